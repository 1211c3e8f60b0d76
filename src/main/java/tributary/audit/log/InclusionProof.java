package tributary.audit.log;

import java.util.List;

/**
 * Shows that a leaf is in a log (RFC 9162, 2.1.3).
 *
 * @param index of the leaf, from 0
 * @param size of the tree
 * @param path hashes from the leaf's sibling up to the root's child
 */
public record InclusionProof(long index, long size, List<Hash> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /** As a C2SP tlog-proof under the head of that size. */
    public String told(SignedNote head) {
        return "c2sp.org/tlog-proof@v1\nindex " + index + "\n" + Hash.lines(path) + "\n" + head;
    }
}

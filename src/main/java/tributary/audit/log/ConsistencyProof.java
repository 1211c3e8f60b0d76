package tributary.audit.log;

import java.util.List;

/**
 * Shows that a log only grew (RFC 9162, 2.1.4).
 *
 * @param older size of the older tree; a proof from 0 is empty
 * @param size of the newer tree
 */
public record ConsistencyProof(long older, long size, List<Hash> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Whether it leads from that older root to that newer one. */
    public boolean verify(Hash olderRoot, Hash root) {
        if (older < 0 || older > size) {
            return false;
        }
        if (older == 0) {
            return path.isEmpty() && olderRoot.equals(Hash.EMPTY);
        }
        if (older == size) {
            return path.isEmpty() && olderRoot.equals(root);
        }
        // An older tree that is complete is itself the first part.
        boolean complete = Long.bitCount(older) == 1;
        if (path.isEmpty() && !complete) {
            return false;
        }
        long place = older - 1;
        long last = size - 1;
        while ((place & 1) == 1) {
            place >>= 1;
            last >>= 1;
        }
        Hash before = complete ? olderRoot : path.get(0);
        Hash after = before;
        for (Hash other : complete ? path : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                before = Hash.ofNode(other, before);
                after = Hash.ofNode(other, after);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                after = Hash.ofNode(after, other);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && before.equals(olderRoot) && after.equals(root);
    }
}

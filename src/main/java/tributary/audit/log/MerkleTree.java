package tributary.audit.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which parts of a Merkle tree a proof consists of (RFC 9162, 2.1). Knows no hashes; those are in {@link Subtree#nodes stored nodes}. */
final class MerkleTree {

    private MerkleTree() {}

    /** The whole tree; its hash is the root. */
    static Subtree root(long size) {
        return new Subtree(0, size);
    }

    /**
     * Parts of the proof that a leaf is in the tree (RFC 9162, 2.1.3.1), the leaf's sibling first.
     *
     * @param index of the leaf, from 0
     */
    static List<Subtree> inclusionProof(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("Leaf " + index + " is not in a tree of " + size);
        }
        List<Subtree> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + split(to - from);
            if (index < middle) {
                path.add(new Subtree(middle, to));
                to = middle;
            } else {
                path.add(new Subtree(from, middle));
                from = middle;
            }
        }
        Collections.reverse(path);
        return path;
    }

    /**
     * Parts of the proof that a tree begins with an older one (RFC 9162, 2.1.4.1).
     *
     * @param older size of the older tree, at least 1
     */
    static List<Subtree> consistencyProof(long older, long size) {
        if (older < 1 || older > size) {
            throw new IllegalArgumentException("A tree of " + size + " cannot begin with one of " + older);
        }
        List<Subtree> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to != older) {
            long middle = from + split(to - from);
            if (older <= middle) {
                path.add(new Subtree(middle, to));
                to = middle;
            } else {
                path.add(new Subtree(from, middle));
                from = middle;
            }
        }
        if (from > 0) {
            path.add(new Subtree(from, to));
        }
        Collections.reverse(path);
        return path;
    }

    /** The largest power of two below the size. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}

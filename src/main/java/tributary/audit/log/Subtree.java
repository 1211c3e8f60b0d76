package tributary.audit.log;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Leaves {@code from} to {@code to} (exclusive), where the tree has a node over just these. Its hash comes from at most log n complete
 * subtrees, which never change once they are there and so can be stored.
 */
record Subtree(long from, long to) {

    /** Root of a complete subtree: it lies over the leaves from {@code index << level} to {@code (index + 1) << level}. */
    record Node(int level, long index) {

        Node parent() {
            return new Node(level + 1, index >> 1);
        }

        boolean isRight() {
            return (index & 1) == 1;
        }

        Node sibling() {
            return new Node(level, index ^ 1);
        }
    }

    /** The complete subtrees that it consists of, from left to right. */
    List<Node> nodes() {
        List<Node> nodes = new ArrayList<>();
        long start = from;
        while (start < to) {
            int level = 63 - Long.numberOfLeadingZeros(to - start);
            nodes.add(new Node(level, start >> level));
            start += 1L << level;
        }
        return nodes;
    }

    Hash hash(Function<Node, Hash> stored) {
        List<Node> nodes = nodes();
        if (nodes.isEmpty()) {
            return Hash.EMPTY;
        }
        Hash hash = stored.apply(nodes.get(nodes.size() - 1));
        for (int i = nodes.size() - 2; i >= 0; i--) {
            hash = Hash.ofNode(stored.apply(nodes.get(i)), hash);
        }
        return hash;
    }
}

package tributary.audit.log;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import tributary.audit.log.Subtree.Node;

/** The right edge of a growing tree: all that is needed to add leaves and to know the root. */
final class Frontier {

    private final Map<Node, Hash> edge;
    private long size;

    /** Continues a tree of that size whose {@link Subtree#nodes root's nodes} are these. */
    Frontier(long size, Map<Node, Hash> edge) {
        this.size = size;
        this.edge = new HashMap<>(edge);
    }

    long size() {
        return size;
    }

    /** Adds a leaf; the answer holds the complete subtrees that it finished, the leaf itself left out. */
    Map<Node, Hash> add(Hash leaf) {
        Map<Node, Hash> finished = new HashMap<>();
        Node node = new Node(0, size);
        Hash hash = leaf;
        while (node.isRight()) {
            hash = Hash.ofNode(Objects.requireNonNull(edge.remove(node.sibling())), hash);
            node = node.parent();
            finished.put(node, hash);
        }
        edge.put(node, hash);
        size++;
        return finished;
    }

    Hash root() {
        return MerkleTree.root(size).hash(node -> Objects.requireNonNull(edge.get(node)));
    }
}

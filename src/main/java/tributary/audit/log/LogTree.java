package tributary.audit.log;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import tributary.audit.log.Subtree.Node;

/** The stored hashes of each tenant's tree. A proof takes at most 256 leaves, and of the subtrees above them about twice as many as its hashes. */
@Component
class LogTree {

    private static final String LEAVES = """
            select 0 as level, leaf_index as node_index, hash
              from audit_leaf where tenant = ? and leaf_index = any (?)
            """;
    private static final String NODES = """
            select level, node_index, hash
              from audit_node join unnest(?::int[], ?::bigint[]) as wanted (level, node_index) using (level, node_index)
             where tenant = ?
            """;

    private static final String APPEND_LEAVES = """
            insert into audit_leaf (tenant, leaf_index, signed_in, position, hash)
            select batch.tenant, batch.first + leaf.number - 1, batch.size, leaf.position, leaf.hash
              from (select ?::text, ?::bigint, ?::bigint) as batch (tenant, first, size),
                   unnest(?::bigint[], ?::bytea[]) with ordinality as leaf (position, hash, number)
            """;
    private static final String APPEND_NODES = """
            insert into audit_node (tenant, level, node_index, hash)
            select log.tenant, node.level, node.node_index, node.hash
              from (select ?::text) as log (tenant), unnest(?::int[], ?::bigint[], ?::bytea[]) as node (level, node_index, hash)
            """;

    /** Level of the lowest subtrees that are kept, each of 256 leaves; those beneath are calculated from their leaves. */
    static final int KEPT = 8;

    private final JdbcTemplate jdbc;

    LogTree(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Hashes of these parts of a tenant's tree, which must be in it. */
    Map<Subtree, Hash> hashes(String tenant, Collection<Subtree> parts) {
        Set<Node> wanted = new HashSet<>();
        parts.forEach(part -> wanted.addAll(part.nodes()));
        Map<Node, Hash> nodes = read(tenant, wanted);
        Map<Subtree, Hash> hashes = new HashMap<>();
        parts.forEach(part -> hashes.put(
                part,
                part.hash(node -> Objects.requireNonNull(
                        nodes.get(node), () -> "The log of " + tenant + " lacks the hash of " + node))));
        return hashes;
    }

    Frontier frontier(String tenant, long size) {
        return new Frontier(size, read(tenant, MerkleTree.root(size).nodes()));
    }

    /** Brings in the leaves behind the first {@code firstIndex}, and those complete subtrees among {@code nodes} that are kept. */
    void append(String tenant, List<Long> positions, List<Hash> leaves, long firstIndex, Map<Node, Hash> nodes) {
        jdbc.update(
                APPEND_LEAVES,
                tenant,
                firstIndex,
                firstIndex + leaves.size(),
                positions.toArray(Long[]::new),
                bytes(leaves));
        List<Node> kept =
                nodes.keySet().stream().filter(node -> node.level() >= KEPT).toList();
        if (!kept.isEmpty()) {
            jdbc.update(
                    APPEND_NODES,
                    tenant,
                    levels(kept),
                    indexes(kept),
                    bytes(kept.stream().map(nodes::get).toList()));
        }
    }

    /** All subtrees that are kept. */
    static Map<Node, Hash> list(JdbcTemplate jdbc, String tenant) {
        Map<Node, Hash> kept = new HashMap<>();
        jdbc.query(
                "select level, node_index, hash from audit_node where tenant = ? and level >= ?",
                collector(kept),
                tenant,
                KEPT);
        return kept;
    }

    private Map<Node, Hash> read(String tenant, Collection<Node> wanted) {
        Map<Node, Hash> found = new HashMap<>();
        List<Node> low = wanted.stream().filter(node -> node.level() < KEPT).toList();
        if (!low.isEmpty()) {
            Long[] leaves = low.stream().flatMap(LogTree::leaves).distinct().toArray(Long[]::new);
            jdbc.query(LEAVES, collector(found), tenant, leaves);
            low.forEach(node -> calculate(node, found));
        }
        List<Node> high = wanted.stream().filter(node -> node.level() >= KEPT).toList();
        if (!high.isEmpty()) {
            jdbc.query(NODES, collector(found), levels(high), indexes(high), tenant);
        }
        return found;
    }

    private static Stream<Long> leaves(Node node) {
        return LongStream.range(node.index() << node.level(), (node.index() + 1) << node.level())
                .boxed();
    }

    /** The hash of a subtree whose leaves are known; null when one of them is not. */
    private static @Nullable Hash calculate(Node node, Map<Node, Hash> known) {
        Hash hash = known.get(node);
        if (hash == null && node.level() > 0) {
            Node left = new Node(node.level() - 1, node.index() << 1);
            Hash before = calculate(left, known);
            Hash behind = calculate(left.sibling(), known);
            if (before != null && behind != null) {
                hash = Hash.ofNode(before, behind);
                known.put(node, hash);
            }
        }
        return hash;
    }

    private static Integer[] levels(List<Node> nodes) {
        return nodes.stream().map(Node::level).toArray(Integer[]::new);
    }

    private static Long[] indexes(List<Node> nodes) {
        return nodes.stream().map(Node::index).toArray(Long[]::new);
    }

    private static byte[][] bytes(List<Hash> hashes) {
        return hashes.stream().map(Hash::bytes).toArray(byte[][]::new);
    }

    private static RowCallbackHandler collector(Map<Node, Hash> found) {
        return row ->
                found.put(new Node(row.getInt("level"), row.getLong("node_index")), Hash.from(row.getBytes("hash")));
    }
}

package tributary.audit.log;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import tributary.audit.log.Subtree.Node;

/** The stored hashes of each tenant's tree. A read asks for just the nodes that it needs: for a proof, about twice as many as its hashes. */
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

    void append(String tenant, List<Long> positions, List<Hash> leaves, long firstIndex, Map<Node, Hash> nodes) {
        jdbc.batchUpdate(
                "insert into audit_leaf (tenant, leaf_index, position, signed_in, hash) values (?, ?, ?, ?, ?)",
                IntStream.range(0, leaves.size())
                        .mapToObj(i -> new Object[] {
                            tenant,
                            firstIndex + i,
                            positions.get(i),
                            firstIndex + leaves.size(),
                            leaves.get(i).bytes()
                        })
                        .toList());
        jdbc.batchUpdate(
                "insert into audit_node (tenant, level, node_index, hash) values (?, ?, ?, ?)",
                nodes.entrySet().stream()
                        .map(node -> new Object[] {
                            tenant,
                            node.getKey().level(),
                            node.getKey().index(),
                            node.getValue().bytes()
                        })
                        .toList());
    }

    private Map<Node, Hash> read(String tenant, Collection<Node> wanted) {
        Long[] leaves = wanted.stream()
                .filter(node -> node.level() == 0)
                .map(Node::index)
                .toArray(Long[]::new);
        List<Node> inner = wanted.stream().filter(node -> node.level() > 0).toList();
        Map<Node, Hash> found = new HashMap<>();
        if (leaves.length > 0) {
            jdbc.query(LEAVES, collector(found), tenant, leaves);
        }
        if (!inner.isEmpty()) {
            jdbc.query(
                    NODES,
                    collector(found),
                    inner.stream().map(Node::level).toArray(Integer[]::new),
                    inner.stream().map(Node::index).toArray(Long[]::new),
                    tenant);
        }
        return found;
    }

    private static RowCallbackHandler collector(Map<Node, Hash> found) {
        return row ->
                found.put(new Node(row.getInt("level"), row.getLong("node_index")), Hash.from(row.getBytes("hash")));
    }
}

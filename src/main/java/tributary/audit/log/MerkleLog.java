package tributary.audit.log;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tributary.tenancy.DeclaredTenants;

/** What can be proved of a tenant's log. */
@Component
public class MerkleLog {

    // Whoever bears a transaction's number that the database has not reached was slipped in, and would be waited for
    // for ever.
    private static final String WAITING_REMOVALS = """
            select exists (
                select from audit_entry e
                 where e.tenant = ? and e.proposal_id = ? and e.type = 'records-removed' and e.detail ->> 'removal' = any (?)
                   and e.transaction_id < pg_snapshot_xmax(pg_current_snapshot())::text::bigint
                   and not exists (select from audit_leaf l where l.position = e.position and l.leaf_index < ?))
            """;

    private final JdbcTemplate jdbc;
    private final LogTree tree;
    private final DeclaredTenants tenants;

    MerkleLog(JdbcTemplate jdbc, LogTree tree, DeclaredTenants tenants) {
        this.jdbc = jdbc;
        this.tree = tree;
        this.tenants = tenants;
    }

    /**
     * An entry's leaf.
     *
     * @param hash of the leaf
     * @param content as it is hashed, in UTF-8; of a removed entry empty
     * @param removal of a removed entry the removal that an entry of the log tells of; null otherwise
     */
    public record Leaf(
            long index,
            long position,
            Hash hash,
            String content,
            @Nullable String removal) {}

    /** The leaves of those entries that are among the first {@code size} of the tenant's log, in the log's order. */
    public List<Leaf> listLeaves(String tenant, Collection<Long> positions, long size) {
        return tenants.also(
                List.of(tenant),
                () -> jdbc.query(
                        "select l.leaf_index, l.hash, e.removal, " + LeafEncoding.COLUMNS + """
                  from audit_leaf l join audit_entry e on e.position = l.position
                 where l.tenant = ? and l.leaf_index < ? and l.position = any (?)
                 order by l.leaf_index
                """,
                        MerkleLog::readLeaf,
                        tenant,
                        size,
                        positions.toArray(Long[]::new)));
    }

    private static Leaf readLeaf(ResultSet row, int number) throws SQLException {
        String removal = row.getString("removal");
        return new Leaf(
                row.getLong("leaf_index"),
                row.getLong("position"),
                Hash.from(row.getBytes("hash")),
                removal == null ? new String(LeafEncoding.encode(row), StandardCharsets.UTF_8) : "",
                removal);
    }

    /** Positions of all entries of a proposal that are among the first {@code size} of the tenant's log, in the log's order. */
    public List<Long> listPositions(String tenant, UUID proposal, long size) {
        return tenants.also(List.of(tenant), () -> jdbc.queryForList("""
                        select e.position from audit_leaf l join audit_entry e on e.position = l.position
                         where l.tenant = ? and e.tenant = l.tenant and e.proposal_id = ? and l.leaf_index < ?
                         order by l.leaf_index
                        """, Long.class, tenant, proposal, size));
    }

    /** Whether one of these removals is told of by an entry that is committed, but not among the first {@code size} of the tenant's log. */
    public boolean isRemovalWaiting(String tenant, UUID proposal, Collection<String> removals, long size) {
        return tenants.also(
                List.of(tenant),
                () -> Boolean.TRUE.equals(jdbc.queryForObject(
                        WAITING_REMOVALS, Boolean.class, tenant, proposal, removals.toArray(String[]::new), size)));
    }

    /** Proofs that these leaves are in the tree of that size, by index. */
    public Map<Long, InclusionProof> proveInclusion(String tenant, Collection<Long> indexes, long size) {
        Set<Subtree> parts = new HashSet<>();
        Map<Long, List<Subtree>> paths = new LinkedHashMap<>();
        for (long index : indexes) {
            List<Subtree> path = MerkleTree.inclusionProof(index, size);
            paths.put(index, path);
            parts.addAll(path);
        }
        Map<Subtree, Hash> hashes = hashes(tenant, parts);
        Map<Long, InclusionProof> proofs = new LinkedHashMap<>();
        paths.forEach((index, path) -> proofs.put(index, new InclusionProof(index, size, inOrder(path, hashes))));
        return proofs;
    }

    /** Proof that the tree of that size begins with the older one; both must have been. */
    public ConsistencyProof proveConsistency(String tenant, long older, long size) {
        List<Subtree> path = older == 0 ? List.of() : MerkleTree.consistencyProof(older, size);
        return new ConsistencyProof(older, size, inOrder(path, hashes(tenant, path)));
    }

    private Map<Subtree, Hash> hashes(String tenant, Collection<Subtree> parts) {
        return tenants.also(List.of(tenant), () -> tree.hashes(tenant, parts));
    }

    private static List<Hash> inOrder(List<Subtree> path, Map<Subtree, Hash> hashes) {
        return path.stream()
                .map(part -> Objects.requireNonNull(hashes.get(part)))
                .toList();
    }
}

package tributary.audit.log;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.audit.log.Subtree.Node;
import tributary.tenancy.DeclaredTenants;

/**
 * Brings committed entries into their tenant's log, and signs a checkpoint over the new head.
 *
 * <p>Order is that of the writing transactions' numbers, then of writing. An entry is taken once no older transaction is open, so none can turn
 * up behind it; how long that may take is up to the longest transaction that writes. One database transaction makes leaves, nodes and
 * checkpoint, so a node that dies leaves all or nothing. Several nodes may run at once: the tenant's advisory lock lets one at a time.
 */
@Component
public class Sequencer {

    private static final int BATCH = 1000;
    private static final Duration PAUSE = Duration.ofMillis(50);

    // The database uses an index on rows that a policy guards only by conditions that it knows to tell nothing of rows
    // that are hidden. Those of bigint are, those of xid8 are not, nor is whatever has a coalesce in it.
    private static final String PENDING = """
            select wanted.tenant
              from unnest(?::text[]) as wanted (tenant)
             cross join lateral (
                    select e.transaction_id, e.position
                      from (select l.position from audit_leaf l
                             where l.tenant = wanted.tenant order by l.leaf_index desc limit 1) as leaf
                      join audit_entry e on e.position = leaf.position
                     union all
                    select 0, 0
                     order by transaction_id desc limit 1) as last
             cross join lateral (
                   (select from audit_entry e
                     where e.tenant = wanted.tenant
                       and e.transaction_id >= last.transaction_id
                       and (e.transaction_id, e.position) > (last.transaction_id, last.position)
                       and e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
                     order by e.transaction_id, e.position limit 1)
                     union all
                    select where last.transaction_id >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint
                     limit 1) as next
            """;

    private static final String NEXT = "select " + LeafEncoding.COLUMNS + """
              from audit_entry e
             where e.tenant = ?
               and (e.transaction_id, e.position) > (?, ?)
               and e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
             order by e.transaction_id, e.position
             limit ?
            """;

    private static final String WAITING = """
            select e.position
              from audit_entry e
             where e.tenant = ?
               and e.transaction_id >= ?
               and (e.transaction_id, e.position) > (?, ?)
               and e.transaction_id < ?
             order by e.transaction_id, e.position
             limit 1
            """;

    private static final String LAST = """
            select l.leaf_index + 1 as size, e.transaction_id, e.position,
                   e.transaction_id >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint as is_ahead
              from (select leaf_index, position from audit_leaf where tenant = ? order by leaf_index desc limit 1) l
              join audit_entry e on e.position = l.position
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final LogTree tree;
    private final LogKeys keys;
    private final DeclaredTenants tenants;
    private final Clock clock;

    Sequencer(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            LogTree tree,
            LogKeys keys,
            DeclaredTenants tenants,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.tree = tree;
        this.keys = keys;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** Those tenants that have entries to be brought in, or whose log cannot grow: {@link #sequence} says why. */
    public List<String> listPending(List<String> logs) {
        return tenants.also(logs, () -> jdbc.queryForList(PENDING, String.class, (Object) logs.toArray(String[]::new)));
    }

    /**
     * Brings in what this tenant has, at most a batch.
     *
     * @return how many entries came in; 0 also when another node is at it
     */
    public int sequence(String tenant) {
        Integer taken =
                tenants.also(List.of(tenant), () -> transaction.execute(status -> isMine(tenant) ? append(tenant) : 0));
        return taken == null ? 0 : taken;
    }

    /**
     * Brings in all that this tenant has when it is called, batch by batch. Waits for another node that is at it, and for older transactions that
     * are open, and leaves out what is behind those that are still open at the latest time.
     */
    public void sequenceAll(String tenant, Instant latest) {
        long end = tenants.also(List.of(tenant), this::nextTransaction);
        int taken = sequence(tenant);
        while (taken == BATCH
                || (Instant.now().isBefore(latest) && findWaiting(tenant, end).isPresent())) {
            if (taken < BATCH) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            taken = sequence(tenant);
        }
    }

    /** Position of the first entry of this tenant that waits to be brought in; empty for none. */
    OptionalLong findWaiting(String tenant) {
        return findWaiting(tenant, Long.MAX_VALUE);
    }

    private OptionalLong findWaiting(String tenant, long end) {
        return tenants.also(List.of(tenant), () -> {
            Last last = last(tenant);
            return jdbc
                    .queryForList(WAITING, Long.class, tenant, last.transaction, last.transaction, last.position, end)
                    .stream()
                    .mapToLong(Long::longValue)
                    .findFirst();
        });
    }

    private long nextTransaction() {
        return Objects.requireNonNull(
                jdbc.queryForObject("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint", Long.class));
    }

    private boolean isMine(String tenant) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select pg_try_advisory_xact_lock(hashtext('tributary.audit.log'), hashtext(?))",
                Boolean.class,
                tenant));
    }

    private int append(String tenant) {
        Last last = last(tenant);
        List<Long> positions = new ArrayList<>();
        List<Hash> leaves = new ArrayList<>();
        jdbc.query(
                NEXT,
                row -> {
                    positions.add(row.getLong("position"));
                    leaves.add(Hash.ofLeaf(LeafEncoding.encode(row)));
                },
                tenant,
                last.transaction,
                last.position,
                BATCH);
        if (leaves.isEmpty()) {
            return 0;
        }
        Frontier frontier = tree.frontier(tenant, last.size);
        Map<Node, Hash> finished = new HashMap<>();
        leaves.forEach(leaf -> finished.putAll(frontier.add(leaf)));
        tree.append(tenant, positions, leaves, last.size, finished);
        sign(tenant, new Checkpoint(keys.origin(tenant), frontier.size(), frontier.root()));
        return leaves.size();
    }

    private void sign(String tenant, Checkpoint checkpoint) {
        jdbc.update(
                "insert into audit_checkpoint (tenant, size, root_hash, note, signed_at) values (?, ?, ?, ?, ?)",
                tenant,
                checkpoint.size(),
                checkpoint.rootHash().bytes(),
                keys.sign(tenant, checkpoint.text()).toString(),
                Timestamp.from(clock.instant()));
    }

    private Last last(String tenant) {
        List<Last> found = jdbc.query(
                LAST,
                (row, number) -> {
                    if (row.getBoolean("is_ahead")) {
                        throw new TransactionNumbersWentBack(tenant, row.getLong("transaction_id"));
                    }
                    return new Last(row.getLong("size"), row.getLong("transaction_id"), row.getLong("position"));
                },
                tenant);
        return found.isEmpty() ? new Last(0, 0, 0) : found.get(0);
    }

    private record Last(long size, long transaction, long position) {}

    /** The database was filled from a dump into a cluster that counts transactions anew: new entries would seem older than the log. */
    static final class TransactionNumbersWentBack extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        TransactionNumbersWentBack(String tenant, long transaction) {
            super(
                    "The log of " + tenant + " ends with transaction " + transaction
                            + ", which this database has not reached: restore a physical backup, or advance its counter by pg_resetwal (docs/audit-format.md)");
        }
    }
}

package tributary.audit.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tributary.audit.log.LogReview.Head;
import tributary.tenancy.DeclaredTenants;

/** Reads a tenant's whole log again from its entries, and says whether it is still the one that was signed and cosigned. */
@Component
public class LogAudit {

    private static final int FETCH = 1000;

    private static final String REACHED = "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint";

    private static final String LAST = """
            select n.transaction_id, n.position from audit_leaf l join audit_entry n on n.position = l.position
             where l.tenant = ? order by l.leaf_index desc limit 1
            """;

    private static final String STRAYS = """
            select e.position
              from audit_entry e
             where e.tenant = ?
               and ((e.transaction_id, e.position) <= (""" + LAST + """
                   )
                    or e.transaction_id >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint)
               and not exists (select from audit_leaf l where l.position = e.position)
             order by e.transaction_id, e.position limit 1
            """;

    private static final String INTRODUCED = """
            select e.detail from audit_entry e join audit_leaf l on l.position = e.position
             where l.tenant = ? and e.type = 'signing-key-introduced' and e.removal is null
            """;

    private static final String COSIGNED = """
            select c.size, c.line, p.note
              from audit_cosignature c left join audit_checkpoint p on p.tenant = c.tenant and p.size = c.size
             where c.tenant = ? and c.witness not like '%/' || c.tenant
            """;

    // Whoever bears a transaction's number that the database has not reached was slipped in, and would wait for ever.
    private static final String WAITING = """
            select e.type, e.detail, e.proposal_id
              from audit_entry e
             where e.tenant = ?
               and e.type in ('signing-key-introduced', 'records-removed', 'personal-data-erased', 'erasures-counted')
               and (e.transaction_id, e.position) > ((""" + LAST + """
                   )
                    union all
                   select 0, 0
                    order by transaction_id desc limit 1)
               and e.transaction_id < pg_snapshot_xmax(pg_current_snapshot())::text::bigint
             order by e.transaction_id, e.position
            """;

    // Each night counts the checkpoints; whoever takes one away, with all that points to it, cannot change what was
    // counted.
    private static final String MISCOUNTED = """
            select leaf_index, position
              from (select leaf_index, position, counted,
                           count(*) filter (where counted is null) over (order by size, counted nulls first) as checkpoints
                      from (select size, null::bigint as counted, null::bigint as leaf_index, null::bigint as position
                              from audit_checkpoint where tenant = ?
                             union all
                            select (e.detail ->> 'size')::bigint, (e.detail ->> 'checkpoints')::bigint, l.leaf_index, l.position
                              from audit_entry e join audit_leaf l on l.position = e.position
                             where e.tenant = ? and e.type = 'log-compared' and e.detail ->> 'size' ~ '^[0-9]{1,18}$'
                               and e.detail ->> 'checkpoints' ~ '^[0-9]{1,18}$') told) count
             where checkpoints <> counted order by leaf_index limit 1
            """;

    private static final String LOST_VIEWS = """
            select l.leaf_index, l.position from audit_leaf l join audit_entry e on e.position = l.position
             where l.tenant = ?
               and e.tenant = ?
               and e.type = 'conflicting-view-found'
               and not exists (select from audit_conflicting_view v
                                where v.tenant = e.tenant
                                  and encode(sha256(convert_to(v.note, 'UTF8')), 'hex') = e.detail ->> 'sha256')
             order by l.leaf_index
            """;

    private final JdbcTemplate jdbc;
    private final LogKeys keys;
    private final DeclaredTenants tenants;

    LogAudit(JdbcTemplate jdbc, LogKeys keys, DeclaredTenants tenants) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.tenants = tenants;
    }

    /** What a log is found to be; {@code fault} is null when all is well. */
    public record Result(
            String tenant, long entries, @Nullable LogFault fault) {}

    /**
     * Reviews a log as it is at one instant; takes as long as reading all of it.
     *
     * <p>In a transaction of its own: one that is joined keeps its own isolation, under which what comes in meanwhile seems signed by nobody.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ, propagation = Propagation.REQUIRES_NEW)
    public Result review(String tenant) {
        return tenants.also(List.of(tenant), () -> read(tenant));
    }

    private Result read(String tenant) {
        JdbcTemplate streaming = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        streaming.setFetchSize(FETCH);
        List<Checkpoint> remembered = listRemembered(streaming, tenant);
        try (Stream<Head> heads = streaming.queryForStream(
                "select size, root_hash, note from audit_checkpoint where tenant = ? order by size",
                (row, number) ->
                        new Head(row.getLong("size"), Hash.from(row.getBytes("root_hash")), row.getString("note")),
                tenant)) {
            LogReview review = new LogReview(
                    keys.origin(tenant), keys.verifiers(tenant), listIntroduced(tenant), heads.iterator(), remembered);
            LeafTelling telling = new LeafTelling(
                    review,
                    tenant,
                    ErasureOrders.of(jdbc, tenant),
                    Objects.requireNonNull(jdbc.queryForObject(REACHED, Long.class)));
            streaming.query(LeafTelling.LEAVES, telling, tenant, tenant);
            review.subtrees(LogTree.list(jdbc, tenant));
            jdbc.query(
                    LOST_VIEWS,
                    row -> {
                        review.entry(
                                row.getLong("leaf_index"),
                                row.getLong("position"),
                                "the proof of another view of this log, which the entry tells of, was removed");
                    },
                    tenant,
                    tenant);
            jdbc.queryForList(STRAYS, Long.class, tenant, tenant).forEach(review::stray);
            jdbc.query(
                    WAITING,
                    row -> {
                        tellWaiting(row, review);
                    },
                    tenant,
                    tenant);
            review.erased(ErasedValues.sum(jdbc, tenant));
            jdbc.query(
                    MISCOUNTED,
                    row -> {
                        review.miscounted(row.getLong("leaf_index"), row.getLong("position"));
                    },
                    tenant,
                    tenant);
            Optional<LogFault> fault = review.end(listKept(tenant, review));
            return new Result(tenant, telling.entries(), fault.orElse(null));
        }
    }

    private static void tellWaiting(ResultSet row, LogReview review) throws SQLException {
        if (LeafTelling.REMOVED.equals(row.getString("type"))) {
            LeafTelling.tellRemoval(row, review::willDeclare);
            return;
        }
        if (LeafTelling.COUNTING.contains(row.getString("type"))) {
            LeafTelling.tellErased(row, review);
            return;
        }
        VerifierKey key = LeafTelling.findKey(row);
        if (key != null) {
            review.willIntroduce(key);
        }
    }

    private List<VerifierKey> listKept(String tenant, LogReview review) {
        List<VerifierKey> kept = new ArrayList<>();
        for (String text : LogKeyRows.listTexts(jdbc, tenant)) {
            VerifierKey key = VerifierKey.find(text);
            if (key == null) {
                review.noKey(text);
            } else {
                kept.add(key);
            }
        }
        return kept;
    }

    private Set<VerifierKey> listIntroduced(String tenant) {
        Set<VerifierKey> introduced = new HashSet<>();
        jdbc.query(
                INTRODUCED,
                row -> {
                    VerifierKey key = LeafTelling.findKey(row);
                    if (key != null) {
                        introduced.add(key);
                    }
                },
                tenant);
        return introduced;
    }

    /**
     * Heads that a witness cosigned and that are not what stands here: the checkpoint was taken away, or is another one than it signed. The others
     * are compared with the log as checkpoints. The member's own witness says nothing of its log.
     */
    private List<Checkpoint> listRemembered(JdbcTemplate streaming, String tenant) {
        List<Checkpoint> remembered = new ArrayList<>();
        streaming.query(
                COSIGNED,
                row -> {
                    String note = row.getString("note");
                    if (note == null || isOfAnother(tenant, note, row.getString("line"))) {
                        remembered.add(new Checkpoint(keys.origin(tenant), row.getLong("size"), Hash.EMPTY));
                    }
                },
                tenant);
        return remembered;
    }

    /** A witness that is no longer listened to cannot be asked. */
    private boolean isOfAnother(String tenant, String note, String line) {
        try {
            SignedNote cosigned =
                    new SignedNote(SignedNote.parse(note).text(), List.of(SignedNote.Signature.kept(line)));
            return keys.witnesses(tenant).stream().anyMatch(key -> key.isNamedIn(cosigned) && !key.hasSigned(cosigned));
        } catch (SignedNote.MalformedNote malformed) {
            return true;
        }
    }
}

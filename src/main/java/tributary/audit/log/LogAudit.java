package tributary.audit.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tributary.tenancy.DeclaredTenants;

/** Reads a tenant's whole log again from its entries, and says whether it is still the one that was signed and cosigned. */
@Component
public class LogAudit {

    private static final int FETCH = 1000;

    private static final String LEAVES =
            "select l.leaf_index, l.hash, l.position as leaf_position, l.signed_in, e.removal, " + LeafEncoding.COLUMNS
                    + """
              from audit_leaf l left join audit_entry e on e.position = l.position
             where l.tenant = ? order by l.leaf_index
            """;

    private static final String LAST = """
            select n.transaction_id, n.position from audit_leaf l join audit_entry n on n.position = l.position
             where l.tenant = ? order by l.leaf_index desc limit 1
            """;

    private static final String STRAYS = """
            select e.position
              from audit_entry e
             where e.tenant = ?
               and (e.transaction_id, e.position) <= (""" + LAST + """
                   )
               and not exists (select from audit_leaf l where l.position = e.position)
             order by e.transaction_id, e.position limit 1
            """;

    // Whoever bears a transaction's number that the database has not reached was slipped in, and would wait for ever.
    private static final String WAITING = """
            select e.type, e.detail
              from audit_entry e
             where e.tenant = ?
               and e.type in ('signing-key-introduced', 'records-removed')
               and (e.transaction_id, e.position) > ((""" + LAST + """
                   )
                    union all
                   select 0, 0
                    order by transaction_id desc limit 1)
               and e.transaction_id < pg_snapshot_xmax(pg_current_snapshot())::text::bigint
             order by e.transaction_id, e.position
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
        Map<Long, SignedNote> signed = new HashMap<>();
        List<Checkpoint> remembered = new ArrayList<>();
        readCheckpoints(tenant, signed, remembered);
        LogReview review = new LogReview(keys.origin(tenant), keys.verifiers(tenant), signed, remembered);
        JdbcTemplate streaming = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        streaming.setFetchSize(FETCH);
        long[] entries = {0};
        streaming.query(
                LEAVES,
                row -> {
                    entries[0]++;
                    tell(row, review);
                },
                tenant);
        jdbc.queryForList(STRAYS, Long.class, tenant, tenant).forEach(review::stray);
        jdbc.query(
                WAITING,
                row -> {
                    tellOfOthers(row, review::willIntroduce, review::willDeclare);
                },
                tenant,
                tenant);
        Optional<LogFault> fault = review.end(LogKeyRows.list(jdbc, tenant));
        return new Result(tenant, entries[0], fault.orElse(null));
    }

    private static void tell(ResultSet row, LogReview review) throws SQLException {
        long index = row.getLong("leaf_index");
        long position = row.getLong("leaf_position");
        long signedIn = row.getLong("signed_in");
        Hash stored = Hash.from(row.getBytes("hash"));
        String removal = row.getString("removal");
        if (removal != null) {
            review.removed(index, position, signedIn, stored, removal);
            return;
        }
        boolean isThere = row.getObject("position") != null;
        review.leaf(index, position, signedIn, stored, isThere ? Hash.ofLeaf(LeafEncoding.encode(row)) : null);
        tellOfOthers(row, review::introduces, review::declares);
    }

    /** What an entry vouches for besides itself. */
    private static void tellOfOthers(ResultSet row, Consumer<VerifierKey> introduced, Declared declared)
            throws SQLException {
        String type = row.getString("type");
        if ("signing-key-introduced".equals(type)) {
            introduced.accept(VerifierKey.parse(
                    LeafEncoding.parse(row.getString("detail")).path("key").asText()));
        } else if ("records-removed".equals(type)) {
            JsonNode detail = LeafEncoding.parse(row.getString("detail"));
            declared.accept(
                    detail.path("removal").asText(),
                    detail.path("entries").asLong(),
                    detail.path("leaves").asText());
        }
    }

    private interface Declared {
        void accept(String removal, long entries, String leaves);
    }

    /** A head that a witness cosigned counts as remembered even if somebody took the checkpoint itself away. */
    private void readCheckpoints(String tenant, Map<Long, SignedNote> signed, List<Checkpoint> remembered) {
        jdbc.query(
                "select size, note from audit_checkpoint where tenant = ?",
                row -> {
                    signed.put(row.getLong("size"), SignedNote.parse(row.getString("note")));
                },
                tenant);
        jdbc.query(
                "select size, line from audit_cosignature where tenant = ?",
                row -> {
                    SignedNote note = signed.get(row.getLong("size"));
                    SignedNote.Signature line = SignedNote.Signature.parse(row.getString("line"));
                    if (note == null) {
                        remembered.add(new Checkpoint(keys.origin(tenant), row.getLong("size"), Hash.EMPTY));
                    } else if (keys.witnesses().stream()
                            .anyMatch(key -> key.hasSigned(new SignedNote(note.text(), List.of(line))))) {
                        remembered.add(Checkpoint.of(note));
                    }
                },
                tenant);
    }
}

package tributary.audit.reconcile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the log tells of comparisons that were made before. */
@Component
class ToldRuns {

    private final JdbcClient database;

    ToldRuns(JdbcClient database) {
        this.database = database;
    }

    /** Whether no other node compares; held until the transaction ends. */
    boolean isMine() {
        return database.sql("select pg_try_advisory_xact_lock(hashtext('tributary.audit.reconcile'))")
                .query(Boolean.class)
                .single();
    }

    /** Up to when was compared; empty when nothing was. */
    Optional<Instant> findLast() {
        return database.sql("""
                        select cast(coalesce(p.detail ->> 'to', e.detail ->> 'to') as timestamptz)
                          from audit_entry e left join audit_personal p on p.position = e.position
                         where e.type = 'log-compared'
                         order by e.position desc limit 1
                        """).query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    /** Disagreements that were told and not told to be settled since. */
    List<Disagreement> listOpen() {
        Map<List<Object>, Disagreement> open = new LinkedHashMap<>();
        database.sql("""
                        select e.proposal_id, e.tenant, e.type, e.step, e.detail ->> 'entry' as entry, e.detail ->> 'subject' as subject,
                               coalesce(e.detail ->> 'what', '') as what, p.detail ->> 'inTables' as in_tables, p.detail ->> 'inLog' as in_log,
                               case when e.outcome = :missing then -1 else 1 end * cast(e.detail ->> 'times' as integer) as times
                          from audit_entry e left join audit_personal p on p.position = e.position
                         where e.type in ('log-disagrees', 'log-agrees')
                         order by e.position
                        """).param("missing", Reconciliation.MISSING_IN_TABLES).query(row -> {
            Disagreement one = read(row);
            List<Object> key = List.of(one.fact(), one.what());
            if (row.getString("type").equals("log-agrees")) {
                open.remove(key);
            } else {
                open.put(key, one);
            }
        });
        return new ArrayList<>(open.values());
    }

    private static Disagreement read(ResultSet row) throws SQLException {
        return new Disagreement(
                new Fact(
                        row.getObject("proposal_id", UUID.class),
                        row.getString("tenant"),
                        row.getString("entry"),
                        row.getString("subject")),
                row.getString("what"),
                row.getInt("times"),
                row.getString("in_tables"),
                row.getString("in_log"),
                row.getString("step"));
    }
}

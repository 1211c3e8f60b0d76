package tributary.audit.reconcile;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
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
    Map<Fact, Integer> listOpen() {
        Map<Fact, Integer> told = new HashMap<>();
        database.sql("""
                        select proposal_id, tenant, detail ->> 'entry' as type, detail ->> 'subject' as subject,
                               case when type = 'log-agrees' then 0 when outcome = :missing then 1 else -1 end
                                   * coalesce(cast(detail ->> 'times' as integer), 0) as times
                          from audit_entry
                         where type in ('log-disagrees', 'log-agrees')
                         order by position
                        """)
                .param("missing", Reconciliation.MISSING_IN_LOG)
                .query((row, number) -> told.put(
                        new Fact(
                                row.getObject("proposal_id", UUID.class),
                                row.getString("tenant"),
                                row.getString("type"),
                                row.getString("subject")),
                        row.getInt("times")))
                .list();
        told.values().removeIf(times -> times == 0);
        return told;
    }
}

package tributary.audit.reconcile;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
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

    /** What was told last of the disagreements about these proposals. */
    Map<Fact, Integer> listDisagreements(Collection<Fact> found) {
        Map<Fact, Integer> told = new HashMap<>();
        database.sql("""
                        select proposal_id, tenant, detail ->> 'entry' as type, detail ->> 'subject' as subject,
                               case when outcome = :missing then 1 else -1 end * cast(detail ->> 'times' as integer) as times
                          from audit_entry
                         where type = 'log-disagrees' and proposal_id = any(:proposals::uuid[])
                         order by position
                        """)
                .param("missing", Reconciliation.MISSING_IN_LOG)
                .param(
                        "proposals",
                        found.stream()
                                .map(fact -> fact.proposal().toString())
                                .distinct()
                                .toArray(String[]::new))
                .query((row, number) -> told.put(
                        new Fact(
                                row.getObject("proposal_id", UUID.class),
                                row.getString("tenant"),
                                row.getString("type"),
                                row.getString("subject")),
                        row.getInt("times")))
                .list();
        return told;
    }
}

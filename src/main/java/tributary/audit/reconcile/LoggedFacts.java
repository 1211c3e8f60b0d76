package tributary.audit.reconcile;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the log tells of the facts that can be compared. */
@Component
class LoggedFacts {

    private static final String FACTS = """
            select proposal_id as proposal, tenant, type,
                   coalesce(case when type in ('process-started', 'process-ended') then instance_id
                                 when type in ('task-created', 'finding-recorded') then detail ->> 'task'
                                 when type = 'revision-sealed' then revision::text
                                 else detail ->> 'role' end, '') as subject
              from audit_entry
             where type in ('process-started', 'process-ended', 'task-created', 'finding-recorded',
                            'revision-sealed', 'proposal-submitted', 'review-started', 'review-decided',
                            'supplement-requested', 'supplement-answered', 'appeal-lodged', 'appeal-decided',
                            'joint-outcome', 'proposal-withdrawn', 'step-released')
               and proposal_id is not null
               and (not jsonb_exists(detail, 'shared')
                    or tenant = coalesce(detail ->> 'member', (select home_member from proposal where id = proposal_id)))
            """;

    private final JdbcClient database;

    LoggedFacts(JdbcClient database) {
        this.database = database;
    }

    List<Fact> list(Instant from, Instant to) {
        return database.sql(FACTS + " and at >= :from and at < :to")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query(Fact.class)
                .list();
    }

    List<Fact> list(UUID proposal) {
        return database.sql(FACTS + " and proposal_id = :proposal")
                .param("proposal", proposal)
                .query(Fact.class)
                .list();
    }
}

package tributary.proposal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the tables of proposals hold of acts that the audit log must tell too; for whoever compares the two. */
@Component
public class RecordedActs {

    private static final String ACTS = """
            with act as (
                select revision.proposal_id, proposal.home_member as tenant, 'revision-sealed' as type,
                       revision.revision::text as subject, revision.sealed_at as at
                  from proposal_revision revision join proposal on proposal.id = revision.proposal_id
                union all
                select proposal_id, member, 'finding-recorded', task_id, closed_at from review_step where outcome is not null
                union all
                select milestone.proposal_id, coalesce(milestone.member, proposal.home_member), milestone.type,
                       coalesce(milestone.role, ''), milestone.occurred_at
                  from milestone join proposal on proposal.id = milestone.proposal_id
                 where milestone.type in ('proposal-submitted', 'review-started', 'review-decided', 'supplement-requested',
                                          'supplement-answered', 'appeal-lodged', 'appeal-decided', 'joint-outcome',
                                          'proposal-withdrawn', 'step-released'))
            select proposal_id, tenant, type, subject, at from act where
            """;

    private final JdbcClient database;

    RecordedActs(JdbcClient database) {
        this.database = database;
    }

    /** Those of a time; its end is not part of it. */
    @Transactional(readOnly = true)
    public List<Act> list(Instant from, Instant to) {
        return database.sql(ACTS + " at >= :from and at < :to")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query(Act.class)
                .list();
    }

    /** All of one proposal. */
    @Transactional(readOnly = true)
    public List<Act> list(UUID proposal) {
        return database.sql(ACTS + " proposal_id = :proposal")
                .param("proposal", proposal)
                .query(Act.class)
                .list();
    }

    /**
     * One act.
     *
     * @param tenant in whose log it must be; the home country for what concerns everybody
     * @param type of the entry that tells it
     * @param subject tells it from others of its type: a revision's number, a task, a role
     */
    public record Act(UUID proposalId, String tenant, String type, String subject) {}
}

package tributary.proposal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the tables of proposals hold that the audit log must tell too, and as what; for whoever compares the two. */
@Component
public class RecordedActs {

    /** Milestones of which the log has an entry of the same type, in the log of the country that they are of. */
    public static final Set<String> MILESTONES = Set.of(
            "proposal-submitted",
            "participant-invited",
            "participant-added",
            "participant-removed",
            "routing-changed",
            "review-started",
            "review-decided",
            "reviews-ended",
            "supplement-requested",
            "supplement-answered",
            "condition-extended",
            "condition-fulfilled",
            "condition-not-fulfilled",
            "consultation-started",
            "consultation-replied",
            "consultation-extended",
            "delivery-proved",
            "mekong-procedure-ended",
            "mekong-procedure-reopened",
            "appeal-lodged",
            "appeal-decided",
            Milestone.REJECTION_FINAL,
            "joint-outcome",
            "proposal-withdrawn",
            StepReleased.TYPE,
            StepReminded.REMINDED,
            StepReminded.WAITING,
            StepReminded.OVERDUE);

    private static final String ACTS = """
            with act as (
                select revision.proposal_id, proposal.home_member as tenant, 'revision-sealed' as type,
                       revision.revision::text as subject, revision.sealed_at as at,
                       jsonb_build_object(
                           'reason', revision.reason, 'person', revision.sealed_by,
                           'facts', encode(sha256(convert_to(revision.facts::text, 'UTF8')), 'hex'),
                           'documents', jsonb_path_query_array(revision.documents, '$[*].sha256')::text) as content
                  from proposal_revision revision join proposal on proposal.id = revision.proposal_id
                union all
                select proposal_id, member, 'finding-recorded', task_id, closed_at,
                       jsonb_build_object(
                           'step', step, 'outcome', outcome, 'revision', revision::text, 'authority', authority,
                           'daysUsed', days_used::text, 'dueOn', coalesce(due_on::text, ''), 'findings', coalesce(findings, ''),
                           'person', completed_by,
                           'answers', (select coalesce(jsonb_object_agg(answer.name, answer.value), '{}')::text from recorded_answer answer
                                        where answer.task_id = review_step.task_id and answer.name <> 'conditions'))
                  from review_step where outcome is not null
                union all
                select milestone.proposal_id, coalesce(milestone.member, proposal.home_member), milestone.type,
                       coalesce(milestone.role, ''), milestone.occurred_at,
                       jsonb_build_object('step', coalesce(milestone.step, ''), 'outcome', coalesce(milestone.outcome, ''),
                                          'revision', milestone.revision::text)
                  from milestone join proposal on proposal.id = milestone.proposal_id
                 where milestone.type = any(:milestones))
            select proposal_id, tenant, type, subject, coalesce(at, timestamptz 'epoch') as at, jsonb_strip_nulls(content) as content
              from act where
            """;

    private static final String STANDING = """
            select proposal_id, member as tenant, 'standing-decision' as type, role as subject,
                   coalesce(decided_at, timestamptz 'epoch') as at, jsonb_build_object('outcome', outcome) as content
              from national_review where outcome is not null and proposal_id = any(:proposals::uuid[])
            union all
            select proposal_id, member, 'standing-condition', role, imposed_at,
                   jsonb_build_object('condition', text || coalesce(' (due ' || due_on || ')', ''), 'state', state)
              from condition_of_approval where proposal_id = any(:proposals::uuid[])
            union all
            select id, home_member, 'standing-outcome', '', concluded_at, jsonb_build_object('outcome', status)
              from proposal where concluded_at is not null and id = any(:proposals::uuid[])
            """;

    private static final TypeReference<Map<String, String>> CONTENT = new TypeReference<>() {};

    private final JdbcClient database;
    private final ObjectMapper json;

    RecordedActs(JdbcClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Those of a time; its end is not part of it. */
    @Transactional(readOnly = true)
    public List<Act> list(Instant from, Instant to) {
        return database.sql(ACTS + " at >= :from and at < :to")
                .param("milestones", MILESTONES.toArray(String[]::new))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query(this::read)
                .list();
    }

    /** All of one proposal. */
    @Transactional(readOnly = true)
    public List<Act> list(UUID proposal) {
        return database.sql(ACTS + " proposal_id = :proposal")
                .param("milestones", MILESTONES.toArray(String[]::new))
                .param("proposal", proposal)
                .query(this::read)
                .list();
    }

    /**
     * What these acts came to, as it stands now in these proposals: {@code standing-decision} of each country and role that decided, {@code
     * standing-condition} for each of its conditions of approval, {@code standing-outcome} of what is concluded.
     */
    @Transactional(readOnly = true)
    public List<Act> listStanding(Collection<UUID> proposals) {
        return database.sql(STANDING)
                .param("proposals", proposals.stream().map(UUID::toString).toArray(String[]::new))
                .query(this::read)
                .list();
    }

    private Act read(ResultSet row, int number) throws SQLException {
        try {
            return new Act(
                    row.getObject("proposal_id", UUID.class),
                    row.getString("tenant"),
                    row.getString("type"),
                    row.getString("subject"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    json.readValue(row.getString("content"), CONTENT));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("The content of an act cannot be read", failure);
        }
    }

    /**
     * One act.
     *
     * @param tenant in whose log it must be; the home country for what concerns everybody
     * @param type of the entry that tells it
     * @param subject tells it from others of its type: a revision's number, a task, a role
     * @param content what came of it, by name, each as a text: {@code outcome}, {@code step}, {@code revision}, …; empty where there is none of
     *     it, left out where the tables do not know it any more
     */
    public record Act(
            UUID proposalId, String tenant, String type, String subject, Instant at, Map<String, String> content) {}
}

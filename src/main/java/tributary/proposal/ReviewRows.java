package tributary.proposal;

import static tributary.proposal.ProposalRows.instant;
import static tributary.proposal.ProposalRows.timestamp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.routing.Participation;
import tributary.time.TimeOrderedId;

/** Rows that reviews fill: who takes part, how far each review is, what was decided, the timeline. */
@Component
class ReviewRows {

    private static final String REJECTED = " and outcome = 'rejected'";

    private final JdbcClient database;
    private final ObjectMapper json;

    ReviewRows(JdbcClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    void storeParticipations(UUID id, List<Participation> participations) {
        String[] kept = participations.stream()
                .map(part -> part.member() + "/" + part.role())
                .toArray(String[]::new);
        database.sql("""
                        delete from national_review where proposal_id = :id and not (member || '/' || role = any(:kept))
                        """).param("id", id).param("kept", kept).update();
        int position = 0;
        for (Participation participation : participations) {
            database.sql("""
                            insert into participation (proposal_id, member, role, position) values (:id, :member, :role, :position)
                            on conflict (proposal_id, member, role) do update set position = excluded.position
                            """)
                    .param("id", id)
                    .param("member", participation.member())
                    .param("role", participation.role())
                    .param("position", position)
                    .update();
            if (participation.role().equals(Participation.HOME)
                    || participation.role().equals(Participation.HOST)) {
                database.sql("""
                                insert into national_review (proposal_id, member, role, position) values (:id, :member, :role, :position)
                                on conflict (proposal_id, member, role) do update set position = excluded.position
                                """)
                        .param("id", id)
                        .param("member", participation.member())
                        .param("role", participation.role())
                        .param("position", position)
                        .update();
            }
            position++;
        }
        // Last, since who takes part sees the proposal's rows.
        database.sql("delete from participation where proposal_id = :id and not (member || '/' || role = any(:kept))")
                .param("id", id)
                .param("kept", kept)
                .update();
    }

    List<Participation> listParticipations(UUID id) {
        return listParticipations(List.of(id)).getOrDefault(id, List.of());
    }

    Map<UUID, List<Participation>> listParticipations(List<UUID> ids) {
        return RowsByProposal.read(
                database.sql(
                        "select proposal_id, member, role from participation where proposal_id = any(:ids::uuid[]) order by position"),
                ids,
                row -> new Participation(row.getString("member"), row.getString("role")));
    }

    List<NationalReview> listNationalReviews(UUID id) {
        return listNationalReviews(List.of(id)).getOrDefault(id, List.of());
    }

    Map<UUID, List<NationalReview>> listNationalReviews(List<UUID> ids) {
        return RowsByProposal.read(
                database.sql("select * from national_review where proposal_id = any(:ids::uuid[]) order by position"),
                ids,
                row -> new NationalReview(
                        row.getString("member"),
                        row.getString("role"),
                        readNullable(row.getString("route")),
                        row.getString("outcome"),
                        instant(row, "started_at"),
                        instant(row, "decided_at"),
                        row.getObject("appeal_until", LocalDate.class)));
    }

    void start(UUID id, String member, String role, Instant now) {
        updateReview(id, member, role, "started_at = coalesce(started_at, :now)", "", Map.of("now", timestamp(now)));
    }

    void storeRoute(UUID id, String member, String role, JsonNode route) {
        updateReview(id, member, role, "route = :route::jsonb", "", Map.of("route", route.toString()));
    }

    void decide(UUID id, String member, String role, String outcome, List<Duty> conditions, Instant now) {
        updateReview(
                id,
                member,
                role,
                "outcome = :outcome, decided_at = :now, appeal_until = null",
                "",
                Map.of("outcome", outcome, "now", timestamp(now)));
        replaceConditions(id, member, role, conditions, now);
    }

    void replaceConditions(UUID id, String member, String role, List<Duty> conditions, Instant now) {
        database.sql("delete from condition_of_approval where proposal_id = :id and member = :member and role = :role")
                .param("id", id)
                .param("member", member)
                .param("role", role)
                .update();
        addConditions(id, member, role, conditions, now);
    }

    void addConditions(UUID id, String member, String role, List<Duty> conditions, Instant now) {
        int position = 0;
        for (Duty condition : conditions) {
            database.sql("""
                            insert into condition_of_approval (id, proposal_id, member, role, position, text, rule, legal_basis, due_on, imposed_at)
                            values (:condition, :id, :member, :role, :position, :text, :rule, :legalBasis::jsonb, :dueOn, :now)
                            """)
                    .param("condition", TimeOrderedId.next(now))
                    .param("id", id)
                    .param("member", member)
                    .param("role", role)
                    .param("position", position++)
                    .param("text", condition.text())
                    .param("rule", condition.rule())
                    .param(
                            "legalBasis",
                            json.valueToTree(condition.legalBasis()).toString())
                    .param("dueOn", condition.dueOn())
                    .param("now", timestamp(now))
                    .update();
        }
    }

    List<ConditionOfApproval> listConditions(UUID id) {
        return listConditions(List.of(id)).getOrDefault(id, List.of());
    }

    Map<UUID, List<ConditionOfApproval>> listConditions(List<UUID> ids) {
        return RowsByProposal.read(
                database.sql("select * from condition_of_approval where proposal_id = any(:ids::uuid[]) order by id"),
                ids,
                this::condition);
    }

    ConditionOfApproval followUp(UUID id, UUID conditionId, String state, @Nullable LocalDate dueOn, String reason) {
        return database.sql("""
                        update condition_of_approval set state = :state, due_on = :dueOn, reason = :reason
                        where id = :condition and proposal_id = :id returning *
                        """)
                .param("state", state)
                .param("dueOn", dueOn)
                .param("reason", reason)
                .param("condition", conditionId)
                .param("id", id)
                .query((row, number) -> condition(row))
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("Proposal " + id + " has no condition " + conditionId));
    }

    void openAppealWindow(UUID id, String member, String role, LocalDate lastDay) {
        updateReview(id, member, role, "appeal_until = :lastDay", REJECTED, Map.of("lastDay", lastDay));
    }

    void reopen(UUID id, String member, String role) {
        database.sql("""
                        update national_review set outcome = null, decided_at = null, appeal_until = null
                        where proposal_id = :id and member = :member and role = :role
                        """)
                .param("id", id)
                .param("member", member)
                .param("role", role)
                .update();
    }

    void open(ReviewStep step) {
        database.sql("""
                        insert into review_step (proposal_id, task_id, member, role, step, subject, stage, authority, actor_group, authority_group,
                                                 term_kind, due_on, days_used, revision, opened_at)
                        values (:id, :task, :member, :role, :step, :subject, :stage, :authority, :actorGroup, :authorityGroup, :termKind, :dueOn,
                                :daysUsed, :revision, :openedAt)
                        on conflict (task_id) do update set authority = excluded.authority, actor_group = excluded.actor_group,
                            authority_group = excluded.authority_group, term_kind = excluded.term_kind, due_on = excluded.due_on,
                            days_used = excluded.days_used
                        """)
                .param("id", step.proposalId())
                .param("task", step.taskId())
                .param("member", step.member())
                .param("role", step.role())
                .param("step", step.step())
                .param("subject", step.subject())
                .param("stage", step.stage())
                .param("authority", step.authority())
                .param("actorGroup", step.actorGroup())
                .param("authorityGroup", step.authorityGroup())
                .param("termKind", step.termKind())
                .param("dueOn", step.dueOn())
                .param("daysUsed", step.daysUsed())
                .param("revision", step.revision())
                .param("openedAt", timestamp(step.openedAt()))
                .update();
    }

    void revise(String taskId, int revision) {
        database.sql("update review_step set revision = :revision where task_id = :task and closed_at is null")
                .param("revision", revision)
                .param("task", taskId)
                .update();
    }

    Optional<ReviewStep> moveLimit(String taskId, @Nullable LocalDate dueOn, int daysUsed) {
        return database.sql("""
                        update review_step set due_on = :dueOn, days_used = :daysUsed
                        where task_id = :task and closed_at is null returning *
                        """)
                .param("dueOn", dueOn)
                .param("daysUsed", daysUsed)
                .param("task", taskId)
                .query((row, number) -> step(row))
                .optional();
    }

    ReviewStep close(
            String taskId, String outcome, @Nullable String findings, int daysUsed, String completedBy, Instant now) {
        return database.sql("""
                        update review_step set closed_at = :now, outcome = :outcome, findings = :findings, days_used = :daysUsed,
                               completed_by = :completedBy
                        where task_id = :task returning *
                        """)
                .param("now", timestamp(now))
                .param("outcome", outcome)
                .param("findings", findings)
                .param("daysUsed", daysUsed)
                .param("completedBy", completedBy)
                .param("task", taskId)
                .query((row, number) -> step(row))
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("No step was opened for task " + taskId));
    }

    void cancel(String taskId, Instant now) {
        database.sql("update review_step set closed_at = :now where task_id = :task and closed_at is null")
                .param("now", timestamp(now))
                .param("task", taskId)
                .update();
    }

    List<ReviewStep> listSteps(UUID id) {
        return listSteps(List.of(id)).getOrDefault(id, List.of());
    }

    Map<UUID, List<ReviewStep>> listSteps(List<UUID> ids) {
        return RowsByProposal.read(
                database.sql(
                        "select * from review_step where proposal_id = any(:ids::uuid[]) order by opened_at, step"),
                ids,
                ReviewRows::step);
    }

    Optional<ReviewStep> findStep(String taskId) {
        return database.sql("select * from review_step where task_id = :task")
                .param("task", taskId)
                .query((row, number) -> step(row))
                .optional();
    }

    void addAppeal(UUID id, Appeal appeal, String by) {
        database.sql("""
                        insert into appeal (id, proposal_id, member, role, grounds, lodged_by, lodged_at)
                        values (:appeal, :id, :member, :role, :grounds, :by, :at)
                        """)
                .param("appeal", appeal.id())
                .param("id", id)
                .param("member", appeal.member())
                .param("role", appeal.role())
                .param("grounds", appeal.grounds())
                .param("by", by)
                .param("at", timestamp(appeal.lodgedAt()))
                .update();
    }

    Appeal decideAppeal(UUID appealId, boolean upheld, Instant now) {
        return database.sql("update appeal set upheld = :upheld, decided_at = :now where id = :id returning *")
                .param("upheld", upheld)
                .param("now", timestamp(now))
                .param("id", appealId)
                .query((row, number) -> appeal(row))
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("There is no appeal " + appealId));
    }

    List<Appeal> listAppeals(UUID id) {
        return listAppeals(List.of(id)).getOrDefault(id, List.of());
    }

    Map<UUID, List<Appeal>> listAppeals(List<UUID> ids) {
        return RowsByProposal.read(
                database.sql("select * from appeal where proposal_id = any(:ids::uuid[]) order by id"),
                ids,
                ReviewRows::appeal);
    }

    void addMilestone(UUID id, Milestone milestone) {
        database.sql("""
                        insert into milestone (id, proposal_id, type, member, role, step, outcome, revision, occurred_at)
                        values (:milestone, :id, :type, :member, :role, :step, :outcome, :revision, :at)
                        """)
                .param("milestone", TimeOrderedId.next(milestone.at()))
                .param("id", id)
                .param("type", milestone.type())
                .param("member", milestone.member())
                .param("role", milestone.role())
                .param("step", milestone.step())
                .param("outcome", milestone.outcome())
                .param("revision", milestone.revision())
                .param("at", timestamp(milestone.at()))
                .update();
    }

    List<Milestone> listMilestones(UUID id) {
        return database.sql("select * from milestone where proposal_id = :id order by occurred_at, id")
                .param("id", id)
                .query((row, number) -> milestone(row))
                .list();
    }

    /** When a member's steps were reminded of, in whichever of its parts. */
    Map<UUID, List<Milestone>> listReminders(List<UUID> ids, String member) {
        return RowsByProposal.read(
                database.sql("""
                                select * from milestone
                                where proposal_id = any(:ids::uuid[]) and member = :member
                                  and type = any(:types)
                                order by occurred_at
                                """).param("member", member).param("types", StepReminded.TYPES.toArray(String[]::new)),
                ids,
                ReviewRows::milestone);
    }

    private static Milestone milestone(ResultSet row) throws SQLException {
        return new Milestone(
                row.getTimestamp("occurred_at").toInstant(),
                row.getString("type"),
                row.getString("member"),
                row.getString("role"),
                row.getString("step"),
                row.getString("outcome"),
                row.getInt("revision"));
    }

    private ConditionOfApproval condition(ResultSet row) throws SQLException {
        List<String> legalBasis = new ArrayList<>();
        JsonNode citations = readNullable(row.getString("legal_basis"));
        if (citations != null) {
            citations.forEach(citation -> legalBasis.add(citation.asText()));
        }
        return new ConditionOfApproval(
                row.getObject("id", UUID.class),
                row.getString("member"),
                row.getString("role"),
                row.getString("text"),
                row.getString("rule"),
                legalBasis,
                row.getObject("due_on", LocalDate.class),
                row.getString("state"),
                row.getString("reason"),
                row.getTimestamp("imposed_at").toInstant());
    }

    private static Appeal appeal(ResultSet row) throws SQLException {
        return new Appeal(
                row.getObject("id", UUID.class),
                row.getString("member"),
                row.getString("role"),
                row.getString("grounds"),
                row.getTimestamp("lodged_at").toInstant(),
                row.getObject("upheld", Boolean.class),
                instant(row, "decided_at"));
    }

    private static ReviewStep step(ResultSet row) throws SQLException {
        return new ReviewStep(
                row.getObject("proposal_id", UUID.class),
                row.getString("task_id"),
                row.getString("member"),
                row.getString("role"),
                row.getString("step"),
                row.getObject("subject", UUID.class),
                row.getString("stage"),
                row.getString("authority"),
                row.getString("actor_group"),
                row.getString("authority_group"),
                row.getString("term_kind"),
                row.getObject("due_on", LocalDate.class),
                row.getInt("days_used"),
                row.getInt("revision"),
                row.getTimestamp("opened_at").toInstant(),
                instant(row, "closed_at"),
                row.getString("outcome"),
                row.getString("findings"),
                row.getString("completed_by"));
    }

    /** Changes the one row of a review; {@code condition} narrows which state it may be in. */
    private void updateReview(
            UUID id, String member, String role, String changes, String condition, Map<String, ?> values) {
        int changed = database.sql("update national_review set " + changes
                        + " where proposal_id = :id and member = :member and role = :role" + condition)
                .params(values)
                .param("id", id)
                .param("member", member)
                .param("role", role)
                .update();
        if (changed != 1) {
            throw new IllegalArgumentException("Proposal " + id + " has no such review by " + member + " as " + role);
        }
    }

    private @Nullable JsonNode readNullable(@Nullable String text) {
        try {
            return text == null ? null : json.readTree(text);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("Stored JSON cannot be read", failure);
        }
    }
}

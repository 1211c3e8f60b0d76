package tributary.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tributary.local.TributaryTest;

@TributaryTest
class RemindersTests {

    private static final String STEP = "collect-sector-opinions";
    private static final String WITHOUT_LIMIT = "check-completeness";

    private final ReviewUnderTest review;
    private final FilterService filters;
    private final JdbcClient database;

    @Autowired
    RemindersTests(ReviewUnderTest review, FilterService filters, JdbcClient database) {
        this.review = review;
        this.filters = filters;
        this.database = database;
    }

    @Test
    void remindsOnceBeforeALimitAndEscalatesOnceAtItsEnd() {
        UUID id = begun();
        review.complete(id, "la", WITHOUT_LIMIT, "pass");
        Task task = review.task(id, "la", STEP);
        Instant opened = task.getCreateTime().toInstant();
        Instant due = task.getDueDate().toInstant();
        Duration limit = Duration.between(opened, due);
        review.tasks.deleteCandidateGroup(task.getId(), "la.focal-points");

        review.remindAt(id, opened.plus(limit.multipliedBy(3).dividedBy(4)));
        assertThat(notes(id, Reminders.REMINDED, STEP)).isZero();
        assertThat(isUrgentToOneStop(task)).isFalse();

        review.remindAt(id, opened.plus(limit.multipliedBy(9).dividedBy(10)));
        review.remindAt(id, due.minusSeconds(1));
        assertThat(notes(id, Reminders.REMINDED, STEP)).isOne();
        assertThat(notes(id, Reminders.OVERDUE, STEP)).isZero();
        assertThat(isUrgentToOneStop(task)).isTrue();
        assertThat(told(id, Reminders.REMINDED, STEP)).containsExactly("la.ipmc-office");

        review.remindAt(id, due.plusSeconds(1));
        review.remindAt(id, due.plus(Duration.ofDays(3)));
        assertThat(notes(id, Reminders.OVERDUE, STEP)).isOne();
        assertThat(groups(task)).contains("la.focal-points");
        assertThat(told(id, Reminders.OVERDUE, STEP)).containsExactly("la.focal-points, la.ipmc-office");
        assertThat(review.task(id, "la", STEP).getId()).isEqualTo(task.getId());
        review.withdraw(id);
    }

    @Test
    void callsTheFocalPointInWithoutMakingItAnApprover() {
        UUID id = review.submitGarmentsInCambodia();
        for (String step :
                List.of("check-completeness", "review-legal-framework", "assess-qualification", "review-environment")) {
            review.complete(id, "kh", step, "pass");
            review.awaitQuiet(id);
        }
        String decision = "decide-national";
        Task task = review.task(id, "kh", decision);
        review.remindAt(id, task.getDueDate().toInstant().plusSeconds(1));
        assertThat(groups(task)).contains("kh.focal-points", "kh.approvers");

        assertThatThrownBy(() -> review.completeAs("finance", "focal-points", task, "approve", Map.of()))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("kh.finance is called in to see that this is decided");

        review.completeAs("approver", "approvers", task, "approve", Map.of());
        review.await(() -> review.review(id, "kh").outcome() != null);
    }

    @Test
    void remindsEveryThirtyDaysWhereTheLawSetsNoLimit() {
        UUID id = begun();
        Task task = review.task(id, "la", WITHOUT_LIMIT);
        review.as("la.focal", "la", List.of("la.focal-points"), () -> review.tasks.claim(task.getId(), "la.focal"));
        Instant opened = task.getCreateTime().toInstant();
        assertThat(task.getDueDate()).isNull();

        review.remindAt(id, opened.plus(Duration.ofDays(29)));
        assertThat(notes(id, Reminders.WAITING, WITHOUT_LIMIT)).isZero();

        review.remindAt(id, opened.plus(Duration.ofDays(30)));
        review.remindAt(id, opened.plus(Duration.ofDays(59)));
        assertThat(notes(id, Reminders.WAITING, WITHOUT_LIMIT)).isOne();
        assertThat(told(id, Reminders.WAITING, WITHOUT_LIMIT).get(0)).startsWith("la.focal, ");

        review.remindAt(id, opened.plus(Duration.ofDays(61)));
        assertThat(notes(id, Reminders.WAITING, WITHOUT_LIMIT)).isEqualTo(2);
        assertThat(groups(task)).doesNotContain("la.approvers");
        review.withdraw(id);
    }

    private UUID begun() {
        UUID id = review.submit(Map.of());
        review.complete(id, "joint", "confirm-scope", "pass", Map.of("minorUse", true));
        review.task(id, "la", WITHOUT_LIMIT);
        return id;
    }

    /** Whether the list of what is urgent shows the task to the one-stop service of Lao PDR. */
    private boolean isUrgentToOneStop(Task task) {
        Filter urgent = filters.createFilterQuery().filterName("Due soon or overdue").list().stream()
                .filter(filter -> "tenant:la".equals(filter.getProperties().get("tributary")))
                .findFirst()
                .orElseThrow();
        boolean[] shown = new boolean[1];
        review.as(
                "la.legal",
                "la",
                List.of("la.legal-reviewers", "la.ipmc-office"),
                () -> shown[0] = filters.count(
                                urgent.getId(), review.tasks.createTaskQuery().taskId(task.getId()))
                        == 1);
        return shown[0];
    }

    private List<String> groups(Task task) {
        return review.tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .toList();
    }

    /** How often that was noted of the Lao step; China's own limits are shorter. */
    private long notes(UUID id, String type, String step) {
        return review.proposals.listMilestones(id).stream()
                .filter(milestone -> milestone.type().equals(type)
                        && "la".equals(milestone.member())
                        && step.equals(milestone.step()))
                .count();
    }

    /** To whom the audit log says that it was told. */
    private List<String> told(UUID id, String type, String step) {
        return database.sql("""
                        select (select string_agg(holder, ', ' order by holder) from jsonb_array_elements_text(p.detail -> 'to') holder)
                        from audit_entry e join audit_personal p using (position)
                        where e.proposal_id = :id and e.tenant = 'la' and e.type = :type and e.step = :step
                        order by position
                        """)
                .param("id", id)
                .param("type", type)
                .param("step", step)
                .query(String.class)
                .list();
    }
}

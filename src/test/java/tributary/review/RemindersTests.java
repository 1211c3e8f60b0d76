package tributary.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.local.TributaryTest;

@TributaryTest
class RemindersTests {

    private static final String STEP = "collect-sector-opinions";

    private final ReviewUnderTest review;
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    @Autowired
    RemindersTests(ReviewUnderTest review, JdbcClient database, TransactionTemplate transaction) {
        this.review = review;
        this.database = database;
        this.transaction = transaction;
    }

    @Test
    void remindsOnceBeforeALimitAndEscalatesOnceAtItsEnd() {
        UUID id = review.submit(Map.of());
        review.complete(id, "joint", "confirm-scope", "pass", Map.of("minorUse", true));
        review.complete(id, "la", "check-completeness", "pass");
        Task task = review.task(id, "la", STEP);
        Instant opened = task.getCreateTime().toInstant();
        Instant due = task.getDueDate().toInstant();
        Duration limit = Duration.between(opened, due);
        review.tasks.deleteCandidateGroup(task.getId(), "la.focal-points");

        checkAt(opened.plus(limit.multipliedBy(3).dividedBy(4)));
        assertThat(notes(id, Reminders.REMINDED)).isZero();

        checkAt(opened.plus(limit.multipliedBy(9).dividedBy(10)));
        checkAt(due.minusSeconds(1));
        assertThat(notes(id, Reminders.REMINDED)).isOne();
        assertThat(notes(id, Reminders.OVERDUE)).isZero();

        checkAt(due.plusSeconds(1));
        checkAt(due.plus(Duration.ofDays(3)));
        assertThat(notes(id, Reminders.OVERDUE)).isOne();
        assertThat(review.tasks.getIdentityLinksForTask(task.getId()))
                .extracting(IdentityLink::getGroupId)
                .contains("la.focal-points");
        assertThat(review.task(id, "la", STEP).getId()).isEqualTo(task.getId());
        review.withdraw(id);
    }

    /** How often that was noted of the Lao step; China's own limits are shorter. */
    private long notes(UUID id, String type) {
        return review.proposals.listMilestones(id).stream()
                .filter(milestone -> milestone.type().equals(type) && STEP.equals(milestone.step()))
                .count();
    }

    private void checkAt(Instant moment) {
        Reminders reminders = new Reminders(
                review.tasks, review.runtime, review.proposals, database, Clock.fixed(moment, ZoneOffset.UTC));
        transaction.executeWithoutResult(status -> reminders.checkLimits());
    }
}

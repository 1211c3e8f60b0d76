package tributary.review;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.proposal.Proposals;

/**
 * Reminds at four fifths of a limit and escalates to the focal points at its end, once each, as notes on the timeline. A limit that the law gives
 * to an authority never decides anything by itself.
 */
@Component
class Reminders {

    static final String REMINDED = "step-reminded";
    static final String OVERDUE = "step-overdue";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Proposals proposals;
    private final JdbcClient database;
    private final Clock clock;

    Reminders(TaskService tasks, RuntimeService runtime, Proposals proposals, JdbcClient database, Clock clock) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.proposals = proposals;
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT1M")
    @Transactional
    void checkLimits() {
        Instant now = clock.instant();
        for (Task task : tasks.createTaskQuery()
                .dueAfter(Date.from(Instant.EPOCH))
                .active()
                .list()) {
            Instant opened = task.getCreateTime().toInstant();
            Instant due = task.getDueDate().toInstant();
            if (now.isAfter(due)) {
                if (note(task, OVERDUE)) {
                    tasks.addCandidateGroup(task.getId(), focalPoints(task.getTenantId()));
                }
            } else if (now.isAfter(opened.plus(fourFifths(Duration.between(opened, due))))) {
                note(task, REMINDED);
            }
        }
    }

    private static Duration fourFifths(Duration limit) {
        return limit.multipliedBy(4).dividedBy(5);
    }

    private static String focalPoints(String tenant) {
        return tenant.equals(ReviewVariables.JOINT) ? "joint.secretariat" : tenant + ".focal-points";
    }

    private boolean note(Task task, String type) {
        int noted = database.sql("insert into step_note (task_id, type) values (:task, :type) on conflict do nothing")
                .param("task", task.getId())
                .param("type", type)
                .update();
        if (noted == 1) {
            UUID proposalId =
                    UUID.fromString((String) runtime.getVariable(task.getExecutionId(), ReviewVariables.PROPOSAL_ID));
            Object role = runtime.getVariable(task.getExecutionId(), ReviewVariables.ROLE);
            proposals.milestoneReached(
                    proposalId,
                    type,
                    task.getTenantId(),
                    role == null ? ReviewVariables.JOINT : role.toString(),
                    task.getTaskDefinitionKey(),
                    null);
        }
        return noted == 1;
    }
}

package tributary.review;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.engine.Overtaken;
import tributary.engine.TaskFilters;
import tributary.member.Member;
import tributary.proposal.Proposals;
import tributary.proposal.ReviewStep;
import tributary.proposal.StepReminded;
import tributary.tenancy.DeclaredTenants;

/**
 * Reminds whoever holds a step: at four fifths of its limit, and every 30 days where there is none; at the end of a limit it calls in the focal
 * points. Each reminder is noted once on the timeline and in the audit log, and moves the task up in the lists. It never decides anything: a
 * limit that the law gives to an authority ends nothing by itself.
 */
@Component
class Reminders {

    static final String REMINDED = StepReminded.REMINDED;
    static final String WAITING = StepReminded.WAITING;
    static final String OVERDUE = StepReminded.OVERDUE;

    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
    private static final Duration WITHOUT_LIMIT = Duration.ofDays(30);

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Proposals proposals;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final DeclaredTenants tenants;
    private final Clock clock;

    Reminders(
            TaskService tasks,
            RuntimeService runtime,
            Proposals proposals,
            JdbcClient database,
            TransactionTemplate transaction,
            DeclaredTenants tenants,
            Clock clock) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.proposals = proposals;
        this.database = database;
        this.transaction = transaction;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT1M")
    void checkLimits() {
        tenants.all(() -> check(tasks::createTaskQuery));
    }

    /** Of these tasks, those that are open. */
    void check(Supplier<TaskQuery> some) {
        Instant now = clock.instant();
        List<Task> open = new ArrayList<>(
                some.get().dueAfter(Date.from(Instant.EPOCH)).active().list());
        open.addAll(some.get()
                .withoutDueDate()
                .taskCreatedBefore(Date.from(now.minus(WITHOUT_LIMIT)))
                .active()
                .list());
        // The seats of a committee are reminded together.
        Map<List<String>, List<Task>> steps = new LinkedHashMap<>();
        for (Task task : open) {
            steps.computeIfAbsent(
                            List.of(task.getProcessInstanceId(), task.getTaskDefinitionKey()), it -> new ArrayList<>())
                    .add(task);
        }
        steps.values().forEach(step -> checkAlone(step, now));
    }

    /** What fails with one step must keep nobody else from being reminded. */
    private void checkAlone(List<Task> step, Instant now) {
        String task = step.get(0).getId();
        try {
            Reminder due = due(step.get(0), now);
            if (due != null && !standsStill(step.get(0))) {
                transaction.executeWithoutResult(status -> remind(step, due));
            }
        } catch (RuntimeException failure) {
            if (failure instanceof NullValueException || Overtaken.isIn(failure)) {
                LOG.info("Task {} changed while it was looked at; it is looked at again later", task, failure);
            } else {
                LOG.error("Nobody can be reminded of task {}; it is tried again later", task, failure);
            }
        }
    }

    private void remind(List<Task> step, Reminder due) {
        Set<String> to = new LinkedHashSet<>();
        for (Task task : step) {
            if (isNew(task, due)) {
                if (due.type().equals(OVERDUE)) {
                    escalate(task);
                }
                tasks.setPriority(task.getId(), due.priority());
                to.addAll(holders(task));
            }
        }
        if (!to.isEmpty()) {
            proposals
                    .findStep(step.get(0).getId())
                    .ifPresent(opened -> proposals.stepReminded(opened, due.type(), List.copyOf(to)));
        }
    }

    private static @Nullable Reminder due(Task task, Instant now) {
        Instant opened = task.getCreateTime().toInstant();
        if (task.getDueDate() == null) {
            long times = Duration.between(opened, now).dividedBy(WITHOUT_LIMIT);
            return times == 0 ? null : new Reminder(WAITING, WAITING + "-" + times, TaskFilters.DUE_SOON);
        }
        Instant due = task.getDueDate().toInstant();
        if (now.isAfter(due)) {
            return new Reminder(OVERDUE, OVERDUE, TaskFilters.OVERDUE);
        }
        Duration limit = Duration.between(opened, due);
        return now.isAfter(opened.plus(limit.multipliedBy(4).dividedBy(5)))
                ? new Reminder(REMINDED, REMINDED, TaskFilters.DUE_SOON)
                : null;
    }

    /** Whether the law sets a limit, but a question of a step that shares it is with the enterprise. */
    private boolean standsStill(Task task) {
        return task.getDueDate() == null
                && proposals
                        .findStep(task.getId())
                        .filter(ReviewStep::isWithoutItsDay)
                        .map(step -> proposals.getProposal(step.proposalId()).isAsked(step.member(), step.role()))
                        .orElse(false);
    }

    private boolean isNew(Task task, Reminder due) {
        return database.sql("insert into step_note (task_id, type) values (:task, :type) on conflict do nothing")
                        .param("task", task.getId())
                        .param("type", due.note())
                        .update()
                == 1;
    }

    /** A condition that is overdue concerns those too who decide. */
    private void escalate(Task task) {
        String tenant = task.getTenantId();
        if (tenant.equals(Member.JOINT)) {
            tasks.addCandidateGroup(task.getId(), "joint.secretariat");
            return;
        }
        tasks.addCandidateGroup(task.getId(), tenant + ".focal-points");
        if (runtime.getVariable(task.getExecutionId(), ReviewVariables.CONDITION_ID) != null) {
            tasks.addCandidateGroup(task.getId(), tenant + ".approvers");
        }
    }

    private Collection<String> holders(Task task) {
        Set<String> holders = new LinkedHashSet<>();
        if (task.getAssignee() != null) {
            holders.add(task.getAssignee());
        }
        for (IdentityLink link : tasks.getIdentityLinksForTask(task.getId())) {
            if (link.getGroupId() != null) {
                holders.add(link.getGroupId());
            }
        }
        return holders;
    }

    /**
     * What is due.
     *
     * @param note under which it is remembered for the task
     */
    private record Reminder(String type, String note, int priority) {}
}

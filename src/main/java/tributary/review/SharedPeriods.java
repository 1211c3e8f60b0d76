package tributary.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.engine.WithoutUser;
import tributary.proposal.Proposals;
import tributary.proposal.ReviewStep;

/**
 * Moves the limits of open tasks that share a period when a question of one stops it, and when the answer lets it run on: what the task shows, when
 * it is due, and the timers that wait for the end.
 */
@Component
class SharedPeriods {

    private final ProcessEngineConfigurationImpl engine;
    private final TaskService tasks;
    private final ManagementService jobs;
    private final Proposals proposals;
    private final Assignments assignments;
    private final StepTerms terms;
    private final Limits limits;
    private final OpenBriefs briefs;
    private final WithoutUser withoutUser;

    SharedPeriods(
            ProcessEngineConfigurationImpl engine,
            TaskService tasks,
            ManagementService jobs,
            Proposals proposals,
            Assignments assignments,
            StepTerms terms,
            Limits limits,
            OpenBriefs briefs,
            WithoutUser withoutUser) {
        this.engine = engine;
        this.tasks = tasks;
        this.jobs = jobs;
        this.proposals = proposals;
        this.assignments = assignments;
        this.terms = terms;
        this.limits = limits;
        this.briefs = briefs;
        this.withoutUser = withoutUser;
    }

    /** Asks of every open task of a member's review when it is due now. */
    void settle(UUID proposalId, String member, String role) {
        List<ReviewStep> open = proposals.listSteps(proposalId).stream()
                .filter(step -> step.isOpen()
                        && step.member().equals(member)
                        && step.role().equals(role))
                .toList();
        withoutUser.run(() -> engine.getCommandExecutorTxRequired().execute(command -> {
            open.forEach(step -> settle(command, step));
            return null;
        }));
    }

    private void settle(CommandContext command, ReviewStep step) {
        TaskEntity task = command.getTaskManager().findTaskById(step.taskId());
        StepProperties properties = task == null
                ? null
                : StepProperties.find(task.getExecution(), step.step()).orElse(null);
        if (task == null || properties == null || properties.group() != null) {
            return;
        }
        if (ReviewVariables.findText(task, ReviewVariables.PROPOSAL_ID) == null) {
            throw new OptimisticLockingException("The process of task " + step.taskId() + " moved on at that moment");
        }
        Assignment assignment = assignments.find(task, step.member(), step.step(), properties);
        if (StepTerms.sharesPeriod(properties, assignment)) {
            StepTerms.Standing standing = terms.at(task, step.member(), step.step(), properties, assignment);
            move(task, step, standing.dueOn(), standing.daysUsed());
            moveTimers(command, task);
        }
    }

    private void move(TaskEntity task, ReviewStep step, @Nullable LocalDate dueOn, int daysUsed) {
        if (Objects.equals(dueOn, step.dueOn())) {
            return;
        }
        task.setDueDate(limits.dueAt(dueOn, step.member()));
        tasks.saveTask(task);
        int sinceOpening = limits.daysSince(step.openedAt(), step.termKind(), step.member());
        proposals.limitMoved(step.taskId(), dueOn, daysUsed - sinceOpening);
        briefs.moveLimit(step, dueOn);
    }

    // Those of a task that has just come back were set before it was there, when its question was still open.
    private void moveTimers(CommandContext command, TaskEntity task) {
        ActivityImpl activity = task.getExecution().getActivity();
        Set<String> attached =
                activity.getEventActivities().stream().map(ActivityImpl::getId).collect(Collectors.toSet());
        for (JobEntity job : command.getJobManager().findJobsByProcessInstanceId(task.getProcessInstanceId())) {
            if (job instanceof TimerEntity && attached.contains(job.getActivityId())) {
                jobs.recalculateJobDuedate(job.getId(), false);
            }
        }
    }
}

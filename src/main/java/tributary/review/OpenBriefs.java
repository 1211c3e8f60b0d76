package tributary.review;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.engine.WithoutUser;
import tributary.proposal.Proposal;
import tributary.proposal.Proposals;
import tributary.proposal.ReviewStep;

/** Puts what came in meanwhile into the briefs of tasks that are open: the project as it is filed now, documents, and how far lenders are. */
@Component
public class OpenBriefs {

    /** The variable of a task that holds what its form shows. */
    public static final String BRIEF = "brief";

    private final TaskService tasks;
    private final TaskBrief briefs;
    private final Proposals proposals;
    private final WithoutUser engine;

    OpenBriefs(TaskService tasks, TaskBrief briefs, Proposals proposals, WithoutUser engine) {
        this.proposals = proposals;
        this.tasks = tasks;
        this.briefs = briefs;
        this.engine = engine;
    }

    /** Renews the briefs of all open tasks that serve the proposal. */
    void renew(UUID proposalId) {
        renew(proposalId, open(proposalId).list());
    }

    /** Renews the briefs of these members' open tasks that serve the proposal. */
    public void renew(UUID proposalId, Collection<String> members) {
        engine.run(() -> renew(
                proposalId,
                open(proposalId).tenantIdIn(members.toArray(String[]::new)).list()));
    }

    /** Tells in the brief of an open task when it is due now. */
    void moveLimit(ReviewStep step, @Nullable LocalDate dueOn) {
        rewrite(step, written -> briefs.due(written, dueOn));
    }

    private TaskQuery open(UUID proposalId) {
        return tasks.createTaskQuery().processInstanceBusinessKey(proposalId.toString());
    }

    private void renew(UUID proposalId, List<Task> open) {
        Proposal proposal = proposals.getProposal(proposalId);
        Map<String, ReviewStep> steps = proposals.listSteps(proposalId).stream()
                .filter(ReviewStep::isOpen)
                .collect(Collectors.toMap(ReviewStep::taskId, step -> step));
        open.forEach(task -> Optional.ofNullable(steps.get(task.getId())).ifPresent(step -> renew(step, proposal)));
    }

    private void renew(ReviewStep step, Proposal proposal) {
        rewrite(step, written -> briefs.renewed(written, proposal, step));
        if (step.revision() != proposal.revision()) {
            proposals.stepRevised(step.taskId(), proposal.revision());
        }
    }

    private void rewrite(ReviewStep step, UnaryOperator<String> change) {
        String taskId = step.taskId();
        JsonValue written = tasks.getVariableLocalTyped(taskId, BRIEF, false);
        if (written == null) {
            return;
        }
        String before = written.getValueSerialized();
        String now = change.apply(before);
        // Each write is a line of the task's history.
        if (!now.equals(before)) {
            tasks.setVariableLocal(taskId, BRIEF, SpinValues.jsonValue(now).create());
            if (step.step().equals(StepHistory.DECISION_STEP)) {
                offerAnew(taskId, briefs.offered(before), briefs.offered(now));
            }
        }
    }

    /** Conditions that the form offers; what a person has put there instead stays. */
    private void offerAnew(String taskId, String before, String now) {
        JsonValue offered = tasks.getVariableTyped(taskId, RecordedAnswers.CONDITIONS, false);
        if (offered != null && before.equals(offered.getValueSerialized()) && !before.equals(now)) {
            tasks.setVariable(
                    taskId,
                    RecordedAnswers.CONDITIONS,
                    SpinValues.jsonValue(now).create());
        }
    }
}

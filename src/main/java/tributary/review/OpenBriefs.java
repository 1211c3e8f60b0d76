package tributary.review;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
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

/** Puts what came in meanwhile into the briefs of tasks that are open: documents, and how far lenders are. */
@Component
public class OpenBriefs {

    static final String BRIEF = "brief";

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
    void moveLimit(String taskId, @Nullable LocalDate dueOn) {
        rewrite(taskId, written -> briefs.due(written, dueOn));
    }

    private TaskQuery open(UUID proposalId) {
        return tasks.createTaskQuery().processInstanceBusinessKey(proposalId.toString());
    }

    private void renew(UUID proposalId, List<Task> open) {
        Proposal proposal = proposals.getProposal(proposalId);
        open.forEach(task -> renew(task, proposal));
    }

    private void renew(Task task, Proposal proposal) {
        rewrite(task.getId(), written -> briefs.renewed(written, proposal));
    }

    private void rewrite(String taskId, UnaryOperator<String> change) {
        JsonValue written = tasks.getVariableLocalTyped(taskId, BRIEF, false);
        if (written == null) {
            return;
        }
        String before = written.getValueSerialized();
        String now = change.apply(before);
        // Each write is a line of the task's history.
        if (!now.equals(before)) {
            tasks.setVariableLocal(taskId, BRIEF, SpinValues.jsonValue(now).create());
        }
    }
}

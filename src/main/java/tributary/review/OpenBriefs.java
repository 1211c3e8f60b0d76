package tributary.review;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
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

    private TaskQuery open(UUID proposalId) {
        return tasks.createTaskQuery().processInstanceBusinessKey(proposalId.toString());
    }

    private void renew(UUID proposalId, List<Task> open) {
        Proposal proposal = proposals.getProposal(proposalId);
        open.forEach(task -> renew(task, proposal));
    }

    private void renew(Task task, Proposal proposal) {
        JsonValue written = tasks.getVariableLocalTyped(task.getId(), BRIEF, false);
        if (written == null) {
            return;
        }
        String before = written.getValueSerialized();
        String now = briefs.renewed(before, proposal);
        // Each write is a line of the task's history.
        if (!now.equals(before)) {
            tasks.setVariableLocal(
                    task.getId(), BRIEF, SpinValues.jsonValue(now).create());
        }
    }
}

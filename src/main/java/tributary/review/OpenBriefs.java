package tributary.review;

import java.util.Collection;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.springframework.stereotype.Component;
import tributary.engine.WithoutUser;

/** Puts what came in meanwhile into the briefs of tasks that are open: documents, and how far lenders are. */
@Component
public class OpenBriefs {

    static final String BRIEF = "brief";

    private final TaskService tasks;
    private final TaskBrief briefs;
    private final WithoutUser engine;

    OpenBriefs(TaskService tasks, TaskBrief briefs, WithoutUser engine) {
        this.tasks = tasks;
        this.briefs = briefs;
        this.engine = engine;
    }

    /** Renews the briefs of all open tasks that serve the proposal. */
    void renew(UUID proposalId) {
        tasks.createTaskQuery()
                .processInstanceBusinessKey(proposalId.toString())
                .list()
                .forEach(task -> renew(task, proposalId));
    }

    /** Renews the briefs of these members' open tasks that serve the proposal. */
    public void renew(UUID proposalId, Collection<String> members) {
        engine.run(() -> tasks.createTaskQuery()
                .processInstanceBusinessKey(proposalId.toString())
                .tenantIdIn(members.toArray(String[]::new))
                .list()
                .forEach(task -> renew(task, proposalId)));
    }

    private void renew(Task task, UUID proposalId) {
        JsonValue written = tasks.getVariableLocalTyped(task.getId(), BRIEF, false);
        if (written != null) {
            tasks.setVariableLocal(
                    task.getId(),
                    BRIEF,
                    SpinValues.jsonValue(briefs.renewed(written.getValueSerialized(), proposalId))
                            .create());
        }
    }
}

package tributary.engine;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Whose things in the engine are; asked without the rights of whoever is signed in, so that the answer is the same for foreign and absent. */
@Component
public class EngineOwners {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final ManagementService management;
    private final WithoutUser withoutUser;

    EngineOwners(
            TaskService tasks,
            RuntimeService runtime,
            RepositoryService repository,
            ManagementService management,
            WithoutUser withoutUser) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
        this.management = management;
        this.withoutUser = withoutUser;
    }

    /**
     * Whether there is such a thing, and it is the tenant's.
     *
     * @param kind {@code task}, {@code instance}, {@code definition}, {@code decision}, {@code job}, {@code jobDefinition} or {@code user}; of others
     *     nothing is known, and the engine is left to judge
     */
    public boolean isOf(String kind, String id, String tenant) {
        return withoutUser.call(() -> switch (kind) {
            case "task" -> tasks.createTaskQuery().taskId(id).tenantIdIn(tenant).count() == 1;
            case "instance" ->
                runtime.createProcessInstanceQuery()
                                .processInstanceId(id)
                                .tenantIdIn(tenant)
                                .count()
                        == 1;
            case "definition" ->
                repository
                                .createProcessDefinitionQuery()
                                .processDefinitionId(id)
                                .tenantIdIn(tenant)
                                .count()
                        == 1;
            case "decision" ->
                repository
                                .createDecisionDefinitionQuery()
                                .decisionDefinitionId(id)
                                .tenantIdIn(tenant)
                                .count()
                        == 1;
            case "job" ->
                management.createJobQuery().jobId(id).tenantIdIn(tenant).count() == 1;
            case "jobDefinition" ->
                management
                                .createJobDefinitionQuery()
                                .jobDefinitionId(id)
                                .tenantIdIn(tenant)
                                .count()
                        == 1;
            case "user" -> id.startsWith(tenant + ".");
            default -> true;
        });
    }
}

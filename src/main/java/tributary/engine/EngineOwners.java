package tributary.engine;

import java.util.Arrays;
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

    /** Whether there is such a thing, and it is the tenant's. Filters are nobody's: who may use one, the engine's rights say. */
    public boolean isOf(Kind kind, String id, String tenant) {
        return withoutUser.call(() -> switch (kind) {
            case TASK -> tasks.createTaskQuery().taskId(id).tenantIdIn(tenant).count() == 1;
            case INSTANCE ->
                runtime.createProcessInstanceQuery()
                                .processInstanceId(id)
                                .tenantIdIn(tenant)
                                .count()
                        == 1;
            case DEFINITION ->
                repository
                                .createProcessDefinitionQuery()
                                .processDefinitionId(id)
                                .tenantIdIn(tenant)
                                .count()
                        == 1;
            case DECISION ->
                repository
                                .createDecisionDefinitionQuery()
                                .decisionDefinitionId(id)
                                .tenantIdIn(tenant)
                                .count()
                        == 1;
            case JOB -> management.createJobQuery().jobId(id).tenantIdIn(tenant).count() == 1;
            case FAILED_JOB ->
                management
                                .createJobQuery()
                                .jobId(id)
                                .tenantIdIn(tenant)
                                .noRetriesLeft()
                                .count()
                        == 1;
            case JOB_DEFINITION ->
                management
                                .createJobDefinitionQuery()
                                .jobDefinitionId(id)
                                .tenantIdIn(tenant)
                                .count()
                        == 1;
            case USER -> id.startsWith(tenant + ".");
            case FILTER -> true;
        });
    }

    /** What a call to the engine may name by its id. */
    public enum Kind {
        TASK("task"),
        INSTANCE("instance"),
        DEFINITION("definition"),
        DECISION("decision"),
        JOB("job"),
        /** A job that is tried no more by itself; one that waits, such as a period's timer, is none. */
        FAILED_JOB("failedJob"),
        JOB_DEFINITION("jobDefinition"),
        USER("user"),
        FILTER("filter");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /**
         * The kind that is written so in an address.
         *
         * @throws IllegalArgumentException when none is
         */
        public static Kind of(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code.equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("The engine has no such thing: " + code));
        }
    }
}

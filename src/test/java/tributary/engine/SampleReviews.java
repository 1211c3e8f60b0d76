package tributary.engine;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** A process of one task, deployed to whichever tenant needs one. */
@Component
public class SampleReviews {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;

    SampleReviews(RepositoryService repository, RuntimeService runtime, TaskService tasks) {
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
    }

    /** Starts one and gives the id of its task, which is offered to the environment reviewers of the tenant. */
    public String start(String tenant) {
        return start(tenant, tenant + ".environment-reviewers");
    }

    /** Starts one and gives the id of its task, which is offered to that group. */
    public String start(String tenant, String group) {
        repository
                .createDeployment()
                .name("sample")
                .tenantId(tenant)
                .enableDuplicateFiltering(false)
                .addClasspathResource("engine/sample-review.bpmn")
                .addClasspathResource("engine/sample-review.form")
                .deploy();
        String instance = runtime.createProcessInstanceByKey("sample-review")
                .processDefinitionTenantId(tenant)
                .businessKey(UUID.randomUUID().toString())
                .setVariables(Map.of("group", group, "member", tenant))
                .execute()
                .getId();
        return tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    /** The open tasks of a tenant, whoever may see them. */
    public List<String> listOpen(String tenant) {
        return tasks.createTaskQuery().tenantIdIn(tenant).list().stream()
                .map(task -> task.getId())
                .toList();
    }
}

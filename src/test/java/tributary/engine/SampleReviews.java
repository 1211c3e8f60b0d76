package tributary.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
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
    private final ManagementService management;

    SampleReviews(
            RepositoryService repository, RuntimeService runtime, TaskService tasks, ManagementService management) {
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
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

    /** Starts a process that calls such a one, and is stuck beside it at a job that failed for good; gives its id. */
    public String startStuck(String tenant, String group) {
        String instance = startFailing(tenant, group);
        String job = jobOf(instance);
        assertThatThrownBy(() -> management.executeJob(job)).isInstanceOf(ProcessEngineException.class);
        management.setJobRetries(job, 0);
        return instance;
    }

    /** Starts a process whose job fails whenever somebody has it done; nobody does by itself. */
    String startFailing(String tenant, String group) {
        start(tenant, group);
        repository
                .createDeployment()
                .name("sample-incident")
                .tenantId(tenant)
                .enableDuplicateFiltering(false)
                .addClasspathResource("engine/sample-incident.bpmn")
                .deploy();
        // Suspended before it is made, or the job executor may be at it already.
        management
                .updateJobDefinitionSuspensionState()
                .byProcessDefinitionKey("sample-incident")
                .processDefinitionTenantId(tenant)
                .suspend();
        return runtime.createProcessInstanceByKey("sample-incident")
                .processDefinitionTenantId(tenant)
                .businessKey(UUID.randomUUID().toString())
                .setVariables(Map.of("group", group, "member", tenant))
                .execute()
                .getId();
    }

    /** The only job of a process. */
    public String jobOf(String instance) {
        return management
                .createJobQuery()
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

package tributary.engine;

import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Answers whether a task is one of a tenant's. */
@Component
public class EngineTasks {

    private final TaskService tasks;

    EngineTasks(TaskService tasks) {
        this.tasks = tasks;
    }

    /** Whether an open task of this id belongs to the tenant; asked without the rights of whoever is signed in. */
    public boolean exists(String taskId, String tenant) {
        return tasks.createTaskQuery().taskId(taskId).tenantIdIn(tenant).count() == 1;
    }
}

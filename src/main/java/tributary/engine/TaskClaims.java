package tributary.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has claimed which open task, and how a claim ends that its holder does not end. Nobody's rights are asked for here: the caller knows them. */
@Component
public class TaskClaims {

    private final TaskService tasks;
    private final JdbcClient database;
    private final IdentityService identity;
    private final ProcessEngineConfigurationImpl engine;
    private final WithoutUser withoutUser;

    TaskClaims(
            TaskService tasks,
            JdbcClient database,
            IdentityService identity,
            ProcessEngineConfigurationImpl engine,
            WithoutUser withoutUser) {
        this.tasks = tasks;
        this.database = database;
        this.identity = identity;
        this.engine = engine;
        this.withoutUser = withoutUser;
    }

    /** Who holds those of a tenant's open tasks that somebody claimed: engine user ids by the tasks' ids. */
    public Map<String, String> findHolders(String tenant, Collection<String> taskIds) {
        if (taskIds.isEmpty()) {
            return Map.of();
        }
        return withoutUser.call(
                () -> tasks
                        .createTaskQuery()
                        .taskIdIn(taskIds.toArray(String[]::new))
                        .tenantIdIn(tenant)
                        .taskAssigned()
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Task::getId, Task::getAssignee)));
    }

    /** When the holders of open tasks came to hold them, by the tasks' ids: by a claim, or else with the opening. The engine has no query for several. */
    public Map<String, Instant> findBegins(Collection<String> taskIds) {
        Map<String, Instant> begins = new HashMap<>();
        RowCallbackHandler collect = row ->
                begins.put(row.getString("task"), row.getTimestamp("since").toInstant());
        database.sql("""
                        select task.id_ as task,
                               coalesce((select max(timestamp_) from camunda.act_hi_op_log
                                          where task_id_ = task.id_ and property_ = :assignee),
                                        task.create_time_) as since
                          from camunda.act_ru_task task
                         where task.id_ = any(:ids::text[])
                        """)
                .param("assignee", TaskEntity.ASSIGNEE)
                .param("ids", taskIds.toArray(String[]::new))
                .query(collect);
        return begins;
    }

    /**
     * Leaves a task to the groups that it is offered to, whether its holder claimed it or another delegated it; what the holder may do with it as a
     * member of such a group remains. Does nothing when this person does not hold it.
     *
     * @param by engine user id of whoever does it, for the task's history
     * @return whether it was so left
     * @throws org.camunda.bpm.engine.OptimisticLockingException when the task changed at the same moment
     */
    public boolean release(String tenant, String taskId, String holder, String by) {
        Authentication before = identity.getCurrentAuthentication();
        identity.setAuthentication(by, List.of(), List.of(tenant));
        try {
            return engine.getCommandExecutorTxRequired().execute(command -> release(command, tenant, taskId, holder));
        } finally {
            identity.clearAuthentication();
            if (before != null) {
                identity.setAuthentication(before.getUserId(), before.getGroupIds(), before.getTenantIds());
            }
        }
    }

    private static boolean release(CommandContext command, String tenant, String taskId, String holder) {
        TaskEntity task = command.getTaskManager().findTaskById(taskId);
        if (task == null || !tenant.equals(task.getTenantId()) || !holder.equals(task.getAssignee())) {
            return false;
        }
        List<String> persons = Stream.of(Optional.of(holder), Optional.ofNullable(task.getOwner()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        task.setDelegationState(null);
        task.setOwner(null);
        task.setAssignee(null);
        task.triggerUpdateEvent();
        task.logUserOperation(UserOperationLogEntry.OPERATION_TYPE_ASSIGN);
        // The engine gives whoever claims a task a right of their own to it, and would let it stand.
        persons.forEach(person -> command.getAuthorizationManager()
                .deleteAuthorizationsByResourceIdAndUserId(Resources.TASK, taskId, person));
        return true;
    }
}

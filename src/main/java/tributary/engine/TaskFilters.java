package tributary.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.member.Member;
import tributary.member.Members;

/**
 * The lists of tasks that Tasklist offers ready made. Only the application makes filters: their queries name a tenant or a person outright,
 * never by an expression.
 */
@Component
public class TaskFilters {

    /** Priority of a task whose limit is nearly over, or that is open for long without one; others have the engine's 50. */
    public static final int DUE_SOON = 75;

    /** Priority of a task whose limit is over. */
    public static final int OVERDUE = 100;

    private static final String KEY = "tributary";

    private final FilterService filters;
    private final TaskService tasks;
    private final Grants grants;
    private final Members members;
    private final EngineLocks locks;

    TaskFilters(FilterService filters, TaskService tasks, Grants grants, Members members, EngineLocks locks) {
        this.filters = filters;
        this.tasks = tasks;
        this.grants = grants;
        this.members = members;
        this.locks = locks;
    }

    /** Makes the list "My tasks" of one person unless it exists. */
    @Transactional
    public void ensureOwn(String engineUserId) {
        String key = "user:" + engineUserId;
        locks.take(key);
        if (find("My tasks", key)) {
            return;
        }
        TaskQuery query = tasks.createTaskQuery()
                .taskAssignee(engineUserId)
                .orderByDueDate()
                .asc();
        Filter filter = save("My tasks", "Tasks that you have claimed", key, 10, query);
        grants.grantFilter(engineUserId, filter.getId());
    }

    void makeAll() {
        members.tenants().forEach(this::make);
    }

    private void make(Member tenant) {
        offer(tenant, 0, "Open tasks", "All tasks that are open to you", tasksOf(tenant));
        offer(
                tenant,
                15,
                "Due soon or overdue",
                "Tasks whose limit is nearly or wholly over, and those without a limit that are open for a month or more",
                tasksOf(tenant).taskMinPriority(DUE_SOON).orderByTaskPriority().desc());
        offer(
                tenant,
                20,
                "Unclaimed tasks",
                "Tasks that nobody has claimed yet",
                tasksOf(tenant).taskUnassigned());
    }

    private TaskQuery tasksOf(Member tenant) {
        return tasks.createTaskQuery().tenantIdIn(tenant.code());
    }

    private void offer(Member tenant, int priority, String name, String description, TaskQuery query) {
        String key = "tenant:" + tenant.code();
        if (!find(name, key)) {
            Filter filter = save(
                    name, description, key, priority, query.orderByDueDate().asc());
            grants.grantFilter(tenant, filter.getId());
        }
    }

    private boolean find(String name, String key) {
        return filters.createFilterQuery().filterName(name).list().stream()
                .anyMatch(filter -> key.equals(filter.getProperties().get(KEY)));
    }

    private Filter save(String name, String description, String key, int priority, TaskQuery query) {
        Filter filter = filters.newTaskFilter(name);
        filter.setQuery(query);
        filter.setProperties(Map.of(
                KEY,
                key,
                "description",
                description,
                "priority",
                priority,
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                List.of(Map.of("name", "role", "label", "Part"))));
        return filters.saveFilter(filter);
    }
}

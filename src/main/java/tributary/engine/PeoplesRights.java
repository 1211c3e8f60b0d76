package tributary.engine;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.ibatis.reflection.SystemMetaObject;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.UserOperationLogQueryImpl;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Looks rights up as the engine would, at less cost. It checks by all groups of a person, where the engine would first read which groups have any
 * right at all; it asks for a person's rights by one statement that is always the same, where the engine writes one of several pages anew for each
 * check; and it does not ask for the rights to a task that this very command makes.
 *
 * <p>Whoever may read an open task is told what became of it: its row in the engine's history, its comments, and what people did to it. Everything else
 * of the history takes a right to read it, which nobody has. The engine's own way is a further right for each person and group that was ever offered a
 * task, kept for years.
 */
final class PeoplesRights extends AuthorizationManager {

    // The engine's kinds: 1 is a grant, 0 one to everybody. None is revoked here: camunda.bpm.authorization.
    // Arrays whose length the planner sees make it plan the statement anew each time.
    private static final String GRANTS = """
            select resource_type_, resource_id_, perms_ from camunda.act_ru_authorization
             where resource_type_ = any ((select ?::int[])::int[]) and resource_id_ = any ((select ?::text[])::text[])
               and (type_ = 1 and (user_id_ = ? or group_id_ = any ((select ?::text[])::text[]))
                    or type_ = 0 and user_id_ = '*')
            """;

    private static final String ANY = Authorization.ANY;

    private final JdbcTemplate database;

    private PeoplesRights(JdbcTemplate database) {
        this.database = database;
    }

    static SessionFactory factory(JdbcTemplate database) {
        return new SessionFactory() {

            @Override
            public Class<?> getSessionType() {
                return AuthorizationManager.class;
            }

            @Override
            public Session openSession() {
                return new PeoplesRights(database);
            }
        };
    }

    @Override
    public List<String> filterAuthenticatedGroupIds(@Nullable List<String> groups) {
        return groups == null ? List.of() : groups;
    }

    @Override
    public boolean isAuthorized(String userId, @Nullable List<String> groups, PermissionCheck wanted) {
        if (!isAuthorizationEnabled() || !isPlain(userId, groups, List.of(wanted))) {
            return super.isAuthorized(userId, groups, wanted);
        }
        return granted(userId, groups, List.of(wanted)).test(wanted);
    }

    @Override
    public boolean isAuthorized(String userId, @Nullable List<String> groups, CompositePermissionCheck wanted) {
        List<PermissionCheck> checks = wanted.getAtomicChecks();
        if (!wanted.getCompositeChecks().isEmpty() || !isPlain(userId, groups, checks)) {
            return super.isAuthorized(userId, groups, wanted);
        }
        Predicate<PermissionCheck> granted = granted(userId, groups, checks);
        return wanted.isDisjunctive()
                ? checks.stream().anyMatch(granted)
                : checks.stream().allMatch(granted);
    }

    /** Whether nothing is asked but grants; the rest, and what is wrong, is left to the engine. */
    private boolean isPlain(String userId, @Nullable List<String> groups, List<PermissionCheck> checks) {
        return !checks.isEmpty()
                && !isRevokeAuthCheckEnabled(userId, groups)
                && checks.stream()
                        .allMatch(check -> check.getResourceIdQueryParam() == null
                                && check.getAuthorizationNotFoundReturnValue() == null
                                && isResourceValidForPermission(check));
    }

    private Predicate<PermissionCheck> granted(
            String userId, @Nullable List<String> groups, List<PermissionCheck> checks) {
        Integer[] types =
                checks.stream().map(PermissionCheck::getResourceType).distinct().toArray(Integer[]::new);
        String[] ids = Stream.concat(
                        Stream.of(ANY),
                        checks.stream().map(PermissionCheck::getResourceId).filter(Objects::nonNull))
                .distinct()
                .toArray(String[]::new);
        String[] asked = filterAuthenticatedGroupIds(groups).toArray(String[]::new);
        List<Grant> grants = database.query(
                GRANTS,
                (row, number) -> new Grant(row.getInt(1), row.getString(2), row.getInt(3)),
                types,
                ids,
                userId,
                asked);
        return check -> grants.stream().anyMatch(grant -> grant.covers(check));
    }

    @Override
    public @Nullable AuthorizationEntity findAuthorization(
            int type, @Nullable String userId, @Nullable String groupId, Resource resource, String resourceId) {
        if (resource == Resources.TASK && isNewTask(resourceId)) {
            return null;
        }
        return super.findAuthorization(type, userId, groupId, resource, resourceId);
    }

    @Override
    public void configureHistoricTaskInstanceQuery(HistoricTaskInstanceQueryImpl query) {
        if (!mayRead(query.getTaskId())) {
            super.configureHistoricTaskInstanceQuery(query);
        }
    }

    @Override
    public void configureUserOperationLogQuery(UserOperationLogQueryImpl query) {
        // The query has no getter for it; its statement is given the field in the same way.
        Object task = SystemMetaObject.forObject(query).getValue("taskId");
        if (!mayRead((String) task)) {
            super.configureUserOperationLogQuery(query);
        }
    }

    private boolean mayRead(@Nullable String taskId) {
        return taskId != null
                && isAuthCheckExecuted()
                && getTaskManager().findTaskCountByQueryCriteria(new TaskQueryImpl().taskId(taskId)) > 0;
    }

    private boolean isNewTask(String id) {
        CachedDbEntity task = getDbEntityManager().getDbEntityCache().getCachedEntity(TaskEntity.class, id);
        return task != null && task.getEntityState() == DbEntityState.TRANSIENT;
    }

    private record Grant(int resourceType, String resourceId, int permissions) {

        boolean covers(PermissionCheck check) {
            return resourceType == check.getResourceType()
                    && (resourceId.equals(ANY) || resourceId.equals(check.getResourceId()))
                    && (permissions & check.getPerms()) == check.getPerms();
        }
    }
}

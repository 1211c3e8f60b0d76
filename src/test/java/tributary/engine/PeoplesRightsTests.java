package tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheckBuilder;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tributary.local.TributaryTest;

/** Rights are looked up in a way of our own; the engine's own way must come to the same. */
@TributaryTest
class PeoplesRightsTests {

    private final String scope = "rights" + UUID.randomUUID();
    private final String person = scope + ".person";
    private final String group = scope + ".group";

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private WithoutUser system;

    @Test
    void findsTheRightsThatTheEngineFinds() {
        List<Authorization> grants = grants();
        system.run(() -> grants.forEach(authorizations::saveAuthorization));
        try {
            List<String> differences = new ArrayList<>();
            List<Boolean> answers = new ArrayList<>();
            system.run(() -> engine.getCommandExecutorTxRequired().execute(command -> {
                AuthorizationManager ours = command.getAuthorizationManager();
                AuthorizationManager engines = new AuthorizationManager();
                assertThat(ours).isInstanceOf(PeoplesRights.class);
                for (String user : List.of(person, scope + ".reader", scope + ".stranger")) {
                    for (List<String> groups : List.of(List.<String>of(), List.of(scope + ".none", group))) {
                        for (PermissionCheck check : checks()) {
                            boolean expected = engines.isAuthorized(user, groups, check);
                            answers.add(expected);
                            if (ours.isAuthorized(user, groups, check) != expected) {
                                differences.add(user + groups + told(check));
                            }
                        }
                        for (CompositePermissionCheck check : combinations()) {
                            boolean expected = engines.isAuthorized(user, groups, check);
                            answers.add(expected);
                            if (ours.isAuthorized(user, groups, check) != expected) {
                                differences.add(user
                                        + groups
                                        + check.getAllPermissionChecks().stream()
                                                .map(PeoplesRightsTests::told)
                                                .toList());
                            }
                        }
                    }
                }
                return command;
            }));
            assertThat(differences).isEmpty();
            assertThat(answers).contains(true, false);
        } finally {
            system.run(() -> grants.forEach(grant -> authorizations.deleteAuthorization(grant.getId())));
        }
    }

    private List<Authorization> grants() {
        Authorization everybody = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        everybody.setResource(Resources.TASK);
        everybody.setResourceId(scope + "-4");
        everybody.setPermissions(new Permission[] {TaskPermissions.READ});
        return List.of(
                grant(person, null, Resources.TASK, scope + "-1", TaskPermissions.READ, TaskPermissions.TASK_WORK),
                grant(null, group, Resources.TASK, scope + "-2", TaskPermissions.UPDATE),
                grant(
                        null,
                        group,
                        Resources.PROCESS_DEFINITION,
                        scope + "-1",
                        ProcessDefinitionPermissions.UPDATE_TASK),
                grant(
                        scope + ".reader",
                        null,
                        Resources.PROCESS_DEFINITION,
                        "*",
                        ProcessDefinitionPermissions.READ_TASK),
                everybody);
    }

    private Authorization grant(
            @Nullable String user, @Nullable String toGroup, Resource resource, String id, Permission... permissions) {
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setUserId(user);
        grant.setGroupId(toGroup);
        grant.setResource(resource);
        grant.setResourceId(id);
        grant.setPermissions(permissions);
        return grant;
    }

    private List<PermissionCheck> checks() {
        List<PermissionCheck> checks = new ArrayList<>();
        for (String id : List.of(scope + "-1", scope + "-2", scope + "-3", scope + "-4", "*")) {
            for (Permission permission :
                    List.of(TaskPermissions.READ, TaskPermissions.TASK_WORK, TaskPermissions.UPDATE)) {
                checks.add(check(Resources.TASK, id, permission));
            }
            for (Permission permission :
                    List.of(ProcessDefinitionPermissions.UPDATE_TASK, ProcessDefinitionPermissions.READ_TASK)) {
                checks.add(check(Resources.PROCESS_DEFINITION, id, permission));
            }
        }
        return checks;
    }

    private List<CompositePermissionCheck> combinations() {
        List<CompositePermissionCheck> combinations = new ArrayList<>();
        for (String id : List.of(scope + "-1", scope + "-2", scope + "-3", scope + "-4")) {
            combinations.add(of(new PermissionCheckBuilder().disjunctive(), id).build());
            combinations.add(of(new PermissionCheckBuilder().conjunctive(), id).build());
        }
        return combinations;
    }

    private static PermissionCheckBuilder of(PermissionCheckBuilder builder, String id) {
        return builder.atomicCheckForResourceId(Resources.TASK, id, TaskPermissions.TASK_WORK)
                .atomicCheckForResourceId(Resources.PROCESS_DEFINITION, id, ProcessDefinitionPermissions.UPDATE_TASK);
    }

    private static PermissionCheck check(Resource resource, String id, Permission permission) {
        PermissionCheck check = new PermissionCheck();
        check.setResource(resource);
        check.setResourceId(id);
        check.setPermission(permission);
        return check;
    }

    private static String told(PermissionCheck check) {
        return " " + check.getPermission().getName() + " on " + check.getResourceId();
    }
}

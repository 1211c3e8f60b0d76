package tributary.engine;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;
import tributary.member.Member;
import tributary.member.Members;

/**
 * What each tenant's groups may do in the engine, beside the tasks that are offered to them. Rights on {@code *} end at the tenant: the
 * engine's tenant checks are on.
 */
@Component
class Grants {

    private static final List<String> OFFICIALS = List.of(
            "focal-points",
            "legal-reviewers",
            "environment-reviewers",
            "finance-reviewers",
            "approvers",
            "secretariat");
    private static final List<String> OVERSEERS = List.of("focal-points", "secretariat");

    private final AuthorizationService authorizations;
    private final Members members;

    Grants(AuthorizationService authorizations, Members members) {
        this.authorizations = authorizations;
        this.members = members;
    }

    void grantAll() {
        members.tenants().forEach(this::grant);
    }

    private void grant(Member tenant) {
        for (String official : OFFICIALS) {
            String group = tenant.group(official);
            grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            if (OVERSEERS.contains(official)) {
                grant(
                        group,
                        Resources.PROCESS_DEFINITION,
                        "*",
                        Permissions.READ,
                        ProcessDefinitionPermissions.READ_TASK);
            } else {
                grant(group, Resources.PROCESS_DEFINITION, "*", Permissions.READ);
            }
        }
        String operators = tenant.group("operators");
        grant(operators, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(
                operators,
                Resources.PROCESS_DEFINITION,
                "*",
                Permissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.RETRY_JOB);
        grant(operators, Resources.DECISION_DEFINITION, "*", Permissions.READ);
        grant(operators, Resources.DEPLOYMENT, "*", Permissions.READ);
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        Authorization existing = authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        Authorization grant =
                existing == null ? authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT) : existing;
        grant.setGroupId(group);
        grant.setResource(resource);
        grant.setResourceId(id);
        grant.setPermissions(permissions);
        authorizations.saveAuthorization(grant);
    }

    /** Lets every official of a tenant use a filter. */
    void grantFilter(Member tenant, String filterId) {
        OFFICIALS.forEach(official -> grant(tenant.group(official), Resources.FILTER, filterId, Permissions.READ));
    }

    void grantFilter(String engineUserId, String filterId) {
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setUserId(engineUserId);
        grant.setResource(Resources.FILTER);
        grant.setResourceId(filterId);
        grant.setPermissions(new Permission[] {Permissions.READ});
        authorizations.saveAuthorization(grant);
    }
}

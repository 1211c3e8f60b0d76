package tributary.identity;

import java.util.List;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** Where each kind of user begins. */
final class Homes {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    private Homes() {}

    static String of(Authentication authentication) {
        Set<String> roles = AuthorityUtils.authorityListToSet(authentication.getAuthorities());
        if (roles.stream()
                .anyMatch(
                        List.of("ROLE_FOCAL_POINT", "ROLE_REVIEWER", "ROLE_APPROVER", "ROLE_SECRETARIAT")::contains)) {
            return TASKLIST;
        }
        if (roles.contains("ROLE_ENTERPRISE") || roles.contains("ROLE_LENDER")) {
            return "/portal";
        }
        if (roles.contains("ROLE_AUDITOR") || roles.contains("ROLE_JOINT_AUDITOR")) {
            return "/audit";
        }
        return roles.contains("ROLE_OPERATOR") ? "/camunda/app/cockpit/default/" : "/";
    }
}

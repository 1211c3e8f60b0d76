package tributary.identity;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** Where each kind of user begins. */
final class Homes {

    /** Where whoever belongs to several organizations says for which of them they act. */
    static final String CHOICE = "/acting-for";

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
        if (roles.contains("ROLE_OPERATOR")) {
            return "/camunda/app/cockpit/default/";
        }
        return hasToChoose(authentication) ? CHOICE : "/";
    }

    /** Whether the person can do nothing before they chose for whom. */
    static boolean hasToChoose(@Nullable Authentication authentication) {
        return authentication != null
                && authentication.getPrincipal() instanceof BrowserUser person
                && person.hasChoice()
                && person.currentUser().organization() == null;
    }
}

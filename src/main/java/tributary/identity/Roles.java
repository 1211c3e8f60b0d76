package tributary.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import tributary.member.Member;

/** Which doors a person's groups, or organization, open. */
final class Roles {

    private static final Map<String, String> BY_GROUP = Map.of(
            "focal-points", "FOCAL_POINT",
            "legal-reviewers", "REVIEWER",
            "environment-reviewers", "REVIEWER",
            "finance-reviewers", "REVIEWER",
            "approvers", "APPROVER",
            "operators", "OPERATOR");

    private Roles() {}

    static List<GrantedAuthority> of(CurrentUser user) {
        boolean joint = user.tenant().equals(Member.JOINT);
        List<String> roles = new ArrayList<>();
        BY_GROUP.forEach((group, role) -> {
            if (user.isIn(group) && !roles.contains(role)) {
                roles.add(role);
            }
        });
        if (user.isIn("auditors")) {
            roles.add(joint ? "JOINT_AUDITOR" : "AUDITOR");
        }
        if (joint && user.isIn("secretariat")) {
            roles.add("SECRETARIAT");
        }
        if (joint && user.isIn("operators")) {
            roles.add("JOINT_OPERATOR");
        }
        if (user.organization() != null) {
            roles.add(joint ? "LENDER" : "ENTERPRISE");
        }
        return roles.stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }
}

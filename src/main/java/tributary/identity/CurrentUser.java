package tributary.identity;

import java.io.Serializable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who acts.
 *
 * @param tenant the member whose realm signed this person in, or {@code joint}
 * @param username the name in that realm
 * @param engineUserId the name in the engine: {@code la.legal}
 * @param organization alias of the enterprise or lender that this person acts for; null for officials, and for whoever belongs to several and did not
 *     say which
 * @param groups the engine's groups, with tenant: {@code la.legal-reviewers}; empty for enterprises and lenders
 */
public record CurrentUser(
        String tenant,
        String username,
        String engineUserId,
        @Nullable String organization,
        Set<String> groups) implements Serializable {

    public CurrentUser {
        groups = Set.copyOf(groups);
    }

    /** The same person, who acts for another organization. */
    CurrentUser actingFor(String another) {
        return new CurrentUser(tenant, username, engineUserId, another, groups);
    }

    /** Whether this person is in a function group of the own tenant: {@code isIn("focal-points")}. */
    public boolean isIn(String group) {
        return groups.contains(tenant + "." + group);
    }
}

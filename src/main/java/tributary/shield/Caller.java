package tributary.shield;

import java.util.Set;

/**
 * Who calls.
 *
 * @param roles with the prefix {@code ROLE_}
 */
public record Caller(String engineUserId, String tenant, Set<String> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }
}

package tributary.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.util.StringUtils;

/**
 * What a realm says of a person's rights.
 *
 * @param groups the engine's groups, with tenant
 * @param organizations aliases of organizations, in order; those of a browser's sign-in are all of them
 */
record Telling(Set<String> groups, Set<String> organizations) {

    private static final Pattern GROUP = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    /** What claims say whose signature, issuer and audience have been verified. */
    static Telling of(Realm realm, ClaimAccessor claims) {
        return new Telling(groups(realm, claims), organizations(claims));
    }

    /** Whether a session that began as this person may go on. */
    boolean allows(CurrentUser person) {
        return groups.equals(person.groups())
                && (person.organization() == null || organizations.contains(person.organization()));
    }

    private static Set<String> groups(Realm realm, ClaimAccessor claims) {
        Set<String> groups = new TreeSet<>();
        if (claims.getClaims().get("groups") instanceof Collection<?> names) {
            for (Object name : names) {
                String group = StringUtils.trimLeadingCharacter(String.valueOf(name), '/');
                if (GROUP.matcher(group).matches()) {
                    groups.add(realm.tenant() + "." + group);
                }
            }
        }
        return groups;
    }

    static Set<String> organizations(ClaimAccessor claims) {
        Object claim = claims.getClaims().get(SignIns.ORGANIZATION);
        Collection<?> aliases =
                claim instanceof Collection<?> list ? list : claim instanceof Map<?, ?> map ? map.keySet() : List.of();
        Set<String> organizations = new TreeSet<>();
        aliases.forEach(alias -> organizations.add(String.valueOf(alias)));
        return organizations;
    }
}

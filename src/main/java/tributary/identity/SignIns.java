package tributary.identity;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Makes a person of claims whose signature, issuer and audience have been verified. The tenant is the realm's, whatever the claims say of
 * tenants.
 */
@Component
class SignIns {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,99}");
    private static final Pattern GROUP = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    /** Scope by which a realm tells every organization of a person. */
    static final String ALL_ORGANIZATIONS = "organization:*";

    /** Scope by which it tells one at the most, and claim in which it tells. */
    private static final String ORGANIZATION = "organization";

    private final Directory directory;

    SignIns(Directory directory) {
        this.directory = directory;
    }

    /**
     * The person of these claims, who is in the directory from now on.
     *
     * @throws UserNameTaken when the name belongs to another person of that realm
     */
    CurrentUser admit(Realm realm, ClaimAccessor claims) {
        String username = claims.getClaimAsString("preferred_username");
        String subject = claims.getClaimAsString("sub");
        if (username == null || subject == null || !USERNAME.matcher(username).matches()) {
            throw new UserNameTaken("The token names no user that can sign in here: ask for the scope profile");
        }
        Set<String> groups = groups(realm, claims);
        Affiliation affiliation = affiliation(claims);
        @Nullable
        String organization = groups.isEmpty()
                ? affiliation.organizations().stream().findFirst().orElse(null)
                : null;
        CurrentUser user =
                new CurrentUser(realm.tenant(), username, realm.tenant() + "." + username, organization, groups);
        directory.record(
                user,
                realm.issuer(),
                subject,
                orElse(claims.getClaimAsString("given_name"), username),
                orElse(claims.getClaimAsString("family_name"), ""),
                claims.getClaimAsString("email"),
                affiliation);
        return user;
    }

    private static String orElse(@Nullable String text, String other) {
        return StringUtils.hasText(text) ? text : other;
    }

    private static Set<String> groups(Realm realm, ClaimAccessor claims) {
        Set<String> groups = new LinkedHashSet<>();
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

    private static Affiliation affiliation(ClaimAccessor claims) {
        Object claim = claims.getClaims().get(ORGANIZATION);
        Collection<?> aliases =
                claim instanceof Collection<?> list ? list : claim instanceof Map<?, ?> map ? map.keySet() : List.of();
        // Who belongs to none has no such claim: only the scope tells that the realm was asked.
        String scope = claims.getClaimAsString("scope");
        List<String> asked = scope == null ? List.of() : List.of(scope.split(" "));
        // Of two such scopes Keycloak may have gone by either.
        boolean complete =
                claims instanceof OidcIdToken || (asked.contains(ALL_ORGANIZATIONS) && !asked.contains(ORGANIZATION));
        return new Affiliation(
                aliases.stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new)),
                complete || claim != null || asked.contains(ORGANIZATION),
                complete);
    }

    /**
     * Organizations that a person belongs to.
     *
     * @param told whether the realm was asked for them
     * @param complete whether there are no others: the realm was asked for all, as at each sign-in by browser
     */
    record Affiliation(Set<String> organizations, boolean told, boolean complete) {}
}

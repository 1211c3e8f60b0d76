package tributary.identity;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Makes a person of claims whose signature, issuer and audience have been verified. The tenant is the realm's, whatever the claims say of
 * tenants.
 */
@Component
class SignIns {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,99}");

    /** Scope by which a realm tells every organization of a person. */
    static final String ALL_ORGANIZATIONS = "organization:*";

    /** Scope by which it tells one at the most, and claim in which it tells. */
    static final String ORGANIZATION = "organization";

    /** Begins a scope by which it tells of that one. */
    private static final String ONE_ORGANIZATION = ORGANIZATION + ":";

    private final Directory directory;

    SignIns(Directory directory) {
        this.directory = directory;
    }

    /**
     * The person of an access token, who is in the directory from now on. Acts for the organization that the token names, and for none where it names
     * several.
     *
     * @throws UserNameTaken when the name belongs to another person of that realm
     */
    CurrentUser admit(Realm realm, ClaimAccessor token) {
        String scope = token.getClaimAsString("scope");
        Set<String> granted = scope == null ? Set.of() : Set.copyOf(List.of(scope.split(" ")));
        // Who belongs to none has no such claim: only the scope tells that the realm was asked. Of two such scopes
        // Keycloak may have gone by either.
        boolean complete = granted.contains(ALL_ORGANIZATIONS) && !granted.contains(ORGANIZATION);
        return admit(realm, token, granted, complete, false);
    }

    /**
     * The person of an ID token, who is in the directory from now on. Acts for the organization that they chose last, for none until they chose among
     * several.
     *
     * @param granted the scopes that the realm says it gave
     * @throws UserNameTaken when the name belongs to another person of that realm
     */
    CurrentUser admit(Realm realm, ClaimAccessor idToken, Set<String> granted) {
        // We ask for all. To whom belongs to none Keycloak grants no such scope, and another one only to a session that
        // began with another.
        boolean complete = granted.stream()
                .noneMatch(scope -> scope.equals(ORGANIZATION)
                        || (scope.startsWith(ONE_ORGANIZATION) && !scope.equals(ALL_ORGANIZATIONS)));
        return admit(realm, idToken, granted, complete, true);
    }

    private CurrentUser admit(
            Realm realm, ClaimAccessor claims, Set<String> granted, boolean complete, boolean byBrowser) {
        String username = claims.getClaimAsString("preferred_username");
        String subject = claims.getClaimAsString("sub");
        if (username == null || subject == null || !USERNAME.matcher(username).matches()) {
            throw new UserNameTaken("The token names no user that can sign in here: ask for the scope profile");
        }
        Telling telling = Telling.of(realm, claims);
        String id = realm.tenant() + "." + username;
        String organization =
                telling.groups().isEmpty() ? actedFor(realm, id, telling.organizations(), byBrowser) : null;
        CurrentUser user = new CurrentUser(realm.tenant(), username, id, organization, telling.groups());
        directory.record(
                user,
                realm.issuer(),
                subject,
                orElse(claims.getClaimAsString("given_name"), username),
                orElse(claims.getClaimAsString("family_name"), ""),
                claims.getClaimAsString("email"),
                byBrowser ? organization : null,
                new Affiliation(telling.organizations(), complete || granted.contains(ORGANIZATION), complete));
        return user;
    }

    private @Nullable String actedFor(Realm realm, String id, Set<String> organizations, boolean byBrowser) {
        if (organizations.size() == 1) {
            return organizations.iterator().next();
        }
        return byBrowser
                ? directory
                        .findActedFor(realm, id)
                        .filter(organizations::contains)
                        .orElse(null)
                : null;
    }

    private static String orElse(@Nullable String text, String other) {
        return StringUtils.hasText(text) ? text : other;
    }

    /**
     * Organizations that a person belongs to.
     *
     * @param told whether the realm was asked which these are, and not only whether this one is among them
     * @param complete whether there are no others: the realm was asked for all, as at each sign-in by browser
     */
    record Affiliation(Set<String> organizations, boolean told, boolean complete) {}
}

package tributary.identity;

import java.time.Instant;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/** Somebody who is signed in on this thread, as the doors leave it. */
public final class SignedInPerson {

    private SignedInPerson() {}

    /** Signs a person of no organization in. */
    public static void as(String tenant, String username, Set<String> groups) {
        CurrentUser user = new CurrentUser(tenant, username, tenant + "." + username, null, groups);
        Jwt token = Jwt.withTokenValue("none")
                .header("alg", "none")
                .subject(username)
                .issuedAt(Instant.EPOCH)
                .build();
        SecurityContextHolder.getContext().setAuthentication(new TokenAuthentication(token, user, Roles.of(user)));
    }
}

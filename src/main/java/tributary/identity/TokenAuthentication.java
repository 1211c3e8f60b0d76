package tributary.identity;

import java.util.Collection;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** A person behind a bearer token. */
class TokenAuthentication extends JwtAuthenticationToken implements HasCurrentUser {

    private static final long serialVersionUID = 1L;

    private final CurrentUser user;

    TokenAuthentication(Jwt token, CurrentUser user, Collection<GrantedAuthority> authorities) {
        super(token, authorities, user.engineUserId());
        this.user = user;
    }

    /** Whether this is no official's, and does not say which organization it is for. */
    boolean actsForNobody() {
        return user.groups().isEmpty() && user.organization() == null;
    }

    @Override
    public CurrentUser currentUser() {
        return user;
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && other instanceof TokenAuthentication token && user.equals(token.user);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + user.hashCode();
    }
}

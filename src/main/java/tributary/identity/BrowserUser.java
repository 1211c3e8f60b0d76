package tributary.identity;

import java.util.Collection;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** A person who signed in by browser; kept in the session. */
class BrowserUser extends DefaultOidcUser implements HasCurrentUser {

    private static final long serialVersionUID = 1L;

    private final CurrentUser user;

    BrowserUser(OidcIdToken token, CurrentUser user, Collection<? extends GrantedAuthority> authorities) {
        super(authorities, token);
        this.user = user;
    }

    /** The same person, who acts for another organization. */
    BrowserUser actingFor(String organization) {
        CurrentUser now = user.actingFor(organization);
        return new BrowserUser(getIdToken(), now, Roles.of(now));
    }

    /** Whether the person belonged to several organizations at sign-in, and may act for any of them. */
    boolean hasChoice() {
        return user.groups().isEmpty() && Telling.organizations(getIdToken()).size() > 1;
    }

    @Override
    public CurrentUser currentUser() {
        return user;
    }

    @Override
    public String getName() {
        return user.engineUserId();
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && other instanceof BrowserUser browser && user.equals(browser.user);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + user.hashCode();
    }
}

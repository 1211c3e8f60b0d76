package tributary.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/**
 * Ends a person's sessions here when they end in Keycloak, on whichever node they began: sessions live in the database. Called once the logout
 * token's signature, issuer and audience have been verified.
 */
@Component
class BackChannelLogout implements LogoutHandler {

    private final Directory directory;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    BackChannelLogout(Directory directory, FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.directory = directory;
        this.sessions = sessions;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication != null && authentication.getPrincipal() instanceof OidcLogoutToken token) {
            directory
                    .findEngineUserId(token.getIssuer().toString(), token.getSubject())
                    .ifPresent(person -> sessions.findByPrincipalName(person).forEach((id, session) -> {
                        if (isMeant(session, token.getSessionId())) {
                            sessions.deleteById(id);
                        }
                    }));
        }
    }

    /** A token that names no session of Keycloak's means all of the person's. */
    private static boolean isMeant(Session session, @Nullable String keycloakSession) {
        SecurityContext context =
                session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        Authentication signedIn = context == null ? null : context.getAuthentication();
        return keycloakSession == null
                || (signedIn != null
                        && signedIn.getPrincipal() instanceof BrowserUser user
                        && keycloakSession.equals(user.getIdToken().getClaimAsString("sid")));
    }

    /** The sessions themselves tell which of Keycloak's they belong to; nothing more is kept, in the memory of one node least of all. */
    @Component
    static class NoSessionRegistry implements OidcSessionRegistry {

        @Override
        public void saveSessionInformation(OidcSessionInformation information) {}

        @Override
        public @Nullable OidcSessionInformation removeSessionInformation(String clientSessionId) {
            return null;
        }

        @Override
        public Iterable<OidcSessionInformation> removeSessionInformation(OidcLogoutToken token) {
            return List.of();
        }
    }
}

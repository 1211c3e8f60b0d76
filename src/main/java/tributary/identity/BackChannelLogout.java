package tributary.identity;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Ends a person's sessions here when they end in Keycloak (OpenID Connect Back-Channel Logout 1.0), on whichever node they began: sessions live in
 * the database. Spring Security's own endpoint would ask the realm for keys without a limit of time.
 */
@Controller
class BackChannelLogout {

    private static final Logger LOG = LoggerFactory.getLogger(BackChannelLogout.class);

    private final Directory directory;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final Issuers issuers;
    private final RealmServers servers;
    private final TokenDecoders decoders;
    private final ApplicationEventPublisher events;

    BackChannelLogout(
            Directory directory,
            FindByIndexNameSessionRepository<? extends Session> sessions,
            Issuers issuers,
            RealmServers servers,
            TokenDecoders decoders,
            ApplicationEventPublisher events) {
        this.directory = directory;
        this.sessions = sessions;
        this.issuers = issuers;
        this.servers = servers;
        this.decoders = decoders;
        this.events = events;
    }

    @PostMapping("/logout/connect/back-channel/{tenant}")
    ResponseEntity<Void> sessionEnded(
            @PathVariable String tenant,
            @RequestParam(name = "logout_token", required = false) @Nullable String token) {
        if (token == null || !servers.isRealm(tenant)) {
            return ResponseEntity.badRequest().build();
        }
        Realm realm = issuers.getRealm(tenant);
        try {
            Jwt said = decoders.forLogout(realm).decode(token);
            end(realm, said.getSubject(), said.getClaimAsString("sid"));
            return ResponseEntity.ok().cacheControl(CacheControl.noStore()).build();
        } catch (JwtException untrue) {
            // Not what the failure says: it repeats the words of whoever sent the token.
            LOG.warn(
                    "Refused a logout token for {}: {}",
                    tenant,
                    NestedExceptionUtils.getMostSpecificCause(untrue).getClass().getSimpleName());
            return ResponseEntity.badRequest()
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
    }

    /** A token that names no session of Keycloak's means all of the person's. */
    private void end(Realm realm, String subject, @Nullable String keycloakSession) {
        for (String person : directory.listEngineUserIds(realm, subject)) {
            sessions.findByPrincipalName(person).forEach((id, session) -> {
                BrowserUser user = signedIn(session);
                if (isMeant(user, keycloakSession)) {
                    sessions.deleteById(id);
                    if (user != null) {
                        events.publishEvent(new SignedOut(user.currentUser(), "realm"));
                    }
                }
            });
        }
    }

    private static boolean isMeant(@Nullable BrowserUser user, @Nullable String keycloakSession) {
        return keycloakSession == null
                || (user != null && keycloakSession.equals(user.getIdToken().getClaimAsString("sid")));
    }

    private static @Nullable BrowserUser signedIn(Session session) {
        SecurityContext context =
                session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        Authentication signedIn = context == null ? null : context.getAuthentication();
        return signedIn != null && signedIn.getPrincipal() instanceof BrowserUser user ? user : null;
    }
}

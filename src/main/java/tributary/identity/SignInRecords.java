package tributary.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/**
 * Asks the realms, every few minutes, whether those who signed in by browser still may: an account that was disabled, a session that was ended, a
 * group that was left there ends the session here. Kept in the database, for every node; the token that it asks with is used once and replaced.
 */
@Component
class SignInRecords implements OAuth2AuthorizedClientRepository {

    /** How long a session goes on while its realm cannot be asked. */
    static final Duration UNCONFIRMED = Duration.ofHours(1);

    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMinutes(1);
    private static final int MAX_REMEMBERED = 20_000;

    private final JdbcClient database;
    private final Issuers issuers;
    private final RealmServers servers;
    private final ClientRegistrationRepository registrations;
    private final TokenDecoders decoders;
    private final SignIns signIns;
    private final Duration recheck;
    private final Clock clock;
    private final Map<Key, Instant> confirmed = new ConcurrentHashMap<>();

    SignInRecords(
            JdbcClient database,
            Issuers issuers,
            RealmServers servers,
            ClientRegistrationRepository registrations,
            TokenDecoders decoders,
            SignIns signIns,
            IdentitySettings settings,
            Clock clock) {
        this.database = database;
        this.issuers = issuers;
        this.servers = servers;
        this.registrations = registrations;
        this.decoders = decoders;
        this.signIns = signIns;
        this.recheck = settings.recheck();
        this.clock = clock;
    }

    /** Whether the realm lets this person go on. It is asked only when it was not lately. */
    boolean holds(BrowserUser person) {
        Key key = Key.of(person);
        Instant now = clock.instant();
        Instant last = confirmed.get(key);
        if (last != null && last.plus(recheck).isAfter(now)) {
            return true;
        }
        Optional<Row> found = find(key);
        if (found.isEmpty()) {
            return false;
        }
        Row row = found.get();
        if (row.confirmedAt().plus(recheck).isAfter(now)) {
            remember(key, row.confirmedAt());
            return true;
        }
        boolean tolerable = row.confirmedAt().plus(UNCONFIRMED).isAfter(now);
        // One request asks, whichever node it came to: the others of the moment go on meanwhile.
        String refreshToken = row.refreshToken();
        if (refreshToken == null || !begin(key, now)) {
            return tolerable;
        }
        return ask(key, refreshToken, person, tolerable);
    }

    private boolean ask(Key key, String refreshToken, BrowserUser person, boolean tolerable) {
        String tenant = person.currentUser().tenant();
        Instant now = clock.instant();
        try {
            OAuth2AccessTokenResponse answer = servers.getServer(tenant)
                    .refresh(new OAuth2RefreshTokenGrantRequest(
                            registrations.findByRegistrationId(tenant),
                            new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "none", now, now.plusMillis(1)),
                            new OAuth2RefreshToken(refreshToken, null)));
            write(key, person.getName(), answer.getRefreshToken(), now);
            return isSame(tenant, answer, person);
        } catch (OAuth2AuthorizationException ended) {
            forget(key);
            return false;
        } catch (RealmUnreachable unreachable) {
            return tolerable;
        }
    }

    /** Whoever gained or left a group signs in anew, with the rights that the groups give now. */
    private boolean isSame(String tenant, OAuth2AccessTokenResponse answer, BrowserUser person) {
        Object idToken = answer.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN);
        if (!(idToken instanceof String text)) {
            return true;
        }
        try {
            CurrentUser now = signIns.admit(
                    issuers.getRealm(tenant),
                    decoders.createDecoder(registrations.findByRegistrationId(tenant))
                            .decode(text));
            return now.equals(person.currentUser());
        } catch (JwtException | UserNameTaken | OAuth2AuthenticationException strange) {
            return false;
        }
    }

    private Optional<Row> find(Key key) {
        return database.sql(
                        "SELECT refresh_token, confirmed_at FROM sign_in WHERE issuer = :issuer AND session = :session")
                .param("issuer", key.issuer())
                .param("session", key.session())
                .query((row, number) -> new Row(
                        row.getString("refresh_token"),
                        row.getObject("confirmed_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private boolean begin(Key key, Instant now) {
        return database.sql("""
                        UPDATE sign_in SET asked_at = :now
                        WHERE issuer = :issuer AND session = :session AND (asked_at IS NULL OR asked_at < :before)
                        """)
                        .param("issuer", key.issuer())
                        .param("session", key.session())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("before", now.minus(BETWEEN_ATTEMPTS).atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private void write(Key key, String engineUserId, @Nullable OAuth2RefreshToken refreshToken, Instant now) {
        database.sql("""
                        INSERT INTO sign_in (issuer, session, engine_user_id, refresh_token, confirmed_at)
                        VALUES (:issuer, :session, :person, :token, :now)
                        ON CONFLICT (issuer, session) DO UPDATE
                        SET engine_user_id = excluded.engine_user_id, refresh_token = excluded.refresh_token,
                            confirmed_at = excluded.confirmed_at, asked_at = NULL
                        """)
                .param("issuer", key.issuer())
                .param("session", key.session())
                .param("person", engineUserId)
                .param("token", refreshToken == null ? null : refreshToken.getTokenValue())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        remember(key, now);
    }

    private void remember(Key key, Instant at) {
        if (confirmed.size() > MAX_REMEMBERED) {
            confirmed.clear();
        }
        confirmed.put(key, at);
    }

    private void forget(Key key) {
        confirmed.remove(key);
        database.sql("DELETE FROM sign_in WHERE issuer = :issuer AND session = :session")
                .param("issuer", key.issuer())
                .param("session", key.session())
                .update();
    }

    /** When somebody signs out. */
    void forget(BrowserUser person) {
        forget(Key.of(person));
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication principal,
            HttpServletRequest request,
            HttpServletResponse response) {
        Instant now = clock.instant();
        if (principal.getPrincipal() instanceof BrowserUser person) {
            database.sql("DELETE FROM sign_in WHERE confirmed_at < :long_ago")
                    .param("long_ago", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                    .update();
            write(Key.of(person), person.getName(), client.getRefreshToken(), now);
        }
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Spring's signature
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String registration, Authentication principal, HttpServletRequest request) {
        return null;
    }

    @Override
    public void removeAuthorizedClient(
            String registration, Authentication principal, HttpServletRequest request, HttpServletResponse response) {
        if (principal.getPrincipal() instanceof BrowserUser person) {
            forget(person);
        }
    }

    private record Row(@Nullable String refreshToken, Instant confirmedAt) {}

    /** The realm's session that a session here belongs to. */
    private record Key(String issuer, String session) {

        static Key of(BrowserUser person) {
            String session = person.getIdToken().getClaimAsString("sid");
            return new Key(
                    person.getIdToken().getIssuer().toString(),
                    session == null ? person.getIdToken().getSubject() : session);
        }
    }
}

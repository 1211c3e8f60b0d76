package tributary.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
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
    private final Map<Key, Confirmation> confirmed = new ConcurrentHashMap<>();

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
        Confirmation last = confirmed.get(key);
        // What is remembered here may be older than this sign-in, which was at another node: only the database refuses.
        if (last != null && isFresh(last, now) && last.allows(person)) {
            return true;
        }
        Optional<Row> found = find(key);
        if (found.isEmpty()) {
            return false;
        }
        Row row = found.get();
        if (isFresh(row.confirmation(), now)) {
            remember(key, row.confirmation());
            return row.confirmation().allows(person);
        }
        boolean tolerable = row.confirmation().at().plus(UNCONFIRMED).isAfter(now)
                && row.confirmation().allows(person);
        // One request asks, whichever node it came to: the others of the moment go on meanwhile.
        String refreshToken = row.refreshToken();
        if (refreshToken == null) {
            return tolerable;
        }
        if (!begin(key, refreshToken, now)) {
            // Whoever asked may have been answered by now.
            return find(key)
                    .map(Row::confirmation)
                    .map(answered -> isFresh(answered, now) ? answered.allows(person) : tolerable)
                    .orElse(false);
        }
        return ask(key, refreshToken, person, tolerable);
    }

    private boolean isFresh(Confirmation confirmation, Instant now) {
        return confirmation.at().plus(recheck).isAfter(now);
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
            Telling told = read(tenant, answer);
            write(key, person.getName(), answer.getRefreshToken(), now, told);
            return told.allows(person.currentUser());
        } catch (OAuth2AuthorizationException | JwtException | UserNameTaken ended) {
            forget(key, refreshToken);
            return false;
        } catch (RealmUnreachable unreachable) {
            return tolerable;
        }
    }

    private Telling read(String tenant, OAuth2AccessTokenResponse answer) {
        if (!(answer.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN) instanceof String text)) {
            throw new BadJwtException("The realm confirmed a sign-in without an ID token");
        }
        Realm realm = issuers.getRealm(tenant);
        Jwt idToken = decoders.createDecoder(registrations.findByRegistrationId(tenant))
                .decode(text);
        signIns.admit(realm, idToken, answer.getAccessToken().getScopes());
        return Telling.of(realm, idToken);
    }

    private Optional<Row> find(Key key) {
        return database.sql("""
                        SELECT refresh_token, confirmed_at, told_groups, told_organizations FROM sign_in
                        WHERE issuer = :issuer AND session = :session
                        """)
                .param("issuer", key.issuer())
                .param("session", key.session())
                .query((row, number) -> new Row(
                        row.getString("refresh_token"),
                        new Confirmation(
                                row.getObject("confirmed_at", OffsetDateTime.class)
                                        .toInstant(),
                                told(row))))
                .optional();
    }

    private static @Nullable Telling told(ResultSet row) throws SQLException {
        Array groups = row.getArray("told_groups");
        Array organizations = row.getArray("told_organizations");
        return groups == null || organizations == null
                ? null
                : new Telling(Set.of((String[]) groups.getArray()), Set.of((String[]) organizations.getArray()));
    }

    /** Not with a token that somebody asked with since it was read: a realm takes its second use for theft. */
    private boolean begin(Key key, String refreshToken, Instant now) {
        return database.sql("""
                        UPDATE sign_in SET asked_at = :now
                        WHERE issuer = :issuer AND session = :session AND refresh_token = :token
                          AND (asked_at IS NULL OR asked_at < :before)
                        """)
                        .param("issuer", key.issuer())
                        .param("session", key.session())
                        .param("token", refreshToken)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("before", now.minus(BETWEEN_ATTEMPTS).atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private void write(
            Key key, String engineUserId, @Nullable OAuth2RefreshToken refreshToken, Instant now, Telling told) {
        database.sql("""
                        INSERT INTO sign_in
                            (issuer, session, engine_user_id, refresh_token, confirmed_at, told_groups, told_organizations)
                        VALUES (:issuer, :session, :person, :token, :now, :groups, :organizations)
                        ON CONFLICT (issuer, session) DO UPDATE
                        SET engine_user_id = excluded.engine_user_id, refresh_token = excluded.refresh_token,
                            confirmed_at = excluded.confirmed_at, asked_at = NULL, told_groups = excluded.told_groups,
                            told_organizations = excluded.told_organizations
                        """)
                .param("issuer", key.issuer())
                .param("session", key.session())
                .param("person", engineUserId)
                .param("token", refreshToken == null ? null : refreshToken.getTokenValue())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("groups", told.groups().toArray(String[]::new))
                .param("organizations", told.organizations().toArray(String[]::new))
                .update();
        remember(key, new Confirmation(now, told));
    }

    private void remember(Key key, Confirmation confirmation) {
        if (confirmed.size() > MAX_REMEMBERED) {
            confirmed.clear();
        }
        confirmed.put(key, confirmation);
    }

    private void forget(Key key) {
        confirmed.remove(key);
        database.sql("DELETE FROM sign_in WHERE issuer = :issuer AND session = :session")
                .param("issuer", key.issuer())
                .param("session", key.session())
                .update();
    }

    /** Unless somebody signed in anew meanwhile, with the same session of the realm. */
    private void forget(Key key, String refreshToken) {
        confirmed.remove(key);
        database.sql("DELETE FROM sign_in WHERE issuer = :issuer AND session = :session AND refresh_token = :token")
                .param("issuer", key.issuer())
                .param("session", key.session())
                .param("token", refreshToken)
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
            write(
                    Key.of(person),
                    person.getName(),
                    client.getRefreshToken(),
                    now,
                    Telling.of(issuers.getRealm(person.currentUser().tenant()), person.getIdToken()));
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

    private record Row(@Nullable String refreshToken, Confirmation confirmation) {}

    /**
     * When a realm last confirmed one of its sessions, which several here may have begun with.
     *
     * @param told what it said; null where that is not known
     */
    private record Confirmation(Instant at, @Nullable Telling told) {

        boolean allows(BrowserUser person) {
            return told == null || told.allows(person.currentUser());
        }
    }

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

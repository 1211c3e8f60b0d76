package tributary.identity;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/** Reads each kind of token that a realm signs, and takes none for another kind. Signatures are by the realm's published keys, never by a shared secret. */
@Component
class TokenDecoders implements JwtDecoderFactory<ClientRegistration> {

    /** Whatever lifetime a member's realm gives its access tokens: whoever is disabled there is out here by then. */
    static final Duration OLDEST_ACCESS_TOKEN = Duration.ofMinutes(10);

    private static final String SESSION_ENDED = "http://schemas.openid.net/event/backchannel-logout";
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private final RealmServers servers;
    private final IdentitySettings settings;
    private final Clock clock;

    TokenDecoders(RealmServers servers, IdentitySettings settings, Clock clock) {
        this.servers = servers;
        this.settings = settings;
        this.clock = clock;
    }

    /** For access tokens that programs send. */
    JwtDecoder forAccess(Realm realm) {
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor(realm.tenant(), JOSEObjectType.JWT, null));
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(realm.issuer()),
                new JwtClaimValidator<>(JwtClaimNames.EXP, expiry -> expiry != null),
                this::refuseTheOld,
                isFor(settings.audience()),
                new JwtClaimValidator<String>("azp", settings::isClient),
                // Keycloak marks what a token is for; an ID or refresh token is no access token.
                new JwtClaimValidator<String>("typ", "Bearer"::equals)));
        return decoder;
    }

    private OAuth2TokenValidatorResult refuseTheOld(Jwt token) {
        boolean young = token.getIssuedAt() != null
                && token.getIssuedAt()
                        .plus(OLDEST_ACCESS_TOKEN)
                        .plus(CLOCK_SKEW)
                        .isAfter(clock.instant())
                && token.getIssuedAt().minus(CLOCK_SKEW).isBefore(clock.instant());
        return young
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(
                        new OAuth2Error("invalid_token", "The token was not issued lately", null));
    }

    /** For ID tokens that a sign-in by browser brings. */
    @Override
    public JwtDecoder createDecoder(ClientRegistration registration) {
        NimbusJwtDecoder decoder =
                new NimbusJwtDecoder(processor(registration.getRegistrationId(), JOSEObjectType.JWT, null));
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        return decoder;
    }

    /** For what a realm sends when a session ended there. */
    JwtDecoder forLogout(Realm realm) {
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(
                processor(realm.tenant(), new JOSEObjectType("logout+jwt"), JOSEObjectType.JWT, null));
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(realm.issuer()),
                isFor(settings.clientId()),
                new JwtClaimValidator<>(JwtClaimNames.IAT, issued -> issued != null),
                new JwtClaimValidator<>(JwtClaimNames.JTI, id -> id != null),
                new JwtClaimValidator<>(JwtClaimNames.SUB, subject -> subject != null),
                new JwtClaimValidator<>("nonce", nonce -> nonce == null),
                new JwtClaimValidator<>(
                        "events",
                        events -> events instanceof Map<?, ?> told && told.get(SESSION_ENDED) instanceof Map<?, ?>)));
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> isFor(String audience) {
        return new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, named -> named != null && named.contains(audience));
    }

    private DefaultJWTProcessor<SecurityContext> processor(String tenant, @Nullable JOSEObjectType... types) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(types));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, servers.getKeys(tenant)));
        // Claims are validated by Spring's validators.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        return processor;
    }
}

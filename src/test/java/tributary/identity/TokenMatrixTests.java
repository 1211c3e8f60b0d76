package tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tributary.local.TestSystem;

/** Tokens that differ in one thing from a good one. */
class TokenMatrixTests extends ForgedRealmTest {

    private static final Map<String, Consumer<JWTClaimsSet.Builder>> CHANGES = new TreeMap<>(Map.ofEntries(
            Map.entry("no issuer", claims -> claims.issuer(null)),
            Map.entry("an issuer that is nobody's", claims -> claims.issuer("http://localhost:1/realms/mm")),
            Map.entry("a part of the issuer", claims -> claims.issuer(ForgedRealm.MYANMAR.issuer() + "/")),
            Map.entry("another member's issuer", claims -> claims.issuer(TestSystem.keycloakUrl() + "/realms/la")),
            Map.entry("no audience", claims -> claims.audience((String) null)),
            Map.entry("another audience", claims -> claims.audience("account")),
            Map.entry("no authorized party", claims -> claims.claim("azp", null)),
            Map.entry("another authorized party", claims -> claims.claim("azp", "admin-cli")),
            Map.entry("no expiry", claims -> claims.expirationTime(null)),
            Map.entry("an expiry of yesterday", claims -> claims.expirationTime(ago(Duration.ofDays(1)))),
            Map.entry("an expiry two minutes ago", claims -> claims.expirationTime(ago(Duration.ofMinutes(2)))),
            Map.entry("a beginning in two minutes", claims -> claims.notBeforeTime(ago(Duration.ofMinutes(-2)))),
            Map.entry("no time of issue", claims -> claims.issueTime(null)),
            Map.entry("a time of issue an hour ago", claims -> claims.issueTime(ago(Duration.ofHours(1)))),
            Map.entry("a time of issue to come", claims -> claims.issueTime(ago(Duration.ofHours(-1)))),
            Map.entry("no type", claims -> claims.claim("typ", null)),
            Map.entry("the type of an ID token", claims -> claims.claim("typ", "ID")),
            Map.entry("the type of a refresh token", claims -> claims.claim("typ", "Refresh")),
            Map.entry("the type of an offline token", claims -> claims.claim("typ", "Offline")),
            Map.entry("the type of a logout token", claims -> claims.claim("typ", "Logout")),
            Map.entry("no subject", claims -> claims.subject(null)),
            Map.entry("no user name", claims -> claims.claim("preferred_username", null)),
            Map.entry("a user name of markup", claims -> claims.claim("preferred_username", "<script>"))));

    static List<String> changes() {
        return List.copyOf(CHANGES.keySet());
    }

    @Test
    void takesTheTokenThatIsAsItShouldBe() {
        assertThat(status(REALM.sign(REALM.claims().build()))).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void refusesATokenWith(String change) {
        JWTClaimsSet.Builder claims = REALM.claims();
        CHANGES.getOrDefault(change, unknown -> {}).accept(claims);

        assertThat(status(REALM.sign(claims.build()))).isEqualTo(401);
    }

    @Test
    void refusesSignaturesThatAreNotTheRealms() throws Exception {
        JWTClaimsSet claims = REALM.claims().build();
        RSAKey stranger = ForgedRealm.newKey();
        RSAKey impostor = new RSAKey.Builder(stranger.toRSAPublicKey())
                .privateKey(stranger.toRSAPrivateKey())
                .keyID(REALM.key().getKeyID())
                .build();
        String ofLaos = TestSystem.token("la", "environment");
        JWSHeader nameless = new JWSHeader(JWSAlgorithm.RS256);
        JWSHeader ofAnotherKind = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(REALM.key().getKeyID())
                .type(new JOSEObjectType("logout+jwt"))
                .build();
        JWSHeader withOwnKey = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(stranger.getKeyID())
                .jwk(stranger.toPublicJWK())
                .build();

        Map<String, String> tokens = Map.of(
                "no signature", new PlainJWT(claims).serialize(),
                "an HMAC made with the public key", REALM.signWithPublicKey(claims),
                "an unknown key", ForgedRealm.sign(claims, stranger),
                "another key under the realm's key id", ForgedRealm.sign(claims, impostor),
                "another key without an id", ForgedRealm.sign(nameless, claims, new RSASSASigner(stranger)),
                "a key that the token brings along", ForgedRealm.sign(withOwnKey, claims, new RSASSASigner(stranger)),
                "a header of another kind", ForgedRealm.sign(ofAnotherKind, claims, new RSASSASigner(REALM.key())),
                "another realm's header and signature",
                        ofLaos.split("\\.", -1)[0] + "." + REALM.sign(claims).split("\\.", -1)[1] + "."
                                + ofLaos.split("\\.", -1)[2],
                "our realm's key for another's issuer",
                        REALM.sign(REALM.claims()
                                .issuer(TestSystem.keycloakUrl() + "/realms/la")
                                .build()));

        assertThat(tokens)
                .allSatisfy((what, token) -> assertThat(status(token)).as(what).isEqualTo(401));
    }

    @Test
    void takesTheTenantFromTheIssuerWhateverClaimsSay() throws Exception {
        String token = REALM.sign(REALM.claims()
                .claim("preferred_username", "claimant")
                .subject("claimant-subject")
                .claim("tenant", "la")
                .claim("tenantId", "la")
                .claim("tenants", List.of("la", "cn"))
                .claim("realm", "la")
                .claim("organization", List.of("la-works"))
                .claim("groups", List.of("focal-points", "la.focal-points", "/la/focal-points", "camunda-admin"))
                .claim("realm_access", Map.of("roles", List.of("admin", "OPERATOR", "la")))
                .build());

        JsonNode tasks = new ObjectMapper().readTree(get(token).body());

        assertThat(tasks.isArray()).isTrue();
        assertThat(tasks.findValuesAsText("tenantId")).allMatch("mm"::equals);
    }

    @Test
    void takesNewKeysWithoutARestartAndOldOnesNoMore() {
        String before = REALM.sign(REALM.claims().build());
        assertThat(status(before)).isEqualTo(200);

        REALM.turnKeys();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(status(REALM.sign(REALM.claims().build()))).isEqualTo(200));
        assertThat(status(before)).isEqualTo(401);
    }

    private static Date ago(Duration time) {
        return Date.from(Instant.now().minus(time));
    }
}

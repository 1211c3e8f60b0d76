package tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tributary.journey.Api;
import tributary.journey.SampleProposals;
import tributary.local.KeycloakAdministrator;
import tributary.local.Visitor;

/** Tokens of somebody who belongs to two enterprises, and the same person at a Keycloak of their own country. */
class SeveralOrganizationsTests extends ForgedRealmTest {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String name = "broker-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void open() {
        REALM.knows(name + "-before");
        awaitDoor();
    }

    @Test
    void fileForTheOneThatTheirTokenNames() {
        Api.Answer filed = file(token("openid organization:mm-works", "mm-works"));

        assertThat(filed.expect(201).json().at("/enterprise/organization").asText())
                .isEqualTo("mm-works");
    }

    @Test
    void areToldToNameOne() {
        for (String token : List.of(
                token("openid organization:*", "mm-rival", "mm-works"),
                token("openid organization"),
                token("openid organization:mm-works"))) {
            JsonNode refused = file(token).expect(403).json();

            assertThat(refused.path("detail").asText())
                    .isEqualTo(
                            "Your token names no organization to act for, or several: ask your realm for one with the scope"
                                    + " organization, or organization:<alias> if you belong to several.");
        }
    }

    @Test
    void keepWhatTheyChoseByBrowserWhateverATokenNames() {
        REALM.knows(name, "mm-rival", "mm-works");
        Visitor visitor = new Visitor(port);
        choose(visitor, visitor.get("/oauth2/authorization/mm").body(), "mm-works");

        file(token("openid organization:mm-rival", "mm-rival")).expect(201);

        assertThat(visitor.get("/portal").body()).contains("mm-works").doesNotContain("mm-rival");
        assertThat(new Visitor(port).get("/oauth2/authorization/mm").body()).contains("mm-works");
    }

    @Test
    void chooseOnlyAmongTheirOwn() {
        REALM.knows(name, "mm-rival", "mm-works");
        Visitor visitor = new Visitor(port);
        String page = visitor.get("/oauth2/authorization/mm").body();

        assertThat(visitor.post("/acting-for", "organization=mm-others&_csrf=" + csrf(page))
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor.get("/portal").uri().getPath()).isEqualTo("/acting-for");
    }

    @Test
    void areKnownToKeycloakAsMembersOfBoth() throws Exception {
        Optional<KeycloakAdministrator> administrator = KeycloakAdministrator.find();
        assumeThat(administrator)
                .as("The Keycloak that TRIBUTARY_TEST_KEYCLOAK names has an administrator for tests")
                .isPresent();
        KeycloakAdministrator keycloak = administrator.orElseThrow();
        String id = keycloak.createUser("la", name);
        try {
            keycloak.joinOrganization("la", "la-works", id);
            keycloak.joinOrganization("la", "la-rival", id);

            Visitor visitor = Visitor.signedIn(port, "la", name);
            String page = visitor.get("/portal").body();
            assertThat(page).contains("la-works", "la-rival");
            choose(visitor, page, "la-rival");
            assertThat(visitor.get("/portal").body()).contains("Lao PDR Rival").doesNotContain("Lao PDR Works");

            String both = TestTokens.accessToken("la", name, "openid organization:*");
            String one = TestTokens.accessToken("la", name, "openid organization:la-works");
            file(both).expect(403);
            assertThat(file(one)
                            .expect(201)
                            .json()
                            .at("/enterprise/organization")
                            .asText())
                    .isEqualTo("la-works");
        } finally {
            keycloak.deleteUser("la", id);
        }
    }

    private static void choose(Visitor visitor, String page, String organization) {
        assertThat(visitor.post("/acting-for", "organization=" + organization + "&_csrf=" + csrf(page))
                        .uri()
                        .getPath())
                .isEqualTo("/portal");
    }

    private static String csrf(String page) {
        Matcher field = CSRF.matcher(page);
        assertThat(field.find()).as(page).isTrue();
        return field.group(1);
    }

    private Api.Answer file(String token) {
        return new Api(URI.create("http://localhost:" + port), (realm, user) -> token)
                .post("mm." + name, "/api/proposals", SampleProposals.foodProcessingInChina());
    }

    private String token(String scope, String... organizations) {
        JWTClaimsSet.Builder claims = REALM.claims()
                .claim("preferred_username", name)
                .subject(name)
                .claim("groups", null)
                .claim("scope", scope);
        if (organizations.length > 0) {
            claims.claim("organization", List.of(organizations));
        }
        return REALM.sign(claims.build());
    }
}

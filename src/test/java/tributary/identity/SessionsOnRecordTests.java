package tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tributary.journey.Api;
import tributary.local.TestSystem;
import tributary.local.Visitor;

/** What becomes of a session after its sign-in stands in the audit log of the person's country. */
class SessionsOnRecordTests extends ForgedRealmTest {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String name = "trader-" + UUID.randomUUID().toString().substring(0, 8);
    private final Api api = new Api(URI.create("http://localhost:" + port), TestSystem::token);

    @BeforeEach
    void open() {
        REALM.knows(name + "-before");
        awaitDoor();
    }

    @Test
    void tellThatTheRealmEndedThem() {
        REALM.knows(name, "mm-works");
        Visitor visitor = new Visitor(port);
        assertThat(visitor.get("/oauth2/authorization/mm").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/portal").uri().getPath()).isEqualTo("/portal");

        tell(REALM.logoutClaims(name + "-before").build());
        tell(REALM.logoutClaims(name).claim("sid", "another").build());
        assertThat(visitor.get("/portal").uri().getPath())
                .as("other sessions ended")
                .isEqualTo("/portal");
        tell(REALM.logoutClaims(name).build());

        assertThat(visitor.get("/portal").uri().getPath()).isEqualTo("/sign-in");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(told("signed-out", "door")).containsExactly("mm realm"));
    }

    @Test
    void endForWhomIsCalledOtherwiseInTheRealmByNow() {
        REALM.knows(name, "mm-works");
        Visitor before = new Visitor(port);
        assertThat(before.get("/oauth2/authorization/mm").statusCode()).isEqualTo(200);
        REALM.renames(name + "-renamed");
        Visitor after = new Visitor(port);
        assertThat(after.get("/oauth2/authorization/mm").statusCode()).isEqualTo(200);

        tell(REALM.logoutClaims(name).build());

        for (Visitor visitor : List.of(before, after)) {
            assertThat(visitor.get("/portal").uri().getPath()).isEqualTo("/sign-in");
        }
    }

    @Test
    void beginForTheLongestOfNames() {
        String longest = "n".repeat(100 - name.length()) + name;
        REALM.knows(longest, "mm-works");
        Visitor visitor = new Visitor(port);

        assertThat(visitor.get("/oauth2/authorization/mm").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/portal").uri().getPath()).isEqualTo("/portal");
    }

    @Test
    void tellForWhomSomebodyChoseToAct() {
        REALM.knows(name, "mm-rival", "mm-works");
        Visitor visitor = new Visitor(port);
        Matcher form = CSRF.matcher(visitor.get("/oauth2/authorization/mm").body());
        assertThat(form.find()).isTrue();

        for (String organization : List.of("mm-others", "mm-works")) {
            visitor.post("/acting-for", "organization=" + organization + "&_csrf=" + form.group(1));
        }

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(told("acting-for-chosen", "for")).containsExactly("mm mm-works"));
    }

    private void tell(JWTClaimsSet end) {
        assertThat(new Visitor(port)
                        .post("/logout/connect/back-channel/mm", "logout_token=" + REALM.sign(end))
                        .statusCode())
                .isEqualTo(200);
    }

    /** In whose log, and what. */
    private List<String> told(String type, String detail) {
        return api.audited("joint.auditor", "actor=mm." + name).stream()
                .filter(entry -> entry.path("type").asText().equals(type))
                .map(entry -> entry.path("tenant").asText() + " "
                        + entry.at("/detail/" + detail).asText())
                .toList();
    }
}

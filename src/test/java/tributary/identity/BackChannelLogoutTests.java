package tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

/** Keycloak tells that a person's session ended there. */
@TributaryTest
@ExtendWith(OutputCaptureExtension.class)
class BackChannelLogoutTests {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private static final Logger LOG = LoggerFactory.getLogger(BackChannelLogoutTests.class);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void believesOnlyALogoutTokenThatKeycloakSigned() throws Exception {
        Visitor finance = Visitor.signedIn(port, "kh", "finance");
        String accessToken = TestSystem.token("kh", "finance");
        String claims =
                "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"tributary\",\"iat\":%d,\"exp\":%d,\"jti\":\"1\",\"events\":{\"%s\":{}}}"
                        .formatted(
                                TestSystem.keycloakUrl() + "/realms/kh",
                                subject("kh", "finance"),
                                Instant.now().getEpochSecond(),
                                Instant.now().getEpochSecond() + 60,
                                EVENT);
        String unsigned = encode("{\"alg\":\"none\"}") + "." + encode(claims) + ".";
        String forged = accessToken.split("\\.", -1)[0] + "." + encode(claims) + "."
                + accessToken.split("\\.", -1)[2];

        for (String token : new String[] {"", "nonsense", accessToken, unsigned, forged}) {
            assertThat(post("kh", "logout_token=" + token)).as(token).isEqualTo(400);
        }
        assertThat(post("nowhere", "logout_token=" + forged)).isGreaterThanOrEqualTo(400);

        assertThat(finance.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(countSessions("kh.finance")).isPositive();
    }

    /** Anybody may send one, and chooses every word of it. */
    @Test
    void keepsTheWordsOfARefusedTokenOutOfTheLog(CapturedOutput console) throws Exception {
        String forged =
                "x\\n2026-11-30T00:00:00.000Z ERROR 1 --- [main] tributary.audit : The audit log of la is broken";

        assertThat(post(
                        "la",
                        "logout_token=" + encode("{\"alg\":\"RS256\",\"typ\":\"" + forged + "\"}") + "." + encode("{}")
                                + "." + encode("signature")))
                .isEqualTo(400);

        assertThat(console).contains("Refused a logout token for la").doesNotContain("log of la is broken");
    }

    /** What the application logs may hold words of anybody's, in whatever way they came there. */
    @Test
    void beginsNoLineOfTheLogWithWordsThatWereLogged(CapturedOutput console) {
        LOG.warn("Said: {}", "a\nFORGED ERROR b", new IllegalStateException("c\nFORGED ERROR d\r\nFORGED ERROR e"));

        assertThat(console.toString().lines().filter(line -> line.contains("FORGED")))
                .hasSize(3)
                .allMatch(line -> line.startsWith("    "));
        assertThat(console.toString().lines()).anyMatch(line -> line.startsWith("\tat "));
    }

    private int countSessions(String person) {
        return database.sql("select count(*) from spring_session where principal_name = :person")
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    private int post(String realm, String body) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://localhost:" + port + "/logout/connect/back-channel/" + realm))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String subject(String realm, String user) throws Exception {
        String payload = TestSystem.token(realm, user).split("\\.", -1)[1];
        JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(payload));
        return claims.path("sub").asText();
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

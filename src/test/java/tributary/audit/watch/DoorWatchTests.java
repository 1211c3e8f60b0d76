package tributary.audit.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.journey.Api;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

@TributaryTest
class DoorWatchTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Knocks knocks;

    @Test
    void tellsOfARefusalThatSomebodySignedInComesBackWith() throws Exception {
        String start = Instant.now().toString();
        Visitor visitor = Visitor.signedIn(port, "mm", "finance");
        visitor.get("/login/oauth2/code/mm?code=made-up&state=made-up");
        knocks.tell();

        await().pollInSameThread()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(told(start)).contains("sign-in-refused").containsOnlyOnce("signed-in"));
    }

    /** At the browser's door of Myanmar. */
    private List<String> told(String from) {
        return new Api(URI.create("http://localhost:" + port), TestSystem::token)
                .audited("joint.auditor", "member=mm&from=" + from).stream()
                        .filter(entry -> entry.at("/detail/door").asText().equals("browser"))
                        .map(entry -> entry.path("type").asText())
                        .toList();
    }
}

package tributary.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;

@TributaryTest
class AuditControllerIntegrationTests {

    @LocalServerPort
    private int port;

    @Test
    void tellsAllThatIsWrongWithASearchAtOnce() throws Exception {
        HttpRequest search = HttpRequest.newBuilder(
                        URI.create(
                                "http://localhost:" + port
                                        + "/api/audit/entries?proposal=x&member=zz&from=yesterday&to=%2B10000-01-01T00:00:00Z&after=last&limit=501"))
                .header("Authorization", "Bearer " + TestSystem.token("la", "auditor"))
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(search, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        assertThat(problem.path("errors").findValuesAsText("pointer"))
                .containsExactly("/member", "/proposal", "/from", "/to", "/after", "/limit");
        assertThat(problem.path("errors").findValuesAsText("detail"))
                .contains(
                        "“from” must be an instant, such as 2026-11-28T09:00:00Z.",
                        "Limit is 501: give 1 to 500 entries.");
    }
}

package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.web.ProblemType;

@TributaryTest
class PreviewControllerIntegrationTests {

    private static final String PREVIEWS = "/api/approval-previews";

    private final ObjectMapper mapper = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Test
    void answersAnEnterpriseOfItsOwnCountry() throws Exception {
        HttpResponse<String> answer = post(TestSystem.token("cn", "enterprise"), PREVIEWS, hydropower());

        JsonNode preview = mapper.readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(preview.at("/participants/0"))
                .isEqualTo(mapper.readTree("{\"member\": \"cn\", \"role\": \"home\"}"));
        assertThat(preview.at("/mekongProcedure/rule").asText()).isEqualTo("MK-08");
        assertThat(preview.at("/nationalReviews/1/steps/0/id").asText()).isEqualTo("check-completeness");
        assertThat(preview.at("/nationalReviews/1/earliestDecision/date").asText())
                .matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(preview.has("decisions")).isFalse();
    }

    @Test
    void takesAnotherHomeCountryFromTheBody() throws Exception {
        ObjectNode proposal = Samples.hydropowerInLaos();
        proposal.put("homeCountry", "cn");

        JsonNode preview = mapper.readTree(post(TestSystem.token("joint", "lender"), PREVIEWS, proposal.toString())
                .body());

        assertThat(preview.at("/participants/0/member").asText()).isEqualTo("cn");
    }

    @Test
    void refusesWhoeverIsNotSignedIn() throws Exception {
        assertThat(post(null, PREVIEWS, hydropower()).statusCode()).isEqualTo(401);
    }

    @Test
    void pointsAtEveryFault() throws Exception {
        HttpResponse<String> answer = post(
                TestSystem.token("cn", "enterprise"),
                PREVIEWS,
                "{\"colour\": 1, \"investment\": {\"amount\": \"1e9\", \"currency\": \"USD\"}}");

        JsonNode problem = mapper.readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(problem.path("type").asText()).isEqualTo("urn:problem-type:tributary:invalid-proposal");
        assertThat(problem.path("errors").findValuesAsText("pointer")).containsExactly("/colour", "/investment/amount");
    }

    @Test
    void tellsWhereJsonIsMalformed() throws Exception {
        for (String body : new String[] {"{\"title\": ", "", "{\"title\": \"a\", \"title\": \"b\"}", "{} {}"}) {
            HttpResponse<String> answer = post(TestSystem.token("cn", "enterprise"), PREVIEWS, body);

            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(mapper.readTree(answer.body()).path("type").asText())
                    .as(body)
                    .isEqualTo("urn:problem-type:tributary:malformed-json");
        }
    }

    @Test
    void refusesTheHomeCountryAsOnlyHost() throws Exception {
        ObjectNode proposal = Samples.hydropowerInLaos();
        proposal.putArray("hostCountries").add("cn");

        for (String path : List.of(PREVIEWS, PREVIEWS + "/alternatives")) {
            HttpResponse<String> answer = post(TestSystem.token("cn", "enterprise"), path, proposal.toString());

            assertThat(answer.statusCode()).as(path).isEqualTo(422);
            assertThat(mapper.readTree(answer.body()).at("/errors/0/pointer").asText())
                    .isEqualTo("/hostCountries");
        }
    }

    @Test
    void offersAlternatives() throws Exception {
        HttpResponse<String> answer =
                post(TestSystem.token("cn", "enterprise"), PREVIEWS + "/alternatives", hydropower());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(mapper.readTree(answer.body()).findValuesAsText("pointer"))
                .contains("/circumstances/proponentOwnership");
    }

    @Test
    void servesTheCatalogueToAnyone() throws Exception {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(uri("/api/activities")).GET());

        JsonNode catalogue = mapper.readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(catalogue.at("/measures/installed-capacity/unit").asText()).isEqualTo("MW");
        assertThat(catalogue.at("/sectors/electric-power/hydropower/measures/0").asText())
                .isEqualTo("installed-capacity");
    }

    @Test
    void describesAProposalFactByFact() throws Exception {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(uri("/v3/api-docs")).GET());

        JsonNode schema = mapper.readTree(answer.body()).at("/components/schemas/Proposal/properties");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(schema.at("/size/properties/reservoir-area/description").asText())
                .isEqualTo("Reservoir area (ha): water surface at full supply level");
        assertThat(schema.at("/circumstances/properties/specialZone/default").asText())
                .isEqualTo("none");
    }

    @Test
    void describesEveryProblem() throws Exception {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(uri("/v3/api-docs")).GET());

        JsonNode api = mapper.readTree(answer.body());
        assertThat(api.at("/components/schemas/Problem/properties/type/enum")).hasSize(ProblemType.values().length);
        assertThat(api.at(
                                "/paths/~1api~1proposals/post/responses/default/content/application~1problem+json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Problem");
    }

    private static String hydropower() {
        return Samples.hydropowerInLaos().toString();
    }

    private HttpResponse<String> post(@Nullable String token, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return send(token == null ? request : request.header("Authorization", "Bearer " + token));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}

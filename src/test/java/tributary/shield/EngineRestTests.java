package tributary.shield;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.engine.SampleReviews;
import tributary.local.Http;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

@TributaryTest
class EngineRestTests {

    private static final String PASS =
            "{\"variables\":{\"outcome\":{\"value\":\"pass\"},\"findings\":{\"value\":\"Fine\"}}}";

    @LocalServerPort
    private int port;

    @Autowired
    private SampleReviews reviews;

    private String lao;

    @BeforeEach
    void setUp() {
        lao = reviews.start("la");
    }

    @Nested
    class OfAnotherTenant {

        @ParameterizedTest
        @CsvSource({
            "GET,''",
            "GET,/variables",
            "GET,/form-variables",
            "GET,/form",
            "GET,/deployed-form",
            "POST,/claim",
            "POST,/unclaim",
            "POST,/complete",
            "POST,/submit-form"
        })
        void answersAsIfThereWereNone(String method, String call) {
            Answer foreign =
                    send("kh", "environment", method, "/task/" + lao + call, method.equals("POST") ? "{}" : "");
            Answer absent = send(
                    "kh",
                    "environment",
                    method,
                    "/task/" + UUID.randomUUID() + call,
                    method.equals("POST") ? "{}" : "");

            assertThat(foreign.status()).isEqualTo(404);
            assertThat(foreign).isEqualTo(absent);
        }

        @Test
        void listsOnlyTheCallersOwn() {
            String khmer = reviews.start("kh");

            List<String> seen =
                    send("kh", "environment", "GET", "/task", "").json().findValuesAsText("id");

            assertThat(seen).contains(khmer).doesNotContain(lao);
            assertThat(send("kh", "focal", "GET", "/task", "").json().findValuesAsText("tenantId"))
                    .containsOnly("kh");
        }
    }

    @Nested
    class OfTheOwnTenant {

        @Test
        void isClaimedAndCompletedByWhomItIsOfferedTo() {
            String me = "{\"userId\":\"la.environment\"}";

            assertThat(send("la", "environment", "POST", "/task/" + lao + "/claim", me)
                            .status())
                    .isEqualTo(204);
            assertThat(send("la", "environment", "POST", "/task/" + lao + "/complete", PASS)
                            .status())
                    .isEqualTo(204);
            assertThat(reviews.listOpen("la")).doesNotContain(lao);
        }

        @Test
        void isSeenByTheFocalPointWhoMayNotClaimIt() {
            assertThat(send("la", "focal", "GET", "/task/" + lao, "").status()).isEqualTo(200);
            assertThat(send("la", "focal", "POST", "/task/" + lao + "/claim", "{\"userId\":\"la.focal\"}")
                            .status())
                    .isEqualTo(403);
            assertThat(send("la", "focal", "POST", "/task/" + lao + "/complete", PASS)
                            .status())
                    .isEqualTo(403);
        }

        @Test
        void isNotClaimedForSomebodyElse() {
            Answer answer = send("la", "environment", "POST", "/task/" + lao + "/claim", "{\"userId\":\"la.legal\"}");

            assertThat(answer.status()).isEqualTo(403);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{}", "{\"userId\":null}"})
        void isClaimedByNobodyNameless(String body) {
            send("la", "environment", "POST", "/task/" + lao + "/claim", "{\"userId\":\"la.environment\"}");

            Answer answer = send("la", "environment", "POST", "/task/" + lao + "/claim", body);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/userId");
            assertThat(send("la", "environment", "GET", "/task/" + lao, "")
                            .json()
                            .path("assignee")
                            .asText())
                    .isEqualTo("la.environment");
        }

        @Test
        void isNotCompletedWithoutABody() {
            Answer answer = send("la", "environment", "POST", "/task/" + lao + "/complete", "");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/variables/outcome");
            assertThat(reviews.listOpen("la")).contains(lao);
        }

        @Test
        void isNotClaimedByOneWhoMayNotCompleteIt() {
            assertThat(send("la", "legal", "POST", "/task/" + lao + "/claim", "{\"userId\":\"la.legal\"}")
                            .status())
                    .isEqualTo(403);
        }

        @Test
        void namesTheFieldThatIsMissing() {
            Answer answer = send("la", "environment", "POST", "/task/" + lao + "/complete", "{}");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/variables/outcome");
            assertThat(answer.json().at("/detail").asText()).isEqualTo("Outcome is missing. Choose pass or fail.");
            assertThat(answer.body()).doesNotContain("Exception");
            assertThat(reviews.listOpen("la")).contains(lao);
        }

        @Test
        void takesNoVariableOfTheProcessItself() {
            String overreach = "{\"variables\":{\"outcome\":{\"value\":\"pass\"},\"member\":{\"value\":\"vn\"}}}";

            Answer answer = send("la", "environment", "POST", "/task/" + lao + "/complete", overreach);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/variables/member");
        }

        @Test
        void takesTheFactsThatTheModelLists() {
            String answer = "{\"variables\":{\"outcome\":{\"value\":\"pass\"},\"complexProject\":{\"value\":true}}}";

            assertThat(send("la", "environment", "POST", "/task/" + lao + "/complete", answer)
                            .status())
                    .isEqualTo(204);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{",
                    "[]",
                    "\"text\"",
                    "{} {}",
                    "{\"variables\":{\"outcome\":{\"type\":\"Object\",\"value\":\"rO0AB\"}}}"
                })
        void refusesOtherBodies(String body) {
            Answer answer = send("la", "environment", "POST", "/task/" + lao + "/complete", body);

            assertThat(answer.status()).isIn(400, 403);
            assertThat(answer.contentType()).startsWith("application/problem+json");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "\"outcome\":{\"value\":\"a\\u0000b\"} | /variables/outcome/value",
                    "\"outcome\":{\"value\":\"many\",\"type\":\"Integer\"} | /variables/outcome",
                    "\"member\":{\"value\":\"vn\"} | /variables/member"
                })
        void namesTheFieldToTasklistToo(String variable, String pointer) throws IOException {
            HttpResponse<String> answer = Visitor.signedIn(port, "la", "environment")
                    .call(
                            "POST",
                            "/camunda/api/engine/engine/default/task/" + lao + "/submit-form",
                            "{\"variables\":{" + variable + "}}");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(new ObjectMapper()
                            .readTree(answer.body())
                            .at("/errors/0/pointer")
                            .asText())
                    .isEqualTo(pointer);
            assertThat(reviews.listOpen("la")).contains(lao);
        }

        @Test
        void refusesAValueOfTheWrongTypeWithoutFailing() {
            String wrong = "{\"variables\":{\"outcome\":{\"value\":\"many\",\"type\":\"Integer\"}}}";

            assertThat(send("la", "environment", "POST", "/task/" + lao + "/complete", wrong)
                            .status())
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/task",
        "POST,/task/create",
        "GET,/engine",
        "GET,/process-definition",
        "POST,/process-definition/key/national-review/start",
        "GET,/process-instance",
        "POST,/message",
        "POST,/signal",
        "GET,/user",
        "POST,/identity/verify",
        "GET,/identity/groups?userId=vn.legal",
        "GET,/metrics",
        "GET,/metrics/task-worker/sum",
        "GET,/history/task",
        "GET,/history/process-instance",
        "GET,/history/process-definition/x/statistics",
        "GET,/variable-instance",
        "POST,/variable-instance",
        "GET,/filter",
        "GET,/authorization",
        "POST,/batch",
        "GET,/version",
        "GET,/task?assigneeLike=%25",
        "GET,/task?tenantIdIn=vn",
        "DELETE,/deployment/x",
        "OPTIONS,/task/create",
        "GET,/task/",
        "GET,/"
    })
    void offersNothingElse(String method, String call) {
        for (String user : List.of("environment", "focal", "approver", "operator", "auditor", "enterprise")) {
            Answer answer = send("la", user, method, call, method.equals("POST") ? "{}" : "");
            assertThat(answer.status()).as(user).isEqualTo(403);
            assertThat(answer.contentType()).startsWith("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attachment/x",
                "attachment/x/data",
                "comment",
                "comment/x",
                "identity-links",
                "variables/x/data",
                "rendered-form"
            })
    void offersNothingElseOfATask(String call) {
        assertThat(send("la", "environment", "GET", "/task/" + lao + "/" + call, "")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void sortsAndPagesTasks() {
        reviews.start("la");

        Answer answer =
                send("la", "environment", "GET", "/task?sortBy=created&sortOrder=desc&firstResult=0&maxResults=1", "");

        assertThat(answer.json()).hasSize(1);
        assertThat(send("la", "environment", "GET", "/task/count", "")
                        .json()
                        .path("count")
                        .asInt())
                .isGreaterThan(1);
    }

    private record Answer(int status, String contentType, String body) {

        JsonNode json() {
            return Http.readJson(body);
        }
    }

    private Answer send(String realm, String user, String method, String call, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/engine-rest" + call))
                .header("Authorization", "Bearer " + TestSystem.token(realm, user))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = Http.send(HttpClient.newHttpClient(), request);
        return new Answer(
                answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""), answer.body());
    }
}

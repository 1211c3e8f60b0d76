package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;

/** A task completed with missing or wrong values stays as it was, and whoever completed it is told which field is wrong. */
@TributaryTest
class TaskCompletionTests {

    @LocalServerPort
    private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
    }

    @Test
    void namesEveryFieldThatIsMissingOrWrong() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .untilOpen("check-completeness");
        String task = walk.taskId("la.check-completeness");
        JsonNode before = task(task);

        assertRefused(
                walk.complete("la.focal", task, Map.of()),
                Map.of(
                        "/variables/outcome", "outcome is missing: give one of pass, supplement.",
                        "/variables/findings", "findings is missing: say in a few words what was found."));
        assertRefused(
                walk.complete("la.focal", task, answers("outcome", "approve", "findings", " ", "level", "north")),
                Map.of(
                        "/variables/outcome", "outcome is “approve”: give one of pass, supplement.",
                        "/variables/findings", "findings is missing: say in a few words what was found.",
                        "/variables/level", "level is “north”: give one of central, provincial."));
        assertRefused(
                walk.complete("la.focal", task, answers("outcome", 1, "findings", 2, "level", 3)),
                Map.of(
                        "/variables/outcome", "outcome is “1”: give one of pass, supplement.",
                        "/variables/findings", "findings must be a text.",
                        "/variables/level", "level is “3”: give one of central, provincial."));
        assertRefused(
                walk.complete(
                        "la.focal",
                        task,
                        answers("outcome", "pass", "findings", "Complete.", "conditions", "[\"Report yearly\"]")),
                Map.of("/variables/conditions", "conditions is given, but this task takes none: leave it out."));
        assertRefused(
                walk.complete("la.focal", task, answers("outcome", "pass", "findings", "Complete.", "member", "cn")),
                Map.of(
                        "/variables/member",
                        "This task does not take 'member'. It takes conditions, findings, level, outcome."));
        assertRefused(
                walk.complete("la.focal", task, answers("outcome", "pass", "findings", "x".repeat(4001))),
                Map.of("/variables/findings", "findings: At most 4000 characters are taken, these are 4001."));
        assertThat(walk.complete("la.focal", task, answers("outcome", "pass", "findings", "a\u0000b"))
                        .expect(400)
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/variables/findings/value");

        assertThat(task(task)).isEqualTo(before);
        assertThat(walk.stepsOnTimeline()).containsExactly("joint.confirm-scope pass");
        walk.complete("la.focal", task, answers("outcome", "pass", "findings", "Complete.", "level", "central"))
                .expect(204);
        walk.withdraw("Shown.");
    }

    @Test
    void aReviewerGivesATaskBack() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .untilOpen("check-completeness");
        String task = "/engine-rest/task/" + walk.taskId("la.check-completeness");

        api.post("la.focal", task + "/claim", Map.of("userId", "la.focal")).expect(204);
        api.post("la.legal", task + "/unclaim", Map.of()).expect(403);
        api.post("la.legal", task + "/claim", Map.of("userId", "la.legal")).expect(409);
        api.post("la.focal", task + "/unclaim", Map.of()).expect(204);

        assertThat(api.get("la.legal", task).expect(200).json().path("assignee").isNull())
                .isTrue();
        api.post("la.legal", task + "/claim", Map.of("userId", "la.legal")).expect(204);
        walk.withdraw("Shown.");
    }

    @Test
    void answersNoCompletionWithTheProcessVariables() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit();
        String task = walk.taskId("joint.confirm-scope");
        Map<String, Object> asked =
                Map.of("variables", Walk.outcome("pass", "In scope."), "withVariablesInReturn", true);

        for (String call : List.of("/complete", "/submit-form")) {
            Api.Answer answer = api.post("joint.secretary", "/engine-rest/task/" + task + call, asked)
                    .expect(403);
            assertThat(answer.json().path("type").asText()).endsWith(":not-offered");
            assertThat(answer.json().path("detail").asText())
                    .isEqualTo("This call does not take /withVariablesInReturn.");
        }

        assertThat(walk.stepsOnTimeline()).isEmpty();
        assertThat(walk.taskId("joint.confirm-scope")).isEqualTo(task);
        assertThat(walk.complete("joint.secretary", task, Walk.outcome("pass", "In scope."))
                        .expect(204)
                        .body())
                .isEmpty();
        walk.withdraw("Shown.");
    }

    @Test
    void refusesValuesThatAreNotWhatTheyClaim() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit();
        String task = walk.taskId("joint.confirm-scope");
        Map<String, Object> variables = answers("outcome", "pass", "findings", "In scope.");

        variables.put("minorUse", Map.of("value", "perhaps"));
        assertRefused(
                walk.complete("joint.secretary", task, variables),
                Map.of("/variables/minorUse", "minorUse is “perhaps”: give true or false."));
        variables.put("minorUse", Map.of("value", "perhaps", "type", "Integer"));
        assertRefused(
                walk.complete("joint.secretary", task, variables),
                Map.of("/variables/minorUse", "“perhaps” is no Integer."));
        variables.put("minorUse", Map.of("value", true, "type", "Boolean"));
        variables.put("findings", Map.of("value", 7, "type", "String"));
        assertRefused(
                walk.complete("joint.secretary", task, variables), Map.of("/variables/findings", "“7” is no String."));
        variables.put("findings", Map.of("value", "In scope.", "type", "Object"));
        assertThat(walk.complete("joint.secretary", task, variables)
                        .expect(403)
                        .json()
                        .path("detail")
                        .asText())
                .isEqualTo("This call does not take /variables/findings/type.");

        assertThat(walk.stepsOnTimeline()).isEmpty();
        assertThat(walk.taskId("joint.confirm-scope")).isEqualTo(task);
        walk.withdraw("Shown.");
    }

    @Test
    void takesConditionsOnlyWithAnApprovalThatHasSome() {
        Walk walk = Walk.draft(api, "la.enterprise", SampleProposals.foodProcessingInChina())
                .submit()
                .untilOpen("cn.decide-national");
        String task = walk.taskId("cn.decide-national");
        Map<String, Object> variables =
                answers("outcome", "approve-with-conditions", "findings", "Decided.", "conditions", "[]");

        assertRefused(
                walk.complete("cn.approver", task, variables),
                Map.of(
                        "/variables/conditions",
                        "conditions is missing: an approval with conditions names at least one."));
        variables.put("conditions", Map.of("value", "[1, 2]", "type", "Json"));
        assertRefused(
                walk.complete("cn.approver", task, variables),
                Map.of("/variables/conditions", "conditions must be a list of texts."));
        variables.putAll(answers("outcome", "reject", "conditions", "[\"Report yearly\"]"));
        assertRefused(
                walk.complete("cn.approver", task, variables),
                Map.of(
                        "/variables/conditions",
                        "conditions is given with the outcome reject: only who lets the project go on sets conditions. Leave it out."));

        assertThat(walk.taskId("cn.decide-national")).isEqualTo(task);
        walk.withdraw("Shown.");
    }

    private JsonNode task(String id) {
        return api.get("la.focal", "/engine-rest/task/" + id).expect(200).json();
    }

    private static Map<String, Object> answers(Object... namesAndValues) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            answers.put((String) namesAndValues[i], Map.of("value", namesAndValues[i + 1]));
        }
        return answers;
    }

    private static void assertRefused(Api.Answer answer, Map<String, String> expected) {
        JsonNode problem = answer.expect(400).json();
        Map<String, String> errors = new TreeMap<>();
        problem.path("errors")
                .forEach(error -> errors.put(
                        error.path("pointer").asText(), error.path("detail").asText()));

        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(problem.path("type").asText()).isEqualTo("urn:problem-type:tributary:invalid-answer");
        assertThat(errors).isEqualTo(new TreeMap<>(expected));
    }
}

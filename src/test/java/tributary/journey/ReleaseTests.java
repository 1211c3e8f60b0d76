package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

/** A task that somebody claimed and does not complete is given back to its group by the country's focal point. */
@TributaryTest
class ReleaseTests {

    private static final String REASON = "On sick leave until further notice.";

    @LocalServerPort
    private int port;

    private final TaskService tasks;
    private Api api;
    private Walk walk;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    ReleaseTests(TaskService tasks) {
        this.tasks = tasks;
    }

    @BeforeEach
    void connect() {
        api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
        walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .untilOpen("la.check-completeness");
    }

    @Test
    void isClaimedAndCompletedByAnotherAfterwards() {
        String task = claimedBy("la.legal");
        assertThat(claim("la.focal", task).status()).isEqualTo(409);

        release("la.focal", task, "la.legal").expect(204);

        assertThat(assignee(task)).isEmpty();
        assertThat(claim("la.focal", task).status()).isEqualTo(204);
        walk.complete("la.focal", task, complete()).expect(204);
        assertThat(walk.stepsOnTimeline()).contains("la.check-completeness pass");
        walk.withdraw("Shown.");
    }

    @Test
    void tellsInTheLogWhoGaveItBackFromWhomAndWhy() {
        String task = claimedBy("la.legal");
        LogReplay.check(api, walk);
        release("la.focal", task, "la.legal").expect(204);
        LogReplay.check(api, walk);

        JsonNode entry = only(walk.audited("la.auditor", "step-released"));
        assertThat(entry.path("actor").asText()).isEqualTo("la.focal");
        assertThat(entry.path("step").asText()).isEqualTo("check-completeness");
        assertThat(entry.path("revision").asInt()).isEqualTo(1);
        assertThat(entry.path("authority").asText()).isNotBlank();
        assertThat(entry.path("detail").properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("role", "task", "person", "reason");
        assertThat(entry.at("/detail/person").asText()).isEqualTo("la.legal");
        assertThat(entry.at("/detail/reason").asText()).isEqualTo(REASON);
        assertThat(only(walk.audited("la.auditor", "task-released"))
                        .path("actor")
                        .asText())
                .isEqualTo("la.focal");
        assertThat(walk.audited("cn.auditor", "step-released")).isEmpty();

        Visitor auditor = Visitor.signedIn(port, "la", "auditor");
        assertThat(auditor.get("/audit/proposals/" + walk.id()).body())
                .contains("Taken from its holder, back to the group: Check completeness", REASON);
        assertThat(row(auditor.get("/audit/proposals/" + walk.id() + "/record").body()))
                .contains("taken from its holder by", "(focal, Lao PDR)", "(legal, Lao PDR)", REASON);
        walk.withdraw("Shown.");
    }

    /** Both are kept beside the log, which only commits to them. */
    @Test
    void namesNeitherHolderNorReasonOnceTheyAreErased() {
        String task = claimedBy("la.legal");
        release("la.focal", task, "la.legal").expect(204);
        walk.withdraw("Shown.");
        walk.toTheEnd();
        long position = only(walk.audited("la.auditor", "step-released"))
                .path("position")
                .asLong();

        String asked = api.post(
                        "la.focal",
                        "/api/retention/erasures",
                        Map.of("entry", position, "reason", "Asked for by the person in a letter."))
                .expect(201)
                .json()
                .path("id")
                .asText();
        api.post("la.auditor", "/api/retention/erasures/" + asked + "/approval", "")
                .expect(200);

        JsonNode entry = only(walk.audited("la.auditor", "step-released"));
        assertThat(entry.path("detail").has("person")).isFalse();
        assertThat(entry.path("detail").has("reason")).isFalse();
        Visitor auditor = Visitor.signedIn(port, "la", "auditor");
        assertThat(row(auditor.get("/audit/proposals/" + walk.id() + "/record").body()))
                .contains("Held by name erased", "The reason was erased.")
                .doesNotContain(REASON);
    }

    /** Its own country sees it on the timeline; how another country's officials share their work is not told there. */
    @Test
    void tellsTheOwnCountrysOfficials() {
        release("la.focal", claimedBy("la.legal"), "la.legal").expect(204);

        String told = "Check completeness – taken from its holder, back to the group";
        assertThat(Visitor.signedIn(port, "la", "legal")
                        .get("/desk/proposals/" + walk.id())
                        .body())
                .contains(told);
        assertThat(Visitor.signedIn(port, "cn", "legal")
                        .get("/desk/proposals/" + walk.id())
                        .body())
                .doesNotContain("back to the group");
        walk.withdraw("Shown.");
    }

    @Test
    void isForNobodyElse() {
        String task = claimedBy("la.legal");
        List<String> others = List.of(
                "la.legal",
                "la.environment",
                "la.approver",
                "la.auditor",
                "la.operator",
                "cn.enterprise",
                "joint.auditor",
                "joint.operator",
                "joint.lender");

        assertThat(others)
                .allSatisfy(person -> release(person, task, "la.legal").expect(403));

        assertThat(assignee(task)).isEqualTo("la.legal");
        walk.withdraw("Shown.");
    }

    @Test
    void isNotFoundByThoseOfAnotherCountry() {
        String task = claimedBy("la.legal");
        String nothing = UUID.randomUUID().toString();

        assertThat(List.of("cn.focal", "th.focal", "joint.secretary")).allSatisfy(person -> {
            String refused = release(person, task, "la.legal").expect(404).body();
            String absent = release(person, nothing, "la.legal").expect(404).body();
            assertThat(refused.replace(task, "")).isEqualTo(absent.replace(nothing, ""));
        });

        assertThat(assignee(task)).isEqualTo("la.legal");
        walk.withdraw("Shown.");
    }

    @Test
    void isRefusedOnceSomebodyElseHoldsItOrNobodyDoes() {
        String task = claimedBy("la.legal");

        assertNotHeld(release("la.focal", task, "la.finance"), "Somebody else holds the task by now.");
        release("la.focal", task, "la.legal").expect(204);
        assertNotHeld(release("la.focal", task, "la.legal"), "Nobody holds the task any more");
        walk.complete("la.focal", task, complete()).expect(204);
        assertNotHeld(release("la.focal", task, "la.legal"), "The task ended meanwhile");

        assertThat(walk.audited("la.auditor", "step-released")).hasSize(1);
        walk.withdraw("Shown.");
    }

    @Test
    void wantsAReasonAndAHolder() {
        String task = claimedBy("la.legal");

        assertThat(api.post("la.focal", "/api/tasks/" + task + "/release", Map.of("holder", " ", "reason", "\n"))
                        .expect(400)
                        .json()
                        .path("errors")
                        .findValuesAsText("pointer"))
                .containsExactly("/holder", "/reason");
        assertThat(api.post(
                                "la.focal",
                                "/api/tasks/" + task + "/release",
                                Map.of("holder", "la.legal", "reason", "x".repeat(1001)))
                        .expect(400)
                        .json()
                        .at("/errors/0/detail")
                        .asText())
                .isEqualTo("Reason: At most 1000 characters are taken, these are 1001.");

        assertThat(assignee(task)).isEqualTo("la.legal");
        walk.withdraw("Shown.");
    }

    /** A delegated task would come back to its owner otherwise, who may be the one who left. */
    @Test
    void isWholeAgainAfterADelegation() {
        String task = claimedBy("la.legal");
        tasks.delegateTask(task, "la.finance");

        release("la.focal", task, "la.finance").expect(204);

        assertThat(tasks.createTaskQuery().taskId(task).singleResult()).satisfies(open -> {
            assertThat(open.getAssignee()).isNull();
            assertThat(open.getOwner()).isNull();
            assertThat(open.getDelegationState()).isNull();
        });
        claim("la.focal", task).expect(204);
        walk.complete("la.focal", task, complete()).expect(204);
        walk.withdraw("Shown.");
    }

    /** A claim gives its holder a right of their own, beside the group's, which would outlast a change of office. */
    @Test
    void leavesTheHolderNoMoreThanTheGroupHas() {
        String task = walk.taskId("la.check-completeness");
        claim("la.environment", task).expect(403);
        tasks.setAssignee(task, "la.environment");
        api.get("la.environment", "/engine-rest/task/" + task + "/form").expect(200);

        release("la.focal", task, "la.environment").expect(204);

        api.get("la.environment", "/engine-rest/task/" + task + "/form").expect(403);
        walk.complete("la.environment", task, complete()).expect(403);
        walk.withdraw("Shown.");
    }

    @Test
    void isForTheSecretariatWhereTheTaskIsJoint() {
        Walk filed = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit();
        String task = filed.taskId("joint.confirm-scope");
        claim("joint.secretary", task).expect(204);

        release("la.focal", task, "joint.secretary").expect(404);
        release("joint.secretary", task, "joint.secretary").expect(204);

        assertThat(only(filed.audited("joint.auditor", "step-released"))
                        .path("tenant")
                        .asText())
                .isEqualTo("joint");
        filed.withdraw("Shown.");
        walk.withdraw("Shown.");
    }

    /** Whoever is first: nothing is lost, nobody is told nonsense. */
    @RepeatedTest(3)
    void holdsBesideACompletionOfTheSameInstant() throws Exception {
        String task = claimedBy("la.legal");
        CyclicBarrier start = new CyclicBarrier(2);

        CompletableFuture<Api.Answer> completing = CompletableFuture.supplyAsync(() -> {
            await(start);
            return walk.complete("la.legal", task, complete());
        });
        await(start);
        int released = release("la.focal", task, "la.legal").status();
        int completed = completing.get(60, TimeUnit.SECONDS).status();

        assertThat(released).isIn(204, 409);
        assertThat(completed).isIn(204, 409);
        assertThat(Stream.of(released, completed)).contains(204);
        assertThat(walk.audited("la.auditor", "step-released")).hasSize(released == 204 ? 1 : 0);
        assertThat(walk.stepsOnTimeline().contains("la.check-completeness pass"))
                .isEqualTo(completed == 204);
        if (completed != 204) {
            walk.complete("la.legal", task, complete()).expect(204);
        }
        walk.withdraw("Shown.");
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await(30, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private String claimedBy(String person) {
        String task = walk.taskId("la.check-completeness");
        claim(person, task).expect(204);
        return task;
    }

    private Api.Answer claim(String person, String task) {
        return api.post(person, "/engine-rest/task/" + task + "/claim", Map.of("userId", person));
    }

    private Api.Answer release(String person, String task, String holder) {
        return api.post(
                person, "/api/tasks/" + task + "/release", Map.of("holder", holder, "reason", " " + REASON + "\n"));
    }

    private String assignee(String task) {
        JsonNode holder = api.get("la.focal", "/engine-rest/task/" + task)
                .expect(200)
                .json()
                .path("assignee");
        return holder.isNull() ? "" : holder.asText();
    }

    private static Map<String, Object> complete() {
        Map<String, Object> answers = new LinkedHashMap<>(Walk.outcome("pass", "Complete."));
        answers.put("level", Map.of("value", "central"));
        return answers;
    }

    private static JsonNode only(List<JsonNode> entries) {
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    /** Of the table of who held the ball, the step's own. */
    private static String row(String record) {
        return Stream.of(record.split("<tr"))
                .filter(row -> row.contains("Check completeness") && row.contains("taken from its holder"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No row tells of it"));
    }

    private static void assertNotHeld(Api.Answer answer, String detail) {
        JsonNode problem = answer.expect(409).json();
        assertThat(problem.path("type").asText()).isEqualTo("urn:problem-type:tributary:task-not-held");
        assertThat(problem.path("detail").asText()).startsWith(detail);
    }
}

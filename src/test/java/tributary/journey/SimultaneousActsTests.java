package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;

/** People who act on one proposal in the same instant: whoever wins, nothing is half done and nobody is told nonsense. */
@TributaryTest
class SimultaneousActsTests {

    private static final int TIMES = 8;

    @LocalServerPort
    private int port;

    private final ExecutorService people = Executors.newFixedThreadPool(3);
    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
    }

    @AfterEach
    void dismiss() {
        people.shutdownNow();
    }

    @RepeatedTest(TIMES)
    void aWithdrawalHoldsWhileAReviewerCompletesATask() throws Exception {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit();
        String scope = walk.taskId("joint.confirm-scope");

        List<Api.Answer> answers = atOnce(
                () -> api.post(
                        "cn.enterprise",
                        "/api/proposals/" + walk.id() + "/withdrawal",
                        Map.of("reason", "The site was sold.")),
                () -> walk.complete("joint.secretary", scope, Walk.outcome("pass", "In scope.")));

        Api.Answer completion = answers.get(1);
        answers.get(0).expect(202);
        assertThat(completion.status()).isIn(204, 404, 409);
        assertIsProblem(completion);
        assertThat(walk.stepsOnTimeline())
                .isEqualTo(completion.status() == 204 ? List.of("joint.confirm-scope pass") : List.of());
        walk.toTheEnd();
        assertThat(walk.dossier().path("status").asText()).isEqualTo("withdrawn");
        assertThat(walk.openTasks()).isEmpty();
        walk.complete("joint.secretary", scope, Walk.outcome("pass", "In scope."))
                .expect(404);
    }

    @RepeatedTest(TIMES)
    void aWithdrawalHoldsWhileTwoCountriesCompleteTasks() throws Exception {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .untilOpen("check-completeness");
        String china = walk.taskId("cn.check-completeness");
        String laos = walk.taskId("la.check-completeness");

        List<Api.Answer> answers = atOnce(
                () -> api.post(
                        "cn.enterprise",
                        "/api/proposals/" + walk.id() + "/withdrawal",
                        Map.of("reason", "The site was sold.")),
                () -> walk.complete("cn.focal", china, Walk.outcome("supplement", "Which site?")),
                () -> walk.complete("la.focal", laos, Walk.outcome("supplement", "Which site?")));

        answers.get(0).expect(202);
        List<String> completed = new ArrayList<>(List.of("joint.confirm-scope pass"));
        if (answers.get(1).status() == 204) {
            completed.add("cn.check-completeness supplement");
        }
        if (answers.get(2).status() == 204) {
            completed.add("la.check-completeness supplement");
        }
        answers.subList(1, 3).forEach(answer -> assertThat(answer.status()).isIn(204, 404, 409));
        answers.forEach(SimultaneousActsTests::assertIsProblem);
        assertThat(walk.stepsOnTimeline()).containsExactlyInAnyOrderElementsOf(completed);
        assertThat(api.get("cn.enterprise", "/api/proposals/" + walk.id() + "/supplement-requests")
                        .expect(200)
                        .json())
                .hasSize(completed.size() - 1);
        assertThat(walk.dossier().path("status").asText()).isEqualTo("withdrawn");
        assertThat(walk.openTasks()).isEmpty();
    }

    /** The engine goes on by itself after a completion, and may begin a process below one that the withdrawal ends. */
    @RepeatedTest(TIMES)
    void aWithdrawalHoldsWhileTheNextStepBegins() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .untilOpen("la.check-completeness");
        Map<String, Object> complete = new HashMap<>(Walk.outcome("pass", "Complete."));
        complete.put("level", Map.of("value", "central"));
        walk.complete("la.focal", walk.taskId("la.check-completeness"), complete)
                .expect(204);

        walk.withdraw("The site was sold.");

        assertThat(walk.dossier().path("status").asText()).isEqualTo("withdrawn");
        walk.toTheEnd();
        assertThat(walk.openTasks()).isEmpty();
    }

    @RepeatedTest(TIMES)
    void oneOfTwoCompletionsOfATaskCounts() throws Exception {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .untilOpen("check-completeness");
        String task = walk.taskId("la.check-completeness");
        Map<String, Object> first = Map.of(
                "outcome", Map.of("value", "pass"),
                "findings", Map.of("value", "Complete, says the first."),
                "level", Map.of("value", "central"));
        Map<String, Object> second = Map.of(
                "outcome", Map.of("value", "pass"),
                "findings", Map.of("value", "Complete, says the second."),
                "level", Map.of("value", "provincial"));

        List<Api.Answer> answers =
                atOnce(() -> walk.complete("la.focal", task, first), () -> walk.complete("la.focal", task, second));

        answers.forEach(SimultaneousActsTests::assertIsProblem);
        assertThat(answers.stream().filter(answer -> answer.status() == 204)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409 || answer.status() == 404))
                .hasSize(1);
        assertThat(walk.stepsOnTimeline().stream().filter(step -> step.startsWith("la.check-completeness")))
                .hasSize(1);
    }

    @RepeatedTest(TIMES)
    void oneOfTwoClaimsHolds() throws Exception {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .untilOpen("check-completeness");
        String task = walk.taskId("la.check-completeness");
        Map<String, String> rivals = Map.of("la.focal", "la.legal");

        List<Api.Answer> answers = atOnce(() -> claim("la.focal", task), () -> claim("la.legal", task));

        answers.forEach(SimultaneousActsTests::assertIsProblem);
        assertThat(answers.stream().filter(answer -> answer.status() == 204)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(1);
        String holder = answers.get(0).status() == 204 ? "la.focal" : rivals.get("la.focal");
        assertThat(api.get("la.focal", "/engine-rest/task/" + task)
                        .expect(200)
                        .json()
                        .path("assignee")
                        .asText())
                .isEqualTo(holder);
    }

    @Test
    void aCommitteesVotesOfOneInstantAllCount() throws Exception {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.solarInLaos())
                .submit()
                .untilOpen("hold-committee-sitting");
        List<String> seats = walk.taskIds("la.hold-committee-sitting", 3);

        List<Api.Answer> answers = atOnce(
                () -> walk.complete("la.approver", seats.get(0), Walk.outcome("pass", "In favour.")),
                () -> walk.complete("la.approver2", seats.get(1), Walk.outcome("pass", "In favour.")),
                () -> walk.complete("la.approver3", seats.get(2), Walk.outcome("fail", "Against.")));

        answers.forEach(answer -> answer.expect(204));
        assertThat(walk.stepsOnTimeline().stream().filter(step -> step.startsWith("la.hold-committee-sitting")))
                .containsExactlyInAnyOrder(
                        "la.hold-committee-sitting pass",
                        "la.hold-committee-sitting pass",
                        "la.hold-committee-sitting fail");
        walk.withdraw("Shown.").toTheEnd();
    }

    private Api.Answer claim(String user, String task) {
        return api.post(user, "/engine-rest/task/" + task + "/claim", Map.of("userId", user));
    }

    /** Runs all in the same instant; their answers, in the order given. */
    @SafeVarargs
    private List<Api.Answer> atOnce(Callable<Api.Answer>... acts) throws Exception {
        CyclicBarrier start = new CyclicBarrier(acts.length);
        List<Future<Api.Answer>> running = new ArrayList<>();
        for (Callable<Api.Answer> act : acts) {
            running.add(people.submit(() -> {
                start.await(30, TimeUnit.SECONDS);
                return act.call();
            }));
        }
        List<Api.Answer> answers = new ArrayList<>();
        for (Future<Api.Answer> answer : running) {
            answers.add(answer.get(60, TimeUnit.SECONDS));
        }
        return answers;
    }

    private static void assertIsProblem(Api.Answer answer) {
        if (answer.status() >= 400) {
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.json().path("type").asText()).startsWith("urn:problem-type:tributary:");
            assertThat(answer.json().path("detail").asText()).isNotBlank();
        }
    }
}

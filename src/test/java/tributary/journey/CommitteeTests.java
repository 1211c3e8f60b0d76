package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

/** The provincial committee for a solar park: three people, each with one vote. */
@TributaryTest
class CommitteeTests {

    private static final String SITTING = "la.hold-committee-sitting";

    @LocalServerPort
    private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
    }

    @Test
    void asksForASupplementWhenNoTwoVotesAreAlikeAndSitsAnew() {
        Walk walk = atSitting();
        List<String> seats = walk.taskIds(SITTING, 3);
        Instant start = Instant.now();

        vote(walk, "la.approver", seats.get(0), "pass", null);
        walk.complete("la.approver", seats.get(1), Walk.outcome("pass", "And again."))
                .expect(403);
        api.post("la.approver", "/engine-rest/task/" + seats.get(1) + "/claim", Map.of("userId", "la.approver"))
                .expect(403);
        tellsEachRefusalOnce(walk, seats.get(1), start);
        assertThat(walk.taskIds(SITTING, 2)).containsExactlyInAnyOrder(seats.get(1), seats.get(2));
        LogReplay.check(api, walk);
        vote(walk, "la.approver2", seats.get(1), "fail", null);
        vote(walk, "la.approver3", seats.get(2), "supplement", null);

        JsonNode request = api.get("cn.enterprise", "/api/proposals/" + walk.id() + "/supplement-requests")
                .expect(200)
                .json()
                .get(0);
        assertThat(request.path("question").asText()).isEqualTo("la.approver3 votes supplement.");
        api.post(
                        "cn.enterprise",
                        "/api/proposals/" + walk.id() + "/supplement-requests/"
                                + request.path("id").asText() + "/answer",
                        Map.of("text", "Here it is.", "documents", List.of()))
                .expect(200);
        assertThat(walk.taskIds(SITTING, 3)).doesNotContainAnyElementsOf(seats);
        LogReplay.check(api, walk);
        walk.withdraw("Shown.");
    }

    private String portal(Walk walk) {
        return Visitor.signedIn(port, "cn", "enterprise")
                .get("/portal/proposals/" + walk.id())
                .body();
    }

    private void tellsEachRefusalOnce(Walk walk, String seat, Instant start) {
        assertThat(walk.audited("la.auditor", "person-refused"))
                .allSatisfy(entry -> {
                    assertThat(entry.path("outcome").asText()).isEqualTo("not-allowed");
                    assertThat(entry.at("/detail/task").asText()).isEqualTo(seat);
                    assertThat(entry.at("/detail/reason").asText()).startsWith("la.approver has voted");
                })
                .extracting(entry -> entry.at("/detail/attempt").asText())
                .containsExactly("complete", "assignment");

        // What comes into the log late comes in its turn: once this is there, so is all from before.
        String other = "/api/proposals/" + walk.id() + "/documents/" + UUID.randomUUID();
        api.get("la.approver", other).expect(404);
        Awaitility.await()
                .pollInSameThread()
                .atMost(1, TimeUnit.MINUTES)
                .untilAsserted(() -> assertThat(refusals(start)).contains("not-found"));
        assertThat(refusals(start)).containsExactlyInAnyOrder("not-allowed", "not-allowed", "not-found");
    }

    /** Outcomes of all that this member of the committee was refused since. */
    private List<String> refusals(Instant start) {
        return api.audited("la.auditor", "actor=la.approver&from=" + start).stream()
                .filter(entry -> entry.path("type").asText().endsWith("-refused"))
                .map(entry -> entry.path("outcome").asText())
                .toList();
    }

    @Test
    void carriesTwoLikeVotesAndAddsTheirConditionsUp() {
        Walk walk = atSitting();
        List<String> seats = walk.taskIds(SITTING, 3);

        vote(walk, "la.approver", seats.get(0), "pass", "[\"Plant a hedge\"]");
        vote(walk, "la.approver2", seats.get(1), "fail", null);
        assertThat(portal(walk)).doesNotContain("la.approver votes pass.", "la.approver2 votes fail.");
        vote(walk, "la.approver3", seats.get(2), "pass", "[\"Hire in the district\", \"Plant a hedge\"]");
        walk.toTheEnd();

        assertThat(walk.dossier().path("status").asText()).isEqualTo("approved-with-conditions");
        List<String> conditions = new ArrayList<>();
        walk.dossier()
                .path("conditions")
                .forEach(condition -> conditions.add(condition.path("text").asText()));
        assertThat(conditions).containsExactlyInAnyOrder("Plant a hedge", "Hire in the district");
        assertThat(portal(walk)).contains("la.approver votes pass.", "la.approver2 votes fail.");
        LogReplay.check(api, walk);
    }

    @Test
    void keepsItsVotesWhenTheProposalIsWithdrawnBeforeItDecides() {
        Walk walk = atSitting();
        vote(walk, "la.approver", walk.taskIds(SITTING, 3).get(0), "pass", null);

        walk.withdraw("Shown.");

        assertThat(portal(walk)).contains("Shown.").doesNotContain("la.approver votes pass.");
    }

    @Test
    void rejectsWhenTwoAreAgainst() {
        Walk walk = atSitting();
        List<String> seats = walk.taskIds(SITTING, 3);

        vote(walk, "la.approver", seats.get(0), "fail", null);
        vote(walk, "la.approver2", seats.get(1), "pass", null);
        vote(walk, "la.approver3", seats.get(2), "fail", null);
        walk.toTheEnd();

        assertThat(walk.dossier().path("status").asText()).isEqualTo("rejected");
        assertThat(walk.stepsOnTimeline()).noneMatch(step -> step.startsWith("la.decide-national"));
    }

    private Walk atSitting() {
        return Walk.draft(api, "cn.enterprise", SampleProposals.solarInLaos())
                .submit()
                .untilOpen("hold-committee-sitting");
    }

    private static void vote(Walk walk, String member, String seat, String outcome, @Nullable String conditions) {
        Map<String, Object> variables = new LinkedHashMap<>(Walk.outcome(outcome, member + " votes " + outcome + "."));
        if (conditions != null) {
            variables.put("conditions", Map.of("value", conditions, "type", "Json"));
        }
        walk.complete(member, seat, variables).expect(204);
    }
}

package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;

/** The 1995 Mekong Agreement among those whom it binds, and those whom it does not: nobody overrules anybody. */
@TributaryTest
class MekongProcedureTests {

    @LocalServerPort
    private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
    }

    @Test
    void consultsAHomeThatLiesOnTheRiverBesideItsOwnReview() {
        Walk walk = Walk.draft(api, "th.enterprise", SampleProposals.hydropowerInLaos())
                .submit()
                .answering("th.reply-to-consultation", "concerns");

        assertThat(participants(walk))
                .containsExactly("th home", "la host", "kh consulted", "th consulted", "vn consulted");
        walk.toTheEnd();

        assertThat(walk.completed()).contains("th.reply-to-consultation", "th.decide-national", "la.answer-comment");
        assertThat(walk.review("th", "home").path("outcome").asText())
                .as("concerns of a riparian do not bind it as home")
                .startsWith("approved");
        assertThat(walk.dossier().path("outcome").asText()).startsWith("approved");
        LogReplay.check(api, walk);
    }

    @Test
    void letsTheHostGoOnThoughAllOthersHaveConcerns() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.hydropowerInLaos())
                .submit()
                .answering("reply-to-consultation", "concerns")
                .answering("answer-comment", "not-accepted")
                .answering("hold-special-session", "no-common-view")
                .answering("refer-to-council", "ended-without-agreement")
                .toTheEnd();

        assertThat(outcomes(walk, "mekong-procedure-ended")).containsExactly("ended-without-agreement");
        assertThat(walk.dossier().path("outcome").asText()).startsWith("approved");
        LogReplay.check(api, walk);
    }

    @Test
    void leavesADiversionWithoutBasisWhenASignatureIsMissing() {
        ObjectNode diversion = SampleProposals.hydropowerInLaos();
        diversion.withObject("/mekongWaterUse").put("basin", "inter-basin").put("season", "dry");
        Walk walk = Walk.draft(api, "cn.enterprise", diversion)
                .submit()
                .answering("vn.sign-agreement", "fail")
                .answering("refer-to-council", "unsigned")
                .untilOpen("la.decide-national");
        assertThat(walk.completed())
                .contains("kh.sign-agreement", "la.sign-agreement", "th.sign-agreement", "vn.sign-agreement");
        String decision = walk.taskId("la.decide-national");

        Api.Answer refused = walk.complete("la.approver", decision, Walk.outcome("approve", "It is needed."));

        refused.expect(400);
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/variables/outcome");
        assertThat(refused.json().at("/errors/0/detail").asText()).contains("was not signed");
        walk.answering("la.decide-national", "approve-with-conditions")
                .stating("la.decide-national", "conditions", "Nothing is diverted")
                .toTheEnd();
        assertThat(walk.conditions()).contains("la host Nothing is diverted");
        LogReplay.check(api, walk);
    }

    @Test
    void informsThePartiesOfADamOnTheLancangWithoutATask() {
        Walk walk = Walk.draft(api, "la.enterprise", SampleProposals.in("cn", "hydropower"))
                .submit()
                .untilOpen("announce-joint-outcome");

        assertThat(participants(walk))
                .containsExactly("la home", "cn host", "kh informed", "la informed", "th informed", "vn informed");
        assertThat(walk.dossier().at("/routing/mekongProcedure/rule").asText()).isEqualTo("MK-02");
        assertThat(walk.completed()).allMatch(step -> step.matches("(cn|la|joint)\\..*"));
        for (String member : List.of("kh", "th", "vn")) {
            api.get(member + ".environment", "/api/proposals/" + walk.id()).expect(200);
        }
        api.get("mm.environment", "/api/proposals/" + walk.id()).expect(404);
        walk.toTheEnd();
        LogReplay.check(api, walk);
    }

    private static List<String> participants(Walk walk) {
        return StreamSupport.stream(walk.dossier().path("participants").spliterator(), false)
                .map(part ->
                        part.path("member").asText() + " " + part.path("role").asText())
                .toList();
    }

    private static List<String> outcomes(Walk walk, String milestone) {
        return StreamSupport.stream(walk.timeline().spliterator(), false)
                .filter(reached -> reached.path("type").asText().equals(milestone))
                .map((JsonNode reached) -> reached.path("outcome").asText())
                .toList();
    }
}

package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;

/** What becomes of a project when the countries that take part do not answer alike. */
@TributaryTest
class JointOutcomeTests {

    @LocalServerPort
    private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
    }

    @Test
    void isARejectionWhenOneHostRefusesAndLetsTheOthersFinish() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.solarInLaosAndCambodia())
                .submit()
                .answering("la.review-legal-framework", "fail")
                .answering("la.hold-committee-sitting", "fail")
                .answering("kh.decide-national", "approve-with-conditions")
                .stating("kh.decide-national", "conditions", "Fence the site")
                .leaving("kh.decide-national")
                .untilDecided("la")
                .untilOpen("kh.decide-national");

        assertThat(walk.review("la", "host").path("outcome").asText()).isEqualTo("rejected");
        assertThat(walk.dossier().path("status").asText()).isEqualTo("in-review");
        assertThat(tenants(walk)).contains("kh").doesNotContain("la");

        walk.takingUpAll().toTheEnd();

        assertThat(walk.dossier().path("outcome").asText()).isEqualTo("rejected");
        assertThat(walk.review("kh", "host").path("outcome").asText()).isEqualTo("approved-with-conditions");
        assertThat(walk.review("cn", "home").path("outcome").asText()).startsWith("approved");
        assertThat(walk.openTasks())
                .as("a rejected project has no conditions to follow up")
                .isEmpty();
        for (String official : List.of("la.auditor", "kh.legal", "cn.approver", "joint.secretary")) {
            assertThat(api.get(official, "/api/proposals/" + walk.id())
                            .expect(200)
                            .json()
                            .path("outcome")
                            .asText())
                    .isEqualTo("rejected");
        }
    }

    @Test
    void goesByEachHostsOwnFacts() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.solarInLaosAndCambodia())
                .submit()
                .untilOpen("announce-joint-outcome");

        JsonNode laos = route(walk, "la");
        JsonNode cambodia = route(walk, "kh");
        assertThat(rules(laos)).contains("LA-L9").doesNotContain("LA-L8");
        assertThat(rules(cambodia)).contains("KH-K10").doesNotContain("KH-K12");
        assertThat(laos.at("/environmentalReview/instrument").asText()).isEqualTo("initial-examination");
        assertThat(cambodia.at("/environmentalReview/instrument").asText()).isEqualTo("initial-examination");
        for (String member : List.of("cn", "la", "kh")) {
            assertThat(walk.completedBy(member))
                    .as("steps completed by " + member)
                    .containsExactlyInAnyOrderElementsOf(walk.previewedOf(member));
        }
        walk.toTheEnd();
        assertThat(walk.dossier().path("status").asText()).startsWith("approved");
    }

    @Test
    void showsEachHostsReviewersTheFactsOfTheirSite() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.solarInLaosAndCambodia())
                .submit()
                .untilOpen("kh.check-completeness");

        assertThat(facts(walk.brief("kh.focal", "kh.check-completeness")))
                .contains("Installed capacity (Cambodia): 60 MW", "Investment (Cambodia): USD 55,000,000");
        walk.withdraw("Shown.");
    }

    @Test
    void listsTheConditionsOfEveryMemberBesideTheMeasuresOfTheStatement() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.hydropowerOnTheBorderOfLaosAndThailand())
                .submit()
                .answering("decide-national", "approve-with-conditions")
                .stating("cn.decide-national", "conditions", "Report the capital remitted")
                .stating("la.decide-national", "conditions", "Resettle before filling\nReport yearly")
                .stating("th.decide-national", "conditions", "Report yearly")
                .answering("la.review-environment", "pass")
                .stating("la.review-environment", "conditions", "Plant the banks")
                .answering("kh.reply-to-consultation", "concerns")
                .stating("th.answer-comment", "measure", "Warn before releases")
                .stating("hold-special-session", "conditions", "Build a fish passage\nShare flow data");

        walk.untilOpen("announce-joint-outcome");

        assertThat(walk.completed())
                .as("both hosts file and answer, both others are consulted")
                .contains(
                        "la.file-submission",
                        "th.file-submission",
                        "la.answer-comment",
                        "th.answer-comment",
                        "kh.reply-to-consultation",
                        "vn.reply-to-consultation")
                .doesNotContain("la.reply-to-consultation", "th.reply-to-consultation");
        List<String> conditions = List.of(
                "cn home Report the capital remitted",
                "la host Plant the banks",
                "la host Resettle before filling",
                "la host Report yearly",
                "la mekong Build a fish passage",
                "la mekong Share flow data",
                "th host Report yearly",
                "th mekong Build a fish passage",
                "th mekong Share flow data",
                "th mekong Warn before releases");
        assertThat(walk.conditions()).containsAll(conditions);

        walk.toTheEnd();

        assertThat(walk.dossier().path("outcome").asText()).isEqualTo("approved-with-conditions");
        for (String member : List.of("cn", "la", "th")) {
            long due = walk.conditions().stream()
                    .filter(condition -> condition.startsWith(member))
                    .count();
            assertThat(walk.taskIds(member + ".confirm-evidence", (int) due)).hasSize((int) due);
        }
        assertThat(tenants(walk)).containsExactlyInAnyOrder("cn", "la", "th");
    }

    @Test
    void isNoneWhenTheEnterpriseWithdrawsDuringConsultation() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.hydropowerInLaos())
                .submit()
                .leaving("reply-to-consultation")
                .untilOpen("kh.reply-to-consultation")
                .untilOpen("th.reply-to-consultation")
                .untilOpen("vn.reply-to-consultation");
        List<String> replies = List.of(
                walk.taskId("kh.reply-to-consultation"),
                walk.taskId("th.reply-to-consultation"),
                walk.taskId("vn.reply-to-consultation"));

        walk.withdraw("The lenders left.");

        assertThat(walk.openTasks()).isEmpty();
        assertThat(walk.dossier().path("status").asText()).isEqualTo("withdrawn");
        assertThat(walk.dossier().path("outcome").isNull()).isTrue();
        assertThat(walk.review("la", "host").path("steps")).isEmpty();
        for (String member : List.of("kh", "th", "vn")) {
            String reply = replies.get(List.of("kh", "th", "vn").indexOf(member));
            walk.complete(member + ".environment", reply, Walk.outcome("pass", "No objection."))
                    .expect(404);
            JsonNode dossier = api.get(member + ".environment", "/api/proposals/" + walk.id())
                    .expect(200)
                    .json();
            assertThat(dossier.path("withdrawalReason").asText()).isEqualTo("The lenders left.");
            assertThat(api.audited(member + ".auditor", "proposal=" + walk.id()))
                    .extracting(entry -> entry.path("type").asText())
                    .contains("reviews-ended");
        }
    }

    @Test
    void reopensOneReviewAloneWhenAnAppealIsUpheld() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.solarInLaosAndCambodia())
                .submit()
                .answering("la.decide-national", "reject")
                .answering("kh.decide-national", "reject")
                .toTheEnd();
        assertThat(walk.dossier().path("outcome").asText()).isEqualTo("rejected");
        String decidedInCambodia = walk.review("kh", "host").path("decidedAt").asText();
        String decidedAtHome = walk.review("cn", "home").path("decidedAt").asText();

        uphold(walk, "la");
        walk.taskId("la.decide-national");
        assertThat(walk.openTasks()).hasSize(1);
        assertThat(walk.dossier().path("status").asText()).isEqualTo("in-review");
        assertThat(walk.review("kh", "host").path("outcome").asText()).isEqualTo("rejected");
        walk.answering("la.decide-national", "approve-with-conditions")
                .stating("la.decide-national", "conditions", "Shade no fields")
                .toTheEnd();

        assertThat(walk.dossier().path("outcome").asText())
                .as("the other host's refusal stands")
                .isEqualTo("rejected");
        uphold(walk, "kh");
        walk.taskId("kh.decide-national");
        assertThat(tenants(walk)).containsExactly("kh");
        assertThat(walk.conditions()).contains("la host Shade no fields");
        walk.answering("kh.decide-national", "approve").toTheEnd();

        assertThat(walk.dossier().path("outcome").asText()).isEqualTo("approved-with-conditions");
        assertThat(walk.conditions()).contains("la host Shade no fields");
        assertThat(walk.review("cn", "home").path("decidedAt").asText()).isEqualTo(decidedAtHome);
        assertThat(walk.review("kh", "host").path("decidedAt").asText()).isNotEqualTo(decidedInCambodia);
        walk.taskId("la.confirm-evidence");
    }

    @Test
    void comesByAnotherRouteWhenAnAnswerChangesWhatItRestsOn() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.solarInLaos())
                .submit()
                .leaving("cn.decide-national")
                .untilOpen("la.review-legal-framework");
        assertThat(rules(route(walk, "la"))).contains("LA-L9");
        walk.completeByWhomItMayBe(
                walk.taskId("la.review-legal-framework"),
                Walk.outcome("supplement", "Is the second stage part of it?"));

        Api.Answer dossier = api.get("cn.enterprise", "/api/proposals/" + walk.id());
        ObjectNode facts = (ObjectNode) dossier.json().path("facts");
        facts.withObject("/size").put("installed-capacity", "48");
        api.put("cn.enterprise", "/api/proposals/" + walk.id(), dossier.header("ETag"), facts)
                .expect(200);
        JsonNode question = api.get("cn.enterprise", "/api/proposals/" + walk.id() + "/supplement-requests")
                .expect(200)
                .json()
                .get(0);
        api.post(
                        "cn.enterprise",
                        "/api/proposals/" + walk.id() + "/supplement-requests/"
                                + question.path("id").asText() + "/answer",
                        Map.of("text", "It is, so there will be 48 MW.", "documents", List.of()))
                .expect(200);

        assertThat(rules(route(walk, "la"))).doesNotContain("LA-L9");
        assertThat(StreamSupport.stream(walk.timeline().spliterator(), false)
                        .filter(milestone -> milestone.path("type").asText().equals("routing-changed"))
                        .map(milestone -> milestone.path("member").asText()))
                .contains("la", "cn");
        walk.takingUpAll().toTheEnd();
        assertThat(walk.dossier().path("status").asText()).startsWith("approved");
        assertThat(walk.completedBy("la")).containsAll(walk.previewedOf("la"));
    }

    private void uphold(Walk walk, String member) {
        api.post(
                        "cn.enterprise",
                        "/api/proposals/" + walk.id() + "/appeal",
                        Map.of("member", member, "grounds", "The shadow study was overlooked."))
                .expect(202);
        walk.complete(member + ".focal", walk.taskId(member + ".admit-appeal"), Walk.outcome("pass", "In time."))
                .expect(204);
        String decision = walk.taskId(member + ".decide-appeal");
        for (String approver : List.of("approver2", "approver3", "approver")) {
            Api.Answer answer =
                    walk.complete(member + "." + approver, decision, Walk.outcome("pass", "It must be read."));
            if (answer.status() != 403) {
                answer.expect(204);
                return;
            }
        }
        throw new AssertionError("Nobody in " + member + " may decide the appeal");
    }

    private static List<String> facts(JsonNode brief) {
        return StreamSupport.stream(brief.path("facts").spliterator(), false)
                .map(line ->
                        line.path("label").asText() + ": " + line.path("value").asText())
                .toList();
    }

    private static JsonNode route(Walk walk, String member) {
        return StreamSupport.stream(
                        walk.dossier().path("routing").path("nationalReviews").spliterator(), false)
                .filter(review -> review.path("member").asText().equals(member)
                        && review.path("role").asText().equals("host"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> rules(JsonNode route) {
        return StreamSupport.stream(route.at("/legalFramework/approvals").spliterator(), false)
                .map(approval -> approval.path("rule").asText())
                .toList();
    }

    private static Set<String> tenants(Walk walk) {
        return walk.openTasks().stream().map(Walk.Seen::tenant).collect(Collectors.toSet());
    }
}

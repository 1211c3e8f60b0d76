package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tributary.audit.reconcile.Reconciled;
import tributary.local.Http;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;

/** A garment factory in Lao PDR with too few local jobs: from the preview to the evidence, by everybody's door. */
@TributaryTest
class ConditionsOfApprovalTests {

    private static final String RATIO = "Foreign labour brought to at most 25 % of the Lao staff";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext application;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
    }

    @Test
    void turnsWhatIsMissedIntoAConditionThatOutlivesTheDecision() {
        ObjectNode factory = SampleProposals.garmentsInLaos();
        ((ObjectNode) factory.path("localization")).put("jobs", 1150).put("localJobs", 900);
        JsonNode ratio = localization(api.post("cn.enterprise", "/api/approval-previews", factory)
                .expect(200)
                .json());
        assertThat(ratio.path("met").asBoolean()).isFalse();
        assertThat(ratio.path("value").asText()).isEqualTo("0.2778");
        assertThat(ratio.path("limit").asText()).isEqualTo("0.25");
        assertThat(ratio.path("gap").asText()).isEqualTo("0.0278");
        assertThat(ratio.path("people").asInt()).isEqualTo(20);

        Walk walk = Walk.draft(api, "cn.enterprise", factory)
                .submit()
                .answering("la.decide-national", "approve-with-conditions")
                .toTheEnd();

        assertThat(walk.dossier().path("status").asText()).isEqualTo("approved-with-conditions");
        assertThat(conditions(walk))
                .containsExactly(
                        "la null Report on resettlement every six months null open",
                        "la LA-P1 " + RATIO + " null open");
        String task = followUp(walk, RATIO);
        LocalDate day = LocalDate.now(ZoneId.of("Asia/Vientiane")).plusMonths(6);
        assertThat(walk.complete("la.approver", task, Walk.outcome("extend", "No day given."))
                        .status())
                .isEqualTo(400);
        Map<String, Object> moreTime = new HashMap<>(Walk.outcome("extend", "Hiring takes half a year."));
        moreTime.put("newDueOn", Map.of("value", day.toString(), "type", "String"));
        walk.complete("vn.approver", task, moreTime).expect(404);
        walk.complete("la.approver", task, moreTime).expect(204);

        assertThat(conditions(walk)).contains("la LA-P1 " + RATIO + " " + day + " extended");
        LogReplay.check(api, walk);
        String again = followUp(walk, RATIO);
        assertThat(api.get("la.approver", "/engine-rest/task/" + again)
                        .expect(200)
                        .json()
                        .path("due")
                        .asText())
                .startsWith(day.toString());
        walk.complete("la.approver", again, Walk.outcome("supplement", "Send the payroll."))
                .expect(204);
        answer(walk, "Twenty posts went to Lao staff.");
        walk.complete("la.approver", followUp(walk, RATIO), Walk.outcome("pass", "The payroll shows it."))
                .expect(204);

        assertThat(conditions(walk)).contains("la LA-P1 " + RATIO + " " + day + " fulfilled");
        assertThat(walk.dossier().path("status").asText()).isEqualTo("approved-with-conditions");
        LogReplay.check(api, walk);
        assertThat(audited(walk, "condition-extended"))
                .containsExactly("la LA-P1 " + RATIO + ": Hiring takes half a year.");
        assertThat(audited(walk, "condition-fulfilled"))
                .containsExactly("la LA-P1 " + RATIO + ": The payroll shows it.");
        assertThat(api.get("cn.rival", "/api/proposals/" + walk.id()).status()).isEqualTo(404);
        assertThat(Reconciled.disagreements(application, walk.id())).isEmpty();
    }

    @Test
    void letsConditionsLapseWhenAnotherCountryRejects() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .answering("la.decide-national", "approve-with-conditions")
                .answering("cn.decide-national", "reject")
                .toTheEnd();

        assertThat(walk.dossier().path("status").asText()).isEqualTo("rejected");
        assertThat(conditions(walk)).containsExactly("la null Report on resettlement every six months null lapsed");
        assertThat(walk.openTasks()).isEmpty();
        LogReplay.check(api, walk);
    }

    @Test
    void letsEvidenceBeTakenBackThatWasUploadedByMistake() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .answering("la.decide-national", "approve-with-conditions")
                .toTheEnd();
        String documents = "/api/proposals/" + walk.id() + "/documents/";
        String filed = walk.dossier().at("/documents/0/id").asText();
        walk.complete("la.approver", walk.taskId("la.confirm-evidence"), Walk.outcome("supplement", "Which report?"))
                .expect(204);
        String mistaken = walk.attach("localization-plan");

        api.delete("cn.enterprise", documents + mistaken).expect(204);

        assertThat(walk.dossier().path("documents").findValuesAsText("id"))
                .contains(filed)
                .doesNotContain(mistaken);
        assertThat(api.delete("cn.enterprise", documents + filed)
                        .expect(409)
                        .json()
                        .path("type")
                        .asText())
                .endsWith(":document-sealed");
    }

    private void answer(Walk walk, String text) {
        JsonNode request = api.get("cn.enterprise", "/api/proposals/" + walk.id() + "/supplement-requests")
                .expect(200)
                .json();
        JsonNode open = request.get(request.size() - 1);
        assertThat(open.path("question").asText()).isEqualTo("Send the payroll.");
        assertThat(textOf(walk, open.path("subject").asText())).isEqualTo(RATIO);
        String payroll = walk.attach("localization-plan");
        api.post(
                        "cn.enterprise",
                        "/api/proposals/" + walk.id() + "/supplement-requests/"
                                + open.path("id").asText() + "/answer",
                        Map.of("text", text, "documents", List.of(payroll)))
                .expect(200);
    }

    private static String textOf(Walk walk, String condition) {
        for (JsonNode candidate : walk.dossier().path("conditions")) {
            if (candidate.path("id").asText().equals(condition)) {
                return candidate.path("text").asText();
            }
        }
        throw new AssertionError("No condition " + condition);
    }

    /** The Lao task that is about a condition, found by its brief. */
    private String followUp(Walk walk, String condition) {
        walk.taskIds("la.confirm-evidence", 2);
        for (String task : walk.taskIds("la.confirm-evidence", 2)) {
            JsonNode brief = api.get(
                            "la.approver", "/engine-rest/task/" + task + "/form-variables?deserializeValues=false")
                    .expect(200)
                    .json()
                    .path("brief")
                    .path("value");
            if (Http.readJson(brief.asText()).at("/condition/text").asText().equals(condition)) {
                return task;
            }
        }
        throw new AssertionError("No task is about " + condition);
    }

    private static List<String> audited(Walk walk, String type) {
        return walk.audited("la.auditor", type).stream()
                .map(entry ->
                        entry.path("tenant").asText() + " " + entry.path("rule").asText() + " "
                                + entry.at("/detail/findings").asText())
                .toList();
    }

    private static List<String> conditions(Walk walk) {
        List<String> conditions = new ArrayList<>();
        for (JsonNode condition : walk.dossier().path("conditions")) {
            conditions.add("%s %s %s %s %s"
                    .formatted(
                            condition.path("member").asText(),
                            condition.path("rule").asText(),
                            condition.path("text").asText(),
                            condition.path("dueOn").asText(),
                            condition.path("state").asText()));
        }
        return conditions;
    }

    private static JsonNode localization(JsonNode preview) {
        for (JsonNode review : preview.path("nationalReviews")) {
            for (JsonNode finding : review.path("localization")) {
                if (finding.path("rule").asText().equals("LA-P1")) {
                    return finding;
                }
            }
        }
        throw new AssertionError("No LA-P1 in " + preview);
    }
}

package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

/** A Lao company appeals against China's rejection of its food works. */
@TributaryTest
class AppealTests {

    private static final Map<String, String> APPEAL =
            Map.of("member", "cn", "grounds", "The water balance was overlooked.");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
    }

    @Test
    void reopensTheReviewAtTheRefusedStepWhenUpheld() {
        Walk walk = rejected();
        String decided = walk.completed().stream()
                .filter(step -> step.startsWith("cn."))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        assertThat(decided).isEqualTo("cn.decide-national");

        api.post("la.enterprise", address(walk), APPEAL).expect(202);
        walk.complete("cn.focal", walk.taskId("cn.admit-appeal"), Walk.outcome("pass", "Lodged in time."))
                .expect(204);
        String decision = walk.taskId("cn.decide-appeal");
        walk.complete("cn.approver", decision, Walk.outcome("pass", "My own decision was wrong."))
                .expect(403);
        walk.complete("cn.approver2", decision, Walk.outcome("pass", "The balance must be read."))
                .expect(204);

        walk.taskId("cn.decide-national");
        assertThat(walk.openTasks()).hasSize(1);
        assertThat(walk.dossier().path("status").asText()).isEqualTo("in-review");
        assertThat(walk.dossier().at("/appeals/0/outcome").asText()).isEqualTo("upheld");
        assertThat(api.get("la.legal", "/api/proposals/" + walk.id() + "/timeline")
                        .expect(200)
                        .json())
                .filteredOn(milestone -> milestone.path("type").asText().equals("step-completed")
                        && milestone.path("member").asText().equals("cn"))
                .extracting(milestone -> milestone.path("outcome").asText())
                .contains("reject")
                .doesNotContain("null");

        walk.answering("cn.decide-national", "approve").toTheEnd();

        assertThat(walk.dossier().path("status").asText()).isEqualTo("approved");
    }

    @Test
    void leavesTheRefusalWhenDismissed() {
        Walk walk = rejected();

        api.post("la.enterprise", address(walk), APPEAL).expect(202);
        JsonNode appeal = walk.brief("cn.focal", "cn.admit-appeal").path("appeal");
        assertThat(appeal.path("grounds").asText()).isEqualTo(APPEAL.get("grounds"));
        assertThat(appeal.path("lodgedOn").asText()).isNotEmpty();
        assertThat(appeal.path("against")).hasSize(1);
        assertThat(appeal.at("/against/0/authority").asText()).isNotEmpty();
        assertThat(appeal.at("/against/0/findings").asText()).isEqualTo("Examined: decide for China.");
        assertThat(desk(walk)).contains(APPEAL.get("grounds"), "Being decided");
        walk.complete("cn.focal", walk.taskId("cn.admit-appeal"), Walk.outcome("pass", "Lodged in time."))
                .expect(204);
        assertThat(walk.brief("cn.approver2", "cn.decide-appeal").path("appeal"))
                .isEqualTo(appeal);
        walk.complete("cn.approver2", walk.taskId("cn.decide-appeal"), Walk.outcome("fail", "Nothing new."))
                .expect(204);

        assertThat(walk.openTasks()).isEmpty();
        assertThat(walk.dossier().path("status").asText()).isEqualTo("rejected");
        assertThat(walk.dossier().at("/appeals/0/outcome").asText()).isEqualTo("dismissed");
        assertThat(desk(walk)).contains("Dismissed");
    }

    private String desk(Walk walk) {
        return Visitor.signedIn(port, "cn", "approver2")
                .get("/desk/proposals/" + walk.id())
                .body();
    }

    @Test
    void isRefusedWithTheReasonWhenThereIsNothingToDecide() {
        Walk walk = Walk.draft(api, "la.enterprise", SampleProposals.foodProcessingInChina())
                .submit();
        assertRefused(walk, APPEAL, "nothing-to-appeal");

        walk.answering("cn.decide-national", "reject").untilOpen("announce-joint-outcome");
        assertRefused(walk, APPEAL, "appeal-window-closed");

        walk.toTheEnd();
        assertRefused(walk, Map.of("member", "la", "grounds", "Why not."), "nothing-to-appeal");
        for (String stranger : List.of("la.rival", "cn.enterprise", "vn.enterprise")) {
            api.post(stranger, address(walk), APPEAL).expect(404);
        }
        api.post("cn.focal", address(walk), APPEAL).expect(403);
        Api.Answer empty = api.post("la.enterprise", address(walk), Map.of("member", "cn", "grounds", ""))
                .expect(400);
        assertThat(empty.json().at("/errors/0/pointer").asText()).isEqualTo("/grounds");

        closeWindowYesterday(walk);
        JsonNode late = assertRefused(walk, APPEAL, "appeal-window-closed");
        assertThat(late.path("detail").asText()).matches("Appeals against this decision could be lodged until .+\\.");
        openWindow(walk);
        api.post("la.enterprise", address(walk), APPEAL).expect(202);
        assertRefused(walk, APPEAL, "appeal-pending");
        assertThat(walk.dossier().path("appeals")).hasSize(1);
    }

    @Test
    void tellsByWhichRuleTheWindowIsOpen() {
        Walk walk = rejected();

        JsonNode fired = walk.audited("cn.auditor", "rule-fired").stream()
                .filter(entry -> entry.path("rule").asText().equals("CN-AW1"))
                .findFirst()
                .orElseThrow();
        assertThat(fired.at("/detail/table").asText()).isEqualTo("appeal-window");
        assertThat(fired.at("/detail/inputs/Member that rejected").asText()).isEqualTo("cn");
        assertThat(fired.at("/detail/outputs/windowDays").asInt()).isEqualTo(60);
        String page = Visitor.signedIn(port, "cn", "auditor")
                .get("/audit/proposals/" + walk.id() + "/rules/"
                        + fired.path("position").asText())
                .body();
        assertThat(page).contains("Window (calendar days)", "CN-AW1");
    }

    @Test
    void isNotGivenAgainstABanOfTheSecurityReview() {
        ObjectNode facts = SampleProposals.foodProcessingInChina();
        facts.withObject("circumstances").put("securityReviewSector", true);
        Walk walk = Walk.draft(api, "la.enterprise", facts)
                .submit()
                .answering("cn.review-security", "fail")
                .toTheEnd();

        assertThat(walk.review("cn", "host").path("outcome").asText()).isEqualTo("rejected");
        assertThat(walk.review("cn", "host").path("appealUntil").isNull()).isTrue();
        assertRefused(walk, APPEAL, "appeal-window-closed");
        assertThat(walk.audited("cn.auditor", "rejection-final")).hasSize(1);
        assertThat(walk.audited("cn.auditor", "rule-fired"))
                .extracting(entry -> entry.path("rule").asText())
                .contains("CN-AW2");
        assertThat(Visitor.signedIn(port, "la", "enterprise")
                        .get("/portal/proposals/" + walk.id())
                        .body())
                .contains("This rejection is final: the law gives no appeal against it.")
                .doesNotContain("Appeal against this rejection");
        assertThat(database.sql("select count(*) from camunda.act_ru_execution where business_key_ = :id")
                        .param("id", walk.id().toString())
                        .query(Integer.class)
                        .single())
                .as("processes that wait for an appeal")
                .isZero();
    }

    @Test
    void isNotTakenOnceTheProposalIsWithdrawn() {
        Walk walk = Walk.draft(api, "la.enterprise", SampleProposals.foodProcessingInChina())
                .submit()
                .leaving("la.decide-national")
                .answering("cn.decide-national", "reject")
                .untilDecided("cn");
        openWindow(walk);
        walk.withdraw("Sold.");

        assertRefused(walk, APPEAL, "proposal-concluded");
    }

    private Walk rejected() {
        return Walk.draft(api, "la.enterprise", SampleProposals.foodProcessingInChina())
                .submit()
                .answering("cn.decide-national", "reject")
                .toTheEnd();
    }

    private JsonNode assertRefused(Walk walk, Map<String, String> appeal, String type) {
        JsonNode problem =
                api.post("la.enterprise", address(walk), appeal).expect(409).json();
        assertThat(problem.path("type").asText()).isEqualTo("urn:problem-type:tributary:" + type);
        return problem;
    }

    private void closeWindowYesterday(Walk walk) {
        setWindow(walk, -1);
    }

    private void openWindow(Walk walk) {
        setWindow(walk, 3);
    }

    private void setWindow(Walk walk, int daysFromNow) {
        database.sql(
                        "update national_review set appeal_until = current_date + :days where proposal_id = :id and member = 'cn'")
                .param("days", daysFromNow)
                .param("id", walk.id())
                .update();
    }

    private static String address(Walk walk) {
        return "/api/proposals/" + walk.id() + "/appeal";
    }
}

package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;

/** A power line that the AIIB is to finance: what the lender reads and records, and what finance reviewers see of it. */
@TributaryTest
class LenderTests {

    private static final String LENDER = "joint.lender";
    private static final String HOME_STEP = "cn.check-completeness";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
    }

    @Test
    void seesTheProposalsThatNameItAndNoOthers() {
        Walk named = filed();
        Walk other = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit();
        Walk draft = Walk.draft(api, "cn.enterprise", SampleProposals.transmissionLineWithLender());

        List<String> listed = new ArrayList<>();
        api.get(LENDER, "/api/proposals?size=100")
                .expect(200)
                .json()
                .path("proposals")
                .forEach(proposal -> listed.add(proposal.path("id").asText()));
        assertThat(listed)
                .contains(named.id().toString())
                .doesNotContain(other.id().toString(), draft.id().toString());
        JsonNode dossier = api.get(LENDER, address(named)).expect(200).json();
        String document = dossier.at("/documents/0/id").asText();
        api.get(LENDER, address(named) + "/documents/" + document).expect(200);
        api.get(LENDER, address(named) + "/timeline").expect(200);
        api.get(LENDER, address(named) + "/supplement-requests").expect(404);
        for (Walk hidden : List.of(other, draft)) {
            api.get(LENDER, address(hidden)).expect(404);
            api.get(LENDER, address(hidden) + "/timeline").expect(404);
            api.post(LENDER, address(hidden) + "/appraisals", appraisal("concept", today(), ""))
                    .expect(404);
        }
        api.post("cn.enterprise", address(named) + "/appraisals", appraisal("concept", today(), ""))
                .expect(403);
        named.withdraw("Shown.");
        other.withdraw("Shown.");
    }

    @Test
    void recordsItsStageForEverybodyWhoReviews() {
        Walk walk = filed();

        api.post(LENDER, address(walk) + "/appraisals", appraisal("concept", "2026-11-02", "With the committee."))
                .expect(201);
        api.post(LENDER, address(walk) + "/appraisals", appraisal("appraisal", today(), ""))
                .expect(201);

        JsonNode appraisals = walk.dossier().path("appraisals");
        assertThat(appraisals).hasSize(2);
        assertThat(appraisals.get(0).path("lender").asText()).isEqualTo("aiib");
        assertThat(appraisals.get(0).path("stage").asText()).isEqualTo("concept");
        assertThat(appraisals.get(0).path("on").asText()).isEqualTo("2026-11-02");
        assertThat(appraisals.get(0).path("remark").asText()).isEqualTo("With the committee.");
        assertThat(api.get("la.finance", address(walk)).expect(200).json().path("appraisals"))
                .isEqualTo(appraisals);
        for (String auditor : List.of("la.auditor", "cn.auditor", "joint.auditor")) {
            assertThat(audited(auditor, walk)).as(auditor).contains("joint.lender concept", "joint.lender appraisal");
        }
        assertThat(walk.timeline().findValuesAsText("type")).contains("appraisal-recorded");
        LogReplay.check(api, walk);
        walk.withdraw("Shown.");
        api.post(LENDER, address(walk) + "/appraisals", appraisal("approval", today(), ""))
                .expect(409);
    }

    @Test
    void writesARemarkThatTheLogOnlyCommitsTo() {
        Walk walk = filed();
        api.post(LENDER, address(walk) + "/appraisals", appraisal("concept", "2026-11-02", "With the committee."))
                .expect(201);

        assertThat(database.queryForList("""
                        select distinct jsonb_exists(commitments, '/detail/remark') and strpos(detail::text, 'With the committee') = 0
                          from audit_entry where type = 'appraisal-recorded' and proposal_id = ?
                        """, Boolean.class, walk.id())).containsExactly(true);
        assertThat(api.audited("la.auditor", "proposal=" + walk.id()))
                .filteredOn(entry -> entry.path("type").asText().equals("appraisal-recorded"))
                .extracting(entry -> entry.at("/detail/remark").asText())
                .containsExactly("With the committee.");
        walk.withdraw("Shown.");
    }

    @Test
    void isToldEverythingThatIsWrongAtOnce() {
        Walk walk = filed();

        JsonNode problem = api.post(
                        LENDER, address(walk) + "/appraisals", appraisal("country-programme", "2999-01-01", ""))
                .expect(400)
                .json();

        assertThat(problem.path("errors").findValuesAsText("pointer")).containsExactly("/stage", "/on");
        walk.withdraw("Shown.");
    }

    @Test
    void isAskedForADayThatTheCalendarHolds() {
        Walk walk = filed();

        for (String day : List.of("-99999-01-01", "+999999999-01-01", "1999-12-31", "2026-02-30", "")) {
            JsonNode problem = api.post(LENDER, address(walk) + "/appraisals", appraisal("concept", day, ""))
                    .expect(400)
                    .json();
            assertThat(problem.path("errors").findValuesAsText("pointer"))
                    .as(day)
                    .containsExactly("/on");
        }
        walk.withdraw("Shown.");
    }

    @Test
    void isSeenInTheOpenTaskOfFinanceReviewersAsSoonAsItRecords() {
        Walk walk = filed().untilOpen("la.decide-financing");
        String task = walk.taskId("la.decide-financing");
        assertThat(lender(task).path("appraisal").asText()).isEqualTo("nothing recorded yet");

        api.post(LENDER, address(walk) + "/appraisals", appraisal("concept", "2026-11-02", "With the committee."))
                .expect(201);

        assertThat(lender(task).path("appraisal").asText()).isEqualTo("Concept on 2026-11-02: With the committee.");
        walk.withdraw("Shown.");
    }

    @Test
    void wantsNoPaperInTheOpenTaskThatCameWithAnAnswer() {
        Walk walk = filed().leaving(HOME_STEP).untilOpen("la.decide-financing");
        String task = walk.taskId("la.decide-financing");
        String wanted = lender(task).path("needs").asText();
        walk.completeByWhomItMayBe(walk.taskId(HOME_STEP), Walk.outcome("supplement", "Which papers has the lender?"));
        JsonNode request = api.get("cn.enterprise", address(walk) + "/supplement-requests")
                .expect(200)
                .json()
                .get(0);
        List<String> papers = new ArrayList<>();
        for (JsonNode need : walk.dossier().at("/routing/lenders/0/requires")) {
            if (!need.path("kind").asText("").isEmpty()) {
                papers.add(walk.attach(need.path("kind").asText()));
            }
        }
        assertThat(papers).isNotEmpty();

        api.post(
                        "cn.enterprise",
                        address(walk) + "/supplement-requests/"
                                + request.path("id").asText() + "/answer",
                        Map.of("text", "These.", "documents", papers))
                .expect(200);

        assertThat(lender(task).path("needs").asText()).isNotEqualTo(wanted);
        walk.withdraw("Shown.");
    }

    @Test
    void isSeenByFinanceReviewersWithItsOpenNeedsAndTheHomeCountrysSteps() {
        Walk appraised = filed();
        api.post(LENDER, address(appraised) + "/appraisals", appraisal("concept", "2026-11-02", "With the committee."))
                .expect(201);
        appraised.untilOpen("la.decide-financing");

        JsonNode financing = brief(appraised.taskId("la.decide-financing")).path("financing");

        assertThat(lines(financing.path("plan")))
                .contains(
                        "Asian Infrastructure Investment Bank (AIIB): USD 90,000,000, guaranteed by the state",
                        "Sum of all sources: USD 118,000,000",
                        "Own money: USD 0, 0.0 % of the sum",
                        "Guaranteed by the state: USD 90,000,000");
        JsonNode lender = find(financing.path("lenders"), "Asian Infrastructure Investment Bank (AIIB)");
        assertThat(lender.path("result").asText()).startsWith("eligible under conditions, category ");
        assertThat(lender.path("result").asText()).endsWith("days of disclosure");
        assertThat(lender.path("needs").asText()).isNotEqualTo("none");
        assertThat(lender.path("appraisal").asText()).isEqualTo("Concept on 2026-11-02: With the committee.");
        assertThat(lender.path("rule").asText()).startsWith("FI-F");
        assertThat(lines(financing.path("outbound"))).anyMatch(line -> line.contains("(China): passed on "));
        appraised.withdraw("Shown.");
    }

    private JsonNode lender(String task) {
        return brief(task).at("/financing/lenders/1");
    }

    private Walk filed() {
        return Walk.draft(api, "cn.enterprise", SampleProposals.transmissionLineWithLender())
                .submit();
    }

    private JsonNode brief(String task) {
        String brief = api.get("la.finance", "/engine-rest/task/" + task + "/form-variables?deserializeValues=false")
                .expect(200)
                .json()
                .path("brief")
                .path("value")
                .asText();
        try {
            return new ObjectMapper().readTree(brief);
        } catch (JsonProcessingException failure) {
            throw new AssertionError("No JSON: " + brief, failure);
        }
    }

    private static List<String> audited(String auditor, Walk walk) {
        return walk.audited(auditor, "appraisal-recorded").stream()
                .map(entry -> entry.path("actor").asText() + " "
                        + entry.path("outcome").asText())
                .toList();
    }

    private static List<String> lines(JsonNode lines) {
        List<String> told = new ArrayList<>();
        lines.forEach(line ->
                told.add(line.path("label").asText() + ": " + line.path("value").asText()));
        return told;
    }

    private static JsonNode find(JsonNode lenders, String source) {
        for (JsonNode lender : lenders) {
            if (lender.path("source").asText().equals(source)) {
                return lender;
            }
        }
        throw new AssertionError("No " + source + " in " + lenders);
    }

    private static Map<String, String> appraisal(String stage, String on, String remark) {
        return remark.isEmpty() ? Map.of("stage", stage, "on", on) : Map.of("stage", stage, "on", on, "remark", remark);
    }

    private static String address(Walk walk) {
        return "/api/proposals/" + walk.id();
    }

    private static String today() {
        return LocalDate.now(ZoneOffset.UTC).toString();
    }
}

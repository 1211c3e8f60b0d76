package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.audit.AuditEvent;
import tributary.audit.AuditTrail;
import tributary.audit.AuditTrail.Draft;
import tributary.local.TableRows;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

/** Who holds the ball, and what each revision changed, as an auditor reads it in a proposal's record. */
@TributaryTest
class HoldersTests {

    private static final String ENTERPRISE = "The enterprise";
    private static final String RUNNING = "running";

    @LocalServerPort
    private int port;

    @Autowired
    private AuditTrail trail;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
    }

    @Test
    void namesTheAuthorityOfAStepThatIsOpen() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .untilOpen("la.check-completeness");
        String authority = walk.review("la", "host").at("/steps/0/authority").asText();

        assertThat(authority).isNotBlank();
        assertThat(rows(walk)).anyMatch(row -> row.contains(authority) && row.contains(RUNNING));
        walk.withdraw("Shown.");
    }

    @Test
    void leavesNoQuestionWithTheEnterpriseOnceThatWithdrew() {
        Walk walk = asked();
        assertThat(rows(walk)).anyMatch(row -> row.contains(ENTERPRISE) && row.contains(RUNNING));

        walk.withdraw("It is not wanted any more.");

        assertThat(rows(walk))
                .anyMatch(row -> row.contains(ENTERPRISE))
                .noneMatch(row -> row.contains(ENTERPRISE) && row.contains(RUNNING));
    }

    @Test
    void tellsWhatAnAnswerChangedBeforeAndAfter() {
        Walk walk = asked();
        JsonNode question = question(walk);
        ObjectNode facts = SampleProposals.garmentsInLaos();
        facts.withObject("/localization")
                .put("jobs", 1200)
                .withObject("/foreignJobs")
                .put("office", 12);
        String taught = facts.remove("technologyTransfer").asText();
        api.put("cn.enterprise", "/api/proposals/" + walk.id(), "*", facts).expect(200);
        String kept = walk.attach("feasibility-study");
        String dropped = walk.attach("site-map");
        String sealed = walk.dossier().at("/documents/0/id").asText();
        api.delete("cn.enterprise", "/api/proposals/" + walk.id() + "/documents/" + dropped)
                .expect(204);
        api.delete("cn.enterprise", "/api/proposals/" + walk.id() + "/documents/" + sealed)
                .expect(409);
        answer(walk, question, List.of(kept));

        String record = record(walk);
        String second = record.substring(record.indexOf("Revision 2: "), record.indexOf("id=\"documents\""));
        assertThat(TableRows.of(second))
                .containsExactly(
                        "Fact | Before | After",
                        "Jobs | 1,150 jobs | 1,200 jobs",
                        "Foreigners, office work | nothing | 12 jobs",
                        "Technology transfer | " + taught + " | nothing");
        assertThat(second)
                .contains("Document added: feasibility-study.pdf")
                .doesNotContain("site-map", "No fact was changed.")
                .containsOnlyOnce("Document added: ");
        walk.withdraw("Shown.");
    }

    @Test
    void comparesNoRevisionWithOneThatWasErased() {
        Walk walk = asked();
        answer(walk, question(walk), List.of());
        walk.withdraw("It is not wanted any more.");
        assertThat(record(walk)).contains("Revision 2: answer to a supplement request", "No fact was changed.");

        long first = walk.audited("la.auditor", "revision-sealed")
                .get(0)
                .path("position")
                .asLong();
        String asked = api.post(
                        "la.focal",
                        "/api/retention/erasures",
                        Map.of("entry", first, "reason", "Ordered by the court in case 12 of this year."))
                .expect(201)
                .json()
                .path("id")
                .asText();
        api.post("la.auditor", "/api/retention/erasures/" + asked + "/approval", "")
                .expect(200);

        assertThat(record(walk))
                .contains("Revision 1: for a reason that was erased", "Its facts were erased from the log")
                .doesNotContain("No fact was changed.", "<th scope=\"col\" class=\"govuk-table__header\">Fact</th>");
    }

    @Test
    void tellsWhichQuestionADocumentAnswers() {
        Walk walk = asked();
        String paper = walk.attach("feasibility-study");
        answer(walk, question(walk), List.of(paper));
        String draft = walk.attach("site-map");

        for (String auditor : List.of("la", "joint")) {
            assertThat(record(walk, auditor).split("<tr"))
                    .as(auditor)
                    .filteredOn(row -> row.contains("/desk/proposals/" + walk.id() + "/documents/"))
                    .hasSize(documents(walk) - 1)
                    .noneMatch(row -> row.contains(draft))
                    .filteredOn(row -> row.contains("Filed by the enterprise with revision 2"))
                    .singleElement()
                    .asString()
                    .contains(paper, "answering a question of “Check completeness” (Lao PDR)", "China)");
        }
        walk.withdraw("Shown.");
    }

    /** From Monday, 27 July 2026, to the Friday, of which Thailand kept three days as holidays, Myanmar one, China and Lao PDR none. */
    @Test
    void countsWorkingDaysByTheCalendarOfEachHolder() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos());
        walk.submit().withdraw("Shown.");
        String name = "Sample step " + walk.id();
        List.of("la", "th", "mm", "cn", "joint").forEach(tenant -> held(walk, tenant, name));
        asked(walk, "th", name);

        assertThat(rows(walk, "joint"))
                .filteredOn(row -> row.startsWith(name))
                .extracting(row -> row.split(" \\| ", -1))
                .extracting(cells -> cells[0].replace(name + " ", "") + ": " + cells[1] + ", " + cells[4])
                .containsExactlyInAnyOrder(
                        "Lao PDR: Lao PDR, 4 working days (Lao PDR)",
                        "Thailand: Thailand, 1 working day (Thailand)",
                        "Myanmar: Myanmar, 3 working days (Myanmar)",
                        "China: China, 4 working days (China)",
                        "Joint secretariat: Joint secretariat, 4 working days (Joint secretariat)",
                        "Thailand: The enterprise, 1 working day (Thailand)");
        assertThat(rows(walk, "la"))
                .filteredOn(row -> row.startsWith(name))
                .singleElement()
                .asString()
                .contains("4 working days (Lao PDR)");
    }

    private void held(Walk walk, String tenant, String name) {
        Map<String, String> task = Map.of("task", UUID.randomUUID().toString(), "name", name);
        trail.write(List.of(
                draft(walk, tenant, "task-created", 27, task), draft(walk, tenant, "task-completed", 31, task)));
    }

    private void asked(Walk walk, String tenant, String name) {
        Map<String, String> question = Map.of("request", UUID.randomUUID().toString(), "name", name, "role", "host");
        trail.write(List.of(
                draft(walk, tenant, "supplement-requested", 27, question),
                draft(walk, tenant, "supplement-answered", 31, question)));
    }

    /** At noon in every member's time zone, to within a few hours. */
    private static Draft draft(Walk walk, String tenant, String type, int day, Map<String, String> detail) {
        return new Draft(
                OffsetDateTime.of(2026, 7, day, 5, 0, 0, 0, ZoneOffset.UTC).toInstant(),
                null,
                AuditEvent.of(tenant, type, walk.id(), detail).at("sample-step", null));
    }

    private JsonNode question(Walk walk) {
        return api.get("cn.enterprise", questions(walk)).expect(200).json().get(0);
    }

    private void answer(Walk walk, JsonNode question, List<String> documents) {
        api.post(
                        "cn.enterprise",
                        questions(walk) + "/" + question.path("id").asText() + "/answer",
                        Map.of("text", "Enclosed.", "documents", documents))
                .expect(200);
    }

    private static String questions(Walk walk) {
        return "/api/proposals/" + walk.id() + "/supplement-requests";
    }

    private int documents(Walk walk) {
        return walk.dossier().path("documents").size();
    }

    private Walk asked() {
        return Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .answering("la.check-completeness", "supplement")
                .toTheEnd();
    }

    private List<String> rows(Walk walk) {
        return rows(walk, "la");
    }

    private List<String> rows(Walk walk, String member) {
        return TableRows.of(record(walk, member));
    }

    private String record(Walk walk) {
        return record(walk, "la");
    }

    private String record(Walk walk, String member) {
        var answer = Visitor.signedIn(port, member, "auditor").get("/audit/proposals/" + walk.id() + "/record");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}

package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
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
    void comparesNoRevisionWithOneThatWasErased() {
        Walk walk = asked();
        String questions = "/api/proposals/" + walk.id() + "/supplement-requests";
        JsonNode question =
                api.get("cn.enterprise", questions).expect(200).json().get(0);
        api.post(
                        "cn.enterprise",
                        questions + "/" + question.path("id").asText() + "/answer",
                        Map.of("text", "At the river.", "documents", List.of()))
                .expect(200);
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
        String questions = "/api/proposals/" + walk.id() + "/supplement-requests";
        JsonNode question =
                api.get("cn.enterprise", questions).expect(200).json().get(0);
        String paper = walk.attach("feasibility-study");
        api.post(
                        "cn.enterprise",
                        questions + "/" + question.path("id").asText() + "/answer",
                        Map.of("text", "Enclosed.", "documents", List.of(paper)))
                .expect(200);
        String draft = walk.attach("site-map");

        for (String auditor : List.of("la", "joint")) {
            assertThat(rows(walk, auditor))
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
        return Stream.of(record(walk, member).split("<tr")).toList();
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

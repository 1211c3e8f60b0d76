package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

/** A reviewer asks, the clock stops, the enterprise answers, and the same reviewer goes on with the days that are left. */
@TributaryTest
class SupplementTests {

    private static final String STEP = "collect-sector-opinions";
    private static final int LIMIT = 25;

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
    void comesBackToTheSameReviewerWithTheDaysThatAreLeft() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.solarInLaos())
                .submit()
                .untilOpen(STEP);
        String task = walk.taskId("la." + STEP);
        backdate(task, 14);
        JsonNode running = step(walk).path("clock");
        assertThat(running.path("daysUsed").asInt()).isPositive();

        String reviewer =
                walk.completeByWhomItMayBe(task, Walk.outcome("supplement", "Which substation takes the power?"));

        JsonNode dossier = walk.dossier();
        assertThat(dossier.path("status").asText()).isEqualTo("awaiting-supplement");
        JsonNode stopped = step(walk).path("clock");
        assertThat(stopped.path("heldBy").asText()).isEqualTo("enterprise");
        assertThat(stopped.path("dueOn").isNull()).isTrue();
        assertThat(stopped.path("daysUsed")).isEqualTo(running.path("daysUsed"));
        assertThat(stopped.path("daysLeft")).isEqualTo(running.path("daysLeft"));
        JsonNode request = onlyRequest(walk);
        assertThat(request.path("question").asText()).isEqualTo("Which substation takes the power?");
        assertThat(request.path("member").asText()).isEqualTo("la");

        String paper = walk.attach("feasibility-study");
        String address = address(walk, request) + "/answer";
        JsonNode answered = api.post(
                        "cn.enterprise",
                        address,
                        Map.of("text", "The one at Ban Hat, see the study.", "documents", List.of(paper)))
                .expect(200)
                .json();

        assertThat(answered.path("status").asText()).isEqualTo("in-review");
        assertThat(answered.path("revision").asInt()).isEqualTo(2);
        assertThat(onlyRequest(walk).path("answer").asText()).isEqualTo("The one at Ban Hat, see the study.");
        String again = walk.taskId("la." + STEP);
        assertThat(again).isNotEqualTo(task);
        assertThat(api.get("la.focal", "/engine-rest/task/" + again)
                        .expect(200)
                        .json()
                        .path("assignee")
                        .asText())
                .isEqualTo(reviewer);
        JsonNode resumed = step(walk).path("clock");
        assertThat(resumed.path("heldBy").asText()).isEqualTo("authority");
        assertThat(resumed.path("daysUsed")).isEqualTo(running.path("daysUsed"));
        assertThat(resumed.path("daysLeft").asInt())
                .isEqualTo(LIMIT - running.path("daysUsed").asInt());
        JsonNode findings = walk.briefOf("la.focal", again).path("findings");
        JsonNode question = findings.get(findings.size() - 2);
        assertThat(question.path("findings").asText()).isEqualTo("Which substation takes the power?");
        JsonNode answer = findings.get(findings.size() - 1);
        assertThat(answer.path("step").asText()).isEqualTo("Answer to “Collect sector opinions”");
        assertThat(answer.path("outcome").asText()).isEqualTo("revision 2");
        assertThat(answer.path("findings").asText())
                .startsWith("The one at Ban Hat, see the study. · [")
                .endsWith("](/desk/proposals/" + walk.id() + "/documents/" + paper + ")");
        assertThat(desk("la", walk))
                .contains("Which substation takes the power?", "The one at Ban Hat, see the study.");
        assertThat(desk("cn", walk))
                .doesNotContain("Which substation takes the power?", "The one at Ban Hat, see the study.");
        api.post("cn.enterprise", address, Map.of("text", "Once more.", "documents", List.of()))
                .expect(409);
        walk.withdraw("Shown.");
    }

    @Test
    void tellsOfNoChangeWhereOnlyTheRulesAreNewerThanTheFiling() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.solarInLaos())
                .submit()
                .untilOpen(STEP);
        walk.completeByWhomItMayBe(
                walk.taskId("la." + STEP), Walk.outcome("supplement", "Which substation takes the power?"));
        database.sql(
                        "update proposal set routing = jsonb_set(routing, '{earliestDecision}', '\"2020-01-01\"') where id = :id")
                .param("id", walk.id())
                .update();

        answer(walk, "The one at Ban Hat.");

        walk.taskId("la." + STEP);
        assertThat(walk.timeline().findValuesAsText("type"))
                .contains("supplement-answered")
                .doesNotContain("routing-changed");
        walk.withdraw("Shown.");
    }

    @Test
    void takesAMendedProjectWhoseFiledFactsTheFormKnowsNoMore() {
        Walk walk = asked();
        database.sql(
                        "update proposal_revision set facts = jsonb_set(facts, '{oldField}', 'true') where proposal_id = :id")
                .param("id", walk.id())
                .update();

        answer(walk, "Without it.");

        assertThat(walk.timeline().findValuesAsText("type")).contains("routing-changed");
        walk.withdraw("Shown.");
    }

    @Test
    void tellsOtherCountriesWhatStepsCameToOnceTheirOwnerHasDecided() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.solarInLaos())
                .submit()
                .untilOpen(STEP);
        walk.completeByWhomItMayBe(walk.taskId("la." + STEP), Walk.outcome("pass", "No ministry objects."));

        assertThat(outcomesOf(walk, "la.legal")).contains("pass").doesNotContainNull();
        assertThat(outcomesOf(walk, "cn.legal")).isNotEmpty().containsOnlyNulls();
        assertThat(outcomesOf(walk, "cn.enterprise")).doesNotContainNull();
        walk.toTheEnd();
        assertThat(outcomesOf(walk, "cn.legal")).contains("pass").doesNotContainNull();
    }

    /** What the timeline tells this person of the Lao steps that were completed; null where it does not tell. */
    private List<String> outcomesOf(Walk walk, String reader) {
        List<String> outcomes = new ArrayList<>();
        api.get(reader, "/api/proposals/" + walk.id() + "/timeline")
                .expect(200)
                .json()
                .forEach(milestone -> {
                    if (milestone.path("type").asText().equals("step-completed")
                            && milestone.path("member").asText().equals("la")) {
                        outcomes.add(
                                milestone.path("outcome").isNull()
                                        ? null
                                        : milestone.path("outcome").asText());
                    }
                });
        return outcomes;
    }

    @Test
    void comesBackToTheGroupWhenWhoAskedHasJoinedTheEnterprise() {
        Walk walk = Walk.draft(api, "la.enterprise", SampleProposals.foodProcessingInChina())
                .submit()
                .answering("la.check-completeness", "supplement")
                .toTheEnd();
        whoAskedWas(joinedMember("la-works"), walk);
        JsonNode request = api.get("la.enterprise", "/api/proposals/" + walk.id() + "/supplement-requests")
                .expect(200)
                .json()
                .get(0);

        JsonNode answered = api.post("la.enterprise", address(walk, request) + "/answer", Map.of("text", "We do."))
                .expect(200)
                .json();

        assertThat(answered.path("status").asText()).isEqualTo("in-review");
        String again = walk.taskId("la.check-completeness");
        assertThat(api.get("la.focal", "/engine-rest/task/" + again)
                        .expect(200)
                        .json()
                        .path("assignee")
                        .isNull())
                .isTrue();
        assertThat(walk.audited("la.auditor", "person-refused")).isEmpty();
        walk.withdraw("Shown.");
    }

    @Test
    void isNobodyElsesToReadOrAnswer() {
        Walk walk = asked();
        JsonNode request = onlyRequest(walk);
        Map<String, Object> answer = Map.of("text", "Not mine.", "documents", List.of());

        for (String stranger : List.of("cn.rival", "la.enterprise", "vn.enterprise")) {
            api.get(stranger, "/api/proposals/" + walk.id() + "/supplement-requests")
                    .expect(404);
            api.post(stranger, address(walk, request) + "/answer", answer).expect(404);
        }
        for (String official : List.of("la.focal", "cn.focal", "vn.focal", "joint.secretary")) {
            api.get(official, "/api/proposals/" + walk.id() + "/supplement-requests")
                    .expect(404);
            api.post(official, address(walk, request) + "/answer", answer).expect(403);
        }
        api.post(
                        "cn.enterprise",
                        "/api/proposals/" + walk.id() + "/supplement-requests/" + UUID.randomUUID() + "/answer",
                        answer)
                .expect(404);
        assertThat(walk.dossier().path("revision").asInt()).isEqualTo(1);
        walk.withdraw("Shown.");
    }

    @Test
    void staysOpenWhenTheAnswerIsNotValid() {
        Walk walk = asked();
        String address = address(walk, onlyRequest(walk)) + "/answer";

        Api.Answer empty =
                api.post("cn.enterprise", address, Map.of("text", " ")).expect(400);
        assertThat(empty.json().at("/errors/0/pointer").asText()).isEqualTo("/text");
        Api.Answer unknown = api.post(
                        "cn.enterprise",
                        address,
                        Map.of(
                                "text",
                                "See the paper.",
                                "documents",
                                List.of(UUID.randomUUID().toString())))
                .expect(400);
        assertThat(unknown.json().at("/errors/0/pointer").asText()).isEqualTo("/documents/0");

        assertThat(walk.dossier().path("status").asText()).isEqualTo("awaiting-supplement");
        assertThat(walk.dossier().path("revision").asInt()).isEqualTo(1);
        walk.withdraw("Shown.");
        api.post("cn.enterprise", address, Map.of("text", "Too late.")).expect(409);
    }

    @Test
    void letsReviewersGoByWhatWasFiledUntilTheAnswerFilesTheChange() {
        Walk walk = asked();
        String dossier = "/api/proposals/" + walk.id();
        JsonNode filed = walk.dossier().path("facts");
        ObjectNode changed = filed.deepCopy();
        changed.put("title", "Another project").put("foreignOwnershipPercent", "49");

        api.put("cn.enterprise", dossier, "*", changed).expect(200);

        assertThat(walk.dossier().path("facts")).isEqualTo(changed);
        for (String official : List.of("cn.legal", "la.focal", "joint.secretary", "joint.auditor")) {
            JsonNode seen = api.get(official, dossier).expect(200).json();
            assertThat(seen.path("facts")).as(official).isEqualTo(filed);
            assertThat(seen.path("title")).as(official).isEqualTo(filed.path("title"));
        }
        JsonNode request = onlyRequest(walk);
        api.post("cn.enterprise", address(walk, request) + "/answer", Map.of("text", "We sold a part."))
                .expect(200);
        assertThat(api.get("la.focal", dossier).expect(200).json().path("facts"))
                .isEqualTo(changed);
        JsonNode brief = walk.brief("la.focal", "la.check-completeness");
        assertThat(brief.path("facts").toString()).contains("Another project");
        assertThat(brief.at("/facts/0/label").asText()).isEqualTo("Changed since this step was completed last");
        assertThat(brief.at("/facts/0/value").asText()).isEqualTo("Title, Foreign ownership (revision 2)");
        walk.withdraw("We sold the rest.");
        assertThat(desk("la", walk)).contains("We sold the rest.");
    }

    @Test
    void showsATaskThatOpensMeanwhileWhatWasFiled() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .leaving("check-completeness")
                .untilOpen("cn.check-completeness")
                .untilOpen("la.check-completeness");
        ObjectNode changed = walk.dossier().path("facts").deepCopy();
        changed.put("title", "Another project");
        String task = walk.taskId("la.check-completeness");
        walk.complete("la.focal", task, Walk.outcome("supplement", "Who owns the land?"))
                .expect(204);
        api.put("cn.enterprise", "/api/proposals/" + walk.id(), "*", changed).expect(200);

        List<String> stepsAtHome = List.copyOf(walk.previewedOf("cn"));
        walk.completeByWhomItMayBe(walk.taskId("cn." + stepsAtHome.get(0)), Walk.outcome("pass", "Fine."));

        JsonNode brief = walk.brief("cn.focal", "cn." + stepsAtHome.get(1));
        assertThat(brief.path("title").asText()).isNotEmpty().isNotEqualTo("Another project");
        assertThat(brief.path("facts").toString())
                .contains(brief.path("title").asText())
                .doesNotContain("Another project");
        walk.withdraw("Shown.");
    }

    @Test
    void putsTheChangedProjectIntoWhatOtherOpenTasksGoBy() {
        ObjectNode factory = SampleProposals.garmentsInLaos();
        ((ObjectNode) factory.path("localization")).put("localJobs", 900);
        Walk walk = Walk.draft(api, "cn.enterprise", factory)
                .submit()
                .leaving("la.decide-national")
                .leaving("cn.record-with-mofcom")
                .untilOpen("la.decide-national")
                .untilOpen("cn.record-with-mofcom");
        JsonNode before = walk.brief("la.approver", "la.decide-national");
        assertThat(rules(before.path("proposed"))).contains("LA-P1");
        ObjectNode changed = factory.deepCopy();
        ((ObjectNode) changed.path("localization")).put("localJobs", 1100);
        walk.completeByWhomItMayBe(
                walk.taskId("cn.record-with-mofcom"), Walk.outcome("supplement", "How many are Chinese?"));

        api.put("cn.enterprise", "/api/proposals/" + walk.id(), "*", changed).expect(200);
        answer(walk, "Fewer than told.");

        JsonNode brief = walk.brief("la.approver", "la.decide-national");
        assertThat(brief.path("revision").asInt()).isEqualTo(2);
        assertThat(brief.at("/facts/0/label").asText()).isEqualTo("Changed while this task was open");
        assertThat(brief.at("/facts/0/value").asText()).isEqualTo("Local jobs (revision 2)");
        assertThat(brief.path("facts").findValuesAsText("value"))
                .contains("1,100 jobs")
                .doesNotContain("900 jobs");
        assertThat(brief.path("rules")).isNotEmpty().isNotEqualTo(before.path("rules"));
        assertThat(rules(brief.path("proposed"))).doesNotContain("LA-P1");
        String task = walk.taskId("la.decide-national");
        assertThat(walk.variable("la.approver", task, "conditions")).doesNotContain("LA-P1");
        walk.complete("la.approver", task, Walk.outcome("approve", "Enough are Lao."))
                .expect(204);
        assertThat(walk.audited("la.auditor", "finding-recorded"))
                .filteredOn(entry -> entry.path("step").asText().equals("decide-national"))
                .extracting(entry -> entry.path("revision").asInt())
                .containsOnly(2);
        walk.withdraw("Shown.");
    }

    private static List<String> rules(JsonNode conditions) {
        return conditions.findValuesAsText("rule");
    }

    @Test
    void keepsPapersToTheEnterpriseUntilTheAnswerFilesThem() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.transmissionLineWithLender())
                .submit()
                .answering("la.check-completeness", "supplement")
                .toTheEnd();
        String paper = walk.attach("feasibility-study");
        String dossier = "/api/proposals/" + walk.id();
        String document = dossier + "/documents/" + paper;
        List<String> readers =
                List.of("cn.legal", "la.legal", "la.auditor", "joint.secretary", "joint.auditor", "joint.lender");

        assertThat(documents("cn.enterprise", dossier)).contains(paper);
        api.get("cn.enterprise", document).expect(200);
        for (String reader : readers) {
            assertThat(documents(reader, dossier)).as(reader).isNotEmpty().doesNotContain(paper);
            api.get(reader, document).expect(404);
        }

        answer(walk, "See the study.");
        for (String reader : readers) {
            assertThat(documents(reader, dossier)).as(reader).contains(paper);
            api.get(reader, document).expect(200);
        }
        walk.withdraw("Shown.");
    }

    @Test
    void leavesPapersWithTheEnterpriseThatItsAnswerDoesNotName() {
        Walk walk = asked();
        String named = walk.attach("feasibility-study");
        String kept = walk.attach("site-map");
        String document = "/api/proposals/" + walk.id() + "/documents/" + kept;

        api.post(
                        "cn.enterprise",
                        address(walk, onlyRequest(walk)) + "/answer",
                        Map.of("text", "See the study.", "documents", List.of(named)))
                .expect(200);

        assertThat(revision(walk, named)).isEqualTo("2");
        assertThat(revision(walk, kept)).isEqualTo("null");
        api.get("la.legal", document).expect(404);
        assertThat(walk.brief("la.focal", "la.check-completeness")
                        .path("documents")
                        .toString())
                .contains(named)
                .doesNotContain(kept);
        assertThat(walk.audited("la.auditor", "revision-sealed").toString()).doesNotContain(kept);
        api.delete("cn.enterprise", document).expect(204);
        walk.withdraw("Shown.");
    }

    private static String revision(Walk walk, String document) {
        for (JsonNode paper : walk.dossier().path("documents")) {
            if (paper.path("id").asText().equals(document)) {
                return paper.path("revision").asText();
            }
        }
        throw new AssertionError("Not in the dossier: " + document);
    }

    @Test
    void fallsAwayWhenAnotherAuthorityOfThatCountryRefuses() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .leaving("la.check-completeness")
                .leaving("file-with-ndrc")
                .leaving("record-with-mofcom")
                .untilOpen("cn.record-with-mofcom");
        walk.completeByWhomItMayBe(
                walk.taskId("cn.record-with-mofcom"), Walk.outcome("supplement", "Who holds the shares?"));
        assertThat(walk.dossier().path("status").asText()).isEqualTo("awaiting-supplement");

        walk.completeByWhomItMayBe(walk.taskId("cn.file-with-ndrc"), Walk.outcome("fail", "Against the plan."));

        assertThat(walk.review("cn", "home").path("outcome").asText()).isEqualTo("rejected");
        assertThat(walk.dossier().path("status").asText()).isEqualTo("in-review");
        JsonNode request = onlyRequest(walk);
        assertThat(request.path("droppedAt").isNull()).isFalse();
        JsonNode late = api.post("cn.enterprise", address(walk, request) + "/answer", Map.of("text", "We do."))
                .expect(409)
                .json();
        assertThat(late.path("type").asText()).endsWith(":supplement-dropped");
        assertThat(late.path("detail").asText())
                .isEqualTo("This question needs no answer any more: the review or procedure that asked has ended.");
        walk.withdraw("Shown.");
    }

    @Test
    void isToldAlikeInTheListAndInTheDossier() {
        Walk waiting = asked();
        waiting.attach("feasibility-study");
        Walk filed = Walk.draft(api, "cn.enterprise", SampleProposals.transmissionLineWithLender())
                .submit()
                .recordAppraisal("joint.lender", "concept", "With the committee.");
        filed.withdraw("Shown.");

        for (String reader : List.of("cn.enterprise", "la.legal", "joint.secretary")) {
            List<JsonNode> listed = new ArrayList<>();
            api.get(reader, "/api/proposals?size=2")
                    .expect(200)
                    .json()
                    .path("proposals")
                    .forEach(listed::add);
            assertThat(listed)
                    .as(reader)
                    .containsExactly(
                            api.get(reader, "/api/proposals/" + filed.id())
                                    .expect(200)
                                    .json(),
                            api.get(reader, "/api/proposals/" + waiting.id())
                                    .expect(200)
                                    .json());
        }
        waiting.withdraw("Shown.");
    }

    private List<String> documents(String reader, String dossier) {
        return api.get(reader, dossier).expect(200).json().path("documents").findValuesAsText("id");
    }

    /** The page of the proposal as that country's legal reviewer reads it. */
    private String desk(String member, Walk walk) {
        return Visitor.signedIn(port, member, "legal")
                .get("/desk/proposals/" + walk.id())
                .body();
    }

    private void answer(Walk walk, String text) {
        api.post("cn.enterprise", address(walk, onlyRequest(walk)) + "/answer", Map.of("text", text))
                .expect(200);
    }

    private Walk asked() {
        return Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .answering("la.check-completeness", "supplement")
                .toTheEnd();
    }

    /** As if the task had been opened that many days ago. */
    private void backdate(String task, int days) {
        database.sql(
                        "update review_step set opened_at = opened_at - make_interval(days => :days) where task_id = :task")
                .param("days", days)
                .param("task", task)
                .update();
    }

    /** A Lao official who belongs to that organization by now. */
    private String joinedMember(String organization) {
        String name = "joined-" + UUID.randomUUID().toString().substring(0, 8);
        String person = "la." + name;
        database.sql("""
                        insert into directory_user (engine_user_id, tenant, username, issuer, subject, given_name, family_name,
                                                    last_seen_at, organizations_told)
                        values (:person, 'la', :name, 'http://localhost/realms/la', :name, :name, '', now(), true)
                        """).param("person", person).param("name", name).update();
        database.sql("insert into directory_affiliation (engine_user_id, organization) values (:person, :organization)")
                .param("person", person)
                .param("organization", organization)
                .update();
        return person;
    }

    private void whoAskedWas(String person, Walk walk) {
        database.sql("update review_step set completed_by = :person where proposal_id = :id and outcome = 'supplement'")
                .param("person", person)
                .param("id", walk.id())
                .update();
    }

    private JsonNode onlyRequest(Walk walk) {
        JsonNode requests = api.get("cn.enterprise", "/api/proposals/" + walk.id() + "/supplement-requests")
                .expect(200)
                .json();
        assertThat(requests).hasSize(1);
        return requests.get(0);
    }

    private static String address(Walk walk, JsonNode request) {
        return "/api/proposals/" + walk.id() + "/supplement-requests/"
                + request.path("id").asText();
    }

    private static JsonNode step(Walk walk) {
        for (JsonNode review : walk.dossier().path("nationalReviews")) {
            for (JsonNode step : review.path("steps")) {
                if (review.path("member").asText().equals("la")
                        && step.path("id").asText().equals(STEP)) {
                    return step;
                }
            }
        }
        throw new AssertionError("Not open in " + walk.dossier().path("nationalReviews"));
    }
}

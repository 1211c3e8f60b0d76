package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

/** What consulted countries say of effects beyond the border reaches the host's reviewers, who answer it on record. */
@TributaryTest
class TransboundaryCommentsTests {

    private static final String SEDIMENT = "The chapter says nothing of sediment at Stung Treng.";
    private static final String FISH = "Fish passage was not modelled in the dry season.";
    private static final String CONCERNS = "Salt will enter the delta in April.";

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
    void reachTheHostsReviewersAsDocumentsUnderTheirOwnSession() {
        Walk walk = consulted();

        JsonNode brief = walk.brief("la.environment", "la.review-environment");
        assertThat(commentDocuments(brief))
                .as("a task that was open when they came")
                .containsExactly("Comment 1 of Cambodia.txt", "Comment 2 of Cambodia.txt", "Comment 1 of Viet Nam.txt");
        String link = StreamSupport.stream(brief.path("documents").spliterator(), false)
                .filter(document -> document.path("name").asText().equals("Comment 1 of Viet Nam.txt"))
                .findFirst()
                .orElseThrow()
                .path("link")
                .asText()
                .replace("/desk/", "/api/");
        Api.Answer document = api.get("la.environment", link).expect(200);
        assertThat(document.body()).contains(CONCERNS, "Viet Nam");
        assertThat(document.header("content-type")).isEqualTo("text/plain;charset=UTF-8");

        for (String reader : List.of("kh.environment", "vn.auditor", "th.legal", "cn.enterprise", "joint.auditor")) {
            assertThat(comments(reader, walk))
                    .as(reader)
                    .containsExactly("kh " + SEDIMENT, "kh " + FISH, "vn " + CONCERNS);
            api.get(reader, link).expect(200);
        }
        for (String stranger : List.of("mm.environment", "mm.auditor", "cn.rival", "kh.enterprise", "joint.lender")) {
            api.get(stranger, "/api/proposals/" + walk.id()).expect(404);
            api.get(stranger, link).expect(404);
        }
        walk.withdraw("Shown.");
        tellsInTheClearNothingThatSomebodyTyped(walk);
    }

    /** What the leaves hold for ever, beside what they only commit to. */
    private void tellsInTheClearNothingThatSomebodyTyped(Walk walk) {
        List<String> clear = database.queryForList(
                "select to_jsonb(e)::text from audit_entry e where proposal_id = ?", String.class, walk.id());

        assertThat(clear).anyMatch(entry -> entry.contains("consultation-commented"));
        for (String typed : List.of(
                "Comment 1 of Cambodia",
                ".pdf",
                ".txt",
                "sediment",
                "Fish passage",
                "Salt will enter",
                "No objection",
                "Shown.",
                "\"answers\"",
                walk.dossier().path("title").asText())) {
            assertThat(clear).as(typed).noneMatch(entry -> entry.contains(typed));
        }
    }

    @Test
    void areToldToAuditorsAsTheirCountrysWhateverLogTheyStandIn() {
        Walk walk = consulted();

        for (String auditor : List.of("joint", "la", "kh", "cn")) {
            String story = Visitor.signedIn(port, auditor, "auditor")
                    .get("/audit/proposals/" + walk.id())
                    .body();
            assertThat(Stream.of(story.split("<li"))
                            .filter(entry -> entry.contains("Comment by a consulted country"))
                            .map(entry -> entry.replaceAll("<[^>]*>", "").replaceAll("\\s+", " ")))
                    .as(auditor)
                    .hasSize(3)
                    .filteredOn(entry -> entry.contains(SEDIMENT) || entry.contains(FISH))
                    .hasSize(2)
                    .allMatch(entry -> entry.contains("environment, Cambodia) · Cambodia")
                            || entry.contains("environment (Cambodia) · Cambodia"));
        }
        walk.withdraw("Shown.");
    }

    @Test
    void areAnsweredOnRecordBeforeTheHostDecides() {
        Walk walk = consulted().takingUpAll().untilOpen("la.answer-comment");
        List<String> tasks = walk.taskIds("la.answer-comment", 3);
        Map<String, String> taskOf = new LinkedHashMap<>();
        for (String task : tasks) {
            JsonNode comment = walk.briefOf("la.environment", task).path("comment");
            taskOf.put(comment.path("text").asText(), task);
            assertThat(comment.path("link").asText()).startsWith("/desk/proposals/" + walk.id() + "/documents/");
        }
        assertThat(taskOf).containsOnlyKeys(SEDIMENT, FISH, CONCERNS);
        assertThat(walk.openTasks())
                .noneMatch(seen ->
                        seen.step().equals("decide-national") && seen.tenant().equals("la"));
        String first = tasks.get(0);
        walk.complete("kh.environment", first, Walk.outcome("pass", "We agree."))
                .expect(404);
        walk.complete("la.finance", first, Walk.outcome("pass", "Not mine.")).expect(403);

        answer(walk, taskOf.getOrDefault(SEDIMENT, ""), "pass", "It was left out.", "Measure sediment at Stung Treng");
        answer(walk, taskOf.getOrDefault(FISH, ""), "partly-accepted", "For two species.", "Model two species");
        assertThat(walk.openTasks())
                .noneMatch(seen ->
                        seen.step().equals("decide-national") && seen.tenant().equals("la"));
        answer(
                walk,
                taskOf.getOrDefault(CONCERNS, ""),
                "not-accepted",
                "The reservoir holds no dry-season flow back.",
                null);

        walk.untilOpen("la.decide-national");
        for (String reader :
                List.of("kh.environment", "vn.auditor", "cn.enterprise", "la.approver", "joint.secretary")) {
            assertThat(answers(reader, walk))
                    .as(reader)
                    .containsExactly(
                            "la accepted It was left out. Measure sediment at Stung Treng",
                            "la partly-accepted For two species. Model two species",
                            "la not-accepted The reservoir holds no dry-season flow back. null");
        }
        for (String auditor : List.of("kh.auditor", "la.auditor", "vn.auditor")) {
            JsonNode found = api.get(
                            auditor, "/api/audit/entries?proposal=" + walk.id() + "&outcome=partly-accepted&limit=500")
                    .expect(200)
                    .json()
                    .path("entries");
            assertThat(found.findValuesAsText("type")).as(auditor).contains("comment-answered");
            assertThat(found.findValuesAsText("measure")).contains("Model two species");
        }
        walk.toTheEnd();
        assertThat(walk.conditions())
                .contains("la mekong Measure sediment at Stung Treng", "la mekong Model two species");
        assertThat(walk.dossier().path("outcome").asText()).isEqualTo("approved-with-conditions");
    }

    /** Cambodia named two comments, Viet Nam had concerns, Thailand has no objection. */
    private Walk consulted() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.hydropowerInLaos())
                .submit()
                .leaving("la.review-environment")
                .leaving("reply-to-consultation")
                .untilOpen("la.review-environment")
                .untilOpen("kh.reply-to-consultation")
                .untilOpen("th.reply-to-consultation")
                .untilOpen("vn.reply-to-consultation");
        Map<String, Object> reply = new LinkedHashMap<>(Walk.outcome("pass", "No objection, with two comments."));
        reply.put("comments", Map.of("value", SEDIMENT + "\n" + FISH, "type", "String"));
        walk.complete("kh.environment", walk.taskId("kh.reply-to-consultation"), reply)
                .expect(204);
        walk.complete("vn.environment", walk.taskId("vn.reply-to-consultation"), Walk.outcome("concerns", CONCERNS))
                .expect(204);
        walk.complete("th.environment", walk.taskId("th.reply-to-consultation"), Walk.outcome("pass", "No objection."))
                .expect(204);
        return walk;
    }

    private static void answer(Walk walk, String task, String outcome, String reasons, @Nullable String measure) {
        Map<String, Object> variables = new LinkedHashMap<>(Walk.outcome(outcome, reasons));
        if (measure != null) {
            variables.put("measure", Map.of("value", measure, "type", "String"));
        }
        walk.complete("la.environment", task, variables).expect(204);
    }

    private static List<String> commentDocuments(JsonNode brief) {
        return StreamSupport.stream(brief.path("documents").spliterator(), false)
                .filter(document -> document.path("kind").asText().equals("Comment of a consulted country"))
                .map(document -> document.path("name").asText())
                .toList();
    }

    private List<String> comments(String reader, Walk walk) {
        List<String> comments = new ArrayList<>();
        for (JsonNode comment : dossier(reader, walk).path("comments")) {
            comments.add(
                    comment.path("member").asText() + " " + comment.path("text").asText());
        }
        return comments;
    }

    private List<String> answers(String reader, Walk walk) {
        List<String> answers = new ArrayList<>();
        for (JsonNode comment : dossier(reader, walk).path("comments")) {
            for (JsonNode answer : comment.path("answers")) {
                answers.add("%s %s %s %s"
                        .formatted(
                                answer.path("member").asText(),
                                answer.path("outcome").asText(),
                                answer.path("reasons").asText(),
                                answer.path("measure").asText()));
            }
        }
        return answers;
    }

    private JsonNode dossier(String reader, Walk walk) {
        return api.get(reader, "/api/proposals/" + walk.id()).expect(200).json();
    }
}

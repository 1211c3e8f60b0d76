package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tributary.audit.AuditEvent;
import tributary.audit.AuditTrail;
import tributary.audit.reconcile.Reconciled;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.local.Visitor;
import tributary.verifier.Verify;

/** An answer that changes the project can bring countries into the review, and let others go. */
@TributaryTest
class ChangedParticipationTests {

    @Autowired
    private AuditTrail trail;

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
    void startsTheReviewOfACountryThatJoinsAndEndsItWhenItLeaves() {
        Walk walk = Walk.draft(api, "la.enterprise", SampleProposals.foodProcessingInChina())
                .submit()
                .untilOpen("la.collect-sector-opinions");
        ask(walk, "la.collect-sector-opinions");
        answer(
                        walk,
                        "la.enterprise",
                        "home",
                        facts -> facts.putArray("hostCountries").add("cn").add("la"))
                .expect(200);

        assertThat(reviews(walk)).containsExactly("la home", "cn host", "la host");
        assertThat(milestones(walk, "participant-added")).containsExactly("la host");
        ask(walk, "la.check-completeness");
        answer(
                        walk,
                        "la.enterprise",
                        "host",
                        facts -> facts.putArray("hostCountries").add("cn"))
                .expect(200);

        assertThat(reviews(walk)).containsExactly("la home", "cn host");
        assertThat(milestones(walk, "participant-removed")).containsExactly("la host");
        assertThat(walk.openTasks())
                .noneMatch(seen -> seen.tenant().equals("la") && seen.step().equals("check-completeness"));
        walk.toTheEnd();
        assertThat(walk.dossier().path("status").asText()).startsWith("approved");
        assertThat(Reconciled.disagreements(application, walk.id())).isEmpty();
    }

    @Test
    void letsAQuestionFallAwayWithTheCountryThatAsked() {
        ObjectNode inBoth = SampleProposals.foodProcessingInChina();
        inBoth.putArray("hostCountries").add("cn").add("la");
        Walk walk = Walk.draft(api, "la.enterprise", inBoth).submit().untilOpen("check-completeness");
        walk.taskIds("la.check-completeness", 2)
                .forEach(task -> walk.completeByWhomItMayBe(task, Walk.outcome("supplement", "Where will it be?")));

        answer(
                        walk,
                        "la.enterprise",
                        "home",
                        facts -> facts.putArray("hostCountries").add("cn"))
                .expect(200);

        JsonNode dropped = request(walk, "la.enterprise", "host");
        assertThat(dropped.path("droppedAt").isNull()).isFalse();
        assertThat(walk.dossier().path("status").asText()).isEqualTo("in-review");
        Api.Answer late = api.post(
                        "la.enterprise", address(walk, dropped), Map.of("text", "Still?", "documents", List.of()))
                .expect(409);
        assertThat(late.json().path("type").asText()).endsWith(":supplement-dropped");
        LogReplay.check(api, walk);
        walk.taskId("la.check-completeness");
        walk.toTheEnd();
        assertThat(walk.dossier().path("status").asText()).startsWith("approved");
    }

    @Test
    void beginsAndDropsTheMekongProcedureAsTheUseOfWaterChanges() throws Exception {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .untilOpen("check-completeness");
        ask(walk, "la.check-completeness");
        answer(
                        walk,
                        "cn.enterprise",
                        "host",
                        facts -> facts.putObject("mekongWaterUse")
                                .put("watercourse", "mainstream")
                                .put("basin", "intra-basin")
                                .put("season", "dry"))
                .expect(200);

        assertThat(milestones(walk, "participant-added"))
                .containsExactlyInAnyOrder("kh consulted", "th consulted", "vn consulted");
        api.get("kh.focal", "/api/proposals/" + walk.id()).expect(200);
        walk.completeByWhomItMayBe(walk.taskId("la.file-submission"), Walk.outcome("pass", "Filed."));
        walk.complete("joint.secretary", walk.taskId("joint.check-submission"), Walk.outcome("pass", "Complete."))
                .expect(204);
        walk.taskId("kh.confirm-receipt");
        LogReplay.check(api, walk);

        ask(walk, "la.check-completeness");
        answer(walk, "cn.enterprise", "host", facts -> facts.putNull("mekongWaterUse"))
                .expect(200);

        assertThat(walk.openTasks())
                .noneMatch(seen -> List.of("joint", "kh", "th", "vn").contains(seen.tenant()));
        assertThat(milestones(walk, "participant-removed"))
                .containsExactlyInAnyOrder("kh consulted", "th consulted", "vn consulted");
        LogReplay.check(api, walk);
        api.get("kh.focal", "/api/proposals/" + walk.id()).expect(404);
        walk.toTheEnd();
        LogReplay.check(api, walk);
        keepsItsOwnRecord(walk, "kh", "Confirm receipt");
        knowsNothing(walk, "mm");
        findsItByItsReference(walk, "kh");
        findsNothingByItsReference(walk, "mm");
        assertThat(walk.dossier().path("status").asText()).startsWith("approved");
    }

    @Test
    void letsTheQuestionsOfAMekongProcedureFallAwayWithIt() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.hydropowerInLaos())
                .submit()
                .leaving("file-submission")
                .leaving("check-completeness")
                .untilOpen("la.file-submission")
                .untilOpen("cn.check-completeness");
        ask(walk, "cn.check-completeness");
        ask(walk, "la.file-submission");

        answer(walk, "cn.enterprise", "home", facts -> use(facts, "tributary")).expect(200);

        assertThat(request(walk, "cn.enterprise", "host").path("droppedAt").isNull())
                .isFalse();
        assertThat(walk.dossier().path("status").asText()).isEqualTo("in-review");
        ask(walk, "la.file-submission");
        answer(walk, "cn.enterprise", "host", facts -> use(facts, "mainstream")).expect(200);

        assertThat(request(walk, "cn.enterprise", "host").path("answer").asText())
                .isEqualTo("The project changed.");
        walk.taskId("la.file-submission");
        LogReplay.check(api, walk);
        ask(walk, "la.file-submission");
        walk.withdraw("Shown.");
        assertThat(request(walk, "cn.enterprise", "host").path("droppedAt").isNull())
                .as("nobody waits for an answer about a project that was given up")
                .isFalse();
        LogReplay.check(api, walk);
        assertThat(Reconciled.disagreements(application, walk.id())).isEmpty();
    }

    private static void use(ObjectNode facts, String watercourse) {
        facts.putObject("mekongWaterUse")
                .put("watercourse", watercourse)
                .put("basin", "intra-basin")
                .put("season", "all-year");
    }

    @Test
    void beginsNoMekongProcedureAnewOnceTheCountriesHaveDecided() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.hydropowerInLaos())
                .submit()
                .answering("la.review-legal-framework", "fail")
                .toTheEnd();
        api.post(
                        "cn.enterprise",
                        "/api/proposals/" + walk.id() + "/appeal",
                        Map.of("member", "la", "grounds", "The list was read wrongly."))
                .expect(202);
        walk.untilOpen("la.review-legal-framework");
        ask(walk, "la.review-legal-framework");

        Api.Answer refused = answer(walk, "cn.enterprise", "host", facts -> use(facts, "tributary"))
                .expect(409);

        assertThat(refused.json().path("type").asText()).endsWith(":participants-settled");
        walk.withdraw("Shown.");
    }

    private void keepsItsOwnRecord(Walk walk, String member, String step) throws Exception {
        String title = walk.dossier().path("title").asText();
        Visitor auditor = Visitor.signedIn(port, member, "auditor");
        String story = "/audit/proposals/" + walk.id();

        assertThat(auditor.get(story).body())
                .contains(title, "Takes part no more", step, "No longer takes part")
                .contains(reference(walk))
                .doesNotContain("Approved");
        assertThat(auditor.get(story + "?view=all").statusCode()).isEqualTo(200);
        assertThat(auditor.get(story + "/record").body()).contains(title, step, "feasibility-study.pdf");
        for (String form : List.of("csv", "json", "xes", "ocel.json")) {
            HttpResponse<String> export = auditor.get(story + "/exports/" + form);
            assertThat(export.statusCode()).as(form).isEqualTo(200);
        }
        provesItsRecord(walk, member);
        api.get(member + ".auditor", "/api/proposals/" + walk.id()).expect(404);
    }

    private void provesItsRecord(Walk walk, String member) throws Exception {
        Path bundle = Files.createTempFile("left-", ".zip");
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + port + "/api/audit/proposals/" + walk.id() + "/bundle"))
                    .header("Authorization", "Bearer " + TestSystem.token(member, "auditor"))
                    .build();
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofFile(bundle));
            assertThat(Verify.check(bundle, List.of())).startsWith("GOOD proposal " + walk.id());
        } finally {
            Files.delete(bundle);
        }
    }

    private void knowsNothing(Walk walk, String member) {
        Visitor auditor = Visitor.signedIn(port, member, "auditor");
        for (String part : List.of("", "/record", "/exports/json", "/bundle")) {
            assertThat(auditor.get("/audit/proposals/" + walk.id() + part).statusCode())
                    .as(part)
                    .isEqualTo(404);
        }
    }

    /** The story of the time when it took part, named as people name it; no entry of another country's log, and none of later. */
    private void findsItByItsReference(Walk walk, String member) {
        String reference = reference(walk);
        Visitor auditor = Visitor.signedIn(port, member, "auditor");

        for (String typed : List.of(reference, reference.toLowerCase(Locale.ROOT))) {
            assertThat(auditor.get("/audit/entries?proposal=" + typed).body())
                    .as(typed)
                    .contains("No longer takes part")
                    .contains("href=\"/audit/proposals/" + walk.id() + "\">" + reference + "</a>")
                    .doesNotContain("Joint outcome");
            assertThat(auditor.get("/audit?text=" + typed).body())
                    .as(typed)
                    .contains("href=\"/audit/proposals/" + walk.id() + "\">" + reference + "</a>");
        }
    }

    /** As if there were no such proposal. */
    private void findsNothingByItsReference(Walk walk, String member) {
        String reference = reference(walk);
        Visitor auditor = Visitor.signedIn(port, member, "auditor");

        for (String search : List.of("/audit/entries?proposal=", "/audit?text=")) {
            assertThat(found(auditor, search, reference)).as(search).isEqualTo(found(auditor, search, "LM-1999-0001"));
        }
    }

    private static String found(Visitor auditor, String search, String reference) {
        String page = auditor.get(search + reference).body();
        return page.substring(page.indexOf("<main"), page.indexOf("</main>")).replace(reference, "");
    }

    @Test
    void tellsACountryThatLeavesBeforeItWasInvitedAndComesBack() throws Exception {
        ObjectNode inBoth = SampleProposals.garmentsInLaos();
        inBoth.putArray("hostCountries").add("la").add("vn");
        Walk walk = Walk.draft(api, "cn.enterprise", inBoth).submit();

        change(walk, "la");
        assertThat(milestones(walk, "participant-removed")).containsExactly("vn host");
        keepsItsOwnRecord(walk, "vn", reference(walk));
        findsItByItsReference(walk, "vn");
        assertThat(filed(walk, "vn")).as("of the revision that it is not in").containsExactly("1 la vn");
        assertThat(filed(walk, "la")).containsExactly("1 la vn", "2 la");
        writeTogether(walk, "vn", "la");
        assertThat(toldOf(walk, "vn", 2)).containsOnly("participant-removed");
        assertThat(toldOf(walk, "la", 2)).contains("sample");
        LogReplay.check(api, walk);
        findsNothingByItsReference(walk, "mm");

        change(walk, "la", "vn");
        api.get("vn.focal", "/api/proposals/" + walk.id()).expect(200);
        assertThat(story(walk, "vn")).doesNotContain("Takes part no more");
        assertThat(Visitor.signedIn(port, "vn", "auditor")
                        .get("/audit?text=" + reference(walk))
                        .body())
                .doesNotContain("Takes part no more");
        findsItByItsReference(walk, "vn");
        assertThat(milestones(walk, "participant-added")).containsExactly("vn host");
        assertThat(filed(walk, "vn")).containsExactly("1 la vn", "3 la vn");
        assertThat(toldOf(walk, "vn", 3)).contains("participant-added", "revision-sealed", "rule-fired");
        provesItsRecord(walk, "vn");
        LogReplay.check(api, walk);

        change(walk, "la");
        assertThat(milestones(walk, "participant-removed")).containsExactly("vn host", "vn host");
        walk.complete("joint.secretary", walk.taskId("joint.confirm-scope"), Walk.outcome("pass", "Settled."))
                .expect(204);
        assertThat(milestones(walk, "participant-invited")).containsExactlyInAnyOrder("cn home", "la host");
        keepsItsOwnRecord(walk, "vn", reference(walk));
        assertThat(api.audited("vn.auditor", "proposal=" + walk.id()))
                .extracting(entry -> entry.path("type").asText())
                .containsSubsequence(
                        "proposal-submitted", "participant-removed", "participant-added", "participant-removed")
                .doesNotContain("participant-invited");
        LogReplay.check(api, walk);
        walk.withdraw("Shown.");
        assertThat(walk.audited("vn.auditor", "proposal-withdrawn")).isEmpty();
    }

    @Test
    void endsTheLaneOfACountryWhenItLeaves() {
        ObjectNode inBoth = SampleProposals.garmentsInLaos();
        inBoth.putArray("hostCountries").add("la").add("vn");
        Walk walk = Walk.draft(api, "cn.enterprise", inBoth)
                .submit()
                .leaving("check-completeness")
                .untilOpen("vn.check-completeness")
                .untilOpen("la.check-completeness");
        ask(walk, "la.check-completeness");
        answer(
                        walk,
                        "cn.enterprise",
                        "host",
                        facts -> facts.putArray("hostCountries").add("la"))
                .expect(200);

        assertThat(endsOfReviews(walk, "vn")).hasSize(1).allMatch(end -> end <= 100);
        assertThat(endsOfReviews(walk, "joint"))
                .as("of home and host, which run on, and of the one that left")
                .hasSize(3)
                .filteredOn(end -> end < 100)
                .hasSize(1);
        walk.withdraw("Shown.");
    }

    /** Where the lanes of reviews end on the timeline, in hundredths of its width. */
    private List<Double> endsOfReviews(Walk walk, String member) {
        String record = Visitor.signedIn(port, member, "auditor")
                .get("/audit/proposals/" + walk.id() + "/record")
                .body();
        return Pattern.compile("class=\"lane-review\" x=\"([0-9.]+)%\" width=\"([0-9.]+)%\"")
                .matcher(record)
                .results()
                .map(bar -> Double.parseDouble(bar.group(1)) + Double.parseDouble(bar.group(2)))
                .map(end -> Math.round(end * 100) / 100.0)
                .toList();
    }

    @Test
    void tellsWhoIsNotConsultedOnAUseThatTheSecretariatFindsMinor() throws Exception {
        ObjectNode fromTributary = SampleProposals.garmentsInLaos();
        fromTributary
                .putObject("mekongWaterUse")
                .put("watercourse", "tributary")
                .put("basin", "intra-basin");
        Walk walk = Walk.draft(api, "cn.enterprise", fromTributary).submit();
        api.get("kh.focal", "/api/proposals/" + walk.id()).expect(200);
        Map<String, Object> minor = new HashMap<>(Walk.outcome("pass", "A minor use."));
        minor.put("minorUse", Map.of("value", true, "type", "Boolean"));

        walk.complete("joint.secretary", walk.taskId("joint.confirm-scope"), minor)
                .expect(204);

        api.get("kh.focal", "/api/proposals/" + walk.id()).expect(404);
        assertThat(milestones(walk, "participant-removed")).anyMatch(part -> part.startsWith("kh "));
        story(walk, "kh");
        Awaitility.await()
                .pollInSameThread()
                .atMost(1, TimeUnit.MINUTES)
                .untilAsserted(() -> assertThat(api.audited("joint.auditor", "member=kh&proposal=" + walk.id()))
                        .as("its own log, which nobody searched")
                        .extracting(entry -> entry.path("type").asText() + " "
                                + entry.path("actor").asText())
                        .contains("log-read kh.auditor"));
        keepsItsOwnRecord(walk, "kh", reference(walk));
        findsItByItsReference(walk, "kh");
        LogReplay.check(api, walk);
        walk.withdraw("Shown.");
    }

    /** Changes the host countries in the answer to a question of the secretariat, before it has invited anybody. */
    private void change(Walk walk, String... hosts) {
        walk.complete(
                        "joint.secretary",
                        walk.taskId("joint.confirm-scope"),
                        Walk.outcome("supplement", "Where will it be?"))
                .expect(204);
        answer(walk, "cn.enterprise", "joint", facts -> {
                    ArrayNode countries = facts.putArray("hostCountries");
                    List.of(hosts).forEach(countries::add);
                })
                .expect(200);
    }

    /** The revisions in a country's log, each with the host countries that it tells of. */
    private static List<String> filed(Walk walk, String member) {
        return walk.audited(member + ".auditor", "revision-sealed").stream()
                .map(entry -> entry.path("revision").asText()
                        + StreamSupport.stream(
                                        entry.path("detail")
                                                .path("participants")
                                                .spliterator(),
                                        false)
                                .filter(part -> part.path("role").asText().equals("host"))
                                .map(part -> " " + part.path("member").asText())
                                .collect(Collectors.joining()))
                .toList();
    }

    /** As readings of several countries are, some of which may see the proposal. */
    private void writeTogether(Walk walk, String... members) {
        trail.write(Stream.of(members)
                .map(member -> trail.draft(AuditEvent.of(member, "sample", walk.id(), Map.of()), null))
                .toList());
    }

    /** Types of the entries of a revision in a country's log. */
    private List<String> toldOf(Walk walk, String member, int revision) {
        return api.audited(member + ".auditor", "proposal=" + walk.id()).stream()
                .filter(entry -> entry.path("revision").asInt() == revision)
                .map(entry -> entry.path("type").asText())
                .toList();
    }

    private static String reference(Walk walk) {
        return walk.dossier().path("reference").asText();
    }

    private String story(Walk walk, String member) {
        return Visitor.signedIn(port, member, "auditor")
                .get("/audit/proposals/" + walk.id())
                .body();
    }

    @Test
    void isRefusedOnceTheCountriesHaveDecided() {
        Walk walk = Walk.draft(api, "la.enterprise", SampleProposals.foodProcessingInChina())
                .submit()
                .answering("cn.review-legal-framework", "fail")
                .toTheEnd();
        api.post(
                        "la.enterprise",
                        "/api/proposals/" + walk.id() + "/appeal",
                        Map.of("member", "cn", "grounds", "The list was read wrongly."))
                .expect(202);
        walk.untilOpen("cn.review-legal-framework");
        ask(walk, "cn.review-legal-framework");

        Api.Answer refused = answer(
                        walk,
                        "la.enterprise",
                        "host",
                        facts -> facts.putArray("hostCountries").add("cn").add("la"))
                .expect(409);

        assertThat(refused.json().path("type").asText()).endsWith(":participants-settled");
        assertThat(walk.dossier().path("status").asText()).isEqualTo("awaiting-supplement");
        assertThat(walk.dossier().path("revision").asInt()).isEqualTo(1);
        assertThat(reviews(walk)).containsExactly("la home", "cn host");
        answer(
                        walk,
                        "la.enterprise",
                        "host",
                        facts -> facts.putArray("hostCountries").add("cn"))
                .expect(200);
        walk.answering("cn.review-legal-framework", "pass").toTheEnd();
        assertThat(walk.dossier().path("status").asText()).startsWith("approved");
    }

    @Test
    void dropsTheMeasuresOfAStatementOnAProjectThatIsNoMore() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.hydropowerInLaos())
                .submit()
                .stating("hold-special-session", "conditions", "Build a fish passage")
                .leaving("cn.decide-financing")
                .leaving("la.decide-national")
                .untilOpen("adopt-action-plan")
                .untilOpen("cn.decide-financing");
        assertThat(walk.conditions()).contains("la mekong Build a fish passage");
        ask(walk, "cn.decide-financing");

        answer(walk, "cn.enterprise", "home", facts -> facts.putNull("mekongWaterUse"))
                .expect(200);

        assertThat(walk.conditions()).noneMatch(condition -> condition.startsWith("la mekong"));
        walk.takingUpAll().toTheEnd();
        assertThat(walk.dossier().path("status").asText()).startsWith("approved");
        assertThat(Reconciled.disagreements(application, walk.id())).isEmpty();
    }

    @Test
    void leavesToHistoryWhatWasAgreedAmongOtherMembers() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.hydropowerInLaos())
                .submit()
                .answering("kh.reply-to-consultation", "concerns")
                .stating("la.answer-comment", "measure", "Measure sediment at Stung Treng")
                .stating("hold-special-session", "conditions", "Build a fish passage")
                .leaving("cn.decide-financing")
                .leaving("decide-national")
                .untilOpen("adopt-action-plan")
                .untilOpen("cn.decide-financing");
        List<String> given = List.of("la mekong Build a fish passage", "la mekong Measure sediment at Stung Treng");
        assertThat(walk.conditions()).containsAll(given);
        assertThat(audited(walk, "conditions-imposed"))
                .contains("Build a fish passage · Measure sediment at Stung Treng");
        ask(walk, "cn.decide-financing");

        answer(
                        walk,
                        "cn.enterprise",
                        "home",
                        facts -> facts.putArray("hostCountries").add("la").add("th"))
                .expect(200);

        assertThat(walk.conditions()).as("at once").noneMatch(condition -> condition.contains(" mekong "));
        assertThat(audited(walk, "conditions-dropped")).containsExactly("");
        walk.stating("hold-special-session", "conditions", "")
                .answering("hold-special-session", "no-common-view")
                .answering("refer-to-council", "ended-without-agreement")
                .leaving("th.answer-comment")
                .untilOpen("la.answer-comment");
        walk.complete(
                        "la.environment",
                        walk.taskId("la.answer-comment"),
                        Walk.outcome("not-accepted", "It was answered before."))
                .expect(204);
        assertThat(walk.conditions())
                .as("after an answer in the procedure that began anew")
                .noneMatch(condition -> condition.contains(" mekong "));
        walk.withdraw("Shown.");
    }

    /** What a Lao auditor reads of entries of that type: their conditions, in order. */
    private static List<String> audited(Walk walk, String type) {
        return walk.audited("la.auditor", type).stream()
                .map(entry -> StreamSupport.stream(
                                entry.path("detail").path("conditions").spliterator(), false)
                        .map((JsonNode condition) -> condition.asText())
                        .collect(Collectors.joining(" · ")))
                .toList();
    }

    private static void ask(Walk walk, String step) {
        walk.completeByWhomItMayBe(
                walk.taskId(step), Walk.outcome("supplement", "Where will it be, and with which water?"));
    }

    /** Changes the project's facts and answers the last question of a country in that role. */
    private Api.Answer answer(Walk walk, String enterprise, String role, Consumer<ObjectNode> change) {
        Api.Answer dossier = api.get(enterprise, "/api/proposals/" + walk.id()).expect(200);
        ObjectNode facts = (ObjectNode) dossier.json().path("facts");
        change.accept(facts);
        api.put(enterprise, "/api/proposals/" + walk.id(), dossier.header("ETag"), facts)
                .expect(200);
        return api.post(
                enterprise,
                address(walk, request(walk, enterprise, role)),
                Map.of("text", "The project changed.", "documents", List.of()));
    }

    private JsonNode request(Walk walk, String enterprise, String role) {
        JsonNode requests = api.get(enterprise, "/api/proposals/" + walk.id() + "/supplement-requests")
                .expect(200)
                .json();
        return StreamSupport.stream(requests.spliterator(), false)
                .filter(request -> request.path("role").asText().equals(role))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static String address(Walk walk, JsonNode request) {
        return "/api/proposals/" + walk.id() + "/supplement-requests/"
                + request.path("id").asText() + "/answer";
    }

    private static List<String> reviews(Walk walk) {
        return StreamSupport.stream(walk.dossier().path("nationalReviews").spliterator(), false)
                .map(ChangedParticipationTests::part)
                .toList();
    }

    private static List<String> milestones(Walk walk, String type) {
        return StreamSupport.stream(walk.timeline().spliterator(), false)
                .filter(milestone -> milestone.path("type").asText().equals(type))
                .map(ChangedParticipationTests::part)
                .toList();
    }

    private static String part(JsonNode node) {
        return node.path("member").asText() + " " + node.path("role").asText();
    }
}

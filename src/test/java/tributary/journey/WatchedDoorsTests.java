package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

/** Who came in, who was turned away, and who read what, stands in the audit log a moment later. */
@TributaryTest
class WatchedDoorsTests {

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    private Api api;
    private String start = "";

    @BeforeEach
    void connect() {
        api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
        start = Instant.now().minusSeconds(2).toString();
    }

    @Test
    void namesEveryReaderOfADossier() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit();
        JsonNode dossier =
                api.get("la.legal", "/api/proposals/" + walk.id()).expect(200).json();
        String document = dossier.at("/documents/0/id").asText();
        api.get("la.legal", "/api/proposals/" + walk.id() + "/documents/" + document)
                .expect(200);
        api.get("la.focal", "/api/proposals/" + walk.id() + "/timeline").expect(200);
        api.get("cn.enterprise", "/api/proposals/" + walk.id()).expect(200);
        api.get("joint.secretary", "/api/proposals/" + walk.id()).expect(200);

        List<String> told = await(
                "proposal=" + walk.id(),
                "dossier-read la.legal dossier",
                "document-read la.legal " + dossier.at("/documents/0/sha256").asText(),
                "dossier-read la.focal timeline",
                "dossier-read joint.secretary dossier");
        assertThat(told).noneMatch(line -> line.startsWith("dossier-read cn.enterprise"));
    }

    @Test
    void tellsOnceAMinuteThatADossierWasRead() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit();
        for (int i = 0; i < 20; i++) {
            api.get("la.focal", "/api/proposals/" + walk.id()).expect(200);
        }
        api.get("la.legal", "/api/proposals/" + walk.id()).expect(200);
        api.get("la.focal", "/api/proposals/" + walk.id() + "/timeline").expect(200);

        List<String> told = await(
                "proposal=" + walk.id(),
                "dossier-read la.focal dossier",
                "dossier-read la.legal dossier",
                "dossier-read la.focal timeline");
        // A minute may end between two readings.
        assertThat(told.stream().filter("dossier-read la.focal dossier"::equals))
                .hasSizeLessThan(10);
    }

    @Test
    void tellsOnceADayThatAListShowedAProposal() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit();
        for (int i = 0; i < 4; i++) {
            api.get("la.focal", "/api/proposals").expect(200);
        }
        api.get("la.focal", "/api/proposals/" + walk.id() + "/timeline").expect(200);

        List<String> told =
                await("proposal=" + walk.id(), "dossier-read la.focal list", "dossier-read la.focal timeline");
        // A day may end between two lists.
        assertThat(told.stream().filter("dossier-read la.focal list"::equals)).hasSizeBetween(1, 2);
    }

    @Test
    void tellsWhoWasTurnedAwayAndNotFromWhat() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit();
        api.get("mm.legal", "/api/proposals/" + walk.id()).expect(404);
        api.get("mm.legal", "/api/audit/entries").expect(403);

        await(
                "actor=mm.legal&from=" + start,
                "access-refused mm.legal not-found /api/proposals/*",
                "access-refused mm.legal not-allowed /api/audit/entries");
        api.get("mm.auditor", "/api/audit/proposals/" + walk.id() + "/entries").expect(404);
    }

    @Test
    void tellsWhoWasTurnedAwayFromWhatTheServerCounts() {
        assertThat(Visitor.signedIn(port, "mm", "finance")
                        .get("/actuator/metrics")
                        .statusCode())
                .isEqualTo(403);

        await("actor=mm.finance&from=" + start, "access-refused mm.finance not-allowed /actuator/metrics");
    }

    @Test
    void namesAProposalThatTheTenantKnowsToWhoeverWasTurnedAwayFromIt() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit();
        String asked = "/api/proposals/" + walk.id() + "/documents/";
        api.get("la.focal", asked + UUID.randomUUID()).expect(404);

        await("actor=la.focal&from=" + start, "access-refused la.focal not-found " + asked + "*");
    }

    @Test
    void tellsIntoWhoseHandsATaskPassed() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .untilOpen("la.check-completeness");
        String task = walk.taskId("la.check-completeness");
        api.post("la.focal", "/engine-rest/task/" + task + "/claim", Map.of("userId", "la.focal"))
                .expect(204);

        assertThat(api.audited("la.auditor", "proposal=" + walk.id()))
                .filteredOn(entry -> entry.at("/detail/task").asText().equals(task)
                        && entry.path("type").asText().startsWith("task-"))
                .extracting(entry -> entry.path("type").asText() + " "
                        + entry.at("/detail/assignee").asText())
                .contains("task-created ", "task-claimed la.focal");
    }

    @Test
    void namesWhoOpenedATask() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .untilOpen("la.check-completeness");
        walk.brief("la.legal", "la.check-completeness");

        await("proposal=" + walk.id(), "task-read la.legal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task/%31234567-0000-4000-8000-000000000000/variables",
                "/engine-rest/task/01234567%2d0000-4000-8000-000000000000/form-variables",
                "/engine-rest/task/01234567-0000-4000-8000-000000000000/%76ariables",
                "/engine-rest/process-instance/01234567-0000-4000-8000-00000000000%61/variables",
                "/engine-rest/process-instance/01234567-0000-4000-8000-000000000000/v%61riables",
                "/api/proposals/%30%31234567-0000-4000-8000-000000000000"
            })
    void takesNoAddressThatItWouldNotRecognize(String path) {
        api.get("la.legal", path).expect(400);
    }

    @Test
    void namesWhoSignedIn() {
        Visitor.signedIn(port, "th", "legal");

        await("actor=th.legal&from=" + start, "signed-in th.legal browser");
    }

    @Test
    void namesWhoSignedOut() {
        Visitor visitor = Visitor.signedIn(port, "th", "legal");
        Matcher form = FORM_TOKEN.matcher(visitor.get("/sign-out").body());
        assertThat(form.find()).isTrue();

        visitor.post("/sign-out", "_csrf=" + form.group(1));

        await("actor=th.legal&from=" + start, "signed-out th.legal browser");
    }

    @Test
    void namesWhoReadTheLogItselfAndWhoTookItAway() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit();
        for (int page = 0; page < 3; page++) {
            api.get("la.auditor", "/api/audit/proposals/" + walk.id() + "/entries?limit=1")
                    .expect(200);
        }
        api.get("la.auditor", "/api/audit/entries?rule=" + walk.id()).expect(200);
        Visitor auditor = Visitor.signedIn(port, "la", "auditor");
        for (String door : List.of(
                "/audit/entries?rule=page-" + walk.id(),
                "/audit/proposals/" + walk.id() + "/exports/csv",
                "/audit/proposals/" + walk.id() + "/bundle")) {
            assertThat(auditor.get(door).statusCode()).as(door).isEqualTo(200);
        }
        api.get("la.auditor", "/api/audit/verification").expect(200);

        await(
                "actor=la.auditor&from=" + start,
                "log-read la.auditor rule=" + walk.id(),
                "log-read la.auditor rule=page-" + walk.id(),
                "log-verified la.auditor");
        await("proposal=" + walk.id(), "log-exported la.auditor format=csv", "bundle-made la.auditor");
        // A minute may end between two pages.
        assertThat(walk.audited("la.auditor", "log-read")).hasSizeBetween(1, 2);
        assertThat(auditor.get("/audit/proposals/" + walk.id() + "/record").body())
                .contains("Its entries in the log", "Its entries, as a file", "A bundle of its entries and proofs");
    }

    @Test
    void filesASearchForOneProposalUnderItWhereItsReaderMaySeeIt() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit();
        String reference = walk.dossier().path("reference").asText();
        String byId = "/api/audit/entries?proposal=" + walk.id() + "&rule=";
        Visitor auditor = Visitor.signedIn(port, "la", "auditor");
        auditor.get("/audit/entries?proposal=" + reference + "&rule=page");
        api.get("la.auditor", byId + "la").expect(200);
        api.get("mm.auditor", byId + walk.id()).expect(200);

        await("actor=mm.auditor&from=" + start, "log-read mm.auditor rule=" + walk.id());
        assertThat(await("proposal=" + walk.id(), "log-read la.auditor rule=page", "log-read la.auditor rule=la"))
                .noneMatch(line -> line.startsWith("log-read mm.auditor"));
        api.get("mm.auditor", "/api/audit/proposals/" + walk.id() + "/entries").expect(404);
        assertThat(auditor.get("/audit/proposals/" + walk.id() + "/record").body())
                .contains("Its entries in the log");
    }

    @Test
    void looksForNothingInTheLogOfACountryThatIsNone() {
        Visitor auditor = Visitor.signedIn(port, "la", "auditor");
        auditor.get("/audit/entries?member=Somebody&rule=of-none");
        auditor.get("/audit/entries?member=la&rule=of-one");

        assertThat(await("actor=la.auditor&from=" + start, "log-read la.auditor rule=of-one"))
                .doesNotContain("log-read la.auditor rule=of-none");
    }

    /** What the joint auditor finds, once these lines are among it. */
    private List<String> await(String query, String... lines) {
        Instant patience = Instant.now().plusSeconds(60);
        List<String> told = List.of();
        while (Instant.now().isBefore(patience)) {
            told = find(query);
            if (told.containsAll(List.of(lines))) {
                return told;
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        assertThat(told).contains(lines);
        return told;
    }

    private List<String> find(String query) {
        return api.audited("joint.auditor", query).stream()
                .map(WatchedDoorsTests::line)
                .toList();
    }

    private static String line(JsonNode entry) {
        List<String> words = new ArrayList<>(
                List.of(entry.path("type").asText(), entry.path("actor").asText()));
        if (!entry.path("outcome").isNull()) {
            words.add(entry.path("outcome").asText());
        }
        JsonNode detail = entry.path("detail");
        for (String name : List.of("door", "path", "sha256")) {
            if (detail.has(name)) {
                words.add(detail.path(name).asText());
            }
        }
        if (detail.has("part") && !detail.has("sha256")) {
            words.add(detail.path("part").asText());
        }
        for (String name : List.of("rule", "format")) {
            if (detail.has(name)) {
                words.add(name + "=" + detail.path(name).asText());
            }
        }
        return String.join(" ", words);
    }
}

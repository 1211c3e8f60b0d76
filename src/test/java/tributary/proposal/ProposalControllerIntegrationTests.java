package tributary.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tributary.journey.SampleProposals;
import tributary.local.TributaryTest;
import tributary.proposal.ProposalApi.Answer;
import tributary.routing.DecisionFinding;

@TributaryTest
@SuppressWarnings("NullAway.Init")
class ProposalControllerIntegrationTests {

    private static final String ENTERPRISE = "cn.enterprise";
    private static final String PROPOSALS = "/api/proposals";
    private static final String URN = "urn:problem-type:tributary:";

    @LocalServerPort
    private int port;

    @Autowired
    private Proposals proposals;

    @Autowired
    private JdbcClient database;

    private ProposalApi api;

    @BeforeEach
    void callThisApplication() {
        api = new ProposalApi(port);
    }

    @Nested
    class WhileADraft {

        @Test
        void answersTheDossierWithLocationAndEntityTag() {
            Answer answer = api.post(ENTERPRISE, PROPOSALS, SampleProposals.hydropowerInLaos())
                    .expect(201);

            JsonNode dossier = answer.json();
            assertThat(answer.header("Location"))
                    .endsWith(PROPOSALS + "/" + dossier.path("id").asText());
            assertThat(answer.header("ETag")).matches("\"\\d+\\.[0-9a-f]{16}\"");
            assertThat(dossier.path("reference").asText()).matches("LM-\\d{4}-\\d{4,}");
            assertThat(dossier.path("status").asText()).isEqualTo("draft");
            assertThat(dossier.path("revision").asInt()).isEqualTo(1);
            assertThat(UUID.fromString(dossier.path("id").asText()).version()).isEqualTo(7);
            assertThat(dossier.path("facts")).isEqualTo(SampleProposals.hydropowerInLaos());
            assertThat(dossier.path("enterprise").path("organization").asText()).isEqualTo("cn-works");
        }

        @Test
        void takesAnIncompleteProject() {
            JsonNode dossier = api.post(ENTERPRISE, PROPOSALS, "{\"title\": \"A first thought\"}")
                    .expect(201)
                    .json();

            assertThat(dossier.path("title").asText()).isEqualTo("A first thought");
        }

        @Test
        void changesFactsWithTheTagReadLast() {
            Answer begun = api.post(ENTERPRISE, PROPOSALS, "{}").expect(201);
            String path = PROPOSALS + "/" + begun.json().path("id").asText();

            Answer changed = api.put(ENTERPRISE, path, "{\"title\": \"B\"}", "If-Match", begun.header("ETag"))
                    .expect(200);

            assertThat(changed.json().path("title").asText()).isEqualTo("B");
            assertThat(changed.header("ETag")).isNotEqualTo(begun.header("ETag"));
        }

        @Test
        void refusesAChangeWithAStaleTagOrNone() {
            Answer begun = api.post(ENTERPRISE, PROPOSALS, "{}").expect(201);
            String path = PROPOSALS + "/" + begun.json().path("id").asText();
            api.put(ENTERPRISE, path, "{\"title\": \"B\"}", "If-Match", begun.header("ETag"))
                    .expect(200);

            Answer stale = api.put(ENTERPRISE, path, "{\"title\": \"C\"}", "If-Match", begun.header("ETag"));
            Answer missing = api.put(ENTERPRISE, path, "{\"title\": \"C\"}");

            assertThat(stale.expect(412).problem()).isEqualTo(URN + "changed-meanwhile");
            assertThat(missing.expect(428).problem()).isEqualTo(URN + "if-match-missing");
            assertThat(api.get(ENTERPRISE, path).json().path("title").asText()).isEqualTo("B");
        }

        /** A paper is no change of the facts: whoever changes these overwrites nothing of it. */
        @Test
        void tellsOfAPaperThatWasAddedSinceTheTagWasReadAndChangesFactsWithIt() {
            String id = api.post(ENTERPRISE, PROPOSALS, "{}")
                    .expect(201)
                    .json()
                    .path("id")
                    .asText();
            String path = PROPOSALS + "/" + id;
            String tag = api.get(ENTERPRISE, path).expect(200).header("ETag");
            api.get(ENTERPRISE, path, "If-None-Match", tag).expect(304);

            api.upload(ENTERPRISE, id, "feasibility-study", "study.pdf", "application/pdf", SampleFiles.pdf("study"))
                    .expect(201);

            Answer since = api.get(ENTERPRISE, path, "If-None-Match", tag).expect(200);
            assertThat(since.json().path("documents")).hasSize(1);
            assertThat(since.header("ETag")).isNotEqualTo(tag);
            api.put(ENTERPRISE, path, "{\"title\": \"B\"}", "If-Match", tag).expect(200);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {
                    "{\"titel\": \"A\"} | /titel",
                    "{\"activity\": \"moon-mining\"} | /activity",
                    "{\"activity\": \"hydropower\", \"size\": {\"quay-length\": \"3\"}} | /size/quay-length",
                    "{\"activity\": \"hydropower\", \"size\": {\"installed-capacity\": \"12 MW\"}} | /size/installed-capacity",
                    "{\"activity\": \"hydropower\", \"size\": {\"installed-capacity\": 12}} | /size/installed-capacity",
                    "{\"investment\": {\"amount\": \"-5\", \"currency\": \"USD\"}} | /investment/amount",
                    "{\"investment\": {\"amount\": \"5e9\", \"currency\": \"USD\"}} | /investment/amount",
                    "{\"investment\": {\"amount\": \"5\", \"currency\": \"XXZ\"}} | /investment/currency",
                    "{\"financing\": [{\"source\": \"equity\", \"amount\": {\"amount\": \"+1\", \"currency\": \"USD\"}}]} | /financing/0/amount/amount",
                    "{\"hostCountries\": [\"fr\"]} | /hostCountries/0",
                    "{\"siting\": {\"householdsResettled\": \"3\"}} | /siting/householdsResettled",
                    "{\"concessionYears\": 1.5} | /concessionYears"
                })
        void namesTheFieldThatIsMalformed(String body, String pointer) {
            Answer answer = api.post(ENTERPRISE, PROPOSALS, body).expect(400);

            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.pointers()).containsExactly(pointer);
        }

        @Test
        void tellsTheHomeCountryAsOnlyHostLikeAPreview() {
            String project = "{\"hostCountries\": [\"cn\"]}";

            Answer refused = api.post(ENTERPRISE, PROPOSALS, project).expect(422);
            Answer preview =
                    api.post(ENTERPRISE, "/api/approval-previews", project).expect(422);

            assertThat(refused.problem()).isEqualTo(URN + "home-is-only-host");
            assertThat(refused.pointers()).containsExactly("/hostCountries");
            assertThat(preview.problem()).isEqualTo(refused.problem());
            assertThat(preview.json().path("detail")).isEqualTo(refused.json().path("detail"));
        }

        @Test
        void refusesABodyThatIsTooLarge() {
            Answer refused = api.post(ENTERPRISE, PROPOSALS, "{\"summary\": \"" + "x".repeat(2_000_000) + "\"}");

            assertThat(refused.expect(413).problem()).isEqualTo(URN + "content-too-large");
            assertThat(refused.pointers()).containsExactly("");
        }

        @Test
        void doesNothingForAClientThatTakesNoAnswer() {
            int before = api.get(ENTERPRISE, PROPOSALS).json().path("total").asInt();

            Answer refused = api.post(ENTERPRISE, PROPOSALS, "{}", "Accept", "application/xml");

            assertThat(refused.expect(406).problem()).isEqualTo(URN + "not-acceptable");
            assertThat(api.get(ENTERPRISE, PROPOSALS).json().path("total").asInt())
                    .isEqualTo(before);
        }

        @Test
        void keepsNoReasonThatNobodyCanRead() {
            String path = PROPOSALS + "/"
                    + api.post(ENTERPRISE, PROPOSALS, "{}")
                            .expect(201)
                            .json()
                            .path("id")
                            .asText();

            for (String reason : List.of("a\\u0000b", "\\ud800", "x".repeat(4001))) {
                assertThat(api.post(ENTERPRISE, path + "/withdrawal", "{\"reason\": \"" + reason + "\"}")
                                .expect(400)
                                .pointers())
                        .containsExactly("/reason");
            }
            assertThat(api.post(ENTERPRISE, path + "/appeal", "{\"member\": \"fr\", \"grounds\": \"x\"}")
                            .expect(400)
                            .pointers())
                    .containsExactly("/member");
            assertThat(api.get(ENTERPRISE, path).json().path("status").asText()).isEqualTo("draft");
            api.post(ENTERPRISE, path + "/withdrawal", "{\"reason\": \"" + "字".repeat(4000) + "\"}")
                    .expect(202);
        }

        @Test
        void namesTheParameterThatIsWrong() {
            assertThat(api.get(ENTERPRISE, PROPOSALS + "?member=fr&status=lost&page=-1&size=1e3")
                            .expect(400)
                            .pointers())
                    .containsExactly("/status", "/member", "/page", "/size");
            assertThat(api.get(ENTERPRISE, PROPOSALS + "?page=1&page=2")
                            .expect(400)
                            .pointers())
                    .containsExactly("/page");
            assertThat(api.get(ENTERPRISE, PROPOSALS + "/first").expect(400).pointers())
                    .containsExactly("/id");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "[", "[]", "\"text\"", "{\"title\": \"A\", \"title\": \"B\"}", "{} {}", "null"})
        void refusesWhatIsNoJsonObject(String body) {
            assertThat(api.post(ENTERPRISE, PROPOSALS, body).expect(400).header("Content-Type"))
                    .startsWith("application/problem+json");
        }

        @Test
        void isNotFoundByAnybodyElse() {
            String path = PROPOSALS + "/"
                    + api.post(ENTERPRISE, PROPOSALS, "{}")
                            .expect(201)
                            .json()
                            .path("id")
                            .asText();

            for (String other : List.of(
                    "cn.rival",
                    "la.enterprise",
                    "cn.focal",
                    "la.legal",
                    "joint.secretary",
                    "joint.auditor",
                    "joint.lender")) {
                assertThat(api.get(other, path).status()).as(other).isEqualTo(404);
                assertThat(api.get(other, path + "/timeline").status())
                        .as(other)
                        .isEqualTo(404);
            }
            assertThat(api.put("cn.rival", path, "{}", "If-Match", "*").status())
                    .isEqualTo(404);
            assertThat(api.post("cn.rival", path + "/submission", "").status()).isEqualTo(404);
        }

        @Test
        void tellsEveryMissingItemAtSubmission() {
            ObjectNode project = SampleProposals.hydropowerInLaos();
            project.remove("title");
            String path = PROPOSALS + "/"
                    + api.post(ENTERPRISE, PROPOSALS, project)
                            .expect(201)
                            .json()
                            .path("id")
                            .asText();

            Answer refused = api.post(ENTERPRISE, path + "/submission", "").expect(422);

            assertThat(refused.problem()).isEqualTo(URN + "proposal-incomplete");
            assertThat(refused.pointers()).contains("/title", "/documents/certificate-of-incorporation");
            assertThat(api.get(ENTERPRISE, path).json().path("status").asText()).isEqualTo("draft");
        }

        @Test
        void tellsWhatAnEmptyDraftLacks() {
            String path = PROPOSALS + "/"
                    + api.post(ENTERPRISE, PROPOSALS, "{}")
                            .expect(201)
                            .json()
                            .path("id")
                            .asText();

            Answer refused = api.post(ENTERPRISE, path + "/submission", "").expect(422);

            assertThat(refused.pointers())
                    .contains("/title", "/hostCountries", "/cooperationForm", "/activity", "/investment", "/financing");
        }

        @Test
        void canBeWithdrawn() {
            String path = PROPOSALS + "/"
                    + api.post(ENTERPRISE, PROPOSALS, "{}")
                            .expect(201)
                            .json()
                            .path("id")
                            .asText();

            JsonNode dossier = api.post(ENTERPRISE, path + "/withdrawal", "{\"reason\": \"Sold\"}")
                    .expect(202)
                    .json();

            assertThat(dossier.path("status").asText()).isEqualTo("withdrawn");
            assertThat(api.post(ENTERPRISE, path + "/submission", "")
                            .expect(409)
                            .problem())
                    .isEqualTo(URN + "proposal-not-a-draft");
        }
    }

    @Test
    void tellsWhoeverAsksAgainByTagThatTheReviewWentOn() {
        String path = complete(SampleProposals.hydropowerInLaos());
        api.post(ENTERPRISE, path + "/submission", "").expect(202);
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        String tag = api.get(ENTERPRISE, path).expect(200).header("ETag");

        for (String member : List.of("cn", "la")) {
            proposals.reviewDecided(id, member, member.equals("cn") ? "home" : "host", "rejected", List.of());
            Answer since = api.get(ENTERPRISE, path, "If-None-Match", tag).expect(200);
            assertThat(since.json().findValuesAsText("outcome")).contains("rejected");
            assertThat(since.header("ETag")).isNotEqualTo(tag);
            tag = since.header("ETag");
        }
    }

    @Nested
    class WhenRejected {

        private String path;
        private UUID id;

        @BeforeEach
        void rejectInLaos() {
            path = complete(SampleProposals.hydropowerInLaos());
            api.post(ENTERPRISE, path + "/submission", "").expect(202);
            id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
            proposals.reviewDecided(id, "la", "host", "rejected", List.of());
        }

        private static DecisionFinding rule() {
            return new DecisionFinding(
                    "joint", "appeal-window", "0".repeat(64), "LA-AW1", "LA-AW1", Map.of(), Map.of("windowDays", 30));
        }

        @Test
        void takesOneAppealWithinTheWindow() {
            proposals.appealWindowOpened(
                    id, "la", "host", LocalDate.now(ZoneId.of("Asia/Vientiane")).plusDays(30), rule());
            String appeal = "{\"member\": \"la\", \"grounds\": \"The reservoir was measured wrongly.\"}";

            JsonNode dossier =
                    api.post(ENTERPRISE, path + "/appeal", appeal).expect(202).json();

            assertThat(dossier.path("appeals").findValuesAsText("grounds"))
                    .containsExactly("The reservoir was measured wrongly.");
            assertThat(api.post(ENTERPRISE, path + "/appeal", appeal)
                            .expect(409)
                            .problem())
                    .isEqualTo(URN + "appeal-pending");
        }

        @Test
        void takesAnAppealAgainstTheOtherRejectionOfACountryThatIsHomeAndHost() {
            LocalDate lastDay = LocalDate.now(ZoneId.of("Asia/Vientiane")).plusDays(30);
            proposals.appealWindowOpened(id, "la", "host", lastDay, rule());
            database.sql("""
                            insert into national_review (proposal_id, member, role, position, outcome, appeal_until)
                            values (:id, 'la', 'home', -1, 'rejected', :lastDay)
                            """).param("id", id).param("lastDay", lastDay).update();
            String appeal = "{\"member\": \"la\", \"grounds\": \"The reservoir was measured wrongly.\"}";
            api.post(ENTERPRISE, path + "/appeal", appeal).expect(202);
            database.sql("update appeal set upheld = false, decided_at = now() where proposal_id = :id")
                    .param("id", id)
                    .update();

            JsonNode dossier =
                    api.post(ENTERPRISE, path + "/appeal", appeal).expect(202).json();

            assertThat(dossier.path("appeals").findValuesAsText("role")).containsExactly("home", "host");
        }

        @Test
        void takesNoAppealAfterTheWindow() {
            proposals.appealWindowOpened(
                    id, "la", "host", LocalDate.now(ZoneId.of("Asia/Vientiane")).minusDays(2), rule());

            Answer refused = api.post(ENTERPRISE, path + "/appeal", "{\"member\": \"la\", \"grounds\": \"x\"}");

            assertThat(refused.expect(409).problem()).isEqualTo(URN + "appeal-window-closed");
        }

        @Test
        void tellsThatTheReviewIsDecided() {
            JsonNode laos = review(api.get("la.legal", path).json(), "la");

            assertThat(laos.path("outcome").asText()).isEqualTo("rejected");
            assertThat(laos.path("stages").get(0).asText()).isEqualTo("decided");
        }

        private JsonNode review(JsonNode dossier, String member) {
            for (JsonNode review : dossier.path("nationalReviews")) {
                if (review.path("member").asText().equals(member)) {
                    return review;
                }
            }
            throw new AssertionError("No review by " + member);
        }
    }

    @Nested
    class WithDocuments {

        private String id;

        @BeforeEach
        void beginADraft() {
            id = api.post(ENTERPRISE, PROPOSALS, "{}")
                    .expect(201)
                    .json()
                    .path("id")
                    .asText();
        }

        @Test
        void givesBackTheBytesAsAnAttachmentThatNoBrowserRuns() {
            byte[] content = SampleFiles.pdf("x".repeat(600_000));
            Answer uploaded = api.upload(ENTERPRISE, id, "feasibility-study", "Étude 1.pdf", "application/pdf", content)
                    .expect(201);

            Answer downloaded = api.get(ENTERPRISE, uploaded.header("Location")).expect(200);

            assertThat(downloaded.response().body()).isEqualTo(content);
            assertThat(downloaded.header("Content-Type")).isEqualTo("application/pdf");
            assertThat(downloaded.header("Content-Disposition"))
                    .startsWith("attachment")
                    .contains("%C3%89tude%201.pdf");
            assertThat(downloaded.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(downloaded.header("Content-Security-Policy")).contains("sandbox");
            assertThat(uploaded.json().path("size").asLong()).isEqualTo(content.length);
            assertThat(uploaded.json().path("sha256").asText()).hasSize(64);
            assertThat(uploaded.json().path("mediaType").asText()).isEqualTo("application/pdf");
            assertThat(api.get("cn.rival", uploaded.header("Location")).status())
                    .isEqualTo(404);
        }

        @Test
        void tellsTheTypeByContent() {
            assertThat(type("a.docx", SampleFiles.docx()))
                    .isEqualTo("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
            assertThat(type("a.xlsx", SampleFiles.xlsx()))
                    .isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            assertThat(type("a.png", SampleFiles.png())).isEqualTo("image/png");
            assertThat(type("a.JPG", SampleFiles.jpeg())).isEqualTo("image/jpeg");
            assertThat(type("a.geojson", SampleFiles.geoJson())).isEqualTo("application/geo+json");
        }

        private String type(String name, byte[] content) {
            return api.upload(ENTERPRISE, id, "site-map", name, "application/octet-stream", content)
                    .expect(201)
                    .json()
                    .path("mediaType")
                    .asText();
        }

        @Test
        void refusesAFileOfAnotherTypeThanItClaims() {
            Answer byName =
                    api.upload(ENTERPRISE, id, "site-map", "a.pdf", "application/octet-stream", SampleFiles.png());
            Answer byType = api.upload(ENTERPRISE, id, "site-map", "a.png", "application/pdf", SampleFiles.png());

            assertThat(byName.expect(415).problem()).isEqualTo(URN + "document-type-mismatch");
            assertThat(byName.pointers()).containsExactly("/file");
            assertThat(byType.expect(415).problem()).isEqualTo(URN + "document-type-mismatch");
            assertThat(documents()).isEmpty();
        }

        @Test
        void refusesTypesThatAreNotAccepted() {
            for (byte[] content : List.of(
                    "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8),
                    "{\"type\": \"FeatureCollection\"".getBytes(StandardCharsets.UTF_8),
                    SampleFiles.docxWithMacros(),
                    SampleFiles.zip(Map.of("a.txt", "a")))) {
                assertThat(api.upload(ENTERPRISE, id, "site-map", "a.geojson", "application/octet-stream", content)
                                .expect(415)
                                .problem())
                        .isEqualTo(URN + "document-type-not-accepted");
            }
            assertThat(documents()).isEmpty();
        }

        @Test
        void refusesAnEmptyFileAndOneThatIsTooLarge() {
            byte[] large = new byte[50 * 1024 * 1024 + 1];
            byte[] start = SampleFiles.pdf("large");
            System.arraycopy(start, 0, large, 0, start.length);

            assertThat(api.upload(ENTERPRISE, id, "site-map", "a.pdf", "application/pdf", new byte[0])
                            .expect(400)
                            .problem())
                    .isEqualTo(URN + "document-empty");
            Answer tooLarge = api.upload(ENTERPRISE, id, "site-map", "a.pdf", "application/pdf", large);
            assertThat(tooLarge.expect(413).problem()).isEqualTo(URN + "document-too-large");
            assertThat(tooLarge.pointers()).containsExactly("/file");
            Answer farTooLarge =
                    api.upload(ENTERPRISE, id, "site-map", "a.pdf", "application/pdf", new byte[70 * 1024 * 1024]);
            assertThat(farTooLarge.expect(413).problem()).isEqualTo(URN + "content-too-large");
            assertThat(farTooLarge.pointers()).containsExactly("/file");
            assertThat(documents()).isEmpty();
        }

        @Test
        void takesAFileOfTheLargestSize() {
            byte[] large = new byte[50 * 1024 * 1024];
            byte[] start = SampleFiles.pdf("largest");
            System.arraycopy(start, 0, large, 0, start.length);
            System.arraycopy(start, 0, large, large.length - start.length, start.length);

            Answer uploaded = api.upload(ENTERPRISE, id, "site-map", "a.pdf", "application/pdf", large)
                    .expect(201);

            assertThat(Arrays.equals(
                            api.get(ENTERPRISE, uploaded.header("Location"))
                                    .response()
                                    .body(),
                            large))
                    .isTrue();
        }

        @Test
        void refusesMoreDocumentsThanADossierHolds() {
            uploadSmall().expect(201);
            database.sql("""
                    insert into proposal_document (id, proposal_id, kind, name, media_type, size_bytes, sha256, uploaded_by, uploaded_at)
                    select gen_random_uuid(), proposal_id, kind, name, media_type, size_bytes, sha256, uploaded_by, uploaded_at
                    from proposal_document cross join generate_series(1, 198) where proposal_id = :id
                    """).param("id", UUID.fromString(id)).update();
            uploadSmall().expect(201);

            Answer oneTooMany = uploadSmall();

            assertThat(oneTooMany.expect(409).problem()).isEqualTo(URN + "dossier-full");
            assertThat(documents()).hasSize(200);
            api.delete(
                            ENTERPRISE,
                            PROPOSALS + "/" + id + "/documents/"
                                    + documents().get(0).path("id").asText())
                    .expect(204);
            uploadSmall().expect(201);
        }

        @Test
        void refusesMoreBytesThanADossierHolds() {
            uploadSmall().expect(201);
            int small = SampleFiles.pdf("a").length;
            database.sql("update proposal_document set size_bytes = 1024 * 1024 * 1024 - :room where proposal_id = :id")
                    .param("room", small)
                    .param("id", UUID.fromString(id))
                    .update();

            Answer tooLarge = api.upload(
                    ENTERPRISE, id, "site-map", "a.pdf", "application/pdf", SampleFiles.pdf("x".repeat(1000)));

            assertThat(tooLarge.expect(409).problem()).isEqualTo(URN + "dossier-full");
            assertThat(tooLarge.pointers()).containsExactly("/file");
            assertThat(documents()).hasSize(1);
            uploadSmall().expect(201);
            assertThat(uploadSmall().expect(409).problem()).isEqualTo(URN + "dossier-full");
        }

        private Answer uploadSmall() {
            return api.upload(ENTERPRISE, id, "site-map", "a.pdf", "application/pdf", SampleFiles.pdf("a"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"../../etc/passwd.pdf", "C:\\\\plans\\\\a.pdf", "a\u0001.pdf", "a\u202efdp.pdf"})
        void refusesANameWithAPathOrControlCharacters(String name) {
            Answer refused = api.upload(ENTERPRISE, id, "site-map", name, "application/pdf", SampleFiles.pdf("a"));

            assertThat(refused.expect(400).header("Content-Type")).startsWith("application/problem+json");
            assertThat(documents()).isEmpty();
        }

        @Test
        void refusesAnUnknownKindAndAMissingFile() {
            assertThat(api.upload(ENTERPRISE, id, "diary", "a.pdf", "application/pdf", SampleFiles.pdf("a"))
                            .expect(400)
                            .pointers())
                    .containsExactly("/kind");
        }

        @Test
        void removesADocumentWhileADraft() {
            Answer uploaded = api.upload(ENTERPRISE, id, "site-map", "a.pdf", "application/pdf", SampleFiles.pdf("a"))
                    .expect(201);

            api.delete(ENTERPRISE, uploaded.header("Location")).expect(204);

            assertThat(documents()).isEmpty();
            assertThat(api.get(ENTERPRISE, uploaded.header("Location")).status())
                    .isEqualTo(404);
        }

        private JsonNode documents() {
            return api.get(ENTERPRISE, PROPOSALS + "/" + id).json().path("documents");
        }
    }

    @Nested
    class WhenFiled {

        private String path;

        @BeforeEach
        void file() {
            path = complete(SampleProposals.hydropowerInLaos());
            api.post(ENTERPRISE, path + "/submission", "").expect(202);
        }

        @Test
        void isReadByThoseWhoTakePartAndNobodyElse() {
            for (String reader : List.of(
                    "cn.focal",
                    "la.legal",
                    "la.auditor",
                    "kh.focal",
                    "th.environment",
                    "vn.approver",
                    "joint.secretary",
                    "joint.auditor")) {
                assertThat(api.get(reader, path).status()).as(reader).isEqualTo(200);
            }
            for (String other : List.of("cn.rival", "la.enterprise", "la.operator", "joint.operator", "joint.lender")) {
                assertThat(api.get(other, path).status()).as(other).isEqualTo(404);
            }
        }

        @Test
        void tellsParticipantsRoutingAndReviews() {
            JsonNode dossier = api.get(ENTERPRISE, path).expect(200).json();

            assertThat(dossier.path("participants").findValuesAsText("member"))
                    .containsExactlyInAnyOrder("cn", "la", "kh", "th", "vn");
            assertThat(dossier.path("routing")
                            .path("mekongProcedure")
                            .path("procedure")
                            .asText())
                    .isEqualTo("prior-consultation");
            assertThat(dossier.path("nationalReviews").findValuesAsText("role")).contains("home", "host");
            assertThat(dossier.path("documents").get(0).path("revision").asInt())
                    .isEqualTo(1);
        }

        @Test
        void answersASecondSubmissionAsTheFirst() {
            JsonNode before = api.get(ENTERPRISE, path + "/timeline").json();

            JsonNode second =
                    api.post(ENTERPRISE, path + "/submission", "").expect(202).json();

            assertThat(second.path("revision").asInt()).isEqualTo(1);
            assertThat(submissions(api.get(ENTERPRISE, path + "/timeline").json()))
                    .isEqualTo(submissions(before))
                    .isEqualTo(1);
        }

        private long submissions(JsonNode timeline) {
            return timeline.findValuesAsText("type").stream()
                    .filter("proposal-submitted"::equals)
                    .count();
        }

        @Test
        void keepsFactsAndDocuments() {
            JsonNode dossier = api.get(ENTERPRISE, path).json();
            String document = path + "/documents/"
                    + dossier.path("documents").get(0).path("id").asText();

            assertThat(api.put(ENTERPRISE, path, "{}", "If-Match", "*")
                            .expect(409)
                            .problem())
                    .isEqualTo(URN + "proposal-not-editable");
            assertThat(api.delete(ENTERPRISE, document).expect(409).problem()).isEqualTo(URN + "document-sealed");
        }

        @Test
        void isListedForItsReadersByStatusAndMember() {
            String reference =
                    api.get(ENTERPRISE, path).json().path("reference").asText();

            assertThat(listed("la.legal", "?member=la&size=100")).contains(reference);
            assertThat(listed(ENTERPRISE, "?status=draft&size=100")).doesNotContain(reference);
            assertThat(listed("cn.rival", "?size=100")).doesNotContain(reference);
            assertThat(api.get(ENTERPRISE, PROPOSALS + "?status=lost&page=-1&size=1000")
                            .expect(400)
                            .pointers())
                    .containsExactly("/status", "/page", "/size");
        }

        private List<String> listed(String user, String query) {
            List<String> references = new ArrayList<>();
            api.get(user, PROPOSALS + query)
                    .expect(200)
                    .json()
                    .path("proposals")
                    .forEach(dossier -> references.add(dossier.path("reference").asText()));
            return references;
        }

        @Test
        void isWithdrawnWithAReason() {
            assertThat(api.post(ENTERPRISE, path + "/withdrawal", "{\"why\": \"x\"}")
                            .expect(400)
                            .pointers())
                    .containsExactly("/why", "/reason");

            api.post(ENTERPRISE, path + "/withdrawal", "{\"reason\": \"The site was sold.\"}")
                    .expect(202);

            JsonNode dossier = api.get("la.legal", path).json();
            assertThat(dossier.path("status").asText()).isEqualTo("withdrawn");
            assertThat(dossier.path("withdrawalReason").asText()).isEqualTo("The site was sold.");
            api.post(ENTERPRISE, path + "/withdrawal", "{\"reason\": \"Again\"}")
                    .expect(202);
        }

        @Test
        void cannotBeChangedByOfficials() {
            assertThat(api.post("la.legal", path + "/withdrawal", "{\"reason\": \"x\"}")
                            .status())
                    .isEqualTo(403);
            assertThat(api.post("cn.rival", path + "/withdrawal", "{\"reason\": \"x\"}")
                            .status())
                    .isEqualTo(404);
        }

        @Test
        void hasNothingToAppealBeforeARejection() {
            assertThat(api.post(ENTERPRISE, path + "/appeal", "{\"member\": \"la\", \"grounds\": \"x\"}")
                            .expect(409)
                            .problem())
                    .isEqualTo(URN + "nothing-to-appeal");
        }
    }

    @Test
    void filesOnceWhenSubmittedManyTimesAtOnce() {
        String path = complete(SampleProposals.hydropowerInLaos());

        List<CompletableFuture<Integer>> submissions = IntStream.range(0, 6)
                .mapToObj(any -> CompletableFuture.supplyAsync(
                        () -> api.post(ENTERPRISE, path + "/submission", "").status()))
                .toList();

        assertThat(submissions.stream().map(CompletableFuture::join)).containsOnly(202);
        assertThat(api.get(ENTERPRISE, path + "/timeline").json().findValuesAsText("type"))
                .containsOnlyOnce("proposal-submitted");
    }

    /** A draft with every document that must be there at submission. */
    private String complete(ObjectNode project) {
        String id = api.post(ENTERPRISE, PROPOSALS, project)
                .expect(201)
                .json()
                .path("id")
                .asText();
        String path = PROPOSALS + "/" + id;
        for (String pointer :
                api.post(ENTERPRISE, path + "/submission", "").expect(422).pointers()) {
            assertThat(pointer).startsWith("/documents/");
            String kind = pointer.substring("/documents/".length());
            api.upload(ENTERPRISE, id, kind, kind + ".pdf", "application/pdf", SampleFiles.pdf(kind))
                    .expect(201);
        }
        return path;
    }
}

package tributary.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.audit.log.Checkpoint;
import tributary.audit.log.Checkpoints;
import tributary.audit.log.Hash;
import tributary.audit.log.LogKeys;
import tributary.audit.log.SignedNote;
import tributary.audit.log.VerifierKey;
import tributary.journey.Api;
import tributary.journey.SampleProposals;
import tributary.journey.Walk;
import tributary.local.Project;
import tributary.local.TableRows;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.local.Visitor;
import tributary.verifier.Key;
import tributary.verifier.Note;
import tributary.verifier.Verify;
import tributary.witness.Follower;
import tributary.witness.Witness;

/** From what people do, through the log, to what somebody who trusts nobody can check. */
@TributaryTest
class AuditBundleTests {

    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ErasableRecords records;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private LogKeys keys;

    @TempDir
    Path directory = Path.of("");

    private final HttpClient http = HttpClient.newHttpClient();
    private URI application = URI.create("http://localhost");

    @BeforeEach
    void connect() {
        application = URI.create("http://localhost:" + port);
    }

    @Test
    void provesAReviewToWhoeverMayReadIt() throws Exception {
        Walk walk = filed();
        String path = "/api/audit/proposals/" + walk.id() + "/bundle";

        Path members = download("la.auditor", path);
        assertThat(Verify.check(members, List.of()))
                .startsWith("GOOD proposal " + walk.id() + ", bundle for la made ")
                .contains(" entries proved in " + keys.origin("la") + ", ")
                .doesNotContain(keys.origin("cn") + ", ");
        Path all = download("joint.auditor", path);
        assertThat(Verify.check(all, List.of()))
                .contains(keys.origin("la") + ", ", keys.origin("cn") + ", ", keys.origin("joint") + ", ");
        assertThat(second(all)).startsWith("0 GOOD proposal " + walk.id() + ", ");
        try (ZipFile zip = new ZipFile(members.toFile())) {
            assertThat(zip.stream().map(file -> file.getName().replaceAll("[0-9a-f]{64}|[0-9]+", "…")))
                    .contains(
                            "MANIFEST",
                            "keys",
                            "references",
                            "complete",
                            "models/….bpmn",
                            "tables/….dmn",
                            "logs/la/checkpoint",
                            "logs/la/entries/….json",
                            "logs/la/entries/….tlog-proof",
                            "logs/la/entries/….values");
            assertThat(read(zip, "references"))
                    .contains("model ", " national-review:", "table ", "document ", " feasibility-study ");
            for (String line : read(zip, "references").lines().toList()) {
                if (line.startsWith("table ")) {
                    assertThat(zip.getEntry("tables/" + line.split(" ", -1)[1] + ".dmn"))
                            .as(line)
                            .isNotNull();
                }
            }
        }
        for (JsonNode entry : JSON.readTree(
                        text("la.auditor", "/api/audit/proposals/" + walk.id() + "/entries?limit=500"))
                .path("entries")) {
            if (RuleFired.TABLES.contains(entry.path("type").asText())) {
                assertThat(fileNames(members))
                        .contains("tables/" + entry.at("/detail/version").asText() + ".dmn");
            }
            if (entry.path("type").asText().equals("process-started")) {
                assertThat(fileNames(members))
                        .contains("models/" + entry.at("/detail/model").asText() + ".bpmn");
            }
        }
        assertThat(get("th.auditor", path).statusCode()).isEqualTo(404);
    }

    @Test
    void leavesOutWhoReadWhatWhereThatIsWanted() throws Exception {
        Walk walk = filed();
        assertThat(get("la.legal", "/api/proposals/" + walk.id()).statusCode()).isEqualTo(200);
        String path = "/api/audit/proposals/" + walk.id() + "/bundle";
        Awaitility.await()
                .pollInSameThread()
                .atMost(2, TimeUnit.MINUTES)
                .until(() -> entryTypes(download("la.auditor", path)).contains("dossier-read"));

        Path bundle = download("la.auditor", path + "?reads=false");

        assertThat(Verify.check(bundle, List.of()))
                .startsWith("GOOD ")
                .contains("Its maker does not state that these are all entries");
        assertThat(second(bundle)).startsWith("0 GOOD ");
        assertThat(entryTypes(bundle))
                .contains("process-started", "task-created", "rule-fired")
                .doesNotContain("dossier-read", "bundle-made");
        assertThat(fileNames(bundle)).anyMatch(name -> name.startsWith("tables/"));
        assertThat(get("la.auditor", path + "?reads=perhaps").statusCode()).isEqualTo(400);
    }

    private static List<String> entryTypes(Path bundle) throws IOException {
        List<String> types = new ArrayList<>();
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            for (String name : fileNames(bundle)) {
                if (name.matches("logs/.*[0-9]\\.json")) {
                    types.add(JSON.readTree(read(zip, name)).path("type").asText());
                }
            }
        }
        return types;
    }

    private static List<String> fileNames(Path bundle) throws IOException {
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    @Test
    void provesToAnEnterpriseWhatItFiled() throws Exception {
        Walk walk = filed();
        String path = "/api/proposals/" + walk.id() + "/receipt";

        Path receipt = download("cn.enterprise", path);
        assertThat(Verify.check(receipt, List.of()))
                .startsWith("GOOD proposal " + walk.id() + ", bundle for enterprise made ")
                .contains("  1 entries proved in " + keys.origin("cn") + ", ");
        assertThat(second(receipt)).startsWith("0 GOOD ");
        try (ZipFile zip = new ZipFile(receipt.toFile())) {
            String entry = zip.stream()
                    .map(file -> file.getName())
                    .filter(name -> name.endsWith(".json") && name.startsWith("logs/"))
                    .findFirst()
                    .orElseThrow();
            JsonNode filed = JSON.readTree(read(zip, entry)).at("/detail/filed");
            String facts = read(zip, "filed/" + filed.path("facts").asText() + ".json");
            assertThat(JSON.readTree(facts).path("title"))
                    .isEqualTo(SampleProposals.solarInLaos().path("title"));
            assertThat(filed.path("documents")).isNotEmpty();
        }
        assertThat(get("cn.rival", path).statusCode()).isEqualTo(404);
        assertThat(get("la.legal", path).statusCode()).isEqualTo(404);
    }

    @Test
    void hasNothingToProveBeforeAnythingWasFiled() throws Exception {
        Walk draft = Walk.draft(api(), "cn.enterprise", SampleProposals.solarInLaos());

        assertThat(get("cn.enterprise", "/api/proposals/" + draft.id() + "/receipt")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void keepsEveryProofWhenAPersonsDataAreErased() throws Exception {
        Walk walk = filed();
        Instant later = Instant.now().plus(Duration.ofDays(2));
        transaction.executeWithoutResult(status -> {
            records.erasePersonal("cn", walk.id(), later);
            trail.record(AuditEvent.of(
                    "cn",
                    "records-removed",
                    walk.id(),
                    Map.of("records", "personal-data", "olderThan", later.toString())));
        });

        Path bundle = download("cn.auditor", "/api/audit/proposals/" + walk.id() + "/bundle");
        assertThat(Verify.check(bundle, List.of())).startsWith("GOOD ");
        List<String> actors = new ArrayList<>();
        JSON.readTree(text("cn.auditor", "/api/audit/proposals/" + walk.id() + "/entries"))
                .path("entries")
                .forEach(entry -> actors.add(entry.path("actor").asText()));
        assertThat(actors).contains("erased").doesNotContain("cn.enterprise");
    }

    @Test
    void isFollowedByWitnessesWhoseCosignaturesItShows() throws Exception {
        Walk walk = filed();
        Witness witness = new Witness(TestSystem.witness("th"), directory.resolve("memory"), Clock.systemUTC());
        List<String> reports = new ArrayList<>();
        Follower follower = new Follower(application, "th", witness, reports::add);

        assertThat(follower.followOnce()).isTrue();
        JsonNode cosigned = findCosigned("la", "witness.test/th");
        assertThat(strings(cosigned.path("lacks"))).containsExactly("witness.test/cn");
        Path bundle = download("la.auditor", "/api/audit/proposals/" + walk.id() + "/bundle");
        assertThat(Verify.check(bundle, List.of())).contains("    cosigned by witness.test/th up to size ");
        assertThat(second(bundle)).startsWith("0 GOOD ");

        String size = cosigned.path("size").asText();
        assertThat(TableRows.of(Visitor.signedIn(port, "la", "auditor")
                        .get("/audit/logs")
                        .body()))
                .anyMatch(row ->
                        row.startsWith("Lao PDR | witness.test/th | " + size + " | ") && row.endsWith(" | Looks"))
                .noneMatch(row -> row.contains("Silent"));

        filed();
        assertThat(follower.followOnce()).isTrue();
        assertThat(reports).allMatch(report -> report.startsWith("Trusting a key of "));
        assertThat(checkpoints.findHead("th").orElseThrow().note().toString()).doesNotContain("witness.test/th");
    }

    @Test
    void showsTheWordOfEachWitnessHoweverNewAnothersIs() throws Exception {
        Walk walk = filed();
        for (String member : List.of("th", "cn")) {
            Witness witness = new Witness(TestSystem.witness(member), directory.resolve(member), Clock.systemUTC());
            new Follower(application, member, witness, report -> {}).followOnce();
            // The next witness finds a newer head.
            filed();
        }

        Path bundle = download("la.auditor", "/api/audit/proposals/" + walk.id() + "/bundle");

        Key ofLog = Key.parse(keys.verifiers("la").get(0).toString(), "key");
        for (String member : List.of("th", "cn")) {
            assertThat(Verify.check(
                            bundle, List.of(ofLog, TestSystem.witness(member).open())))
                    .contains("    cosigned by witness.test/" + member + " up to size ");
        }
        assertThat(second(bundle))
                .startsWith("0 GOOD ")
                .contains(
                        "  la: cosigned by witness.test/th up to size ",
                        "  la: cosigned by witness.test/cn up to size ");
    }

    @Test
    void reportsASecondViewOfALog() throws Exception {
        Awaitility.await()
                .pollInSameThread()
                .atMost(2, TimeUnit.MINUTES)
                .until(() -> checkpoints.findHead("mm").isPresent());
        long size = checkpoints.findHead("mm").orElseThrow().checkpoint().size();
        SignedNote other = keys.sign("mm", keys.origin("mm") + "\n" + size + "\n" + Hash.EMPTY + "\n");

        assertThat(post("/api/audit/logs/mm/cosignatures", other.toString())).isEqualTo(409);
        assertThat(post("/api/audit/logs/mm/cosignatures", other.toString())).isEqualTo(409);
        String hash = Hash.of(other.toString().getBytes(StandardCharsets.UTF_8)).hex();
        assertThat(database.queryForList(
                        "select detail ->> 'size' from audit_entry where tenant = 'mm' and type = 'conflicting-view-found' and detail ->> 'sha256' = ?",
                        String.class,
                        hash))
                .containsExactly(String.valueOf(size));
        assertThat(JSON.readTree(text("mm.auditor", "/api/audit/checkpoints"))
                        .path("conflictingViews")
                        .path(0)
                        .path("note")
                        .asText())
                .isEqualTo(other.toString());
        assertThat(JSON.readTree(text("la.auditor", "/api/audit/checkpoints")).path("conflictingViews"))
                .isEmpty();
    }

    @Test
    void keepsAViewOnceWhateverStandsBelowItAndNoMoreOfThemThanProveIt() throws Exception {
        Awaitility.await()
                .pollInSameThread()
                .atMost(2, TimeUnit.MINUTES)
                .until(() -> checkpoints.findHead("vn").isPresent());
        long size = checkpoints.findHead("vn").orElseThrow().checkpoint().size();
        SignedNote other = keys.sign("vn", keys.origin("vn") + "\n" + size + "\n" + Hash.EMPTY + "\n");
        String cosigned = TestSystem.witness("th")
                .cosign(Note.parse(other.toString(), "view"), 1_800_000_000L)
                .toString();

        for (String junk : List.of("— anybody AAAAAAAA\n", "— anybody AAAAAAAB\n", "")) {
            assertThat(post("/api/audit/logs/vn/cosignatures", other + junk + cosigned))
                    .isEqualTo(409);
        }
        assertThat(views("vn")).containsExactly(other + cosigned);

        for (int more = 0; more < 20; more++) {
            Hash root = Hash.of(new byte[] {(byte) more});
            SignedNote view = keys.sign("vn", keys.origin("vn") + "\n" + size + "\n" + root + "\n");
            assertThat(post("/api/audit/logs/vn/cosignatures", view.toString())).isEqualTo(409);
        }
        assertThat(views("vn")).hasSize(16);
    }

    private List<String> views(String tenant) {
        return database.queryForList(
                "select note from audit_conflicting_view where tenant = ? order by id", String.class, tenant);
    }

    @Test
    void takesNoCosignatureOfStrangers() throws Exception {
        filed();
        Awaitility.await()
                .pollInSameThread()
                .atMost(2, TimeUnit.MINUTES)
                .until(() -> checkpoints.findHead("la").isPresent());

        assertThat(post("/api/audit/logs/la/cosignatures", "nonsense")).isEqualTo(400);
        assertThat(post("/api/audit/logs/la/cosignatures", "a note\n\n— x AAAAAAAA\n"))
                .isEqualTo(400);
        assertThat(post(
                        "/api/audit/logs/la/cosignatures",
                        checkpoints.findHead("la").orElseThrow().note().toString()))
                .isIn(204, 400);
        assertThat(post("/api/audit/logs/xx/cosignatures", "nonsense")).isEqualTo(404);
        assertThat(http.send(
                                HttpRequest.newBuilder(
                                                application.resolve("/api/audit/logs/la/consistency?from=0&to=1"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void keepsTheCosignatureThatIsRightWhateverStandsBeforeIt() throws Exception {
        filed();
        SignedNote head = checkpoints.findHead("joint").orElseThrow().note();
        Key key = TestSystem.witness("cn").open();
        Witness witness = new Witness(TestSystem.witness("cn"), directory.resolve("china"), Clock.systemUTC());
        for (VerifierKey ofLog : keys.verifiers("joint")) {
            witness.trust(keys.origin("joint"), Key.parse(ofLog.toString(), "key"));
        }
        String right = witness.addCheckpoint("old 0\n\n" + head).body();
        byte[] signature = Base64.getDecoder()
                .decode(right.substring(right.lastIndexOf(' ') + 1).strip());
        signature[signature.length - 1] ^= 1;
        String wrong = right.substring(0, right.lastIndexOf(' ') + 1)
                + Base64.getEncoder().encodeToString(signature) + "\n";

        assertThat(post("/api/audit/logs/joint/cosignatures", head + wrong + right))
                .isEqualTo(204);
        String kept = database.queryForObject(
                "select line from audit_cosignature where tenant = 'joint' and size = ? and witness = ?",
                String.class,
                Checkpoint.of(head).size(),
                "witness.test/cn");
        assertThat(kept).isEqualTo(right.strip());
        assertThat(VerifierKey.parse(key.toString()).hasSigned(SignedNote.parse(head + kept + "\n")))
                .isTrue();
    }

    @Test
    void takesNoCosignatureThatNoVerifierCouldRead() throws Exception {
        filed();
        Awaitility.await()
                .pollInSameThread()
                .atMost(2, TimeUnit.MINUTES)
                .until(() -> checkpoints.findHead("kh").isPresent());
        SignedNote head = checkpoints.findHead("kh").orElseThrow().note();
        Note note = Note.parse(head.toString(), "head");
        String right = TestSystem.witness("th").cosign(note, 1_800_000_000L).toString();
        String bare = right.replaceFirst("=+\n$", "\n");
        assertThat(bare).isNotEqualTo(right);

        assertThat(post("/api/audit/logs/kh/cosignatures", head + bare)).isEqualTo(400);
        assertThat(post("/api/audit/logs/kh/cosignatures", head + right)).isEqualTo(204);
        assertThat(Note.parse(findCosigned("kh", "witness.test/th").path("note").asText(), "head")
                        .lines())
                .contains(Note.parse(head + right, "right")
                        .lines()
                        .get(note.lines().size()));
    }

    @Test
    void takesNoWordOfAMembersOwnWitness() throws Exception {
        filed();
        Awaitility.await()
                .pollInSameThread()
                .atMost(2, TimeUnit.MINUTES)
                .until(() -> checkpoints.findHead("cn").isPresent());
        SignedNote head = checkpoints.findHead("cn").orElseThrow().note();
        Note note = Note.parse(head.toString(), "head");
        String own = TestSystem.witness("cn").cosign(note, 1_800_000_000L).toString();
        String foreign = TestSystem.witness("th").cosign(note, 1_800_000_000L).toString();

        assertThat(post("/api/audit/logs/cn/cosignatures", head + own)).isEqualTo(400);
        assertThat(post("/api/audit/logs/cn/cosignatures", head + own + foreign))
                .isEqualTo(204);
        assertThat(database.queryForList(
                        "select witness from audit_cosignature where tenant = 'cn' and size = ?",
                        String.class,
                        Checkpoint.of(head).size()))
                .containsExactly("witness.test/th");
        assertThat(findCosigned("cn", "witness.test/th").path("lacks")).isEmpty();
    }

    @Test
    void findsItsOwnLogsUntouched() throws Exception {
        filed();

        JsonNode results = JSON.readTree(text("joint.auditor", "/api/audit/verification"));
        assertThat(results)
                .hasSize(7)
                .allSatisfy(result -> assertThat(result.path("fault").isNull())
                        .as(result.toString())
                        .isTrue());
    }

    private JsonNode findCosigned(String tenant, String witness) throws Exception {
        for (JsonNode head : JSON.readTree(text(tenant + ".auditor", "/api/audit/checkpoints?limit=100"))
                .path("checkpoints")) {
            if (strings(head.path("cosignedBy")).contains(witness)) {
                return head;
            }
        }
        throw new AssertionError("No head of " + tenant + " is cosigned by " + witness);
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(item -> strings.add(item.asText()));
        return strings;
    }

    /** A small plant that is filed, under review, and whose first entries have reached the logs of all. */
    private Walk filed() {
        Walk walk = Walk.draft(api(), "cn.enterprise", SampleProposals.solarInLaos())
                .submit()
                .untilOpen("la.check-completeness");
        Awaitility.await()
                .pollInSameThread()
                .atMost(2, TimeUnit.MINUTES)
                .until(() -> Boolean.TRUE.equals(database.queryForObject("""
                select not exists (select from audit_entry e
                                    where proposal_id = ? and not exists (select from audit_leaf where position = e.position))
                """, Boolean.class, walk.id())));
        return walk;
    }

    private Api api() {
        return new Api(application, TestSystem::token);
    }

    private Path download(String user, String path) throws Exception {
        HttpResponse<byte[]> answer = get(user, path);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(answer.headers().map()).containsEntry("content-type", List.of("application/zip"));
        return Files.write(Files.createTempFile(directory, "bundle", ".zip"), answer.body());
    }

    private String text(String user, String path) throws Exception {
        return new String(get(user, path).body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> get(String user, String path) throws Exception {
        String[] name = user.split("\\.", 2);
        return http.send(
                HttpRequest.newBuilder(application.resolve(path))
                        .header("Authorization", "Bearer " + TestSystem.token(name[0], name[1]))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private int post(String path, String body) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(application.resolve(path))
                                .header("Content-Type", "text/plain; charset=utf-8")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String read(ZipFile zip, String name) throws IOException {
        return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String second(Path bundle) throws Exception {
        Process process = new ProcessBuilder(
                        "node", "src/test/resources/tributary/verifier/verify.mjs", bundle.toString())
                .directory(Project.root().toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() + " " + output.strip();
    }
}

package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tributary.local.Http;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.local.Visitor;
import tributary.verifier.Verify;

/** What an enterprise filed, in whichever country it was asked for, is proved to it by its own country's log. */
@TributaryTest
class FilingReceiptTests {

    @LocalServerPort
    private int port;

    @Autowired
    private DataSourceProperties settings;

    @TempDir
    Path directory = Path.of("");

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
    }

    @Test
    void provesWhatWasAnsweredAndAppealedAbroad() throws Exception {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .answering("la.check-completeness", "supplement")
                .toTheEnd();
        String paper = answer(walk, "Two looms fewer.");
        walk.answering("la.check-completeness", "pass")
                .answering("la.decide-national", "reject")
                .toTheEnd();
        api.post(
                        "cn.enterprise",
                        "/api/proposals/" + walk.id() + "/appeal",
                        Map.of("member", "la", "grounds", "The waste water was misread."))
                .expect(202);

        Path receipt = receipt(walk);

        assertThat(Verify.check(receipt, List.of())).contains("  3 entries proved in ");
        try (ZipFile zip = new ZipFile(receipt.toFile())) {
            List<JsonNode> entries = entries(zip);
            assertThat(entries)
                    .extracting(entry -> entry.path("type").asText() + " "
                            + entry.at("/detail/member").asText("") + " "
                            + entry.path("revision").asInt())
                    .containsExactly("proposal-submitted  1", "supplement-answered la 2", "appeal-lodged la 2");
            List<String> titles = new ArrayList<>();
            for (JsonNode entry : entries.subList(0, 2)) {
                String hash = entry.at("/detail/filed/facts").asText();
                titles.add(Http.readJson(text(zip, "filed/" + hash + ".json"))
                        .path("title")
                        .asText());
            }
            assertThat(titles.get(1)).isEqualTo(titles.get(0) + ", two looms fewer");
            assertThat(entries.get(1).at("/detail/filed/documents"))
                    .hasSize(entries.get(0).at("/detail/filed/documents").size() + 1)
                    .anyMatch(document -> document.path("sha256").asText().equals(paper));
            assertThat(zip.stream().filter(file -> file.getName().endsWith(".values")))
                    .extracting(file -> text(zip, file.getName()))
                    .anyMatch(values -> values.contains("\"Two looms fewer.\""))
                    .anyMatch(values -> values.contains("\"The waste water was misread.\""));
        }
        assertToldOnce(walk);
    }

    /** The log of the enterprise's own country tells them as well as that of the country that asked. */
    private void assertToldOnce(Walk walk) {
        Visitor everywhere = Visitor.signedIn(port, "joint", "auditor");
        JsonNode events = Http.readJson(everywhere
                        .get("/audit/proposals/" + walk.id() + "/exports/ocel.json")
                        .body())
                .path("events");
        String story = everywhere.get("/audit/proposals/" + walk.id()).body();
        for (String type : List.of("supplement-answered", "appeal-lodged")) {
            assertThat(events)
                    .filteredOn(event -> event.path("type").asText().equals(type))
                    .as(type)
                    .hasSize(1);
            assertThat(walk.audited("la.auditor", type)).as(type).hasSize(1);
            assertThat(walk.audited("cn.auditor", type)).as(type).hasSize(1);
        }
        assertThat(story.split("Appeal lodged", -1)).hasSize(2);
        assertThat(story.split("Supplement answered for", -1)).hasSize(2);
        assertThat(LogReplay.of(api, walk.id()).state().get("appeals")).isEqualTo(List.of("la open"));
    }

    /** An older transaction that is open keeps what was filed out of the log. */
    @Test
    void isGivenOnceTheLogCoversWhatItProves() throws Exception {
        Walk walk;
        try (Connection older = DriverManager.getConnection(settings.determineUrl(), "postgres", "")) {
            older.setAutoCommit(false);
            new JdbcTemplate(new SingleConnectionDataSource(older, true)).execute("select pg_current_xact_id()");
            walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                    .submit();

            JsonNode problem = api.get("cn.enterprise", "/api/proposals/" + walk.id() + "/receipt")
                    .expect(409)
                    .json();
            assertThat(problem.path("type").asText()).endsWith(":overtaken");
            assertThat(problem.path("detail").asText()).contains("Try again");
            older.rollback();
        }
        assertThat(Verify.check(receipt(walk), List.of())).contains("  1 entries proved in ");
    }

    /** Answers the last question with a paper and another title; the paper's hash. */
    private String answer(Walk walk, String text) {
        Api.Answer dossier =
                api.get("cn.enterprise", "/api/proposals/" + walk.id()).expect(200);
        ObjectNode facts = (ObjectNode) dossier.json().path("facts");
        facts.put("title", facts.path("title").asText() + ", two looms fewer");
        api.put("cn.enterprise", "/api/proposals/" + walk.id(), dossier.header("ETag"), facts)
                .expect(200);
        String paper = walk.attach("feasibility-study");
        String requests = "/api/proposals/" + walk.id() + "/supplement-requests";
        String request = api.get("cn.enterprise", requests)
                .expect(200)
                .json()
                .path(0)
                .path("id")
                .asText();
        api.post(
                        "cn.enterprise",
                        requests + "/" + request + "/answer",
                        Map.of("text", text, "documents", List.of(paper)))
                .expect(200);
        return StreamSupport.stream(walk.dossier().path("documents").spliterator(), false)
                .filter(document -> document.path("id").asText().equals(paper))
                .map(document -> document.path("sha256").asText())
                .findFirst()
                .orElseThrow();
    }

    /** Other transactions of the system may hold back what was filed a moment ago. */
    private Path receipt(Walk walk) throws Exception {
        Path receipt = directory.resolve("receipt.zip");
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/proposals/" + walk.id() + "/receipt"))
                .header("Authorization", "Bearer " + TestSystem.token("cn", "enterprise"))
                .build();
        HttpClient http = HttpClient.newHttpClient();
        Awaitility.await().pollInSameThread().atMost(2, TimeUnit.MINUTES).until(() -> {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            Files.write(receipt, answer.body());
            assertThat(answer.statusCode()).isIn(200, 409);
            return answer.statusCode() == 200;
        });
        return receipt;
    }

    /** In the log's order. */
    private static List<JsonNode> entries(ZipFile zip) {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.matches("logs/cn/entries/[0-9]+\\.json"))
                .map(name -> Http.readJson(text(zip, name)))
                .sorted(Comparator.comparing(entry -> entry.path("position").asLong()))
                .toList();
    }

    private static String text(ZipFile zip, String name) {
        try {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

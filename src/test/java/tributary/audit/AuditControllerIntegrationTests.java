package tributary.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

@TributaryTest
class AuditControllerIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcTemplate database;

    private final UUID proposal = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({"la, 1", "la, 2", "joint, 1", "joint, 3"})
    void readsOnceWhatCommitsBehindTheCursor(String tenant, int limit) {
        List<String> read = new ArrayList<>();
        String next = transaction.execute(status -> {
            write("late 1", "late 2", "late 3");
            CompletableFuture.runAsync(() -> write("first")).join();
            CompletableFuture.runAsync(() -> write("second", "third", "fourth")).join();
            return read(tenant, "&limit=" + limit, read);
        });
        write("fifth");
        List<String> before = List.copyOf(read);

        while (next != null) {
            next = read(tenant, "&limit=" + limit + "&after=" + next, read);
        }

        assertThat(before)
                .containsExactlyElementsOf(List.of("first", "second", "third").subList(0, limit));
        assertThat(read).containsExactly("first", "second", "third", "fourth", "late 1", "late 2", "late 3", "fifth");
    }

    @Test
    void readsOnWhileOneCommitsAfterTheOther() {
        List<String> read = new ArrayList<>();
        String next = transaction.execute(status -> {
            write("a");
            CompletableFuture.runAsync(() -> write("b", "c")).join();
            return read("la", "&limit=1", read);
        });
        String further = next;
        next = CompletableFuture.supplyAsync(() -> transaction.execute(status -> {
                    write("d");
                    CompletableFuture.runAsync(() -> write("e")).join();
                    return read("la", "&limit=2&after=" + further, read);
                }))
                .join();

        while (next != null) {
            next = read("la", "&limit=1&after=" + next, read);
        }

        assertThat(read).containsExactly("b", "c", "a", "e", "d");
    }

    /** A snapshot lists no open transaction above the highest that has ended. */
    @Test
    void readsOnceWhatATransactionWroteThatNoSnapshotLists() {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(1);
        CompletableFuture<Void> later = transaction.execute(earlier -> {
            database.queryForObject("select cast(pg_current_xact_id() as text)", String.class);
            CompletableFuture<Void> open = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
                write("late");
                written.countDown();
                await(read);
            }));
            await(written);
            write("a", "b");
            return open;
        });
        List<String> found = new ArrayList<>();
        String next = read("la", "&limit=1", found);
        read.countDown();
        Objects.requireNonNull(later).join();

        while (next != null) {
            next = read("la", "&limit=1&after=" + next, found);
        }

        assertThat(found).containsExactly("a", "b", "late");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    /** Positions are given at the commit, times before. */
    @Test
    void findsByTimeWhatWasWrittenInAnotherOrder() {
        Instant evening = Instant.parse("2031-03-01T10:59:59Z");
        AuditEvent event = AuditEvent.of("la", "timed", proposal, Map.of());
        trail.write(List.of(
                new AuditTrail.Draft(evening.plusMillis(600), null, event),
                new AuditTrail.Draft(evening.plusMillis(200), null, event)));
        List<String> read = new ArrayList<>();

        read("la", "&from=2031-03-01T00:00:00Z&to=2031-03-02T00:00:00Z", read);

        assertThat(read).containsExactly("timed", "timed");
    }

    @Test
    void beginsBehindAPosition() {
        write("one", "two", "three");
        JsonNode entries = get("la", "/api/audit/entries?proposal=" + proposal).path("entries");

        List<String> read = new ArrayList<>();
        read("la", "&after=" + entries.at("/0/position").asText(), read);

        assertThat(read).containsExactly("two", "three");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "~",
                "1~",
                "1~2:1:",
                "1~0:1:",
                "1~1:5:5",
                "1~1:5:3,2",
                "1~1:5:3,,4",
                "1~1:5:~",
                "1~1:5:~1:5:~1:5:",
                "1~~1:5:",
                "9999999999999999999",
                "1~1:9999999999999999999:"
            })
    void refusesWhatIsNoCursor(String after) {
        HttpResponse<String> answer = answer("la", "/api/audit/entries?after=" + after);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/after");
    }

    @Test
    void offersOutcomesThatReadDifferently() {
        String page =
                Visitor.signedIn(port, "la", "auditor").get("/audit/entries").body();
        String choice = page.substring(page.indexOf("name=\"outcome\""));
        List<String> offered = Pattern.compile("<option[^>]*>([^<]*)</option>")
                .matcher(choice.substring(0, choice.indexOf("</select>")))
                .results()
                .map(option -> option.group(1).strip().toLowerCase(Locale.ROOT))
                .toList();

        assertThat(offered)
                .contains("approved, by an authority at a step", "withdrawn")
                .doesNotHaveDuplicates();
    }

    private void write(String... types) {
        trail.write(Stream.of(types)
                .map(type -> trail.draft(AuditEvent.of("la", type, proposal, Map.of("test", true)), null))
                .toList());
    }

    @Test
    void takesAnEmptyParameterForNone() {
        write("a");

        assertThat(get(
                                "la",
                                "/api/audit/entries?proposal=" + proposal
                                        + "&member=&actor=&authority=&rule=&outcome=&from=&to=&after=&limit=")
                        .path("entries")
                        .findValuesAsText("type"))
                .contains("a");
    }

    private @Nullable String read(String tenant, String page, List<String> read) {
        JsonNode answer = get(tenant, "/api/audit/entries?proposal=" + proposal + page);
        answer.path("entries").findValuesAsText("type").stream()
                // A search is told under the proposal itself, a moment later.
                .filter(type -> !type.equals("log-read"))
                .forEach(read::add);
        return answer.path("next").textValue();
    }

    private JsonNode get(String tenant, String path) {
        try {
            return new ObjectMapper().readTree(answer(tenant, path).body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private HttpResponse<String> answer(String tenant, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestSystem.token(tenant, "auditor"))
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void tellsAllThatIsWrongWithASearchAtOnce() throws Exception {
        HttpResponse<String> answer = answer(
                "la",
                "/api/audit/entries?proposal=x&member=zz&from=yesterday&to=%2B10000-01-01T00:00:00Z&after=last&limit=501");

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        assertThat(problem.path("errors").findValuesAsText("pointer"))
                .containsExactly("/member", "/proposal", "/from", "/to", "/after", "/limit");
        assertThat(problem.path("errors").findValuesAsText("detail"))
                .contains(
                        "“from” must be an instant, such as 2026-11-28T09:00:00Z.",
                        "Limit is 501: give 1 to 500 entries.");
    }
}

package tributary.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.audit.log.Hash;
import tributary.audit.log.InclusionProof;
import tributary.audit.log.SampleLog;
import tributary.audit.log.SignedNote;
import tributary.audit.log.VerifierKey;
import tributary.verifier.Key;

/** Thailand's witness and installations that show it what they should not. */
@SuppressWarnings("NullAway.Init") // every test begins with listen
class FollowerTests {

    private static final String LAOS = SampleLog.ORIGIN;
    private static final String MYANMAR = "sample.example/mm";
    private static final String THAILAND = "sample.example/th";

    @TempDir
    Path memory = Path.of("");

    private final SampleLog log = new SampleLog().with(List.of("one", "two", "three"));
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final List<String> handedIn = new CopyOnWriteArrayList<>();
    private final List<String> reports = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private HttpServer installation;
    private Witness witness;
    private Follower follower;

    @BeforeEach
    void listen() throws IOException {
        installation = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        installation.setExecutor(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            thread.start();
        });
        installation.createContext("/", this::answer);
        installation.start();
        witness = new Witness(WitnessKey.keptIn(memory, "witness.example/th"), memory, Clock.systemUTC());
        follower = new Follower(
                URI.create("http://127.0.0.1:" + installation.getAddress().getPort()), "th", witness, reports::add);
    }

    @AfterEach
    void close() throws IOException {
        ended.countDown();
        installation.stop(0);
        witness.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String whole = exchange.getRequestURI().toString();
            String path =
                    pages.containsKey(whole) ? whole : exchange.getRequestURI().getPath();
            byte[] sent = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("POST")) {
                handedIn.add(path.replaceAll(".*/([^/]+)/cosignatures", "$1"));
                exchange.sendResponseHeaders(sent.length > 0 ? 204 : 400, -1);
            } else if (pages.containsKey(path)) {
                byte[] page = pages.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, page.length == 0 ? -1 : page.length);
                exchange.getResponseBody().write(page);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private void list(String... logs) {
        pages.put("/api/audit/logs", "[" + String.join(",", logs) + "]");
    }

    private static String entry(String tenant, String origin, String... keys) {
        return "{\"tenant\":\"%s\",\"origin\":\"%s\",\"keys\":[%s]}"
                .formatted(
                        tenant,
                        origin,
                        Stream.of(keys).map(key -> "\"" + key + "\"").collect(Collectors.joining(",")));
    }

    private static String entry(String origin) {
        return entry(
                origin.substring(origin.lastIndexOf('/') + 1),
                origin,
                SampleLog.key(origin).toString());
    }

    private void show(String tenant, Object head) {
        pages.put("/api/audit/logs/" + tenant + "/checkpoint", head.toString());
    }

    private void trust(String origin) throws IOException {
        witness.trust(origin, Key.parse(SampleLog.key(origin).toString(), "key"));
    }

    private boolean isRemembered(String origin) throws IOException {
        return witness.findLast(origin).isPresent();
    }

    private String lastReport() {
        return reports.get(reports.size() - 1);
    }

    /** Laos's and Myanmar's logs, seen once and cosigned. */
    private void seen() throws Exception {
        list(entry(LAOS), entry(MYANMAR), entry(THAILAND));
        show("la", log.head());
        show("mm", log.headOf(MYANMAR));
        assertThat(follower.followOnce()).isTrue();
        assertThat(handedIn).containsExactly("la", "mm");
        reports.clear();
    }

    @Test
    void cosignsWhatItIsShownOfTheOthers() throws Exception {
        seen();

        assertThat(follower.followOnce()).isTrue();
        assertThat(reports).isEmpty();
    }

    @Test
    void takesNoHeadOfAnotherLogThanTheOneListed() throws Exception {
        list(entry(LAOS), entry(MYANMAR));
        show("la", log.headOf(MYANMAR));

        assertThat(follower.followOnce()).isFalse();
        assertThat(reports).anyMatch(report -> report.contains(LAOS) && report.contains("of another log"));
        assertThat(isRemembered(LAOS)).isFalse();
        assertThat(isRemembered(MYANMAR)).isFalse();
    }

    @Test
    void takesNoKeyThatIsNotTheLogsOwn() throws Exception {
        String witnesses =
                WitnessKey.keptIn(memory.resolve("another"), LAOS).open().toString();
        list(entry(
                "la",
                LAOS,
                SampleLog.key(LAOS).toString(),
                SampleLog.key(MYANMAR).toString(),
                witnesses,
                "none"));
        show("la", log.head());

        assertThat(follower.followOnce()).isFalse();
        assertThat(witness.keys(LAOS))
                .containsExactly(Key.parse(SampleLog.key(LAOS).toString(), "key"));
        assertThat(isRemembered(LAOS)).isTrue();
    }

    @Test
    void saysWhenALogIsGone() throws Exception {
        seen();
        pages.remove("/api/audit/logs/la/checkpoint");

        assertThat(follower.followOnce()).isFalse();
        assertThat(reports).singleElement().asString().contains(LAOS, "3 entries");
    }

    @Test
    void saysWhenALogIsNoLongerListed() throws Exception {
        seen();
        list(entry(MYANMAR), entry(THAILAND));

        assertThat(follower.followOnce()).isFalse();
        assertThat(reports).singleElement().asString().contains(LAOS, "not listed any more");
    }

    @Test
    void saysWhenALogIsShorterThanItWas() throws Exception {
        seen();
        show("la", new SampleLog().with(List.of("one", "two")).head());

        assertThat(follower.followOnce()).isFalse();
        assertThat(reports).singleElement().asString().contains(LAOS, "shorter", "3 entries");
    }

    @Test
    void saysWhenALogIsAnotherThanItWas() throws Exception {
        seen();
        show("la", new SampleLog().with(List.of("one", "two", "four")).head());

        assertThat(follower.followOnce()).isFalse();
        assertThat(reports).singleElement().asString().contains(LAOS, "another");
    }

    @Test
    void trustsNoRenamedLogAtFirstSight() throws Exception {
        seen();
        String renamed = "renamed.example/la";
        list(entry(renamed), entry(MYANMAR));
        show("la", log.headOf(renamed));

        assertThat(follower.followOnce()).isFalse();
        assertThat(reports)
                .hasSize(2)
                .anyMatch(report -> report.contains(renamed) && report.contains("--trust"))
                .anyMatch(report -> report.contains(LAOS) && report.contains("not listed"));
        assertThat(isRemembered(renamed)).isFalse();
    }

    @Test
    void trustsNoOtherLogAtFirstSightOnceAKeyWasGiven() throws Exception {
        trust(LAOS);
        String other = "other.example/la";
        list(entry(other));
        show("la", log.headOf(other));

        assertThat(follower.followOnce()).isFalse();
        assertThat(isRemembered(other)).isFalse();
    }

    @Test
    void trustsAMemberThatJoinsUnderTheSameName() throws Exception {
        seen();
        String joined = "sample.example/zz";
        String stranger = "other.example/yy";
        show("zz", log.headOf(joined));
        show("yy", log.headOf(stranger));
        list(entry(LAOS), entry(MYANMAR), entry(joined));
        assertThat(follower.followOnce()).isTrue();
        assertThat(lastReport()).startsWith("Trusting a key of " + joined);
        assertThat(isRemembered(joined)).isTrue();

        list(entry(LAOS), entry(MYANMAR), entry(joined), entry(stranger));
        assertThat(follower.followOnce()).isFalse();
        assertThat(isRemembered(stranger)).isFalse();

        trust(stranger);
        assertThat(follower.followOnce()).isTrue();
        assertThat(isRemembered(stranger)).isTrue();
    }

    @Test
    void neverCosignsItsOwnMembersLog() throws Exception {
        list(entry("xx", THAILAND, SampleLog.key(THAILAND).toString()));
        show("xx", log.headOf(THAILAND));

        assertThat(follower.followOnce()).isFalse();
        assertThat(isRemembered(THAILAND)).isFalse();
        assertThat(handedIn).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tenant\":\"th\",\"origin\":\"sample.example/mm\",\"keys\":[]}",
                "{\"tenant\":\"../mm\",\"origin\":\"sample.example/../mm\",\"keys\":[]}",
                "{\"tenant\":\"la\",\"origin\":\"sample.example/la\",\"keys\":[]}",
                "{\"tenant\":\"mm\",\"keys\":[]}",
                "\"mm\"",
                "7"
            })
    void reportsWhatIsNoLogAndGoesOn(String listed) throws Exception {
        list(entry(LAOS), listed, entry("sample.example/kh"));
        show("la", log.head());
        show("kh", log.headOf("sample.example/kh"));

        assertThat(follower.followOnce()).isFalse();
        assertThat(handedIn).containsExactly("la", "kh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\n\n", "", "\n\n", "x\n\n— x\n", "x\n\n— x AAAA\n", "x\n1\nA\n\n— x AAAAAAAA\n"})
    void goesOnBehindAMalformedHead(String malformed) throws Exception {
        list(entry(LAOS), entry(MYANMAR));
        show("la", malformed);
        show("mm", log.headOf(MYANMAR));

        assertThat(follower.followOnce()).isFalse();
        assertThat(handedIn).containsExactly("mm");
        assertThat(reports).anyMatch(report -> report.startsWith("NOT LOOKED AT " + LAOS));
    }

    /** Laos's log, and the entry by which it introduces its next key. */
    @Nested
    class WhenAKeyIsIntroduced {

        private static final String INTRODUCTION = """
                {"detail":{"key":"%s"},"tenant":"la","type":"signing-key-introduced"}""";

        private final VerifierKey next = SampleLog.nextKey();

        @BeforeEach
        void see() throws Exception {
            seen();
            list(entry("la", LAOS, SampleLog.key(LAOS).toString(), next.toString()), entry(MYANMAR), entry(THAILAND));
        }

        private void grow(String... entries) {
            int before = log.size();
            log.with(List.of(entries));
            pages.put(
                    "/api/audit/logs/la/consistency?from=%d&to=%d".formatted(before, log.size()),
                    Hash.lines(log.consistency(before)));
        }

        private void prove(String entry, SignedNote head) {
            pages.put(
                    "/api/audit/logs/la/introductions/" + next.toString().split("\\+", 3)[1],
                    entry + "\n" + new InclusionProof(3, log.size(), log.inclusion(3)).told(head));
        }

        private SignedNote underBoth() {
            return SampleLog.signByNextKey(log.head());
        }

        private SignedNote underTheNextAlone() {
            return SampleLog.signByNextKey(new SignedNote(log.head().text(), List.of()));
        }

        private void trustsOnlyTheFirst() throws Exception {
            assertThat(witness.keys(LAOS))
                    .containsExactly(Key.parse(SampleLog.key(LAOS).toString(), "key"));
            grow("six");
            show("la", underTheNextAlone());
            assertThat(follower.followOnce()).isFalse();
            assertThat(lastReport()).startsWith("NOT COSIGNED ").contains("No key that this witness trusts");
        }

        @Test
        void takesItOnWhenATrustedKeySignedTheHeadThatItIsUnder() throws Exception {
            grow(INTRODUCTION.formatted(next));
            prove(INTRODUCTION.formatted(next), underBoth());
            show("la", underBoth());
            assertThat(follower.followOnce()).isTrue();
            assertThat(reports).singleElement().asString().contains("introduced", next.toString());

            grow("five");
            show("la", underTheNextAlone());
            assertThat(follower.followOnce()).isTrue();
            assertThat(reports).hasSize(1);
        }

        @Test
        void takesItOnWhereItSawNoHeadUnderBoth() throws Exception {
            grow(INTRODUCTION.formatted(next));
            prove(INTRODUCTION.formatted(next), underBoth());
            grow("five");
            show("la", underTheNextAlone());

            assertThat(follower.followOnce()).isTrue();
            assertThat(witness.findLast(LAOS).orElseThrow().text())
                    .isEqualTo(log.head().text());
        }

        @Test
        void takesItOnWhereItSawTheLogGrowBeyondBefore() throws Exception {
            grow(INTRODUCTION.formatted(next));
            SignedNote introducing = underBoth();
            prove(INTRODUCTION.formatted(next), introducing);
            grow("five");
            pages.put("/api/audit/logs/la/consistency?from=3&to=5", Hash.lines(log.consistency(3)));
            show("la", log.head());
            assertThat(follower.followOnce()).isTrue();

            grow("six");
            show("la", underTheNextAlone());
            String growth = "/api/audit/logs/la/consistency?from=4&to=5";
            String proof = pages.remove(growth);
            assertThat(follower.followOnce()).as("without its proof").isFalse();
            pages.put(growth, String.valueOf(proof));
            assertThat(follower.followOnce()).isTrue();
        }

        @Test
        void takesNoneThatTheLogDidNotIntroduce() throws Exception {
            grow("four");
            show("la", underBoth());

            assertThat(follower.followOnce()).isFalse();
            assertThat(isRemembered(LAOS)).isTrue();
            assertThat(lastReport()).startsWith("NOT TRUSTED " + next).contains("--trust");
            trustsOnlyTheFirst();
        }

        @Test
        void takesNoneOnItsOwnWord() throws Exception {
            grow(INTRODUCTION.formatted(next));
            prove(INTRODUCTION.formatted(next), underTheNextAlone());
            show("la", underBoth());

            assertThat(follower.followOnce()).isFalse();
            assertThat(lastReport()).startsWith("NOT TRUSTED " + next);
            trustsOnlyTheFirst();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"detail\":{\"key\":\"another\"},\"type\":\"signing-key-introduced\"}",
                    "{\"detail\":{\"key\":\"%s\"},\"type\":\"message-correlated\"}",
                    "{\"key\":\"%s\",\"type\":\"signing-key-introduced\"}",
                    "signing-key-introduced %s",
                    ""
                })
        void takesNoneThatAnotherEntryNames(String entry) throws Exception {
            grow(entry.formatted(next));
            prove(entry.formatted(next), underBoth());
            show("la", underBoth());

            assertThat(follower.followOnce()).isFalse();
            assertThat(lastReport()).startsWith("NOT TRUSTED " + next);
            trustsOnlyTheFirst();
        }

        @Test
        void takesNoneByAnEntryThatIsNotInTheLog() throws Exception {
            grow("four");
            prove(INTRODUCTION.formatted(next), underBoth());
            show("la", underBoth());

            assertThat(follower.followOnce()).isFalse();
            assertThat(lastReport()).startsWith("NOT TRUSTED " + next).contains("not in that log");
            trustsOnlyTheFirst();
        }

        @Test
        void takesNoneByAnEntryOfAnotherView() throws Exception {
            SampleLog other = new SampleLog().with(List.of("one", "two", "four", INTRODUCTION.formatted(next)));
            grow("four", "five");
            pages.put("/api/audit/logs/la/consistency?from=3&to=4", Hash.lines(other.consistency(3)));
            pages.put(
                    "/api/audit/logs/la/introductions/" + next.toString().split("\\+", 3)[1],
                    INTRODUCTION.formatted(next) + "\n"
                            + new InclusionProof(3, 4, other.inclusion(3)).told(SampleLog.signByNextKey(other.head())));
            show("la", underBoth());

            assertThat(follower.followOnce()).isFalse();
            assertThat(lastReport()).startsWith("NOT TRUSTED " + next).contains("does not continue");
            trustsOnlyTheFirst();
        }
    }

    @Test
    @Timeout(60)
    void waitsForNoAnswerThatNeverEnds() {
        installation.createContext("/api/audit/logs", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('[');
                exchange.getResponseBody().flush();
                ended.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        Follower hurried = new Follower(
                URI.create("http://127.0.0.1:" + installation.getAddress().getPort()),
                "th",
                witness,
                reports::add,
                Duration.ofSeconds(5));

        assertThatThrownBy(hurried::followOnce).isInstanceOf(IOException.class).hasMessageContaining("in full");
    }

    @Test
    @Timeout(60)
    void readsNoAnswerWithoutBound() {
        installation.createContext("/api/audit/logs", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 0);
                while (ended.getCount() > 0) {
                    exchange.getResponseBody().write(new byte[1 << 16]);
                }
            }
        });

        assertThatThrownBy(follower::followOnce).isInstanceOf(IOException.class).hasMessageContaining("more than");
    }
}

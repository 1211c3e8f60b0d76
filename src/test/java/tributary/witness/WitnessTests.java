package tributary.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.audit.log.Hash;
import tributary.audit.log.SampleLog;
import tributary.audit.log.SignedNote;
import tributary.audit.log.VerifierKey;
import tributary.verifier.Key;
import tributary.verifier.Note;
import tributary.witness.Witness.Answer;

class WitnessTests {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);

    private final SampleLog log = new SampleLog().with(entries(0, 5));
    private final Path memory;
    private final Witness witness;

    WitnessTests(@TempDir Path memory) throws IOException {
        this.memory = memory;
        witness = new Witness(WitnessKey.keptIn(memory, "witness.example/th"), memory, NOON);
        witness.trust(SampleLog.ORIGIN, Key.parse(SampleLog.key().toString(), "key"));
    }

    private WitnessKey key() throws IOException {
        return WitnessKey.keptIn(memory, "witness.example/th");
    }

    @AfterEach
    void close() throws IOException {
        witness.close();
    }

    @Test
    void cosignsALogThatGrows() throws IOException {
        Answer first = witness.addCheckpoint(request(0, List.of(), log.head()));
        log.with(entries(5, 9));
        Answer second = witness.addCheckpoint(request(5, log.consistency(5), log.head()));

        assertThat(List.of(first.status(), second.status())).containsExactly(200, 200);
        SignedNote cosigned = SignedNote.parse(log.head() + second.body());
        assertThat(VerifierKey.parse(key().open().toString()).hasSigned(cosigned))
                .isTrue();
        assertThat(key().open().hasSigned(Note.parse(cosigned.toString(), "note"), "note"))
                .isTrue();
        assertThat(witness.findLast(SampleLog.ORIGIN).orElseThrow()).hasToString(cosigned.toString());
    }

    @Test
    void remembersAcrossAStartOfItsOwn() throws IOException {
        witness.addCheckpoint(request(0, List.of(), log.head()));
        witness.close();
        Witness restarted = new Witness(key(), memory, NOON);

        assertThat(restarted.addCheckpoint(request(0, List.of(), log.head())))
                .isEqualTo(new Answer(409, "text/x.tlog.size", "5\n"));
    }

    @Test
    void refusesAnotherViewOfTheSameLogAndKeepsTheProof() throws IOException {
        witness.addCheckpoint(request(0, List.of(), log.head()));
        SampleLog other = new SampleLog().with(entries(1, 6));

        assertThat(witness.addCheckpoint(request(5, List.of(), other.head())).status())
                .isEqualTo(409);
        other.with(entries(6, 8));
        assertThat(witness.addCheckpoint(request(5, other.consistency(5), other.head()))
                        .status())
                .isEqualTo(422);
        assertThat(witness.findLast(SampleLog.ORIGIN).orElseThrow().text())
                .isEqualTo(log.head().text());
        try (Stream<Path> files = Files.walk(memory)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.matches("[a-z-]+-[0-9a-f]{16}")))
                    .hasSize(2)
                    .anyMatch(name -> name.startsWith("two-views-"))
                    .anyMatch(name -> name.startsWith("unproven-"));
        }
    }

    @Test
    void keepsSoManyForgeriesAndCountsTheOthers() throws IOException {
        witness.addCheckpoint(request(0, List.of(), log.head()));
        for (int i = 0; i < 20; i++) {
            witness.addCheckpoint(request(
                    5,
                    List.of(),
                    new SampleLog().with(entries(100 + i, 105 + i)).head()));
        }

        Path kept = memory.resolve(Memory.hash(SampleLog.ORIGIN));
        try (Stream<Path> files = Files.list(kept)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("two-views-")))
                    .hasSize(16);
        }
        assertThat(kept.resolve("further-two-views")).hasContent("4");
    }

    @Test
    void hasItsMemoryForItself() throws IOException {
        WitnessKey key = key();

        assertThatThrownBy(() -> new Witness(key, memory, NOON))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("in use by another witness");
    }

    @Test
    void neverDatesACosignatureBeforeTheLast() throws IOException {
        witness.addCheckpoint(request(0, List.of(), log.head()));
        witness.close();
        log.with(entries(5, 9));
        try (Witness restarted = new Witness(key(), memory, Clock.offset(NOON, Duration.ofHours(-1)))) {
            assertThat(restarted
                            .addCheckpoint(request(5, log.consistency(5), log.head()))
                            .status())
                    .isEqualTo(200);
            assertThat(key().findTime(restarted.findLast(SampleLog.ORIGIN).orElseThrow()))
                    .isEqualTo(NOON.instant().getEpochSecond());
        }
    }

    @Test
    void makesItsKeyWhereMakingItBrokeOff() throws IOException {
        Path folder = Files.createDirectories(memory.resolve("broken"));
        Files.writeString(folder.resolve("key.new"), "half");

        Key made = WitnessKey.keptIn(folder, "witness.example/th").open();
        assertThat(WitnessKey.keptIn(folder, "witness.example/th").open()).isEqualTo(made);
        assertThat(folder.resolve("key.new")).doesNotExist();
    }

    @Test
    void saysNothingOfItsOwnMembersLog() {
        String own = "sample.example/th";
        Key key = Key.parse(SampleLog.key(own).toString(), "key");

        assertThatThrownBy(() -> witness.trust(own, key)).hasMessageContaining("own member's log");
    }

    @Test
    void refusesALogThatWasWoundBack() throws IOException {
        log.with(entries(5, 9));
        witness.addCheckpoint(request(0, List.of(), log.head()));

        assertThat(witness.addCheckpoint(request(5, List.of(), log.checkpoint(5)))
                        .status())
                .isEqualTo(409);
        assertThat(witness.addCheckpoint(request(9, List.of(), log.checkpoint(5)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusesWhatNoTrustedKeySigned() throws IOException {
        SignedNote forged = new SignedNote(
                log.head().text().replace("\n5\n", "\n6\n"), log.head().signatures());

        assertThat(witness.addCheckpoint(request(0, List.of(), forged)).status())
                .isEqualTo(403);
    }

    @Test
    void doesNotWatchALogThatNobodyNamed() throws IOException {
        Witness stranger = new Witness(key(), memory.resolve("other"), NOON);

        assertThat(stranger.addCheckpoint(request(0, List.of(), log.head())).status())
                .isEqualTo(404);
    }

    @Test
    void takesAnEmptyLogForEmptyOnly() throws IOException {
        SignedNote empty = SignedNote.parse(SampleLog.sign(SampleLog.ORIGIN + "\n0\n" + Hash.EMPTY + "\n"));
        SignedNote wrong = SignedNote.parse(SampleLog.sign(SampleLog.ORIGIN + "\n0\n" + Hash.of(new byte[1]) + "\n"));

        assertThat(witness.addCheckpoint(request(0, List.of(), wrong)).status()).isEqualTo(422);
        assertThat(witness.addCheckpoint(request(0, List.of(), empty)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "old 0", "old 0\n\n", "old -1\n\n%s", "old 01\n\n%s", "new 0\n\n%s", "old 0\nnoHash\n\n%s"})
    void refusesWhatIsNoRequest(String request) throws IOException {
        assertThat(witness.addCheckpoint(request.formatted(log.head())).status())
                .isEqualTo(400);
    }

    @Test
    void answersAtItsOwnDoor() throws Exception {
        var server = WitnessServer.listen(0, witness);
        try {
            URI door = URI.create("http://localhost:" + server.getAddress().getPort());
            HttpClient http = HttpClient.newHttpClient();
            HttpResponse<String> cosigned = http.send(
                    HttpRequest.newBuilder(door.resolve("/add-checkpoint"))
                            .POST(HttpRequest.BodyPublishers.ofString(request(0, List.of(), log.head())))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            HttpResponse<String> last = http.send(
                    HttpRequest.newBuilder(door.resolve("/" + Memory.hash(SampleLog.ORIGIN) + "/checkpoint"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(cosigned.statusCode()).isEqualTo(200);
            assertThat(last.body()).isEqualTo(log.head() + cosigned.body());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void servesTheHeadsThatItRemembersFromBefore() throws Exception {
        String cosigned =
                witness.addCheckpoint(request(0, List.of(), log.head())).body();
        witness.close();
        try (Witness later = new Witness(key(), memory, NOON)) {
            var server = WitnessServer.listen(0, later);
            try {
                HttpResponse<String> last = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create("http://localhost:"
                                                + server.getAddress().getPort() + "/"
                                                + Memory.hash(SampleLog.ORIGIN) + "/checkpoint"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());

                assertThat(last.body()).isEqualTo(log.head() + cosigned);
            } finally {
                server.stop(0);
            }
        }
    }

    @Test
    @Timeout(60)
    void isStalledByNobodyWhoNeverEndsARequest() throws Exception {
        var server = WitnessServer.listen(0, witness, Duration.ofSeconds(5));
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 12; i++) {
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), server.getAddress().getPort());
                slow.add(socket);
                String begun = "POST /add-checkpoint HTTP/1.1\r\nHost: witness\r\n"
                        + (i % 2 == 0 ? "" : "Content-Length: 100\r\n\r\nold 0");
                socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
            }
            HttpResponse<String> cosigned = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:"
                                            + server.getAddress().getPort() + "/add-checkpoint"))
                                    .POST(HttpRequest.BodyPublishers.ofString(request(0, List.of(), log.head())))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(cosigned.statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
            server.stop(0);
        }
    }

    private static String request(long old, List<Hash> proof, SignedNote note) {
        return "old " + old + "\n" + proof.stream().map(hash -> hash + "\n").collect(Collectors.joining()) + "\n"
                + note;
    }

    private static List<String> entries(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> "entry " + number).toList();
    }
}

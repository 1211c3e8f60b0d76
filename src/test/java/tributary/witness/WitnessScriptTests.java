package tributary.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.audit.log.Checkpoints;
import tributary.local.AloneProgram;
import tributary.local.Http;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;

/** {@code bin/witness} as a member's administrator starts it, beside a running installation. */
@TributaryTest
class WitnessScriptTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Checkpoints checkpoints;

    @TempDir
    Path directory = Path.of("");

    @Test
    void cosignsForTwoMembersWithTheirOwnKeys() throws Exception {
        Awaitility.await()
                .pollInSameThread()
                .atMost(2, TimeUnit.MINUTES)
                .until(() -> checkpoints.findHead("mm").isPresent());
        for (String member : List.of("th", "cn")) {
            Path memory = directory.resolve(member);
            TestSystem.witness(member);
            Files.createDirectories(memory);
            Files.copy(TestSystem.witnessFolder(member).resolve("key"), memory.resolve("key"));
            String name = "witness.test/" + member;
            String application = "http://localhost:" + port;

            assertThat(run(
                            "--member",
                            member,
                            "--name",
                            name,
                            "--memory",
                            memory.toString(),
                            "--application",
                            application,
                            "--once"))
                    .startsWith("0 This witness's key, to be registered where its word shall count: " + name + "+")
                    .contains("It is kept, with all that was seen, in " + memory, "Trusting a key of ")
                    .doesNotContain("NOT COSIGNED", "does not listen");
        }
        List<String> cosigners = new ArrayList<>();
        for (JsonNode head : heads()) {
            head.path("cosignedBy").forEach(name -> cosigners.add(name.asText()));
        }
        assertThat(cosigners).contains("witness.test/th", "witness.test/cn");
    }

    @Test
    void saysWhatIsWrongWithASetting() throws Exception {
        String memory = directory.resolve("none").toString();

        assertThat(run("--help")).startsWith("0 Usage: witness --member la ");
        assertThat(program("--once")).startsWith("2 Usage: witness --member la ");
        assertThat(program("--member", "la", "--memory", memory, "--name", "witness.example/th", "--once"))
                .isEqualTo(
                        "2 --name is “witness.example/th”: it must end in /la, and have neither spaces nor plus signs.");
        assertThat(program("--member", "la", "--memory", memory, "--application", "localhost:8080", "--once"))
                .isEqualTo(
                        "2 --application is “localhost:8080”: give the installation's address, such as https://tributary.example.org.");
        assertThat(directory.resolve("none")).doesNotExist();
        assertThat(program("--member", "la", "--memory", memory, "--application", "http://127.0.0.1:1", "--once"))
                .startsWith("2 This witness's key, ")
                .endsWith("\nNobody answers at the address of --application.");
    }

    @Test
    void startsNoSecondWitnessOnOneMemory() throws Exception {
        Path memory = directory.resolve("one");
        try (Memory taken = Memory.open(memory)) {
            assertThat(taken.origins()).isEmpty();
            assertThat(run(
                            "--member",
                            "la",
                            "--memory",
                            memory.toString(),
                            "--application",
                            "http://127.0.0.1:1",
                            "--once"))
                    .isEqualTo("2 The memory " + memory + " is in use by another witness: stop that one first.");
        }
        assertThat(program(
                        "--member",
                        "la",
                        "--memory",
                        memory.toString(),
                        "--application",
                        "http://127.0.0.1:1",
                        "--once"))
                .startsWith("2 This witness's key, ");
    }

    @Test
    void startsWhereverItLiesAndWhateverTheLanguage() throws Exception {
        Path home = Files.createDirectories(directory.resolve("a folder"));
        AloneProgram.copy(home, "witness", "verifier", "witness");
        String plain = "env -i PATH=\"$PATH\" JAVA_HOME=\"${JAVA_HOME:-}\" LC_ALL=C ";

        assertThat(AloneProgram.run(
                        List.of("bash", "-c", plain + "\"$1/bin/witness\" --help", "witness", home.toString())))
                .startsWith("0 Usage: witness --member la ")
                .contains("--trust key-of-a-log]…");
        AloneProgram.putOldJava(home);
        assertThat(AloneProgram.run(List.of(
                        "bash",
                        "-c",
                        "JAVA_HOME= PATH=\"$1/old:$PATH\" \"$1/bin/witness\" --help",
                        "witness",
                        home.toString())))
                .startsWith("2 Java 11 is too old");
        Files.writeString(home.resolve("src/main/java/tributary/verifier/Fault.java"), "no Java");
        assertThat(AloneProgram.run(List.of("bash", "-c", "\"$1/bin/witness\" --help", "witness", home.toString())))
                .startsWith("2 ")
                .endsWith("The witness could not be compiled: see above.");
    }

    private JsonNode heads() {
        return Http.readJson(Http.send(
                                HttpClient.newHttpClient(),
                                HttpRequest.newBuilder(URI.create(
                                                "http://localhost:" + port + "/api/audit/checkpoints?limit=100"))
                                        .header("Authorization", "Bearer " + TestSystem.token("mm", "auditor"))
                                        .build())
                        .body())
                .path("checkpoints");
    }

    /** What the script runs, without compiling it again. */
    private static String program(String... options) throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = WitnessProgram.run(options, new PrintStream(out, true, StandardCharsets.UTF_8));
        return code + " " + out.toString(StandardCharsets.UTF_8).strip();
    }

    private static String run(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("bin/witness"));
        command.addAll(List.of(options));
        return AloneProgram.run(command);
    }
}

package tributary.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bin/run} says when it cannot start; in a copy of the scripts, so that a running system is not in the way. */
class ScriptTests {

    @TempDir
    Path project = Path.of("");

    @BeforeEach
    void copyScripts() throws IOException {
        Files.createDirectories(project.resolve("bin"));
        for (String script : new String[] {"run", "prerequisites.sh"}) {
            Files.copy(
                    Project.root().resolve("bin").resolve(script),
                    project.resolve("bin").resolve(script));
        }
    }

    @Test
    void namesATakenPortAndTheSettingThatChangesIt() throws Exception {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            String port = Integer.toString(taken.getLocalPort());

            assertThat(run(Map.of("SERVER_PORT", port, "KEYCLOAK_PORT", "0")))
                    .isEqualTo(
                            new Ended(
                                    1,
                                    "Port " + port
                                            + " is taken: end what listens there, or choose another port by SERVER_PORT (0 picks a free one).\n"));
        }
    }

    @Test
    void refusesAPortThatIsNone() throws Exception {
        assertThat(run(Map.of("SERVER_PORT", "0", "KEYCLOAK_PORT", "70000")))
                .isEqualTo(
                        new Ended(1, "KEYCLOAK_PORT is 70000: give a port from 1 to 65535, or 0 for any free one.\n"));
    }

    @Test
    void namesTheVersionOfATooOldJava() throws Exception {
        Path old = Files.createDirectories(project.resolve("old-jdk"));
        program(old.resolve("java"), "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");
        program(old.resolve("javac"), "exit 0");

        assertThat(run(Map.of("PATH", old + ":" + System.getenv("PATH"), "JAVA_HOME", "")))
                .isEqualTo(
                        new Ended(
                                1,
                                "Java 11 is too old: Tributary needs a JDK 17 or newer. Put one first in PATH or set JAVA_HOME.\n"));
    }

    @Test
    void tellsHowMuchRoomAFullDiskLacks() throws Exception {
        Ended ended = run(Map.of("TRIBUTARY_MINIMUM_DISK_MB", "999999999"));

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output())
                .matches("The disk is too full: \\d+ MB are free below .*, 999999999 MB are needed\\.\\n");
    }

    @Test
    void keepsKeycloakAtTheAddressThatItsDataKnows() throws Exception {
        Files.createDirectories(project.resolve("target/local"));
        Files.writeString(
                project.resolve("target/local/addresses.json"),
                "{\n  \"application\" : \"http://localhost:41001\",\n  \"keycloak\" : \"http://localhost:41002\"\n}");

        Ended ended = run(Map.of("KEYCLOAK_PORT", "41003"));

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).startsWith("The data here was made with Keycloak at port 41002");
    }

    @Test
    void refusesArgumentsThatItDoesNotKnow() throws Exception {
        assertThat(run(Map.of(), "--frehs"))
                .isEqualTo(new Ended(1, "bin/run does not know --frehs: it takes --fresh, --servers or --help.\n"));
    }

    private Ended run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "bin/run")
                .directory(project.toFile())
                .redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        builder.environment().putAll(Map.of("SERVER_PORT", "0", "KEYCLOAK_PORT", "0"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), output);
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Ended(int code, String output) {}
}

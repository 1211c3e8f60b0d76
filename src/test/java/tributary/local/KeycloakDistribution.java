package tributary.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Keycloak's own distribution from Maven, unpacked and built once for this machine. */
final class KeycloakDistribution {

    /** Everything that Keycloak settles when it is built; a change makes another build. */
    private static final List<String> SETTINGS = List.of(
            "--db=postgres",
            "--health-enabled=false",
            "--metrics-enabled=false",
            "--features-disabled=kerberos,ciba,device-flow,impersonation");

    private KeycloakDistribution() {}

    /** The directory of a built Keycloak; the first call on a machine downloads and builds it, which takes a minute or two. */
    static Path prepare(Progress progress) {
        String version = Project.version("keycloak.version");
        String settings = HexFormat.of().toHexDigits(SETTINGS.hashCode());
        Path built = Project.cache().resolve("keycloak-" + version + "-" + settings);
        if (Files.isDirectory(built)) {
            return built;
        }
        try {
            Files.createDirectories(Project.cache());
            try (FileChannel lock = FileChannel.open(
                            Project.cache().resolve("keycloak.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    var held = lock.lock()) {
                if (held.isValid() && !Files.isDirectory(built)) {
                    build(version, built, progress);
                }
            }
            return built;
        } catch (IOException failure) {
            throw new UncheckedIOException("Keycloak could not be prepared in " + built, failure);
        }
    }

    private static void build(String version, Path built, Progress progress) throws IOException {
        Path workshop = Files.createTempDirectory(Project.cache(), "keycloak-");
        try {
            progress.tell("Fetching Keycloak " + version + " (176 MB, once)");
            String artifact = "org.keycloak:keycloak-quarkus-dist:" + version + ":tar.gz";
            run(
                    Project.root(),
                    List.of(
                            "mvn",
                            "-q",
                            "-B",
                            "dependency:copy",
                            "-Dartifact=" + artifact,
                            "-DoutputDirectory=" + workshop));
            progress.tell("Unpacking Keycloak");
            run(workshop, List.of("tar", "xzf", "keycloak-quarkus-dist-" + version + ".tar.gz"));
            progress.tell("Building Keycloak (once)");
            Path home = workshop.resolve("keycloak-" + version);
            List<String> command =
                    new ArrayList<>(List.of(home.resolve("bin/kc.sh").toString(), "build"));
            command.addAll(SETTINGS);
            run(home, command);
            Files.move(home, built);
        } finally {
            Directories.delete(workshop);
        }
    }

    private static void run(Path directory, List<String> command) throws IOException {
        Path output = Files.createTempFile("tributary-", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(Map.of("JAVA", Java.executable(), "JAVA_OPTS_KC_HEAP", "-Xmx512m"));
            int code = builder.start().waitFor();
            if (code != 0) {
                throw new IllegalStateException(
                        String.join(" ", command) + " ended with code " + code + ":\n" + Project.read(output));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while preparing Keycloak", interrupted);
        } finally {
            Files.deleteIfExists(output);
        }
    }
}

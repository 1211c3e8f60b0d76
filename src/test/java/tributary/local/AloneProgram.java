package tributary.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that needs a JDK and nothing else, as its script runs it. */
public final class AloneProgram {

    private AloneProgram() {}

    /** Copies the script and the packages that it compiles, and nothing else. */
    public static void copy(Path home, String script, String... packages) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        for (String file : List.of("bin/" + script, "bin/prerequisites.sh")) {
            Files.copy(Project.root().resolve(file), home.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        for (String name : packages) {
            String folder = "src/main/java/tributary/" + name;
            Path sources = Files.createDirectories(home.resolve(folder));
            try (Stream<Path> files = Files.list(Project.root().resolve(folder))) {
                for (Path file : files.toList()) {
                    Files.copy(file, sources.resolve(file.getFileName()));
                }
            }
        }
    }

    /** Puts a Java that is too old into the folder {@code old}. */
    public static void putOldJava(Path home) throws IOException {
        Path folder = Files.createDirectories(home.resolve("old"));
        for (String program : List.of("java", "javac")) {
            Path old = folder.resolve(program);
            Files.writeString(old, "#!/bin/sh\necho 'openjdk version \"11.0.1\"' >&2\n");
            assertThat(old.toFile().setExecutable(true)).isTrue();
        }
    }

    /** How it ended and what it printed. */
    public static String run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(Project.root().toFile()).redirectErrorStream(true);
        // A virtual machine that finds it says so.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() + " " + output.strip();
    }
}

package tributary.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nothing in this repository opens a door but those of a demonstration. */
class SecretsTests {

    private static final Set<String> NOT_OURS = Set.of(".git", "target", "node_modules", ".idea");
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("-----BEGIN (RSA |EC |OPENSSH |ENCRYPTED )?PRIVATE KEY-----\\s*[A-Za-z0-9+/]{40}"),
            Pattern.compile("\\bAKIA[0-9A-Z]{16}\\b"),
            Pattern.compile("\\bgh[pousr]_[A-Za-z0-9]{30,}"),
            Pattern.compile("\\bxox[abp]-[A-Za-z0-9-]{20,}"),
            Pattern.compile("\\beyJ[A-Za-z0-9_-]{20,}\\.eyJ[A-Za-z0-9_-]{20,}\\.[A-Za-z0-9_-]{20,}"));
    private static final Pattern NAMED = Pattern.compile(
            "(?i)(password|secret|api[_-]?key|access[_-]?token)[\"']?\\s*[:=]\\s*[\"']([^\"'\\s]{8,})[\"']");
    /** References to settings and variables, what the demonstration's own files say, and what an attacker in a test would choose. */
    private static final Pattern HARMLESS = Pattern.compile(
            "\\$.*|\\{.*|.*Demo-2026.*|local-run-.*|[a-z]+([-_.][a-z]+)+|/run/secrets/.*|Open-Sesame-2026");

    @Test
    void repositoryHoldsNoSecret() {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            String text = read(file);
            for (Pattern form : FORMS) {
                form.matcher(text).results().forEach(result -> found.add(file + ": " + form));
            }
            Matcher named = NAMED.matcher(text);
            while (named.find()) {
                if (!HARMLESS.matcher(named.group(2)).matches()) {
                    found.add(file + ": " + named.group(1));
                }
            }
        }

        assertThat(found).isEmpty();
    }

    @Test
    void realmsOfTheMembersTakeTheirSecretsFromTheEnvironmentAndBringNoUsers() {
        List<Path> realms =
                files().stream().filter(file -> file.endsWith("realm.json")).toList();

        assertThat(realms).hasSize(7).allSatisfy(file -> {
            JsonNode realm = new ObjectMapper().readTree(Files.readString(file));
            assertThat(realm.has("users")).isFalse();
            assertThat(realm.findValuesAsText("secret"))
                    .isNotEmpty()
                    .allMatch(secret -> secret.matches("\\$\\{[A-Z_]+}"));
            assertThat(realm.findValuesAsText("publicClient")).allMatch("false"::equals);
            assertThat(realm.findValuesAsText("directAccessGrantsEnabled")).allMatch("false"::equals);
        });
    }

    private static List<Path> files() {
        List<Path> found = new ArrayList<>();
        try {
            // What is not ours is not entered: servers make and remove files there meanwhile.
            Files.walkFileTree(Project.root(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes itself) {
                    return isOurs(directory) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes itself) {
                    if (itself.isRegularFile() && isOurs(file)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return found;
    }

    private static boolean isOurs(Path file) {
        for (Path part : Project.root().relativize(file)) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (MalformedInputException picture) {
            return "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

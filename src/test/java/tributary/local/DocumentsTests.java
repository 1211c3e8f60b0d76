package tributary.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents speak of what is there. */
class DocumentsTests {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");
    private static final Pattern TEST = Pattern.compile("`(\\w+Tests)`");
    private static final Pattern SETTING = Pattern.compile("\\$\\{([A-Z][A-Z_]+)");

    static List<Path> documents() {
        Path root = Project.root();
        return Stream.concat(
                        Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md").map(root::resolve),
                        files(root.resolve("docs"))
                                .filter(file -> file.toString().endsWith(".md")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksLeadSomewhere(Path document) {
        assertThat(found(LINK, document).filter(link -> !link.contains(":")))
                .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void namedTestsExist(Path document) {
        Set<String> tests = files(Project.root().resolve("src/test/java"))
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());

        assertThat(found(TEST, document)).allSatisfy(test -> assertThat(tests).contains(test));
    }

    @Test
    void everySettingIsDescribed() {
        String described = Project.read(Project.root().resolve("docs/configuration.md"))
                .replaceAll("`…_([A-Z]+)`", "`TRIBUTARY_IDENTITY_CLIENT_SECRET_$1`");
        Set<String> settings = Stream.of("src/main/resources/application.yaml", "docker-compose.yml")
                .flatMap(file -> found(SETTING, Project.root().resolve(file)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(settings).allSatisfy(setting -> assertThat(described).contains("`" + setting + "`"));
    }

    private static Stream<String> found(Pattern pattern, Path file) {
        return pattern.matcher(Project.read(file)).results().map(result -> result.group(1));
    }

    private static Stream<Path> files(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

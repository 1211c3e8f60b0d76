package tributary.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the log is said to tell, by its format's description and by the words that its readers see, something tells. */
class EntryTypesTests {

    private static final Pattern CODE = Pattern.compile("`([a-z]+(?:-[a-z]+)+)`");
    private static final Pattern LITERAL = Pattern.compile("[\"']([a-z]+(?:-[a-z]+)*)[\"']");

    @Test
    void everyTypeThatTheFormatDescribesIsToldOf() throws IOException {
        String format = Files.readString(Path.of("docs/audit-format.md"));
        String engine = format.substring(format.indexOf("**What the engine tells.**"), format.indexOf("## The bundle"));
        Set<String> described = engine.lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> CODE.matcher(line.split("\\|", 3)[1]).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(described).contains("process-started", "incident-removed").hasSizeGreaterThan(30);
        assertThat(told()).containsAll(described);
        assertThat(words()).containsAll(described);
    }

    @Test
    void everyTypeThatHasWordsIsToldOf() throws IOException {
        Set<String> words = words();
        // What the nightly comparison calls either end of a task.
        words.remove("task-ended");

        assertThat(told()).containsAll(words);
    }

    /** Types that auditors' pages have words for. */
    private static Set<String> words() throws IOException {
        Properties messages = new Properties();
        messages.load(new StringReader(Files.readString(Path.of("src/main/resources/messages-audit.properties"))));
        messages.load(new StringReader(Files.readString(Path.of("src/main/resources/messages-retention.properties"))));
        return messages.stringPropertyNames().stream()
                .filter(key -> key.matches("audit\\.type\\.[a-z-]+"))
                .map(key -> key.substring("audit.type.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Words in the code of whatever makes entries, or milestones that become entries, and in the migrations, which leave tombstones. */
    private static Set<String> told() throws IOException {
        Set<String> told = new TreeSet<>();
        for (Path folder : List.of(Path.of("src/main/java"), Path.of("src/main/resources/db/migration"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String code = Files.readString(file);
                    if (isTelling(file, code)) {
                        LITERAL.matcher(code).results().forEach(found -> told.add(found.group(1)));
                    }
                }
            }
        }
        return told;
    }

    private static boolean isTelling(Path file, String code) {
        return file.toString().endsWith(".sql")
                || file.startsWith("src/main/java/tributary/proposal")
                || code.contains("AuditEvent.of(")
                || code.contains("new LogOpened(")
                || code.contains("milestone");
    }
}

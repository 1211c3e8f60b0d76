package tributary.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Whatever a page or a model may say has words for its readers. */
class MessagesTests {

    private static final Pattern KEY = Pattern.compile("#\\{([a-z][a-zA-Z0-9.-]*)[}(]");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern OUTCOMES = Pattern.compile("name=\"outcomes\" value=\"([^\"]+)\"");
    private static final Pattern KIND = Pattern.compile("(?m)^([a-z0-9-]+): \\{(?!.*form: \"Y\")");

    private final Properties messages = new Properties();

    MessagesTests() throws IOException {
        for (Resource bundle : find("file:src/main/resources/messages*.properties")) {
            try (InputStream file = bundle.getInputStream()) {
                messages.load(file);
            }
        }
    }

    @Test
    void everyTextOfAPageIsThere() throws IOException {
        assertThat(messages.stringPropertyNames()).containsAll(all("file:src/main/resources/templates/**/*.html", KEY));
    }

    @Test
    void everyOutcomeOfATaskHasWords() throws IOException {
        Set<String> outcomes = new TreeSet<>();
        all("file:processes/*/*.bpmn", OUTCOMES).forEach(list -> outcomes.addAll(Set.of(list.split(","))));

        assertThat(messages.stringPropertyNames())
                .containsAll(
                        outcomes.stream().map(outcome -> "outcome." + outcome).toList());
    }

    @Test
    void everyFileOfRulesHasWordsForAuditors() throws IOException {
        Set<String> files = new TreeSet<>();
        for (Resource file : find("file:processes/*/*.dmn")) {
            files.add(String.valueOf(file.getFilename()).replace(".dmn", ""));
        }

        assertThat(files).contains("legal-framework", "consistency");
        assertThat(messages.stringPropertyNames())
                .containsAll(files.stream().map(file -> "audit.file." + file).toList());
    }

    @Test
    void everyKindOfDocumentHasWords() throws IOException {
        Set<String> kinds = all("file:processes/joint/document-kinds.yaml", KIND);

        assertThat(kinds).contains("feasibility-study", "eia-report");
        assertThat(messages.stringPropertyNames())
                .containsAll(kinds.stream().map(kind -> "document-kind." + kind).toList());
    }

    private static Set<String> all(String files, Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        for (Resource file : find(files)) {
            pattern.matcher(COMMENT.matcher(file.getContentAsString(StandardCharsets.UTF_8))
                            .replaceAll(""))
                    .results()
                    .forEach(result -> found.add(result.group(1)));
        }
        return found;
    }

    private static Resource[] find(String pattern) throws IOException {
        return new PathMatchingResourcePatternResolver().getResources(pattern);
    }
}

package tributary.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the README tells its reader to type, typed. */
@TributaryTest
class ReadmeTests {

    private static final String README = Project.read(Project.root().resolve("README.md"));

    // Who, country, user, what to do.
    private static final Pattern ROW = Pattern.compile("(?m)^\\|[^|\\n]+\\|[^|\\n]+\\|([^|\\n]+)\\|[^|\\n]+\\|$");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @LocalServerPort
    private int port;

    @Test
    void showsWhatWillApply() throws Exception {
        JsonNode preview = request(1);

        assertThat(preview.findValuesAsText("rule")).contains("LA-L8", "CN-H02");
        assertThat(preview.at("/mekongProcedure/rule").asText()).isEqualTo("MK-08");
    }

    @Test
    void keepsADraft() throws Exception {
        JsonNode draft = request(2);

        assertThat(draft.path("status").asText()).isEqualTo("draft");
        assertThat(draft.path("id").asText()).isNotEmpty();
    }

    @Test
    void listsAReviewersTasks() throws Exception {
        assertThat(request(3).isArray()).isTrue();
    }

    @Test
    void namesUsersThatCanSignIn() {
        List<String> users = ROW.matcher(section("Sign in and try each role"))
                .results()
                .flatMap(row -> NAME.matcher(row.group(1)).results().map(name -> name.group(1)))
                .toList();

        assertThat(users).hasSizeGreaterThan(8);
        assertThat(Stream.concat(DemoRealms.users("la").stream(), DemoRealms.users("joint").stream())
                        .toList())
                .containsAll(users);
    }

    private static String section(String title) {
        int begin = README.indexOf("## " + title);
        return README.substring(begin, README.indexOf("\n## ", begin));
    }

    private JsonNode request(int number) throws IOException, InterruptedException {
        List<String> blocks = Pattern.compile("```\\n(.*?)```", Pattern.DOTALL)
                .matcher(section("The API in three requests"))
                .results()
                .map(found -> found.group(1))
                .toList();
        String script = (blocks.get(0) + blocks.get(number))
                .replace("http://localhost:8180", TestSystem.keycloakUrl())
                .replace("http://localhost:8080", "http://localhost:" + port);
        Process shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
                .directory(Project.root().toFile())
                .start();
        String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue()).as(answer).isZero();
        return new ObjectMapper().readTree(answer);
    }
}

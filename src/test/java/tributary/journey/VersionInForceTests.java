package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.local.TableRows;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

/** What auditors read of a review once a newer version of the table and of the model is there that it ran on. */
@TributaryTest
class VersionInForceTests {

    private static final String TABLE = "legal-framework.dmn";
    private static final String MODEL = "national-review.bpmn";
    private static final String FIRST_COLUMN = "label=\"Role in the project\"";
    private static final String NAME = "name=\"National review (Lao PDR)\"";

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    private Walk walk;
    private Visitor auditor;

    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void reviewAndSignIn() {
        walk = Walk.draft(
                        new Api(URI.create("http://localhost:" + port), TestSystem::token),
                        "cn.enterprise",
                        SampleProposals.garmentsInLaos())
                .submit()
                .untilOpen("la.check-completeness");
        walk.withdraw("Shown.");
        auditor = Visitor.signedIn(port, "la", "auditor");
    }

    @Test
    void showsTheTableAsItWasWhenTheRuleFired() throws IOException {
        JsonNode fired = walk.audited("la.auditor", "rule-fired").stream()
                .filter(entry -> entry.at("/detail/table").asText().equals("legal-framework")
                        && entry.at("/detail/member").asText("la").equals("la"))
                .findFirst()
                .orElseThrow();
        String row = fired.at("/detail/row").asText(fired.path("rule").asText());
        String address = "/audit/proposals/" + walk.id() + "/rules/"
                + fired.path("position").asLong();
        String before = auditor.get(address).body();
        String changed = file(TABLE)
                .replace(FIRST_COLUMN, "label=\"Part played\"")
                .replace("id=\"" + row + "\"", "id=\"" + row + "-renamed\"");

        whileNewest(TABLE, changed, () -> {
            String after = auditor.get(address).body();
            assertThat(TableRows.of(after))
                    .isEqualTo(TableRows.of(before))
                    .anyMatch(shown -> shown.contains("Role in the project"))
                    .noneMatch(shown -> shown.contains("Part played"));
            String hit = after.substring(after.indexOf("<tr class=\"govuk-table__row rule-fired\""));
            assertThat(TableRows.of(hit).get(0)).startsWith(row + " fired | ");
        });
    }

    @Test
    void drawsThePathOnTheModelThatTheProcessRanOn() throws IOException {
        String instance = walk.audited("la.auditor", "process-started").stream()
                .filter(entry -> entry.path("process").asText().equals("national-review"))
                .findFirst()
                .orElseThrow()
                .path("instance")
                .asText();
        String path = "/audit/proposals/" + walk.id() + "/processes/" + instance;
        String model = auditor.get(path + "/model").body();
        assertThat(model).contains(NAME);

        whileNewest(MODEL, file(MODEL).replace(NAME, "name=\"Review of another day\""), () -> {
            assertThat(auditor.get(path + "/model").body()).isEqualTo(model);
            assertThat(auditor.get(path).body())
                    .contains("National review (Lao PDR)")
                    .doesNotContain("Review of another day");
        });
    }

    /** Takes the newer version away again: other tests' reviews run on the one before. */
    private void whileNewest(String name, String content, Runnable work) throws IOException {
        assertThat(content).isNotEqualTo(file(name));
        String deployment = repository
                .createDeployment()
                .name("newer")
                .tenantId("la")
                .addString(name, content)
                .deploy()
                .getId();
        try {
            work.run();
        } finally {
            repository.deleteDeployment(deployment);
        }
    }

    private static String file(String name) throws IOException {
        try (InputStream file = VersionInForceTests.class.getResourceAsStream("/processes/laos/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

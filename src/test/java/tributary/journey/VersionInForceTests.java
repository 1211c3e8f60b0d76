package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
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
    private static final String FIRST_COLUMN = "label=\"Role in the project\"";

    /** Ends as soon as it has begun. */
    private static final String MODEL = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                         targetNamespace="samples">
              <process id="%s" name="%s" isExecutable="true" camunda:historyTimeToLive="3650">
                <startEvent id="start"/>
                <sequenceFlow id="flow" sourceRef="start" targetRef="end"/>
                <endEvent id="end"/>
              </process>
            </definitions>
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

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

        assertThat(changed).isNotEqualTo(file(TABLE));

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
    void drawsThePathOnTheModelThatTheProcessRanOn() {
        String key = "sample-versions-" + walk.id();
        String model = MODEL.formatted(key, "Sample of that day");
        deploy(key + ".bpmn", model);
        String instance = runtime.createProcessInstanceByKey(key)
                .processDefinitionTenantId("la")
                .businessKey(walk.id().toString())
                .execute()
                .getId();
        String path = "/audit/proposals/" + walk.id() + "/processes/" + instance;

        whileNewest(key + ".bpmn", MODEL.formatted(key, "Sample of another day"), () -> {
            assertThat(auditor.get(path + "/model").body()).isEqualTo(model);
            assertThat(auditor.get(path).body()).contains("Sample of that day").doesNotContain("Sample of another day");
        });
    }

    /** Takes the newer version away again. */
    private void whileNewest(String name, String content, Runnable work) {
        String deployment = deploy(name, content);
        try {
            work.run();
        } finally {
            repository.deleteDeployment(deployment);
        }
    }

    private String deploy(String name, String content) {
        return repository
                .createDeployment()
                .name("sample-versions")
                .tenantId("la")
                .addString(name, content)
                .deploy()
                .getId();
    }

    private static String file(String name) throws IOException {
        try (InputStream file = VersionInForceTests.class.getResourceAsStream("/processes/laos/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

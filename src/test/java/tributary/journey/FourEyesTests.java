package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.local.KeycloakAdministrator;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;

/** Somebody who is in every group of a government, and still may not do everything. */
@TributaryTest
@SuppressWarnings("NullAway.Init")
class FourEyesTests {

    @LocalServerPort
    private int port;

    private final String name = "everywhere-" + UUID.randomUUID().toString().substring(0, 8);
    private final String person = "la." + name;
    private KeycloakAdministrator keycloak;
    private String id;
    private Api api;

    @BeforeEach
    void createPerson() {
        Optional<KeycloakAdministrator> administrator = KeycloakAdministrator.find();
        assumeThat(administrator)
                .as("The Keycloak that TRIBUTARY_TEST_KEYCLOAK names has an administrator for tests")
                .isPresent();
        keycloak = administrator.orElseThrow();
        id = keycloak.createUser("la", name, keycloak.listGroups("la"));
        api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
    }

    @AfterEach
    void removePerson() {
        if (id != null) {
            keycloak.deleteUser("la", id);
        }
    }

    @Test
    void letsNobodyDecideWhatTheyPrepared() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .untilOpen("check-completeness");
        Map<String, Object> complete = new LinkedHashMap<>(Walk.outcome("pass", "Complete."));
        complete.put("level", Map.of("value", "central"));
        walk.complete(person, walk.taskId("la.check-completeness"), complete).expect(204);
        walk.untilOpen("la.decide-national");
        String task = walk.taskId("la.decide-national");

        assertRefused(
                task, walk, person + " prepared this review at check-completeness: whoever prepared does not approve.");

        assertThat(walk.audited("la.auditor", "person-refused")).hasSize(3).allSatisfy(entry -> {
            assertThat(entry.path("actor").asText()).isEqualTo(person);
            assertThat(entry.path("step").asText()).isEqualTo("decide-national");
            assertThat(entry.at("/detail/reason").asText()).contains("whoever prepared does not approve");
        });
        assertThat(walk.audited("cn.auditor", "person-refused")).isEmpty();
        walk.complete("la.approver", task, Walk.outcome("approve", "Approved.")).expect(204);
    }

    @Test
    void letsNobodyWorkOnAProposalOfTheirOwnOrganization() {
        keycloak.joinOrganization("la", "la-works", id);
        Walk walk = Walk.draft(api, "la.enterprise", SampleProposals.foodProcessingInChina())
                .submit();
        api.get(person, "/engine-rest/task/count").expect(200);
        String task = firstTaskOf(walk);

        assertRefused(
                task,
                walk,
                person + " belongs to la-works, whose proposal this is: nobody reviews their own organization's.");

        assertThat(walk.audited("la.auditor", "person-refused")).hasSize(3);
        walk.withdraw("Shown.");
    }

    /** By whichever way they come. */
    private void assertRefused(String task, Walk walk, String reason) {
        List<Api.Answer> answers = new ArrayList<>();
        answers.add(api.post(person, "/engine-rest/task/" + task + "/claim", Map.of("userId", person)));
        answers.add(walk.complete(person, task, Walk.outcome("approve", "By me.")));
        answers.add(api.post(
                person,
                "/engine-rest/task/" + task + "/submit-form",
                Map.of("variables", Walk.outcome("approve", "By me."))));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.expect(403).json().path("detail").asText()).isEqualTo(reason);
            assertThat(answer.json().path("type").asText()).isEqualTo("urn:problem-type:tributary:not-allowed");
        });
        assertThat(api.get("la.focal", "/engine-rest/task/" + task)
                        .expect(200)
                        .json()
                        .path("assignee")
                        .isNull())
                .isTrue();
    }

    private String firstTaskOf(Walk walk) {
        return walk.findOpen(seen -> seen.tenant().equals("la"))
                .orElseThrow()
                .task()
                .path("id")
                .asText();
    }
}

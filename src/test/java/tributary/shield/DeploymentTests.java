package tributary.shield;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;

/** Nobody deploys a model from outside, or takes one away; what is deployed comes with the application. */
@TributaryTest
class DeploymentTests {

    private static final String FORM = """
            --x\r
            Content-Disposition: form-data; name="deployment-name"\r
            \r
            from outside\r
            --x\r
            Content-Disposition: form-data; name="tenant-id"\r
            \r
            la\r
            --x\r
            Content-Disposition: form-data; name="a.bpmn"; filename="a.bpmn"\r
            \r
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
              <process id="from-outside" isExecutable="true" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                  camunda:historyTimeToLive="1"><startEvent id="s"/></process>
            </definitions>\r
            --x--\r
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ShieldWall shield;

    @AfterEach
    void putUpShield() {
        shield.putUp();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"focal", "legal", "environment", "finance", "approver", "operator", "auditor", "enterprise"})
    void isRefusedByTheShield(String user) throws Exception {
        assertThat(deploy(user).statusCode()).isEqualTo(403);
        assertThat(remove(user).statusCode()).isEqualTo(403);
        assertThatNothingHappened();
    }

    @Test
    void isRefusedByTheEnginesRightsAlone() throws Exception {
        shield.takeDown();

        for (String user : List.of("focal", "legal", "environment", "finance", "approver")) {
            assertThat(deploy(user).statusCode()).isEqualTo(403);
            assertThat(remove(user).statusCode()).isIn(403, 404);
        }
        assertThatNothingHappened();
    }

    private void assertThatNothingHappened() {
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("from-outside")
                        .count())
                .isZero();
        assertThat(repository.createDeploymentQuery().deploymentId(laos()).count())
                .isEqualTo(1);
    }

    private String laos() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("national-review")
                .tenantIdIn("la")
                .latestVersion()
                .singleResult()
                .getDeploymentId();
    }

    private HttpResponse<String> deploy(String user) throws Exception {
        return send(
                user,
                "/deployment/create",
                request -> request.header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString(FORM)));
    }

    private HttpResponse<String> remove(String user) throws Exception {
        return send(user, "/deployment/" + laos() + "?cascade=true", HttpRequest.Builder::DELETE);
    }

    private HttpResponse<String> send(String user, String path, UnaryOperator<HttpRequest.Builder> call)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/engine-rest" + path))
                .header("Authorization", "Bearer " + TestSystem.token("la", user));
        return HttpClient.newHttpClient().send(call.apply(request).build(), HttpResponse.BodyHandlers.ofString());
    }
}

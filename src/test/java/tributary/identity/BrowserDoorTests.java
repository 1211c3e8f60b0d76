package tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

@TributaryTest
class BrowserDoorTests {

    @LocalServerPort
    private int port;

    @Test
    void offersTheCountries() {
        String page = new Visitor(port).get("/sign-in?as=reviewer").body();

        assertThat(page)
                .contains(
                        "Cambodia",
                        "China",
                        "Lao PDR",
                        "Myanmar",
                        "Thailand",
                        "Viet Nam",
                        "/oauth2/authorization/joint");
    }

    @Test
    void forbidsInlineScriptsOnOurPages() {
        String policy = new Visitor(port)
                .get("/")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();

        assertThat(policy)
                .contains("script-src 'self';", "frame-ancestors 'self'")
                .doesNotContain("unsafe");
    }

    @Test
    void tellsScriptsThatNobodyIsSignedIn() {
        assertThat(new Visitor(port)
                        .call("GET", "/camunda/api/engine/engine", "")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void showsAPageForWhatIsNotThere() {
        Visitor reviewer = Visitor.signedIn(port, "la", "legal");

        assertThat(reviewer.get("/nowhere").statusCode()).isEqualTo(403);
        assertThat(reviewer.get("/nowhere").body())
                .contains("You may not see this page")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/camunda/app/admin/default/",
        "GET,/camunda/app/welcome/default/",
        "POST,/camunda/api/admin/setup/default/user/create",
        "POST,/camunda/api/admin/auth/user/default/login/tasklist",
        "GET,/camunda/api/engine/engine/default/user",
        "GET,/camunda/api/engine/engine/default/history/task",
        "GET,/camunda/api/engine/engine/default/metrics",
        "POST,/camunda/api/engine/engine/default/task/create",
        "POST,/camunda/api/engine/engine/default/process-definition/key/national-review/start",
        "POST,/camunda/api/engine/engine/default/filter/create",
        "POST,/camunda/api/engine/engine/default/deployment/create",
        "GET,/camunda/api/engine/task"
    })
    void refusesWhatTheWebAppsAreNotMeantFor(String method, String path) {
        for (String user : new String[] {"legal", "operator", "auditor", "enterprise"}) {
            Visitor visitor = Visitor.signedIn(port, "la", user);
            assertThat(visitor.call(method, path, method.equals("POST") ? "{}" : "")
                            .statusCode())
                    .as(user)
                    .isEqualTo(403);
        }
    }

    @Test
    void doesNotSignAnybodyOutByALinkFromElsewhere() {
        Visitor reviewer = Visitor.signedIn(port, "la", "legal");

        assertThat(reviewer.get("/sign-out").body()).contains("Do you want to sign out?");
        assertThat(reviewer.get("/camunda/app/tasklist/default/").body())
                .doesNotContain("Which country do you belong to?");
    }
}

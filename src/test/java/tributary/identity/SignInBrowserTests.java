package tributary.identity;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.engine.SampleReviews;
import tributary.local.BrowserTest;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;

@TributaryTest
class SignInBrowserTests {

    @LocalServerPort
    private int port;

    @Autowired
    private SampleReviews reviews;

    private BrowserContext browser;
    private Page page;
    private final List<String> refused = new ArrayList<>();

    @BeforeEach
    void open() {
        TestSystem.keycloakUrl();
        browser = TestSystem.browser().newContext(new Browser.NewContextOptions().setViewportSize(1400, 900));
        browser.setDefaultTimeout(90_000);
        page = browser.newPage();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                refused.add(message.text());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 400 && response.url().contains("/camunda/")) {
                refused.add(response.status() + " " + response.request().method() + " " + response.url());
            }
        });
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void leadsAReviewerFromTheStartPageThroughTasklistToSignOut() {
        String task = reviews.start("la");

        page.navigate("http://localhost:" + port + "/");
        page.getByText("Focal point, reviewer or approver").click();
        page.getByText("Lao PDR").click();
        signIn("environment");
        page.waitForURL("**/camunda/app/tasklist/default/**");
        BrowserTest.awaitLoaded(page, page.getByText("My tasks").first(), refused::clear);
        page.getByText("Open tasks").click();
        page.navigate("http://localhost:" + port + "/camunda/app/tasklist/default/#/?task=" + task);
        page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
        page.locator(".fjs-form-field-select .fjs-input-group, .fjs-form-field-select input")
                .first()
                .click();
        page.getByText("Pass", new Page.GetByTextOptions().setExact(true)).click();
        // The form may write over what is typed while it still loads its values.
        Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(60)).until(() -> {
            page.locator(".fjs-form textarea").fill("No objection.");
            page.locator(".fjs-form textarea").blur();
            return page.locator("button:has-text('Complete')").isEnabled();
        });
        page.locator("button:has-text('Complete')").click();
        page.waitForCondition(() -> !reviews.listOpen("la").contains(task));

        assertThat(page.locator(".ce-eol-banner")).isHidden();
        assertThat(page.locator(".create-task-action")).isHidden();
        assertThat(page.locator(".start-process-action")).isHidden();
        // The lists refresh by themselves, and may ask for a task that has just been completed.
        refused.removeIf(fault -> fault.startsWith("404 ") && fault.contains(task));
        assertThat(refused).isEmpty();

        page.locator(".user-management, .account.dropdown, li.account").first().click();
        page.locator("li.logout a").click();
        page.waitForURL(url -> url.equals("http://localhost:" + port + "/"));
        page.navigate("http://localhost:" + port + "/oauth2/authorization/la");
        page.locator("#username").waitFor();
    }

    @Test
    void leadsAnOperatorToCockpitOnly() {
        page.navigate("http://localhost:" + port + "/oauth2/authorization/la");
        signIn("operator");
        page.waitForURL("**/camunda/app/cockpit/default/**");
        BrowserTest.awaitLoaded(page, page.getByText("Right Now").first(), refused::clear);

        page.navigate("http://localhost:" + port + "/camunda/app/tasklist/default/");

        assertThat(page).hasTitle(Pattern.compile("You may not see this page"));
    }

    @Test
    void bringsPeopleToThePageTheyAskedFor() {
        page.navigate("http://localhost:" + port + "/camunda/app/tasklist/default/?asked");
        page.getByText("Lao PDR").click();
        signIn("legal");

        page.waitForURL("**/camunda/app/tasklist/default/?asked**");
    }

    private void signIn(String user) {
        page.locator("#username").fill(user);
        page.locator("#kc-login").click();
        page.locator("#password").fill(user + "-Demo-2026");
        page.locator("#kc-login").click();
    }
}

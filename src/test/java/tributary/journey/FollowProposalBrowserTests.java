package tributary.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.local.BrowserSignIn;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;

/** What an enterprise sees and does in the portal while its proposal is reviewed. */
@TributaryTest
@SuppressWarnings("NullAway.Init") // every test begins with signIn
class FollowProposalBrowserTests {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    /** A code where a reader expects words: {@code la.legal}, {@code review-legal-framework}, {@code portal.answer}. */
    private static final Pattern CODE = Pattern.compile(
            "\\b(cn|la|kh|th|vn|mm|joint)\\.[a-z]|\\b(milestone|portal|outcome|stage|step)\\.[a-z]"
                    + "|\\b(check|review|decide|hold|confirm|announce|collect|admit)-[a-z]+|\\?\\?|[0-9a-f]{8}-[0-9a-f]{4}-");

    @LocalServerPort
    private int port;

    private Api api;
    private BrowserContext context;
    private Page page;

    @BeforeEach
    void connect() {
        api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
    }

    @AfterEach
    void close() {
        context.close();
    }

    @ParameterizedTest(name = "with script: {0}")
    @ValueSource(booleans = {true, false})
    void anEnterpriseAnswersAQuestionWithADocument(boolean withScript) {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .answering("la.review-legal-framework", "supplement")
                .toTheEnd();
        signIn("cn", "enterprise", withScript);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Vientiane sportswear works"))
                .first()
                .click();
        assertThat(page.getByText("Lao PDR asks you for more")).isVisible();
        assertThat(page.getByText("The clock stands still until you answer")).isVisible();
        shoot("question", withScript);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Answer"))
                .click();

        page.getByLabel("Your answer").fill("The zoning letter is attached.");
        button("Upload and go on writing").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Choose a file.");
        assertThat(page.getByLabel("Your answer")).hasValue("The zoning letter is attached.");
        choose("letter.pdf");
        button("Send the answer").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Choose which document this is.");
        assertThat(page.getByLabel("Your answer")).hasValue("The zoning letter is attached.");
        shoot("answer-error", withScript);
        page.getByLabel("Kind of document").selectOption("feasibility-study");
        choose("letter.pdf");
        button("Upload and go on writing").click();
        assertThat(page.getByLabel("letter.pdf")).isChecked();
        assertThat(page.getByLabel("Your answer")).hasValue("The zoning letter is attached.");
        page.getByLabel("Your answer").fill("");
        button("Send the answer").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Write your answer.");
        assertThat(page.getByLabel("letter.pdf")).isChecked();
        page.getByLabel("Your answer").fill("The zoning letter is attached.");
        shoot("answer", withScript);
        button("Send the answer").click();

        assertThat(heading()).hasText("Vientiane sportswear works");
        assertThat(page.getByText("Answered questions")).isVisible();
        assertThat(page.getByText("asks you for more")).hasCount(0);
        shoot("answered", withScript);
        Assertions.assertThat(walk.dossier().path("revision").asInt()).isEqualTo(2);
        walk.taskId("la.review-legal-framework");
        walk.withdraw("Shown.");
    }

    @Test
    void anEnterpriseSeesHowFarEachReviewIs() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.hydropowerInLaos())
                .submit()
                .untilOpen("reply-to-consultation");
        signIn("cn", "enterprise", false);
        open(walk);

        assertThat(page.getByText("China – Home country")).isVisible();
        assertThat(page.getByText("Lao PDR – Host country")).isVisible();
        assertThat(page.getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName("Days left"))
                        .first())
                .isVisible();
        assertThat(page.getByText("Cambodia is consulted")).isVisible();
        shoot("reviews", false);
        walk.withdraw("Shown.");
    }

    @ParameterizedTest(name = "with script: {0}")
    @ValueSource(booleans = {true, false})
    void anEnterpriseAppealsAgainstARejection(boolean withScript) {
        Walk walk = Walk.draft(api, "la.enterprise", SampleProposals.foodProcessingInChina())
                .submit()
                .answering("cn.decide-national", "reject")
                .toTheEnd();
        signIn("la", "enterprise", withScript);
        open(walk);
        assertThat(page.locator("details[open]").getByText("Examined: decide national."))
                .isVisible();
        shoot("rejected", withScript);

        page.getByText(Pattern.compile("Appeal against this rejection \\(until .+\\)"))
                .click();
        button("Lodge the appeal").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Give your grounds.");
        page.getByLabel("Grounds").fill("The water balance was overlooked.");
        shoot("appeal", withScript);
        button("Lodge the appeal").click();

        assertThat(page.getByText("Being decided")).isVisible();
        assertThat(page.getByText("The water balance was overlooked.")).isVisible();
        assertThat(page.getByText("Appeal against this rejection")).hasCount(0);
        shoot("appealed", withScript);
        walk.taskId("cn.admit-appeal");
    }

    @ParameterizedTest(name = "with script: {0}")
    @ValueSource(booleans = {true, false})
    void anEnterpriseWithdrawsWhileAQuestionIsOpen(boolean withScript) {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .answering("la.check-completeness", "supplement")
                .toTheEnd();
        signIn("cn", "enterprise", withScript);
        open(walk);

        page.getByText("Withdraw the proposal").click();
        assertThat(page.getByText("This cannot be undone")).isVisible();
        button("Withdraw the proposal").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Give a reason.");
        Assertions.assertThat(walk.dossier().path("status").asText()).isEqualTo("awaiting-supplement");
        page.getByLabel("Reason").fill("The site was sold.");
        shoot("withdrawal", withScript);
        button("Withdraw the proposal").click();

        assertThat(page.getByText("Reason: The site was sold.")).isVisible();
        assertThat(page.getByText("asks you for more")).hasCount(0);
        shoot("withdrawn", withScript);
        Assertions.assertThat(walk.openTasks()).isEmpty();
    }

    @Test
    void anotherEnterpriseFindsNoneOfIt() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .answering("la.check-completeness", "supplement")
                .toTheEnd();
        String request = api.get("cn.enterprise", "/api/proposals/" + walk.id() + "/supplement-requests")
                .expect(200)
                .json()
                .at("/0/id")
                .asText();
        signIn("cn", "rival", true);

        for (String address : List.of("", "/supplement-requests/" + request, "/withdrawal", "/appeal?member=la")) {
            Response response = page.navigate("http://localhost:" + port + "/portal/proposals/" + walk.id() + address);
            Assertions.assertThat(response.status()).as(address).isEqualTo(404);
            assertThat(heading()).hasText("There is nothing at this address");
        }
        walk.withdraw("Shown.");
    }

    private void choose(String name) {
        SamplePaper paper = SamplePaper.of("feasibility-study");
        page.setInputFiles("#file", new FilePayload(name, paper.mediaType(), paper.content()));
    }

    private void signIn(String realm, String user, boolean withScript) {
        context = TestSystem.browser()
                .newContext(new Browser.NewContextOptions()
                        .setJavaScriptEnabled(withScript)
                        .setViewportSize(1280, 900));
        context.setDefaultTimeout(60_000);
        page = context.newPage();
        BrowserSignIn.signIn(page, port, realm, user);
        page.waitForURL(url -> url.startsWith("http://localhost:" + port + "/"));
        page.navigate("http://localhost:" + port + "/portal");
        assertThat(heading()).hasText("Your proposals");
    }

    private void open(Walk walk) {
        page.navigate("http://localhost:" + port + "/portal/proposals/" + walk.id());
    }

    private Locator heading() {
        return page.locator("h1").first();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Also reads the page: it shows words, not codes. */
    private void shoot(String name, boolean withScript) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(SCREENSHOTS.resolve("follow-" + name + (withScript ? "" : "-without-script") + ".png")));
        Assertions.assertThat(page.locator("main").innerText()).doesNotContainPattern(CODE);
    }
}

package tributary.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.local.BrowserTest;
import tributary.local.ShownCodes;
import tributary.local.TestSystem;

/** How a focal point takes a task from a reviewer who cannot complete it, and how another takes it up in Tasklist. */
class ReleaseBrowserTests extends BrowserTest {

    private static final String REASON = "On sick leave until further notice.";
    private static final Pattern LINK = Pattern.compile(
            "Give it back to its group\\s+\\(Check completeness, claimed by Somchit Vongsa \\(legal\\)\\)");

    @LocalServerPort
    private int port;

    private Api api;
    private Walk walk;
    private String task;

    @BeforeEach
    void claim() {
        api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
        walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .untilOpen("la.check-completeness");
        task = walk.taskId("la.check-completeness");
        api.post("la.legal", "/engine-rest/task/" + task + "/claim", Map.of("userId", "la.legal"))
                .expect(204);
    }

    @Test
    void aFocalPointGivesATaskBackWithTheKeyboardAlone() {
        signIn("la", "focal", true, 1280);
        page.navigate(
                url("/desk/proposals?text=" + walk.dossier().path("reference").asText()));
        assertThat(page.locator("tbody")).containsText("Claimed by Somchit Vongsa (legal)");
        assertShowsNoCode();
        page.locator("tbody a").first().click();
        assertThat(page.locator("main")).containsText("Claimed by Somchit Vongsa (legal) since ");
        shoot("release-dossier", true);
        assertShowsNoCode();

        press(link());
        assertThat(heading()).hasText("Give a task back to its group");
        assertThat(page.locator(".govuk-summary-list")).containsText("Check completeness");
        assertThat(page.locator(".govuk-summary-list")).containsText("Somchit Vongsa (legal)");
        assertAccessible();
        assertShowsNoCode();
        shoot("release", true);

        String tooLong = "x".repeat(1001);
        page.getByLabel("Why is it given back?").fill(tooLong);
        press(send());
        assertThat(page.locator(".govuk-error-summary")).containsText("At most 1000 characters are taken");
        assertThat(page.getByLabel("Why is it given back?")).hasValue(tooLong);
        assertAccessible();

        page.getByLabel("Why is it given back?").fill(REASON);
        page.setViewportSize(390, 844);
        shoot("release-narrow", true);
        press(send());
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Given back to its group: Check completeness");
        assertThat(page.locator(".tributary-timeline")).containsText("taken from its holder, back to the group");
        assertThat(link()).hasCount(0);
        assertAccessible();
        shoot("release-done-narrow", true);
        page.reload();
        assertThat(page.getByRole(AriaRole.STATUS)).hasCount(0);
        assertThat(page.locator("main")).containsText("Nobody has claimed it");
        walk.withdraw("Shown.");
    }

    @Test
    void whatHappenedMeanwhileIsToldOnTheForm() {
        signIn("la", "focal", true, 1280);
        page.navigate(url("/desk/tasks/" + task + "/release"));
        page.getByLabel("Why is it given back?").fill(REASON);
        api.post("la.legal", "/engine-rest/task/" + task + "/unclaim", Map.of()).expect(204);
        api.post("la.focal", "/engine-rest/task/" + task + "/claim", Map.of("userId", "la.focal"))
                .expect(204);

        send().click();
        assertThat(page.locator(".govuk-error-summary")).containsText("Somebody else holds the task by now.");
        assertThat(page.locator(".govuk-summary-list")).containsText("Khamla Sisavath (focal)");
        assertThat(page.getByLabel("Why is it given back?")).hasValue(REASON);

        api.post("la.focal", "/engine-rest/task/" + task + "/unclaim", Map.of()).expect(204);
        send().click();
        assertThat(page.locator(".govuk-error-summary")).containsText("Nobody holds the task any more");
        assertThat(page.getByText("Nobody holds this task now.")).isVisible();
        assertThat(send()).hasCount(0);
        assertAccessible();
        assertThat(walk.audited("la.auditor", "step-released")).isEmpty();
        walk.withdraw("Shown.");
    }

    @Test
    void whoMayNotGiveItBackIsOfferedNothing() {
        signIn("la", "legal", true, 1280);
        page.navigate(url("/desk/proposals/" + walk.id()));
        assertThat(page.locator("main")).containsText("Claimed by Somchit Vongsa (legal)");
        assertThat(link()).hasCount(0);
        assertThat(page.navigate(url("/desk/tasks/" + task + "/release")).status())
                .isEqualTo(403);
        walk.withdraw("Shown.");
    }

    @Test
    void aColleagueTakesItUpInTasklist() {
        api.post("la.focal", "/api/tasks/" + task + "/release", Map.of("holder", "la.legal", "reason", REASON))
                .expect(204);

        try (Tasklist tasklist = Tasklist.signedIn(port, "la", "focal")) {
            tasklist.open(task);
            tasklist.assertShows("Vientiane sportswear works");
            tasklist.claim();
        }

        assertThat(api.get("la.focal", "/engine-rest/task/" + task)
                        .expect(200)
                        .json()
                        .path("assignee")
                        .asText())
                .isEqualTo("la.focal");
        walk.toTheEnd();
        assertThat(walk.stepsOnTimeline()).contains("la.check-completeness pass");
    }

    private Locator link() {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(LINK));
    }

    private Locator send() {
        return button("Give it back to its group");
    }

    private static void press(Locator target) {
        target.focus();
        target.press("Enter");
    }

    private void assertShowsNoCode() {
        assertThat(ShownCodes.in(page.locator("main").innerText())).isEmpty();
    }
}

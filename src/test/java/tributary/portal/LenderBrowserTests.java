package tributary.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tributary.journey.Api;
import tributary.journey.SampleProposals;
import tributary.journey.Walk;
import tributary.local.BrowserTest;
import tributary.local.Pictures;
import tributary.local.TestSystem;

/** What a lender sees and does in the portal. */
class LenderBrowserTests extends BrowserTest {

    @Test
    void aLenderRecordsItsAppraisalAndTheEnterpriseReadsIt() {
        Walk walk = Walk.draft(
                        new Api(URI.create(url("")), TestSystem::token),
                        "cn.enterprise",
                        SampleProposals.transmissionLineWithLender())
                .submit();
        signIn("joint", "lender", false, 1280);
        assertThat(heading()).hasText("Proposals that name you");
        assertThat(page).hasTitle(Pattern.compile("^Proposals that name you"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Oudomxay to Luang Prabang 230 kV line"))
                .first()
                .click();
        assertThat(heading()).hasText("Oudomxay to Luang Prabang 230 kV line");
        assertThat(page.getByText("Own money: 0.0 %")).isVisible();

        page.getByLabel("Remark").fill("With the committee.");
        button("Record").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("is no stage of this lender");
        assertThat(page.locator("#stage"))
                .hasAccessibleDescription(Pattern.compile("Error:\\s+.+ is no stage of this lender\\..+"));
        assertThat(page.locator("#on")).hasAccessibleDescription("");
        assertThat(page.getByLabel("Remark")).hasValue("With the committee.");
        page.getByLabel("Stage").selectOption("Concept");
        button("Record").click();

        assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("With the committee.")))
                .containsText("Concept");
        Pictures.take(page, "lender-proposal");
        context.close();
        signIn("cn", "enterprise");
        page.navigate(url("/portal/proposals/" + walk.id()));
        assertThat(page.getByText("With the committee.")).isVisible();
        Pictures.take(page, "lender-enterprise");
        walk.withdraw("Shown.");
    }

    @Test
    void aFinanceReviewerSeesWhatTheLenderStillWants() {
        Walk walk = Walk.draft(
                        new Api(URI.create(url("")), TestSystem::token),
                        "cn.enterprise",
                        SampleProposals.transmissionLineWithLender())
                .submit()
                .recordAppraisal("joint.lender", "concept", "With the committee.")
                .untilOpen("la.decide-financing");
        signIn("la", "finance");
        Locator task = page.getByText(walk.taskName("la.decide-financing")).first();
        awaitLoaded(page, task, () -> {});
        task.click();

        assertThat(page.getByText("Its own appraisal: Concept on")).isVisible();
        assertThat(page.getByText("Steps in the home country")).isVisible();
        page.getByText("Steps in the home country").scrollIntoViewIfNeeded();
        Pictures.take(page, "lender-financing-task");
        walk.withdraw("Shown.");
    }
}

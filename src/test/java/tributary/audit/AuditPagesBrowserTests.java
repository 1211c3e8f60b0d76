package tributary.audit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.journey.Api;
import tributary.journey.SampleProposals;
import tributary.journey.Walk;
import tributary.local.BrowserSignIn;
import tributary.local.Pictures;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;

@TributaryTest
class AuditPagesBrowserTests {

    @LocalServerPort
    private int port;

    @Test
    void anAuditorReconstructsAnEndedReview() {
        Walk.draft(
                        new Api(URI.create("http://localhost:" + port), TestSystem::token),
                        "cn.enterprise",
                        SampleProposals.solarInLaos())
                .submit()
                .answering("la.decide-national", "approve-with-conditions")
                .toTheEnd();
        try (BrowserContext context =
                TestSystem.browser().newContext(new Browser.NewContextOptions().setViewportSize(1280, 900))) {
            Page page = context.newPage();
            BrowserSignIn.signIn(page, port, "la", "auditor");

            page.getByLabel("Reference or words of the title").fill("solar park");
            page.getByRole(AriaRole.BUTTON, named("Search")).click();
            page.locator("tbody a").first().click();

            assertThat(page.locator("h1")).hasText("Champasak solar park, first stage");
            assertThat(page.locator(".timeline")).containsText("la.approver");
            assertThat(page.locator(".timeline")
                            .getByText("Claimed: decide national", new Locator.GetByTextOptions().setExact(true)))
                    .hasCount(1);
            assertThat(page.locator(".timeline")).containsText("Report on resettlement every six months");
            assertThat(page.locator("details")
                            .filter(new Locator.FilterOptions().setHasText("LA-L9"))
                            .first())
                    .containsText("Legal basis");
            Pictures.take(page, "audit-story");

            Locator review =
                    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("National review (Lao PDR)"));
            assertThat(review).hasCount(1);
            review.click();

            assertThat(page.locator(".diagram--drawn")).isVisible();
            assertThat(page.locator(".diagram .path-ended[data-element-id='decide-national']"))
                    .hasCount(1);
            assertThat(page.getByRole(AriaRole.CELL, new Page.GetByRoleOptions().setName("Decide for Lao PDR")))
                    .hasCount(1);
            assertThat(page.locator("table")).containsText("la.approver");
            Pictures.takeForReadme(page, "audit-path");
        }
    }

    @Test
    void aReviewerReadsTheDossierUnderTheOwnSession() {
        Walk walk = Walk.draft(
                        new Api(URI.create("http://localhost:" + port), TestSystem::token),
                        "cn.enterprise",
                        SampleProposals.garmentsInLaos())
                .submit();
        try (BrowserContext context = TestSystem.browser().newContext()) {
            Page page = context.newPage();
            BrowserSignIn.signIn(page, port, "la", "legal");
            page.navigate("http://localhost:" + port + "/desk/proposals/" + walk.id());

            assertThat(page.locator("h1")).hasText("Vientiane sportswear works");
            assertThat(page.locator("main")).containsText("Foreign ownership");
            assertThat(page.locator("main")).containsText("Lao PDR (Host country)");
            assertThat(page.locator(".govuk-summary-list__row")
                            .filter(new Locator.FilterOptions().setHasText("Host countries")))
                    .containsText("Lao PDR");
            Pictures.take(page, "desk-dossier");
            String document = page.locator("a[href*='/documents/']").first().getAttribute("href");
            assertThat(context.request()
                            .get("http://localhost:" + port + document)
                            .headers())
                    .containsEntry("content-type", "application/pdf");
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}

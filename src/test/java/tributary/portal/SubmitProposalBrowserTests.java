package tributary.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.journey.Api;
import tributary.journey.SampleProposals;
import tributary.local.BrowserTest;
import tributary.local.TestSystem;
import tributary.proposal.SampleFiles;

class SubmitProposalBrowserTests extends BrowserTest {

    @ParameterizedTest(name = "with script: {0}")
    @ValueSource(booleans = {true, false})
    void anEnterpriseFilesAProposalAndFollowsItsReview(boolean withScript) {
        openPortal("cn", "enterprise", withScript, 1280);
        assertThat(heading()).hasText("Your proposals");
        button("Start a proposal").click();

        assertThat(heading()).hasText("The project");
        page.getByLabel("Title").fill("Nam Ou garment works");
        page.getByLabel("Activity", new Page.GetByLabelOptions().setExact(true)).selectOption("garments");
        page.getByLabel("Form of cooperation").selectOption("direct-investment");
        page.getByLabel("Lao PDR").check();
        shoot("portal-section-project", withScript);
        button("Save and continue").click();

        assertThat(heading()).hasText("The place");
        assertThat(page.getByLabel("Households resettled")).isVisible();
        assertThat(page.getByText("Watershed class")).hasCount(0);
        assertThat(page.getByText("Two-crop paddy")).hasCount(0);
        button("Save and continue").click();

        assertThat(heading()).hasText("Size");
        page.getByLabel("Annual units").fill("2,000,000 pieces");
        button("Save and continue").click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Annual units must be a number without sign");
        assertThat(page.getByLabel("Annual units")).hasValue("2,000,000 pieces");
        shoot("portal-section-error", withScript);
        page.getByLabel("Annual units").fill("2000000");
        button("Save and continue").click();

        assertThat(heading()).hasText("Water of the Mekong basin");
        page.getByLabel("No", new Page.GetByLabelOptions().setExact(true))
                .first()
                .check();
        button("Save and continue").click();

        assertThat(heading()).hasText("Money and financing");
        page.getByLabel("Investment", new Page.GetByLabelOptions().setExact(true))
                .fill("4000000.00");
        page.getByLabel("Foreign ownership").fill("100");
        Locator source = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Source of financing 1"));
        source.getByLabel("Source").first().selectOption("equity");
        source.getByLabel("Amount", new Locator.GetByLabelOptions().setExact(true))
                .fill("4000000.00");
        shoot("portal-section-money", withScript);
        button("Save and continue").click();

        assertThat(heading()).hasText("Jobs and local business");
        page.getByLabel("Jobs", new Page.GetByLabelOptions().setExact(true)).fill("600");
        page.getByLabel("Local jobs").fill("560");
        button("Save and continue").click();

        assertThat(heading()).hasText("Circumstances");
        shoot("portal-section-circumstances", withScript);
        button("Save and continue").click();
        assertThat(heading()).hasText("Technology and benefits");
        button("Save and continue").click();

        assertThat(heading()).hasText("Documents");
        shoot("portal-documents", withScript);
        page.setInputFiles("#file", new FilePayload("plan.pdf", "application/pdf", SampleFiles.png()));
        page.getByLabel("Kind of document").selectOption("certificate-of-incorporation");
        button("Upload").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("its content is PNG");

        button("Check and submit").click();
        assertThat(heading()).hasText("Check and submit");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Answer: In or beside a protected area");
        assertThat(page.getByRole(AriaRole.ALERT)).not().containsText("LA-");
        shoot("portal-check", withScript);
        giveWhatIsMissing();
        shoot("portal-check-complete", withScript);
        button("Submit the proposal").click();

        assertThat(heading()).hasText("Proposal submitted");
        assertThat(page.locator(".govuk-panel__body strong")).hasText(Pattern.compile("LM-\\d{4}-\\d{4,}"));
        shoot("portal-receipt", withScript);
        page.getByText("Follow the review").click();

        assertThat(heading()).hasText("Nam Ou garment works");
        assertThat(page.getByText("Lao PDR – Host country")).isVisible();
        shoot("portal-proposal", withScript);

        page.getByText("Withdraw the proposal").click();
        button("Withdraw the proposal").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Give a reason.");
        page.getByLabel("Reason").fill("The site was sold.");
        button("Withdraw the proposal").click();
        assertThat(page.getByText("Reason: The site was sold.")).isVisible();
    }

    /** Whatever the rules of the day ask beyond the form's first answers: documents by upload, facts by the sections' questions. */
    private void giveWhatIsMissing() {
        for (int round = 0; round < 60; round++) {
            Locator missing = page.locator(".govuk-error-summary a");
            if (missing.count() == 0) {
                return;
            }
            String target = missing.first().getAttribute("href");
            missing.first().click();
            if (target.contains("/documents")) {
                page.setInputFiles("#file", new FilePayload("paper.pdf", "application/pdf", SampleFiles.pdf(target)));
                button("Upload").click();
            } else {
                String id = target.substring(target.indexOf('#') + 1);
                Locator no = page.locator("[id='" + id + "-false']");
                if (no.count() > 0) {
                    no.check();
                } else {
                    page.locator("[id='" + id + "']").fill("0");
                }
                button("Save and come back later").click();
            }
            page.navigate(page.url().replaceAll("(/portal/proposals/[^/]+).*", "$1/check"));
        }
        throw new AssertionError("Something is still missing: "
                + page.locator(".govuk-error-summary").innerText());
    }

    @Test
    void savingASectionUnchangedKeepsEverySourceOfFinancingAndItsCurrency() {
        Api api = new Api(URI.create(url("")), TestSystem::token);
        ObjectNode facts = SampleProposals.garmentsInLaos();
        ArrayNode financing = facts.putArray("financing");
        for (int source = 1; source <= 15; source++) {
            financing
                    .addObject()
                    .put("source", source < 15 ? "commercial-bank" : "aiib")
                    .put("sovereignGuarantee", source == 14)
                    .putObject("amount")
                    .put("amount", source + "000000.00")
                    .put("currency", source == 13 ? "GBP" : "USD");
        }
        String address = api.post("cn.enterprise", "/api/proposals", facts)
                .expect(201)
                .json()
                .path("id")
                .asText();
        openPortal("cn", "enterprise", false, 1280);
        page.navigate(url("/portal/proposals/" + address + "/sections/money"));

        button("Save and come back later").click();

        assertThat(heading()).hasText(facts.path("title").asText());
        JsonNode kept = api.get("cn.enterprise", "/api/proposals/" + address)
                .expect(200)
                .json()
                .path("facts")
                .path("financing");
        Assertions.assertThat(kept.findValuesAsText("source")).isEqualTo(financing.findValuesAsText("source"));
        Assertions.assertThat(kept.findValues("amount")).isEqualTo(financing.findValues("amount"));
        Assertions.assertThat(kept.path(13).path("sovereignGuarantee").asBoolean())
                .isTrue();
    }

    @Test
    void anEnterpriseChecksWhatWillApply() {
        openPortal("cn", "enterprise", false, 1280);
        page.getByText("Check what will apply to a project first").click();
        page.getByLabel("Activity", new Page.GetByLabelOptions().setExact(true)).selectOption("hydropower");
        page.getByLabel("Form of cooperation").selectOption("direct-investment");
        page.getByLabel("Lao PDR").check();
        button("Show the questions for this project").click();

        page.getByLabel("Installed capacity").fill("912");
        page.getByLabel("Lao PDR").check();
        page.locator("[id='usesMekongWater-true']").check();
        page.getByLabel("Watercourse").selectOption("mainstream");
        page.getByLabel("Basin").selectOption("intra-basin");
        page.getByLabel("Investment", new Page.GetByLabelOptions().setExact(true))
                .fill("2400000000.00");
        button("Show what will apply").click();

        assertThat(page.getByText("Prior consultation under the 1995 Mekong Agreement"))
                .isVisible();
        assertThat(page.getByText("Lao PDR – Host country")).isVisible();
        assertThat(page.getByLabel("Installed capacity")).hasValue("912");
        assertThat(page.getByText("These steps, one after the other, take the longest: "))
                .hasCount(2);
        assertThat(page.getByText("Appeal to: ").first()).isVisible();
        assertThat(page.locator("tr")
                        .filter(new Locator.FilterOptions()
                                .setHasText("Papers: Environmental impact assessment report")))
                .hasCount(1);
        Locator smaller = page.locator("dt")
                .filter(new Locator.FilterOptions().setHasText("Installed capacity: 5 MW instead of 912 MW"));
        assertThat(smaller).hasCount(1);
        assertThat(smaller.locator("xpath=following-sibling::dd"))
                .containsText("Provincial Investment One-Stop Service");
        shoot("portal-preview", false);
    }

    @Test
    void everyElementHasTheSameTypeface() {
        openPortal("cn", "enterprise", true, 1280);

        for (String address : new String[] {"/portal", "/portal/preview"}) {
            page.navigate(url(address));
            Object typefaces =
                    page.evaluate("Array.from(new Set(Array.from(document.querySelectorAll('body :not(svg *)'))"
                            + ".map(element => getComputedStyle(element).fontFamily)))");
            Assertions.assertThat((List<?>) typefaces).as(address).hasSize(1);
        }
    }

    @Test
    void thePagesFitASmallScreen() {
        openPortal("la", "enterprise", true, 360);
        button("Start a proposal").click();
        for (String section : new String[] {"project", "money", "circumstances"}) {
            page.navigate(page.url().replaceAll("/sections/.*", "/sections/" + section));
            Object overflow =
                    page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assertions.assertThat(((Number) overflow).intValue()).as(section).isLessThanOrEqualTo(0);
        }
        shoot("portal-small", true);
    }

    @Test
    void anotherEnterpriseFindsNothing() {
        openPortal("cn", "rival", true, 1280);
        page.navigate(url("/portal/proposals/" + UUID.randomUUID()));

        assertThat(heading()).hasText("There is nothing at this address");
    }

    private void openPortal(String realm, String user, boolean withScript, int width) {
        signIn(realm, user, withScript, width);
        page.navigate(url("/portal"));
    }
}

package tributary.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.journey.Api;
import tributary.journey.SampleProposals;
import tributary.journey.Walk;
import tributary.local.BrowserTest;
import tributary.local.Pictures;
import tributary.local.ShownCodes;
import tributary.local.TestSystem;

/** What officials see of the proposals that their country takes part in. */
class DeskBrowserTests extends BrowserTest {

    @ParameterizedTest(name = "with script: {0}")
    @ValueSource(booleans = {true, false})
    void anOfficialFindsWhatIsOpenInTheOwnCountry(boolean withScript) {
        Walk walk = draft(SampleProposals.garmentsInLaos())
                .submit()
                .leaving("review-legal-framework")
                .untilOpen("la.review-legal-framework")
                .untilOpen("cn.review-legal-framework");
        String reference = reference(walk);
        signIn("la", "legal", withScript, 1280);
        page.navigate(url("/"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("See the proposals and what is open in each"))
                .click();
        assertThat(heading()).hasText("Proposals that your country takes part in");
        page.getByLabel("Reference or words of the title").fill(reference);
        page.getByLabel("Status").selectOption("In review");
        page.getByLabel("Part of your country").selectOption("Host country");
        button("Search").click();

        Locator found = page.locator("tbody");
        assertThat(found).hasCount(1);
        assertThat(found).containsText("Vientiane sportswear works");
        assertThat(found).containsText("Review legal framework");
        assertThat(found).containsText("0 working days");
        shoot("desk-list", withScript);
        assertNoCodes();
        page.getByLabel("Part of your country").selectOption("Consulted");
        button("Search").click();
        assertThat(page.getByText("No proposal matches.")).isVisible();
        page.goBack();

        found.getByRole(AriaRole.LINK).click();
        assertThat(heading()).hasText("Vientiane sportswear works");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Open in your country")))
                .isVisible();
        assertThat(page.locator(".tributary-timeline")).containsText("Lao PDR: Check completeness – passed");
        assertThat(page.locator(".tributary-timeline")).containsText("China: review started");
        assertThat(page.locator(".tributary-timeline")).not().containsText("China: Check completeness");
        assertThat(page.locator("tr").filter(new Locator.FilterOptions().setHasText("China (Home country)")))
                .containsText("Legal framework");
        shoot("desk-dossier-open", withScript);
        assertNoCodes();
        walk.withdraw("Shown.");
    }

    @Test
    void anOfficialSeesWhoHoldsTheBall() {
        Walk walk = draft(SampleProposals.garmentsInLaos())
                .submit()
                .answering("la.check-completeness", "supplement")
                .toTheEnd();
        signIn("la", "focal", false, 1280);
        page.navigate(url("/desk/proposals?text=" + reference(walk)));

        assertThat(page.locator("tbody")).containsText("The enterprise");
        assertThat(page.locator("tbody")).containsText("The clock stands still");
        walk.withdraw("Shown.");
    }

    @Test
    void anOfficialOfACountryThatTakesNoPartFindsNothing() {
        Walk walk = draft(SampleProposals.garmentsInLaos()).submit();
        signIn("kh", "focal", false, 1280);

        page.navigate(url("/desk/proposals?text=" + reference(walk)));

        assertThat(page.getByText("No proposal matches.")).isVisible();
        walk.withdraw("Shown.");
    }

    @Test
    void pagesOfOfficialsShowWordsForCodes() {
        ObjectNode dam = SampleProposals.hydropowerInLaos();
        dam.withArray("financing")
                .addObject()
                .put("source", "aiib")
                .putObject("amount")
                .put("amount", "90000000.00")
                .put("currency", "USD");
        Walk walk = draft(dam)
                .submit()
                .recordAppraisal("joint.lender", "concept", "On file.")
                .answering("vn.reply-to-consultation", "concerns")
                .untilOpen("la.answer-comment");
        String reference = reference(walk);
        List<String> codes = new ArrayList<>();
        for (String official : List.of("vn.environment", "joint.secretary")) {
            signIn(official);
            codes.addAll(codesAt("/desk/proposals?text=" + reference, official));
            codes.addAll(codesAt("/desk/proposals/" + walk.id(), official));
            Pictures.take(page, "desk-dossier-" + official.replace('.', '-'));
        }
        for (String auditor : List.of("cn.auditor", "joint.auditor")) {
            signIn(auditor);
            codes.addAll(codesAt("/audit/proposals/" + walk.id(), auditor));
            List<String> processes = page.locator("a[href*='/processes/']").all().stream()
                    .map(link -> link.getAttribute("href"))
                    .limit(3)
                    .toList();
            processes.forEach(process -> codes.addAll(codesAt(process, auditor)));
        }
        assertThat(codes).isEmpty();
        walk.withdraw("Shown.");
    }

    private List<String> codesAt(String address, String person) {
        page.navigate(url(address));
        page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)");
        return ShownCodes.in(shown()).stream()
                .map(code -> person + " at " + address + ": " + code)
                .toList();
    }

    private void assertNoCodes() {
        assertThat(ShownCodes.in(shown())).isEmpty();
    }

    private String shown() {
        return page.locator("main").innerText();
    }

    private void signIn(String person) {
        if (context != null) {
            context.close();
        }
        signIn(person.substring(0, person.indexOf('.')), person.substring(person.indexOf('.') + 1));
    }

    private static String reference(Walk walk) {
        JsonNode dossier = walk.dossier();
        return dossier.path("reference").asText();
    }

    private Walk draft(ObjectNode proposal) {
        return Walk.draft(new Api(URI.create(url("")), TestSystem::token), "cn.enterprise", proposal);
    }
}

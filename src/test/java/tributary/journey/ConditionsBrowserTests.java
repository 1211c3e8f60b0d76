package tributary.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import tributary.local.BrowserTest;
import tributary.local.Pictures;
import tributary.local.TestSystem;

/** An approver takes the conditions that the rules on local jobs propose; the enterprise reads them in the portal. */
class ConditionsBrowserTests extends BrowserTest {

    @Test
    void anApproverTakesWhatIsProposedAndTheEnterpriseSeesIt() {
        ObjectNode factory = SampleProposals.garmentsInLaos();
        factory.put("title", "Thakhek sportswear works");
        ((ObjectNode) factory.path("localization")).put("localJobs", 900);
        Walk walk = Walk.draft(new Api(URI.create(url("")), TestSystem::token), "cn.enterprise", factory)
                .submit()
                .untilOpen("la.decide-national");

        signIn("la", "approver");
        awaitLoaded(page, page.getByText("Open tasks").first(), () -> {});
        openTask(walk.taskId("la.decide-national"));
        page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("Not met:").first()).isVisible();
        assertThat(page.getByText("20 people short").first()).isVisible();
        page.getByLabel("Approve with conditions").check();
        assertThat(page.getByLabel("Condition", new Page.GetByLabelOptions().setExact(true))
                        .first())
                .hasValue("Foreign labour brought to at most 25 % of the Lao staff");
        Locator reasons = page.getByLabel("Decision and its reasons");
        reasons.fill("Jobs first.");
        reasons.blur();
        assertThat(reasons).hasValue("Jobs first.");
        Locator sign = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign the decision"));
        sign.scrollIntoViewIfNeeded();
        Pictures.take(page, "conditions-proposed");
        sign.click();
        assertThat(sign).hasCount(0);

        walk.toTheEnd();
        Assertions.assertThat(walk.dossier().path("conditions")).hasSize(3);
        openTask(walk.taskIds("la.confirm-evidence", 3).get(0));
        assertThat(page.getByText("Confirm the evidence")).isVisible();
        Pictures.take(page, "conditions-evidence");
        String asking = walk.taskIds("la.confirm-evidence", 3).get(0);
        String subject =
                walk.briefOf("la.approver", asking).at("/condition/text").asText();
        walk.complete("la.approver", asking, Walk.outcome("supplement", "Send what shows it."))
                .expect(204);
        context.close();
        signIn("cn", "enterprise");
        page.navigate(url("/portal/proposals/" + walk.id()));
        Locator row = page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("Quota of foreign labour asked for"));
        assertThat(row).containsText("30 September");
        assertThat(row).containsText("Open");
        String about = "About the condition “" + subject + "”";
        assertThat(page.getByText(about)).isVisible();
        Pictures.take(page, "conditions-portal");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Answer"))
                .click();
        assertThat(page.getByText(about)).isVisible();
        context.close();
        signIn("la", "auditor");
        page.navigate(url("/audit/proposals/" + walk.id()));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Condition follow-up"))
                .first()
                .click();
        assertThat(page.locator(".diagram--drawn")).isVisible();
        Pictures.take(page, "conditions-diagram");
    }

    private void openTask(String id) {
        page.navigate(url("/camunda/app/tasklist/default/#/?task=" + id));
    }
}

package tributary.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import tributary.local.BrowserTest;
import tributary.local.Pictures;
import tributary.local.TestSystem;

/** What the record of one proposal tells auditors of its documents, and of who read what. */
class RecordBrowserTests extends BrowserTest {

    private static final String CONCERNS = "Salt will enter the delta in April.";

    @Test
    void tellsOfEveryDocumentHowItCameOnRecord() {
        Walk walk = Walk.draft(api(), "cn.enterprise", SampleProposals.hydropowerInLaos())
                .submit()
                .answering("vn.reply-to-consultation", "concerns")
                .stating("vn.reply-to-consultation", "findings", CONCERNS)
                .untilOpen("la.answer-comment");
        signIn("la", "auditor");

        page.navigate(url("/audit/proposals/" + walk.id() + "/record"));

        Locator comment = documents().filter(new Locator.FilterOptions().setHasText("Comment 1 of Viet Nam.txt"));
        assertThat(comment).hasCount(1);
        assertThat(comment).containsText("Comment of a consulted country");
        assertThat(comment).containsText("Put on record on revision 1");
        assertThat(comment).containsText(Pattern.compile("Reply to (the )?consultation \\(Viet Nam\\)"));
        assertThat(comment).containsText(Pattern.compile("\\+07:00\\s+\\w+ \\(Viet Nam\\)"));
        assertThat(comment).containsText(commentOf(walk).path("sha256").asText());
        Locator study = documents()
                .filter(new Locator.FilterOptions().setHasText("Feasibility study"))
                .first();
        assertThat(study).containsText("Filed by the enterprise with revision 1");
        assertAccessible();
        Pictures.take(page, "audit-record-documents");
        Download opened =
                page.waitForDownload(() -> comment.getByRole(AriaRole.LINK).click());
        Assertions.assertThat(opened.path()).content().contains(CONCERNS);
        walk.withdraw("Shown.");
    }

    @Test
    void tellsWhichTasksWereRead() {
        Walk walk = Walk.draft(api(), "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .untilOpen("la.check-completeness");
        walk.brief("la.legal", "la.check-completeness");
        walk.brief("la.legal", "la.check-completeness");
        walk.untilOpen("la.decide-national");
        walk.brief("la.legal", "la.decide-national");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> walk.audited("la.auditor", "task-read").stream()
                                .filter(read -> read.path("actor").asText().equals("la.legal"))
                                .map(read -> read.path("step"))
                                .distinct()
                                .count()
                        == 2);
        signIn("la", "auditor");

        page.navigate(url("/audit/proposals/" + walk.id() + "/record"));

        Locator readings = page.locator("#readers ~ table").first().locator("tbody tr");
        assertThat(readings.filter(
                        new Locator.FilterOptions().setHasText(Pattern.compile("Task “Check .*” \\(Lao PDR\\)"))))
                .hasCount(1);
        assertThat(readings.filter(
                        new Locator.FilterOptions().setHasText(Pattern.compile("Task “Decide .*” \\(Lao PDR\\)"))))
                .hasCount(1);
        assertAccessible();
        assertThat(page.locator("#variables ~ table td").getByText(Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-")))
                .hasCount(0);
        Pictures.take(page, "audit-record-readers");
        page.setViewportSize(390, 844);
        assertAccessible();
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(390);
        Pictures.take(page, "audit-record-narrow");
        walk.withdraw("Shown.");
    }

    private Locator documents() {
        return page.locator("#documents ~ table").first().locator("tbody tr");
    }

    private JsonNode commentOf(Walk walk) {
        for (JsonNode document : walk.dossier().path("documents")) {
            if (document.path("kind").asText().equals("consultation-comment")) {
                return document;
            }
        }
        throw new AssertionError("No comment");
    }

    private Api api() {
        return new Api(URI.create(url("")), TestSystem::token);
    }
}

package tributary.audit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tributary.journey.Api;
import tributary.journey.SampleProposals;
import tributary.journey.Walk;
import tributary.local.BrowserTest;
import tributary.local.Pictures;
import tributary.local.TestSystem;

class AuditPagesBrowserTests extends BrowserTest {

    /** By kind of bar, the contrast (WCAG 2) of its label, which a bar without room for it is given here. */
    private static final String CONTRASTS = """
            () => {
              const luminance = color => color.match(/\\d+/g).slice(0, 3).map(part => part / 255)
                  .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
                  .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
              const contrasts = {};
              for (const bar of document.querySelectorAll('svg.lanes .lane-authority, svg.lanes .lane-enterprise')) {
                let label = bar.querySelector('.lane-label');
                if (!label) {
                  label = document.createElementNS('http://www.w3.org/2000/svg', 'text');
                  label.setAttribute('class', 'lane-label');
                  bar.append(label);
                }
                const [dark, light] = [bar.querySelector('rect'), label].map(part => luminance(getComputedStyle(part).fill)).sort((a, b) => a - b);
                const contrast = (light + 0.05) / (dark + 0.05);
                const kind = bar.getAttribute('class');
                contrasts[kind] = Math.min(contrasts[kind] ?? 21, contrast);
              }
              return contrasts;
            }
            """;

    /** How many of the lanes' texts that are shown are too small as they are drawn, lie one over the other on the axis, or leave the picture. */
    private static final String LANE_TEXTS = """
            () => {
              const shown = [...document.querySelectorAll('svg.lanes text')].filter(text => getComputedStyle(text).display !== 'none');
              const picture = document.querySelector('svg.lanes').getBoundingClientRect();
              const times = shown.filter(text => text.classList.contains('lane-time')).map(text => text.getBoundingClientRect());
              return {
                small: shown.filter(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a < 11).length,
                over: times.filter((time, index) => index > 0 && time.left < times[index - 1].right + 4).length,
                outside: shown.map(text => text.getBoundingClientRect())
                    .filter(text => text.left < picture.left - 1 || text.right > picture.right + 1).length
              };
            }
            """;

    /** Neighbours in a line with no sign between them, which read as one phrase. */
    private static final String JOINED_WORDS = """
            () => [...document.querySelectorAll('main span, main strong, main a, main code')].flatMap(second => {
              const first = second.previousElementSibling;
              const between = second.previousSibling === first ? '' : second.previousSibling.textContent.trim();
              if (!first || between || [first, second].some(part => getComputedStyle(part).display !== 'inline' || !part.innerText.trim())) {
                return [];
              }
              const [before, after] = [first, second].map(part => part.innerText.trim());
              return /[:;,.·–(!?]$/.test(before) || /^[:;,.·–()]/.test(after) ? [] : [before + ' | ' + after];
            })
            """;

    @Test
    void anAuditorReconstructsAnEndedReview() {
        draft(SampleProposals.solarInLaos())
                .submit()
                .answering("la.decide-national", "approve-with-conditions")
                .toTheEnd();
        signIn("la", "auditor");

        assertAccessible();
        page.getByLabel("Reference or words of the title").fill("solar park");
        button("Search").click();
        page.locator("tbody a").first().click();

        assertThat(heading()).hasText("Champasak solar park, first stage");
        assertThat(page.locator(".timeline")).containsText("Viengkham Phommachan (approver, Lao PDR)");
        assertThat(page.locator(".timeline")
                        .getByText("Claimed: Decide for Lao PDR", new Locator.GetByTextOptions().setExact(true)))
                .hasCount(1);
        assertThat(page.locator(".timeline")).containsText("Report on resettlement every six months");
        assertThat(page.locator("details")
                        .filter(new Locator.FilterOptions().setHasText("LA-L9"))
                        .first())
                .containsText(Pattern.compile("Lao PDR · revision 1 of the dossier · .*Legal basis", Pattern.DOTALL));
        assertAccessible();
        Pictures.take(page, "audit-story");
        int folded = page.locator("details").count();
        page.evaluate("dispatchEvent(new Event('beforeprint'))");
        assertThat(page.locator("details[open]")).hasCount(folded);
        page.evaluate("dispatchEvent(new Event('afterprint'))");
        assertThat(page.locator("details[open]")).hasCount(0);

        Locator review =
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("National review (Lao PDR)"));
        assertThat(review).hasCount(1);
        review.click();

        assertThat(page.locator(".diagram--drawn")).isVisible();
        assertThat(page.locator(".diagram .path-ended[data-element-id='decide-national']"))
                .hasCount(1);
        assertThat(page.getByRole(AriaRole.CELL, new Page.GetByRoleOptions().setName("Decide for Lao PDR")))
                .hasCount(1);
        assertThat(page.locator("table")).containsText("Viengkham Phommachan (approver, Lao PDR)");
        assertAccessible();
        Pictures.takeForReadme(page, "audit-path");
    }

    @Test
    void theJointAuditorReadsPeopleOfAllCountriesByName() {
        Walk walk = draft(SampleProposals.solarInLaos()).submit().toTheEnd();
        signIn("joint", "auditor");
        page.navigate(url("/audit/proposals/" + walk.id()));

        assertThat(page.locator(".timeline")).containsText("Viengkham Phommachan (approver, Lao PDR)");
        assertThat(page.locator(".timeline")).not().containsText("la.approver");
    }

    @Test
    void anAuditorReadsTheRecordOfAReview() {
        Walk walk = draft(SampleProposals.garmentsInLaos()).submit().toTheEnd();
        signIn("la", "auditor");
        page.navigate(url("/desk/proposals/" + walk.id()));
        page.navigate(url("/audit/proposals/" + walk.id()));
        page.getByText("Who held the ball, revisions").click();

        assertThat(page.locator("svg.lanes .lane-authority").first()).isVisible();
        assertThat(page.locator("svg.lanes")).containsText("Viet Nam");
        assertThat(section("Who held the ball")).containsText("working day");
        assertThat(section("Revisions of the dossier")).containsText("Revision 1: as submitted");
        assertThat(section("Documents")).containsText("feasibility");
        assertThat(section("Variables of the processes")).containsText("Outcome of “Issue compliance certificate”");
        assertThat(section("Variables of the processes")).not().containsText(Pattern.compile("\\becc\\b"));
        assertAccessible();
        Pictures.take(page, "audit-record");

        page.navigate(url("/audit/entries"));
        page.getByLabel("Proposal (reference)").fill(walk.id().toString());
        page.getByLabel("Outcome").selectOption("pass");
        button("Search").click();
        assertThat(page.locator("tbody tr").first()).containsText("pass");
        assertAccessible();
        Pictures.take(page, "audit-search");

        page.navigate(url("/audit/proposals/" + walk.id()));
        page.locator("details summary").first().click();
        page.getByText("See it in its table").first().click();
        assertThat(page.locator("tr.rule-fired")).hasCount(1);
        assertThat(page.locator("tr.rule-fired")).containsText("fired");
        assertAccessible();
        Pictures.take(page, "audit-rule");
        page.navigate(url("/audit/proposals/" + walk.id()));
        page.locator("#silent + ul a").first().click();
        assertThat(heading()).containsText("No rule fired");
        assertThat(page.locator("tr.rule-fired")).hasCount(0);
        assertAccessible();
        Pictures.take(page, "audit-rule-none");

        page.navigate(url("/audit/figures"));
        assertThat(section("Days used against the limits of the law")).containsText("Lao PDR");
        assertAccessible();
        Pictures.take(page, "audit-figures");
        page.getByText("National review (Lao PDR)").click();
        assertThat(page.locator(".diagram--drawn [class*='heat-']").first()).isVisible();
        assertAccessible();
        Pictures.take(page, "audit-heat");

        page.navigate(url("/audit/logs"));
        assertThat(heading()).hasText("Heads of the audit log");
        assertAccessible();
        Pictures.take(page, "audit-logs");

        page.navigate(url("/audit/reconciliation"));
        assertThat(heading()).hasText("Whether tables and log agree");
        assertAccessible();
    }

    @ParameterizedTest
    @EnumSource(
            value = Media.class,
            names = {"SCREEN", "PRINT"})
    void anAuditorCanReadWhatStandsOnTheLanes(Media media) {
        Walk walk = draft(SampleProposals.garmentsInLaos())
                .submit()
                .answering("la.check-completeness", "supplement")
                .toTheEnd();
        signIn("la", "auditor");
        page.navigate(url("/audit/proposals/" + walk.id() + "/record"));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(media));

        assertThat(page.locator("svg.lanes .lane-enterprise").first()).isVisible();
        assertThat((Map<?, ?>) page.evaluate(CONTRASTS))
                .hasSize(2)
                .allSatisfy((bar, contrast) ->
                        assertThat(((Number) contrast).doubleValue()).isGreaterThanOrEqualTo(4.5));
    }

    @ParameterizedTest
    @CsvSource({"390, SCREEN", "1280, SCREEN", "680, PRINT"})
    void anAuditorCanReadTheLanesHoweverNarrow(int width, Media media) {
        Walk walk = draft(SampleProposals.garmentsInLaos()).submit().toTheEnd();
        signIn("la", "auditor", true, width);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(media));
        page.navigate(url("/audit/proposals/" + walk.id() + "/record"));

        assertThat(page.locator("svg.lanes .lane-name")).hasCount(7);
        assertThat(page.evaluate(LANE_TEXTS)).isEqualTo(Map.of("small", 0, "over", 0, "outside", 0));
        Pictures.take(page.locator("svg.lanes"), "audit-lanes-" + width);
    }

    @Test
    void noWordsRunTogetherOnAnAuditorsPages() {
        Walk walk = draft(SampleProposals.garmentsInLaos()).submit().toTheEnd();
        signIn("la", "auditor");
        String story = "/audit/proposals/" + walk.id();

        for (String address : List.of(
                "/audit",
                "/audit/entries?proposal=" + walk.id(),
                "/audit/figures",
                "/audit/figures/process?tenant=la&process=national-review",
                "/audit/logs",
                "/audit/reconciliation",
                story,
                story + "?view=all",
                story + "/record")) {
            page.navigate(url(address));
            page.locator("details").evaluateAll("all => all.forEach(folded => folded.open = true)");
            assertThat((List<?>) page.evaluate(JOINED_WORDS)).as(address).isEmpty();
        }
        page.navigate(url(story));
        page.locator("details summary").first().click();
        page.getByText("See it in its table").first().click();
        assertThat(page.locator("tr.rule-fired")).hasCount(1);
        assertThat((List<?>) page.evaluate(JOINED_WORDS)).isEmpty();
    }

    @Test
    void anAuditorIsToldWhatTheSearchCannotRead() {
        signIn("la", "auditor");
        page.navigate(url("/audit/entries?rule=LA+%7Bx%7D%2B1&from=yesterday"));

        assertThat(page.locator(".govuk-error-summary")).containsText("“yesterday” is no day");
        assertThat(page.getByLabel("From (day)")).hasValue("yesterday");
        assertThat(page.getByLabel("Rule (such as LA-L8)")).hasValue("LA {x}+1");
        assertThat(page.locator("option[value='no-objection'], option[value='not-pursued']"))
                .hasCount(2);
        assertAccessible();
    }

    @Test
    void anAuditorTurnsThePagesOfASearchByReference() {
        Walk walk = draft(SampleProposals.garmentsInLaos()).submit().toTheEnd();
        signIn("la", "auditor");
        String reference = walk.dossier().path("reference").asText();
        page.navigate(url("/audit/entries?proposal=%20+" + reference));

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Next page"))
                .click();

        assertThat(page.getByLabel("Proposal (reference)")).hasValue("  " + reference);
        assertThat(page.locator("tbody tr").first()).containsText(reference);
        assertThat(page.locator("datalist option").first()).hasCount(1);
    }

    /** What stands between a heading and the next one. */
    private Locator section(String heading) {
        return page.locator("h2:has-text('" + heading + "') ~ table, h2:has-text('" + heading + "') ~ h3")
                .first();
    }

    @Test
    void aReviewerReadsTheDossierUnderTheOwnSession() {
        Walk walk = draft(SampleProposals.garmentsInLaos()).submit();
        signIn("la", "legal");
        page.navigate(url("/desk/proposals/" + walk.id()));

        assertThat(heading()).hasText("Vientiane sportswear works");
        assertThat(page.locator("main")).containsText("Foreign ownership");
        assertThat(page.locator("main")).containsText("Lao PDR (Host country)");
        assertThat(page.locator(".govuk-summary-list__row")
                        .filter(new Locator.FilterOptions().setHasText("Host countries")))
                .containsText("Lao PDR");
        Pictures.take(page, "desk-dossier");
        String document = page.locator("a[href*='/documents/']").first().getAttribute("href");
        assertThat(context.request().get(url(document)).headers()).containsEntry("content-type", "application/pdf");
    }

    private Walk draft(ObjectNode proposal) {
        return Walk.draft(new Api(URI.create(url("")), TestSystem::token), "cn.enterprise", proposal);
    }
}

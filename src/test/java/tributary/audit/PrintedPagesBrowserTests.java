package tributary.audit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.net.URI;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tributary.journey.Api;
import tributary.journey.SampleProposals;
import tributary.journey.Walk;
import tributary.local.BrowserTest;
import tributary.local.TestSystem;

/** What auditors' pages are on paper: every word that the page shows is there, folded or not, and inside the sheet. */
class PrintedPagesBrowserTests extends BrowserTest {

    /** Every text that is seen when the page is printed, with all that was folded unfolded. */
    private static final String TEXTS = """
            () => {
              dispatchEvent(new Event('beforeprint'));
              const texts = [];
              const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const parent = walker.currentNode.parentElement;
                const rects = parent.getClientRects();
                const isSeen = rects.length > 0 && rects[0].width > 1 && getComputedStyle(parent).visibility === 'visible';
                if (isSeen && !parent.closest('.govuk-visually-hidden, script, style, title, option')) {
                  texts.push(walker.currentNode.data);
                }
              }
              const folded = document.querySelectorAll('main details:not([open])').length;
              dispatchEvent(new Event('afterprint'));
              return folded === 0 ? texts : ['still folded: ' + folded];
            }
            """;

    private Walk walk;

    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void reviewAndSignIn() {
        walk = Walk.draft(
                        new Api(URI.create(url("")), TestSystem::token),
                        "cn.enterprise",
                        SampleProposals.garmentsInLaos())
                .submit()
                .answering("la.decide-national", "approve-with-conditions")
                .toTheEnd();
        signIn("la", "auditor");
    }

    @Test
    void showEveryWordInsideTheSheet() throws IOException {
        String proposal = "/audit/proposals/" + walk.id();
        page.navigate(url(proposal));
        assertThat(page.locator("details").first()).not().hasAttribute("open", "");
        String path = page.locator("a[href*='/processes/']").first().getAttribute("href");
        String rule = page.locator("a[href*='/rules/']").first().getAttribute("href");

        print("story");
        page.navigate(url(proposal + "/record"));
        print("record");
        page.navigate(url(
                "/audit/entries?proposal=" + walk.dossier().path("reference").asText()));
        print("search");
        page.navigate(url(rule));
        print("rule table");
        page.navigate(url(path));
        assertThat(page.locator(".diagram--drawn")).isVisible();
        print("path");
        page.navigate(url("/audit/figures/process?tenant=la&process=national-review&by=duration"));
        assertThat(page.locator(".diagram--drawn")).isVisible();
        print("heat map");
    }

    private void print(String name) throws IOException {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        List<String> words = ((List<?>) page.evaluate(TEXTS))
                .stream().flatMap(text -> words(String.valueOf(text))).toList();
        Sheets sheets = new Sheets();
        try (PDDocument document = Loader.loadPDF(page.pdf(
                new Page.PdfOptions().setFormat("A4").setPreferCSSPageSize(true).setPrintBackground(true)))) {
            String text = squeezed(sheets.getText(document));
            assertThat(words).as(name).hasSizeGreaterThan(20).allMatch(text::contains);
            assertThat(sheets.outside).as(name).isEmpty();
            assertThat(sheets.counts).as(name + ": no sheet is empty").doesNotContain(0);
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    /** Without hyphens, which the browser may add where it breaks a word. */
    private static Stream<String> words(String text) {
        return Stream.of(text.strip().split("\\s+"))
                .filter(word -> word.matches("\\p{ASCII}+"))
                .map(PrintedPagesBrowserTests::squeezed);
    }

    private static String squeezed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\u00ad\\u2010-]+", "");
    }

    /** Reads a document, and notes which letters lie beyond the left or right edge of their sheet; what is too long goes on on the next. */
    private static final class Sheets extends PDFTextStripper {

        private final List<String> outside = new ArrayList<>();
        private final List<Integer> counts = new ArrayList<>();

        @Override
        public void processPage(PDPage sheet) throws IOException {
            counts.add(0);
            super.processPage(sheet);
        }

        @Override
        protected void processTextPosition(TextPosition letter) {
            super.processTextPosition(letter);
            int sheet = counts.size() - 1;
            counts.set(sheet, counts.get(sheet) + 1);
            float left = letter.getXDirAdj();
            float right = left + letter.getWidthDirAdj();
            boolean isInside =
                    left >= 0 && right <= getCurrentPage().getCropBox().getWidth();
            if (!isInside && !letter.getUnicode().isBlank()) {
                outside.add("sheet " + (sheet + 1) + ": " + letter.getUnicode() + " at " + left);
            }
        }
    }
}

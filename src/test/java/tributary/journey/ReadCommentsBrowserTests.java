package tributary.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tributary.local.BrowserTest;
import tributary.local.TestSystem;

/** Officials read what consulted countries commented and hosts answered, under their own session. */
class ReadCommentsBrowserTests extends BrowserTest {

    private static final String CONCERNS = "Salt will enter the delta in April.";

    @ParameterizedTest
    @CsvSource({"la, environment", "vn, auditor"})
    void officialsOfCountriesThatTakePartOpenThem(String member, String user) {
        Walk walk = commented();
        signIn(member, user);

        page.navigate(url("/desk/proposals/" + walk.id()));

        assertThat(page.getByText("Comments of consulted countries")).isVisible();
        assertThat(page.getByText(CONCERNS)).isVisible();
        assertThat(page.getByText("Not answered yet.")).isVisible();
        Download document = page.waitForDownload(() -> page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Document").setExact(true))
                .click());
        Path file = document.path();
        Assertions.assertThat(document.suggestedFilename()).isEqualTo("Comment 1 of Viet Nam.txt");
        Assertions.assertThat(file).content().contains("Viet Nam comments", CONCERNS);

        walk.answering("la.answer-comment", "not-accepted").untilOpen("la.decide-national");
        page.reload();

        assertThat(page.getByText("Lao PDR, not accepted:")).isVisible();
        shoot("comments-at-the-desk", true);
        walk.withdraw("Shown.");
    }

    @Test
    void nobodyElseLearnsOfThem() {
        Walk walk = commented();
        signIn("mm", "environment");

        Response answer = page.navigate(url("/desk/proposals/" + walk.id()));

        Assertions.assertThat(answer.status()).isEqualTo(404);
        assertThat(page.getByText(CONCERNS)).hasCount(0);
        walk.withdraw("Shown.");
    }

    private Walk commented() {
        Api api = new Api(URI.create(url("/")), TestSystem::token);
        return Walk.draft(api, "cn.enterprise", SampleProposals.hydropowerInLaos())
                .submit()
                .answering("vn.reply-to-consultation", "concerns")
                .stating("vn.reply-to-consultation", "findings", CONCERNS)
                .untilOpen("la.answer-comment");
    }
}

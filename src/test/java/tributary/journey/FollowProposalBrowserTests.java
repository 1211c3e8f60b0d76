package tributary.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.local.BrowserTest;
import tributary.local.Pictures;
import tributary.local.ShownCodes;
import tributary.local.TestSystem;
import tributary.proposal.SampleFiles;

/** What an enterprise sees and does in the portal while its proposal is reviewed. */
class FollowProposalBrowserTests extends BrowserTest {

    @ParameterizedTest(name = "with script: {0}")
    @ValueSource(booleans = {true, false})
    void anEnterpriseAnswersAQuestionWithADocument(boolean withScript) {
        Walk walk = Walk.draft(api(), "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .answering("la.review-legal-framework", "supplement")
                .toTheEnd();
        String kept = walk.attach("site-map");
        openPortal("cn", "enterprise", withScript);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Vientiane sportswear works"))
                .first()
                .click();
        assertThat(page.getByText("Lao PDR asks you for more")).isVisible();
        assertThat(page.getByText("The clock stands still until you answer")).isVisible();
        shootAndRead("question", withScript);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Answer"))
                .click();

        page.getByLabel("Your answer").fill("The zoning letter is attached.");
        page.locator("#document-" + kept).uncheck();
        button("Upload and go on writing").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Choose a file.");
        assertThat(page.locator("#file")).hasAccessibleDescription(Pattern.compile("Error:\\s+Choose a file\\."));
        assertThat(page.getByLabel("Your answer")).hasValue("The zoning letter is attached.");
        choose("letter.pdf");
        button("Send the answer").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Choose which document this is.");
        assertThat(page.locator("#kind")).hasAccessibleDescription("Error: Choose which document this is.");
        assertThat(page.getByLabel("Your answer")).hasValue("The zoning letter is attached.");
        shootAndRead("answer-error", withScript);
        page.getByLabel("Kind of document").selectOption("feasibility-study");
        choose("letter.pdf");
        button("Upload and go on writing").click();
        assertThat(page.getByLabel("letter.pdf")).isChecked();
        assertThat(page.getByLabel("Your answer")).hasValue("The zoning letter is attached.");
        page.getByLabel("Your answer").fill("");
        button("Send the answer").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Write your answer.");
        assertThat(page.getByLabel("letter.pdf")).isChecked();
        page.getByLabel("Your answer").fill("The zoning letter is attached.");
        shootAndRead("answer", withScript);
        button("Send the answer").click();

        assertThat(heading()).hasText("Vientiane sportswear works");
        assertThat(page.getByText("Answered questions")).isVisible();
        assertThat(page.getByText("asks you for more")).hasCount(0);
        shootAndRead("answered", withScript);
        Assertions.assertThat(walk.dossier().path("revision").asInt()).isEqualTo(2);
        walk.dossier()
                .path("documents")
                .forEach(document -> Assertions.assertThat(
                                document.path("revision").isNull())
                        .isEqualTo(document.path("id").asText().equals(kept)));
        walk.taskId("la.review-legal-framework");
        walk.withdraw("Shown.");
    }

    @ParameterizedTest(name = "with script: {0}")
    @ValueSource(booleans = {true, false})
    void anEnterpriseKeepsItsAnswerWhenAFileIsTooLarge(boolean withScript, @TempDir Path files) throws IOException {
        Walk walk = Walk.draft(api(), "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .answering("la.check-completeness", "supplement")
                .toTheEnd();
        openPortal("cn", "enterprise", withScript);
        open(walk);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Answer"))
                .click();
        page.getByLabel("Your answer").fill("The map is attached.");
        page.getByLabel("Kind of document").selectOption("site-map");

        page.setInputFiles("#file", file(files, 51));
        button("Send the answer").click();

        if (withScript) {
            Assertions.assertThat(page.evaluate("document.querySelector('#file').validationMessage"))
                    .isEqualTo("The file is larger than 50 MB. Split it, or reduce its pictures.");
        } else {
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("“map-51.pdf” is larger than 50 MB.");
        }
        assertThat(page.getByLabel("Your answer")).hasValue("The map is attached.");
        assertThat(page.getByLabel("Kind of document")).hasValue("site-map");
        if (!withScript) {
            page.setInputFiles("#file", file(files, 70));
            button("Send the answer").click();
            assertThat(heading()).hasText("The file is too large");
        }
        Assertions.assertThat(walk.dossier().path("status").asText()).isEqualTo("awaiting-supplement");
        walk.withdraw("Shown.");
    }

    @ParameterizedTest(name = "with script: {0}")
    @ValueSource(booleans = {true, false})
    void anEnterpriseReadsAtEachFieldOfAnUploadWhatIsWrong(boolean withScript) {
        Walk walk = Walk.draft(api(), "cn.enterprise", SampleProposals.garmentsInLaos());
        openPortal("cn", "enterprise", withScript);
        page.navigate(url("/portal/proposals/" + walk.id() + "/documents"));

        choose("map.pdf");
        button("Upload").click();

        assertThat(page.locator("#kind")).hasAccessibleDescription("Error: Choose which document this is.");
        assertThat(page.locator("#file")).not().hasAccessibleDescription(Pattern.compile("Error"));
        page.getByRole(AriaRole.ALERT)
                .getByText("Choose which document this is.")
                .click();
        assertThat(page.locator("#kind")).isFocused();
        page.getByLabel("Kind of document").selectOption("site-map");
        button("Upload").click();

        assertThat(page.locator("#file")).hasAccessibleDescription(Pattern.compile("Error:\\s+Choose a file\\."));
        assertThat(page.locator("#kind")).hasAccessibleDescription("");
        shootAndRead("documents-error", withScript);
    }

    @Test
    void anEnterpriseSeesFactsOfOneHostAndCanStillChangeTheProject() {
        Walk walk = Walk.draft(api(), "cn.enterprise", SampleProposals.solarInLaosAndCambodia());
        String proposal = "/portal/proposals/" + walk.id();
        openPortal("cn", "enterprise", false);
        page.navigate(url(proposal + "/check"));
        assertThat(page.getByText("In Cambodia alone")).isVisible();
        assertThat(page.getByText("USD 55,000,000")).isVisible();
        shootAndRead("one-host", false);

        page.navigate(url(proposal + "/sections/project"));
        page.locator("[name='/activity']").selectOption("garments");
        button("Save and come back later").click();

        assertThat(page.getByText("Taken out, since the project does not have it there any more:"))
                .containsText("(Cambodia)");
        Assertions.assertThat(walk.dossier().at("/facts/hosts/0").has("size")).isFalse();
        Assertions.assertThat(walk.dossier().at("/facts/hosts/0").has("investment"))
                .isTrue();
        page.navigate(url(proposal + "/sections/project"));
        page.locator("[name='/hostCountries'][value=kh]").uncheck();
        button("Save and come back later").click();

        assertThat(heading()).hasText("Champasak solar park, first stage");
        Assertions.assertThat(walk.dossier().path("facts").has("hosts")).isFalse();
    }

    private static Path file(Path directory, int megabytes) throws IOException {
        Path file = directory.resolve("map-" + megabytes + ".pdf");
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            content.write(SampleFiles.pdf("map"));
            content.setLength(megabytes * 1024L * 1024);
        }
        return file;
    }

    @Test
    void anEnterpriseSeesHowFarEachReviewIs() {
        Walk walk = Walk.draft(api(), "cn.enterprise", SampleProposals.hydropowerInLaos())
                .submit()
                .untilOpen("reply-to-consultation");
        openPortal("cn", "enterprise", false);
        open(walk);

        assertThat(page.getByText("China – Home country")).isVisible();
        assertThat(page.getByText("Lao PDR – Host country")).isVisible();
        assertThat(page.getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName("Days left"))
                        .first())
                .isVisible();
        assertThat(page.getByText("Cambodia is consulted")).isVisible();
        Pictures.takeForReadme(page, "proposal");
        shootAndRead("reviews", false);
        walk.withdraw("Shown.");
    }

    @Test
    void anEnterpriseReadsWhatConsultedCountriesSayAndTheHostAnswers() {
        Walk walk = Walk.draft(api(), "cn.enterprise", SampleProposals.hydropowerInLaos())
                .submit()
                .answering("vn.reply-to-consultation", "concerns")
                .stating("vn.reply-to-consultation", "findings", "Salt will enter the delta in April.")
                .untilOpen("la.answer-comment");
        openPortal("cn", "enterprise", false);
        open(walk);
        assertThat(page.getByText("Comments of consulted countries")).isVisible();
        assertThat(page.getByText("Not answered yet.")).isVisible();

        walk.answering("la.answer-comment", "partly-accepted")
                .stating("la.answer-comment", "measure", "Release water in April")
                .untilOpen("la.decide-national");
        page.reload();

        assertThat(page.getByText("Lao PDR, accepted in part:")).isVisible();
        assertThat(page.getByText("Measure: Release water in April")).isVisible();
        shootAndRead("comments", false);
        walk.withdraw("Shown.");
    }

    @ParameterizedTest(name = "with script: {0}")
    @ValueSource(booleans = {true, false})
    void anEnterpriseAppealsAgainstARejection(boolean withScript) {
        Walk walk = Walk.draft(api(), "la.enterprise", SampleProposals.foodProcessingInChina())
                .submit()
                .answering("cn.decide-national", "reject")
                .toTheEnd();
        openPortal("la", "enterprise", withScript);
        open(walk);
        assertThat(page.locator("details[open]").getByText("Examined: decide for China."))
                .isVisible();
        shootAndRead("rejected", withScript);

        page.getByText(Pattern.compile("Appeal against this rejection \\(until .+\\)"))
                .click();
        button("Lodge the appeal").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Give your grounds.");
        page.getByLabel("Grounds").fill("The water balance was overlooked.");
        shootAndRead("appeal", withScript);
        button("Lodge the appeal").click();

        assertThat(page.getByText("Being decided")).isVisible();
        assertThat(page.getByText("The water balance was overlooked.")).isVisible();
        assertThat(page.getByText("Appeal against this rejection")).hasCount(0);
        shootAndRead("appealed", withScript);
        walk.taskId("cn.admit-appeal");
    }

    @ParameterizedTest(name = "with script: {0}")
    @ValueSource(booleans = {true, false})
    void anEnterpriseWithdrawsWhileAQuestionIsOpen(boolean withScript) {
        Walk walk = Walk.draft(api(), "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .answering("la.check-completeness", "supplement")
                .toTheEnd();
        openPortal("cn", "enterprise", withScript);
        open(walk);

        page.getByText("Withdraw the proposal").click();
        assertThat(page.getByText("This cannot be undone")).isVisible();
        button("Withdraw the proposal").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Give a reason.");
        Assertions.assertThat(walk.dossier().path("status").asText()).isEqualTo("awaiting-supplement");
        page.getByLabel("Reason").fill("The site was sold.");
        shootAndRead("withdrawal", withScript);
        button("Withdraw the proposal").click();

        assertThat(page.getByText("Reason: The site was sold.")).isVisible();
        assertThat(page.getByText("asks you for more")).hasCount(0);
        shootAndRead("withdrawn", withScript);
        Assertions.assertThat(walk.openTasks()).isEmpty();
    }

    @Test
    void anotherEnterpriseFindsNoneOfIt() {
        Walk walk = Walk.draft(api(), "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .answering("la.check-completeness", "supplement")
                .toTheEnd();
        String request = api().get("cn.enterprise", "/api/proposals/" + walk.id() + "/supplement-requests")
                .expect(200)
                .json()
                .at("/0/id")
                .asText();
        openPortal("cn", "rival", true);

        for (String address : List.of("", "/supplement-requests/" + request, "/withdrawal", "/appeal?member=la")) {
            Response response = page.navigate(url("/portal/proposals/" + walk.id()) + address);
            Assertions.assertThat(response.status()).as(address).isEqualTo(404);
            assertThat(heading()).hasText("There is nothing at this address");
        }
        walk.withdraw("Shown.");
    }

    private void choose(String name) {
        SamplePaper paper = SamplePaper.of("feasibility-study");
        page.setInputFiles("#file", new FilePayload(name, paper.mediaType(), paper.content()));
    }

    private Api api() {
        return new Api(URI.create(url("")), TestSystem::token);
    }

    private void openPortal(String realm, String user, boolean withScript) {
        signIn(realm, user, withScript, 1280);
        page.navigate(url("/portal"));
        assertThat(heading()).hasText("Your proposals");
    }

    private void open(Walk walk) {
        page.navigate(url("/portal/proposals/" + walk.id()));
    }

    /** Also reads the page: it shows words, not codes. */
    private void shootAndRead(String name, boolean withScript) {
        shoot("follow-" + name, withScript);
        Assertions.assertThat(ShownCodes.in(page.locator("main").innerText())).isEmpty();
    }
}

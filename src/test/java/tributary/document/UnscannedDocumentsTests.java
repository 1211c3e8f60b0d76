package tributary.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tributary.journey.Api;
import tributary.journey.SampleProposals;
import tributary.journey.Walk;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.local.Visitor;
import tributary.proposal.SampleFiles;

/** What holds where no scanner is configured. */
@TributaryTest
class UnscannedDocumentsTests {

    @LocalServerPort
    private int port;

    @Autowired
    private ContentDetector detector;

    @Autowired
    private ContentStore store;

    @Autowired
    private JdbcClient database;

    @Test
    void areMarkedAsSuch() {
        Documents documents = new Documents(detector, new NoScanner(), store);
        byte[] content = SampleFiles.pdf(UUID.randomUUID().toString());

        try (Documents.Taken file =
                documents.take(new ByteArrayInputStream(content), "a.pdf", null, Documents.MAX_SIZE)) {
            assertThat(documents.store(file, Documents.MAX_SIZE).virusScan()).isEqualTo(VirusScan.UNSCANNED);
        }
    }

    @Test
    void areShownAsSuchToReviewers() {
        Walk walk = Walk.draft(
                        new Api(URI.create("http://localhost:" + port), TestSystem::token),
                        "cn.enterprise",
                        SampleProposals.hydropowerInLaos())
                .submit();
        String page = "/desk/proposals/" + walk.id();
        Visitor reviewer = Visitor.signedIn(port, "la", "legal");
        assertThat(reviewer.get(page).body()).doesNotContain("not scanned for viruses");

        database.sql("update proposal_document set virus_scan = 'unscanned' where proposal_id = :id")
                .param("id", walk.id())
                .update();

        assertThat(reviewer.get(page).body()).contains("not scanned for viruses");
        walk.withdraw("Only to look at its papers");
    }

    @Test
    void refusesAScannerThatCannotBeReachedByItsAddress() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DocumentSettings(URI.create("http://scanner.example.org")))
                .withMessage(
                        "tributary.document.scanner is http://scanner.example.org: give host and port as clamav://127.0.0.1:3310");
    }
}

package tributary.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tributary.document.VirusScan;

class ProposalTests {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private final Proposal proposal =
            Proposal.draft("LM-2026-0001", "cn", "cn-works", project("A dam"), "cn.enterprise", NOW);

    @Test
    void isADraftThatCanBeChanged() {
        proposal.changeFacts(project("A lower dam"), NOW);

        assertThat(proposal.status()).isEqualTo(ProposalStatus.DRAFT);
        assertThat(proposal.title()).isEqualTo("A lower dam");
        assertThat(proposal.version()).isEqualTo(1);
    }

    @Test
    void cannotBeAskedForASupplementWhileADraft() {
        assertThatExceptionOfType(ProposalConflict.class)
                .isThrownBy(() -> ask("la", "review-environment"))
                .withMessage("No supplement can be asked for: the proposal's status is draft.");
    }

    @Test
    void tellsWhyPapersCannotBeTakenOutAfterAWithdrawal() {
        ProposalDocument map = document();
        proposal.attach(map, NOW);
        proposal.withdraw("Sold", NOW);

        assertThatExceptionOfType(ProposalConflict.class)
                .isThrownBy(() -> proposal.detach(map.id(), NOW))
                .withMessage(
                        "Documents can be neither added nor taken out any more: the proposal's status is withdrawn.");
    }

    @Test
    void hasRoomForTwoHundredDocuments() {
        assertThat(proposal.roomForDocuments()).isEqualTo(Proposal.MAX_DOCUMENTS_SIZE);
        for (int number = 0; number < 199; number++) {
            proposal.attach(document(), NOW);
        }
        assertThat(proposal.roomForDocuments()).isEqualTo(Proposal.MAX_DOCUMENTS_SIZE - 199 * 3);

        proposal.attach(document(), NOW);

        assertThatExceptionOfType(ProposalConflict.class)
                .isThrownBy(proposal::roomForDocuments)
                .withMessage(
                        "The dossier holds 200 documents, and there may be 200. Take out what is not needed, or put papers that belong together into one file.");
    }

    @Nested
    class WhenSubmitted {

        private final ProposalDocument map = document();

        @BeforeEach
        void submit() {
            proposal.attach(map, NOW);
            proposal.submit(routing("first"), TODAY, "cn.enterprise", NOW);
        }

        @Test
        void sealsFactsAndDocumentsAsTheFirstRevision() {
            assertThat(proposal.takeEvents())
                    .containsExactly(sealed(1, "submission", "A dam", map), new ProposalSubmitted(proposal.id(), 1));
            assertThat(proposal.documents()).containsExactly(map.sealedIn(1));
            assertThat(proposal.takeNewRevisions())
                    .extracting(Proposal.SealedRevision::revision, Proposal.SealedRevision::facts)
                    .containsExactly(tuple(1, project("A dam")));
        }

        @Test
        void tellsNothingTwice() {
            proposal.takeEvents();

            proposal.submit(routing("second"), TODAY.plusDays(1), "cn.enterprise", NOW);

            assertThat(proposal.takeEvents()).isEmpty();
            assertThat(proposal.filedOn()).isEqualTo(TODAY);
        }

        @Test
        void keepsItsFactsAndDocuments() {
            assertThatExceptionOfType(ProposalConflict.class).isThrownBy(() -> proposal.changeFacts(project("B"), NOW));
            assertThatExceptionOfType(ProposalConflict.class)
                    .isThrownBy(() -> proposal.detach(map.id(), NOW))
                    .withMessage("“map.pdf” was filed and stays in the dossier; upload a newer one beside it.");
        }

        @Test
        void isInReviewFromTheFirstReviewOn() {
            proposal.reviewStarted();
            proposal.reviewStarted();

            assertThat(proposal.status()).isEqualTo(ProposalStatus.IN_REVIEW);
        }

        @Test
        void cannotBeConcludedAfterAWithdrawal() {
            proposal.withdraw("Sold", NOW);

            assertThatExceptionOfType(ProposalConflict.class)
                    .isThrownBy(() -> proposal.conclude(ProposalStatus.APPROVED, NOW));
            assertThat(proposal.status()).isEqualTo(ProposalStatus.WITHDRAWN);
        }

        @Test
        void goesBackIntoReviewAfterAnUpheldAppeal() {
            proposal.reviewStarted();
            proposal.conclude(ProposalStatus.REJECTED, NOW);

            proposal.reopen();

            assertThat(proposal.status()).isEqualTo(ProposalStatus.IN_REVIEW);
            assertThat(proposal.concludedAt()).isNull();
        }
    }

    @Nested
    class WhileAwaitingSupplement {

        private UUID ofLaos = UUID.randomUUID();

        @BeforeEach
        void askTwoQuestions() {
            proposal.submit(routing("first"), TODAY, "cn.enterprise", NOW);
            proposal.reviewStarted();
            ofLaos = ask("la", "review-environment");
            proposal.takeEvents();
        }

        @Test
        void takesChangedFactsAndSealsThemWithTheAnswer() {
            proposal.changeFacts(project("A lower dam"), NOW);
            ProposalDocument added = document();
            ProposalDocument leftOut = document();
            proposal.attach(added, NOW);
            proposal.attach(leftOut, NOW);

            answer(ofLaos, routing("second"), true, added.id());

            assertThat(proposal.revision()).isEqualTo(2);
            assertThat(proposal.status()).isEqualTo(ProposalStatus.IN_REVIEW);
            assertThat(proposal.documents()).containsExactly(added.sealedIn(2), leftOut);
            assertThat(proposal.takeEvents())
                    .containsExactly(
                            new SupplementAnswered(proposal.id(), ofLaos, "la", "host", "review-environment", 2, true),
                            sealed(2, "supplement", "A lower dam", added));
        }

        @Test
        void goesOnWaitingUntilEveryQuestionIsAnswered() {
            UUID ofChina = ask("cn", "file-with-ndrc");

            answer(ofLaos, routing("first"), false);
            assertThat(proposal.status()).isEqualTo(ProposalStatus.AWAITING_SUPPLEMENT);

            answer(ofChina, routing("first"), false);
            assertThat(proposal.status()).isEqualTo(ProposalStatus.IN_REVIEW);
        }

        @Test
        void keepsTheFactsThatWereDecidedWhenEvidenceIsFiled() {
            proposal.changeFacts(project("A lower dam"), NOW);
            proposal.dropQuestion(ofLaos, NOW);
            proposal.conclude(ProposalStatus.APPROVED_WITH_CONDITIONS, NOW);

            answer(ask("la", "confirm-evidence"), routing("first"), false);

            assertThat(proposal.filedFacts()).isEqualTo(project("A dam"));
            assertThat(proposal.facts()).isEqualTo(project("A dam"));
            assertThat(proposal.title()).isEqualTo("A dam");
        }

        @Test
        void refusesASecondAnswer() {
            answer(ofLaos, routing("first"), false);

            assertThatExceptionOfType(ProposalConflict.class)
                    .isThrownBy(() -> answer(ofLaos, routing("first"), false))
                    .withMessage("This question was answered before; the answer stays as it was.");
            assertThat(proposal.revision()).isEqualTo(2);
        }
    }

    private UUID ask(String member, String step) {
        return proposal.requestSupplement(member, "host", step, null, "How deep?", member + ".environment", NOW);
    }

    private void answer(UUID request, JsonNode routing, boolean changed, UUID... documents) {
        proposal.answer(
                request, new Proposal.Answer("9 m", List.of(documents)), routing, changed, "cn.enterprise", NOW);
    }

    private static JsonNode project(String title) {
        return JsonNodeFactory.instance.objectNode().put("title", title);
    }

    private static JsonNode routing(String name) {
        return JsonNodeFactory.instance.objectNode().put("routing", name);
    }

    private RevisionSealed sealed(int revision, String reason, String project, ProposalDocument document) {
        return new RevisionSealed(
                proposal.id(),
                revision,
                reason,
                project(project),
                List.of(Dossier.Document.of(document.sealedIn(revision))));
    }

    private static ProposalDocument document() {
        return new ProposalDocument(
                UUID.randomUUID(),
                "site-map",
                "map.pdf",
                "application/pdf",
                3,
                "0".repeat(64),
                null,
                "cn.enterprise",
                NOW,
                VirusScan.CLEAN);
    }
}

package tributary.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tributary.local.TributaryTest;
import tributary.proposal.ConditionOfApproval;
import tributary.proposal.ConsultationComment;
import tributary.proposal.ConsultationComments;
import tributary.proposal.ProposalDocument;
import tributary.routing.Participation;

@TributaryTest
class MekongProcedureProcessTests {

    private static final ZoneId VIENTIANE = ZoneId.of("Asia/Vientiane");
    private static final List<String> NOTIFIED = List.of("kh", "th", "vn");

    private final LocalDate lastReceipt = LocalDate.now(VIENTIANE);
    private final LocalDate periodEnds = lastReceipt.plusMonths(6);
    private final LocalDate extended = lastReceipt.plusMonths(8);
    private final ReviewUnderTest review;
    private final ConsultationComments comments;

    @Autowired
    MekongProcedureProcessTests(ReviewUnderTest review, ConsultationComments comments) {
        this.review = review;
        this.comments = comments;
    }

    /** Of a project whose use of water is such, the procedure where the host has filed. */
    private UUID filed(Map<String, String> waterUse) {
        Map<String, String> use =
                new HashMap<>(Map.of("watercourse", "mainstream", "basin", "intra-basin", "season", "all-year"));
        use.putAll(waterUse);
        UUID id = review.submit(Map.of("mekongWaterUse", use));
        review.complete(id, "joint", "confirm-scope", "pass");
        review.complete(id, "la", "file-submission", "pass");
        return id;
    }

    private List<String> openMekong(UUID id) {
        return review.open(id).stream()
                .filter(task -> !task.endsWith(".check-completeness"))
                .toList();
    }

    private void awaitMekong(UUID id, String... expected) {
        List<String> sorted = Stream.of(expected).sorted().toList();
        try {
            review.await(() -> openMekong(id).equals(sorted));
        } catch (AssertionError late) {
            assertThat(openMekong(id)).as(late.getMessage()).isEqualTo(sorted);
        }
    }

    private void each(UUID id, String step, String outcome, Map<String, Object> more) {
        NOTIFIED.forEach(member -> review.complete(id, member, step, outcome, more));
    }

    private LocalDate dueOn(Task task) {
        return LocalDate.ofInstant(task.getDueDate().toInstant(), VIENTIANE);
    }

    @Nested
    class BeforeFiling {

        @Test
        void asksTheEnterpriseForPapersThatAreMissing() {
            UUID id = review.submit(Map.of());
            review.complete(id, "joint", "confirm-scope", "pass");

            review.complete(id, "la", "file-submission", "supplement");
            review.answer(id, review.openRequest(id));

            assertThat(review.task(id, "la", "file-submission").getAssignee()).isEqualTo("la.focal");
        }

        @Test
        void keepsItsQuestionWhenTheHostRejectsTheProject() {
            UUID id = review.submit(Map.of());
            review.complete(id, "joint", "confirm-scope", "pass");
            review.complete(id, "la", "file-submission", "supplement");
            review.complete(id, "la", "check-completeness", "pass");
            review.complete(id, "la", "collect-sector-opinions", "pass", Map.of("opinionsAgainst", 0));

            review.complete(id, "la", "review-legal-framework", "fail");
            review.await(() -> review.review(id, "la").outcome() != null);
            review.answer(id, review.openRequest(id));

            review.task(id, "la", "file-submission");
        }

        @Test
        void consultsOnASurplusThatTheCommitteeConfirmed() {
            UUID id = review.submit(Map.of(
                    "mekongWaterUse", Map.of("watercourse", "mainstream", "basin", "inter-basin", "season", "dry")));
            review.complete(id, "joint", "confirm-scope", "pass", Map.of("surplusConfirmed", true));
            review.complete(id, "la", "file-submission", "pass");
            review.complete(id, "joint", "check-submission", "pass");

            each(id, "confirm-receipt", "pass", Map.of());

            review.task(id, "joint", "agree-road-map");
        }

        @Test
        void leavesAHostOutThatIsNoParty() {
            UUID id = review.submit(Map.of("hostCountries", List.of("la", "mm")));

            review.complete(id, "joint", "confirm-scope", "pass");

            review.awaitOpen(
                    id, "cn.check-completeness", "la.check-completeness", "la.file-submission", "mm.determine-route");
            assertThat(review.proposals.listParticipations(id))
                    .filteredOn(part -> part.role().equals("consulted"))
                    .extracting(Participation::member)
                    .containsExactly("kh", "th", "vn");
        }
    }

    @Nested
    class OfPriorConsultation {

        private UUID received() {
            UUID id = filed(Map.of());
            review.complete(id, "joint", "check-submission", "pass");
            review.complete(
                    id,
                    "kh",
                    "confirm-receipt",
                    "pass",
                    Map.of("receivedOn", lastReceipt.minusDays(2).toString()));
            review.complete(id, "th", "confirm-receipt", "pass", Map.of("receivedOn", lastReceipt.toString()));
            review.complete(
                    id,
                    "vn",
                    "confirm-receipt",
                    "pass",
                    Map.of("receivedOn", lastReceipt.minusDays(1).toString()));
            return id;
        }

        private UUID awaitingReplies() {
            UUID id = received();
            each(id, "hold-national-meeting", "pass", Map.of());
            review.complete(id, "joint", "agree-road-map", "pass");
            review.complete(id, "joint", "hold-regional-forums", "pass");
            review.complete(id, "joint", "write-technical-review", "pass");
            awaitMekong(id, "kh.reply-to-consultation", "th.reply-to-consultation", "vn.reply-to-consultation");
            return id;
        }

        private UUID inSession() {
            UUID id = awaitingReplies();
            each(id, "reply-to-consultation", "pass", Map.of());
            awaitMekong(id, "joint.hold-special-session");
            return id;
        }

        @Test
        void returnsAnIncompleteSubmissionBeforeTheClockStarts() {
            UUID id = filed(Map.of());

            review.complete(id, "joint", "check-submission", "return");

            awaitMekong(id, "la.file-submission");
        }

        @Test
        void lastsSixMonthsByDateFromTheLastReceipt() {
            UUID id = received();

            Task roadMap = review.task(id, "joint", "agree-road-map");

            assertThat(dueOn(roadMap)).isEqualTo(periodEnds);
            assertThat(review.timer(id, "consultation-period-elapsed")
                            .getDuedate()
                            .toInstant())
                    .isEqualTo(periodEnds.plusDays(1).atStartOfDay(VIENTIANE).toInstant());
        }

        @Test
        void takesNoReceiptOfADayToComeOrOfOneBeforeTheFiling() {
            UUID id = filed(Map.of());
            review.complete(id, "joint", "check-submission", "pass");

            for (LocalDate wrong : List.of(LocalDate.now(VIENTIANE).plusDays(2), LocalDate.of(2026, 11, 23))) {
                assertThatThrownBy(() -> review.complete(
                                id, "th", "confirm-receipt", "pass", Map.of("receivedOn", wrong.toString())))
                        .as("%s", wrong)
                        .isInstanceOf(BadUserRequestException.class)
                        .hasMessageContaining("receivedOn is “" + wrong + "”");
            }
            review.complete(id, "th", "confirm-receipt", "pass", Map.of("receivedOn", "2026-11-24"));
        }

        @Test
        void letsProofOfDeliveryStandForAReceipt() {
            UUID id = filed(Map.of());
            review.complete(id, "joint", "check-submission", "pass");
            review.complete(id, "kh", "confirm-receipt", "pass");
            review.complete(id, "th", "confirm-receipt", "pass");
            review.task(id, "vn", "confirm-receipt");

            review.elapse(id, "receipt-period-elapsed");

            review.task(id, "joint", "agree-road-map");
            assertThat(review.milestones(id, "delivery-proved")).containsExactly("vn/null");
        }

        @Test
        void asksTheHostForDataThatTheTechnicalReviewLacks() {
            UUID id = received();
            review.complete(id, "joint", "agree-road-map", "pass");

            review.complete(id, "joint", "write-technical-review", "ask-data");
            review.complete(id, "la", "file-submission", "pass");

            assertThat(review.task(id, "joint", "write-technical-review").getAssignee())
                    .isEqualTo("joint.secretary");
        }

        @Test
        void takesTheRepliesOfMembersThatAnswerInTheSameSecond() throws Exception {
            UUID id = awaitingReplies();
            ExecutorService people = Executors.newFixedThreadPool(3);
            List<Callable<Void>> replies = new ArrayList<>();
            for (String member : NOTIFIED) {
                replies.add(() -> {
                    review.tenants.all(() -> review.complete(id, member, "reply-to-consultation", "concerns"));
                    return null;
                });
            }

            List<Future<Void>> done = people.invokeAll(replies);
            people.shutdown();

            for (Future<Void> reply : done) {
                reply.get();
            }
            awaitMekong(id, "joint.hold-special-session");
            assertThat(review.milestones(id, "consultation-replied"))
                    .containsExactly("kh/concerns", "th/concerns", "vn/concerns");
        }

        @Test
        void recordsSilenceAsNoReplyWhenTheSixMonthsAreOver() {
            UUID id = awaitingReplies();
            review.complete(id, "kh", "reply-to-consultation", "pass");

            review.elapse(id, "consultation-period-elapsed");

            awaitMekong(id, "joint.hold-special-session");
            assertThat(review.milestones(id, "consultation-replied"))
                    .containsExactly("kh/no-objection", "th/no-reply", "vn/no-reply");
        }

        @Test
        void recordsSilenceOfWhoAskedForMoreTime() {
            UUID id = awaitingReplies();
            review.complete(id, "kh", "reply-to-consultation", "requests-extension");
            review.complete(id, "th", "reply-to-consultation", "pass");
            review.complete(id, "vn", "reply-to-consultation", "pass");
            review.complete(
                    id, "joint", "hold-special-session", "extended", Map.of("extendedUntil", extended.toString()));
            awaitMekong(id, "kh.reply-to-consultation", "th.reply-to-consultation", "vn.reply-to-consultation");

            review.elapse(id, "consultation-period-elapsed");

            awaitMekong(id, "joint.hold-special-session");
            assertThat(review.milestones(id, "consultation-replied"))
                    .containsExactly("kh/no-reply", "kh/requests-extension", "th/no-objection", "vn/no-objection");
        }

        @Test
        void opensTheSessionAtTheEndWhateverIsStillOut() {
            UUID id = received();
            awaitMekong(
                    id,
                    "joint.agree-road-map",
                    "kh.hold-national-meeting",
                    "th.hold-national-meeting",
                    "vn.hold-national-meeting");

            review.elapse(id, "consultation-period-elapsed");

            awaitMekong(id, "joint.hold-special-session");
        }

        @Test
        void replacesTheSixMonthsByARecordedExtension() {
            UUID id = inSession();

            assertThatThrownBy(() -> review.complete(id, "joint", "hold-special-session", "extended"))
                    .isInstanceOf(BadUserRequestException.class)
                    .hasMessageContaining("extendedUntil is missing");
            assertThatThrownBy(() -> review.complete(
                            id,
                            "joint",
                            "hold-special-session",
                            "extended",
                            Map.of("extendedUntil", periodEnds.minusDays(8).toString())))
                    .isInstanceOf(BadUserRequestException.class)
                    .hasMessageContaining(
                            "extendedUntil is " + periodEnds.minusDays(8) + ": must be after " + periodEnds);
            review.complete(
                    id, "joint", "hold-special-session", "extended", Map.of("extendedUntil", extended.toString()));

            awaitMekong(id, "kh.reply-to-consultation", "th.reply-to-consultation", "vn.reply-to-consultation");
            assertThat(review.timer(id, "consultation-period-elapsed")
                            .getDuedate()
                            .toInstant())
                    .isEqualTo(extended.plusDays(1).atStartOfDay(VIENTIANE).toInstant());
        }

        @Test
        void turnsTheMeasuresOfAStatementIntoConditions() {
            UUID id = inSession();

            review.complete(
                    id,
                    "joint",
                    "hold-special-session",
                    "pass",
                    Map.of("conditions", "Build a fish passage\nShare flow data"));

            awaitMekong(id, "joint.adopt-action-plan");
            assertThat(review.milestones(id, "mekong-procedure-ended")).containsExactly("null/statement-agreed");
            assertThat(review.proposals.listConditions(id))
                    .extracting(ConditionOfApproval::member, ConditionOfApproval::role, ConditionOfApproval::text)
                    .containsExactly(
                            tuple("la", "mekong", "Build a fish passage"), tuple("la", "mekong", "Share flow data"));
        }

        @Test
        void endsOnlyWhenTheHostHasAnsweredEveryComment() {
            UUID id = awaitingReplies();
            review.complete(id, "kh", "reply-to-consultation", "pass");
            review.complete(
                    id,
                    "th",
                    "reply-to-consultation",
                    "pass",
                    Map.of("comments", "Sediment is missing\n\nSo are fish"));
            review.complete(id, "vn", "reply-to-consultation", "concerns");
            review.complete(id, "joint", "hold-special-session", "pass", Map.of("conditions", "Share flow data"));
            awaitMekong(id, "la.answer-comment", "la.answer-comment", "la.answer-comment");

            answer(id, "not-accepted", Map.of());
            answer(id, "partly-accepted", Map.of("measure", "Measure sediment at Stung Treng"));
            assertThat(review.milestones(id, "mekong-procedure-ended")).isEmpty();
            answer(id, "pass", Map.of("measure", "Build a fish passage"));

            awaitMekong(id, "joint.adopt-action-plan");
            assertThat(review.milestones(id, "mekong-procedure-ended")).containsExactly("null/statement-agreed");
            assertThat(review.milestones(id, "comment-answered"))
                    .containsExactly("la/accepted", "la/not-accepted", "la/partly-accepted");
            assertThat(review.proposals.listConditions(id))
                    .extracting(ConditionOfApproval::member, ConditionOfApproval::text)
                    .containsExactlyInAnyOrder(
                            tuple("la", "Share flow data"),
                            tuple("la", "Measure sediment at Stung Treng"),
                            tuple("la", "Build a fish passage"));
        }

        @Test
        void takesTwentyCommentsInAReplyAndNoMore() {
            UUID id = awaitingReplies();
            String twenty = IntStream.rangeClosed(1, 20)
                    .mapToObj("Comment of item %d"::formatted)
                    .collect(Collectors.joining("\n\n"));

            assertThatThrownBy(() -> review.complete(
                            id, "kh", "reply-to-consultation", "pass", Map.of("comments", twenty + "\nOne more")))
                    .isInstanceOf(BadUserRequestException.class)
                    .hasMessageContaining("comments holds 21 comments: give at most 20");
            assertThat(comments.list(id)).isEmpty();
            review.complete(id, "kh", "reply-to-consultation", "pass", Map.of("comments", twenty));

            assertThat(comments.list(id))
                    .hasSize(20)
                    .extracting(ConsultationComment::text)
                    .startsWith("Comment of item 1")
                    .endsWith("Comment of item 20");
            assertThat(review.proposals.getProposal(id).documents())
                    .extracting(ProposalDocument::name)
                    .contains("Comment 1 of Cambodia.txt", "Comment 20 of Cambodia.txt");
        }

        private void answer(UUID id, String outcome, Map<String, Object> more) {
            Task task = review.tasks(id, "la", "answer-comment").get(0);
            review.completeAs("environment", "environment-reviewers", task, outcome, more);
        }

        @Test
        void refersWhatTheSessionCannotAgreeToTheCouncil() {
            UUID id = inSession();

            review.complete(id, "joint", "hold-special-session", "no-common-view");
            assertThatThrownBy(() -> review.complete(id, "joint", "refer-to-council", "unsigned"))
                    .isInstanceOf(BadUserRequestException.class)
                    .hasMessageContaining("outcome unsigned belongs to a specific agreement");
            review.complete(id, "joint", "refer-to-council", "pass");

            awaitMekong(id);
            assertThat(review.milestones(id, "mekong-procedure-ended")).containsExactly("null/referred");
            assertThat(review.proposals.listConditions(id)).isEmpty();
        }

        @Test
        void leavesTheHostToItsOwnResponsibilityWithoutAgreement() {
            UUID id = inSession();

            review.complete(id, "joint", "hold-special-session", "no-common-view");
            review.complete(id, "joint", "refer-to-council", "ended-without-agreement");

            awaitMekong(id);
            assertThat(review.milestones(id, "mekong-procedure-ended")).containsExactly("null/ended-without-agreement");
        }
    }

    @Nested
    class OfNotification {

        private UUID notified() {
            return filed(Map.of("season", "wet"));
        }

        @Test
        void letsTheHostDecideOnceItIsRegistered() {
            UUID id = notified();

            review.complete(id, "joint", "register-notification", "pass");

            awaitMekong(id, "kh.reply-to-notification", "th.reply-to-notification", "vn.reply-to-notification");
            assertThat(review.milestones(id, "mekong-procedure-ended")).containsExactly("null/registered");
        }

        @Test
        void asksTheHostForMore() {
            UUID id = notified();

            review.complete(id, "joint", "register-notification", "ask-more");

            awaitMekong(id, "la.file-submission");
        }

        @Test
        void isNotedWithRepliesAndSilence() {
            UUID id = notified();
            review.complete(id, "joint", "register-notification", "pass");
            review.complete(id, "kh", "reply-to-notification", "pass");
            review.complete(id, "th", "reply-to-notification", "comment");
            review.task(id, "vn", "reply-to-notification");

            review.elapse(id, "reply-period-elapsed");
            review.complete(id, "la", "answer-comment", "partly-accepted");
            review.complete(id, "joint", "take-note", "pass");

            awaitMekong(id);
            assertThat(review.milestones(id, "consultation-replied"))
                    .containsExactly("kh/no-comment", "th/comment", "vn/no-reply");
        }

        @Test
        void beginsAnewAsConsultationWhenTheClassDoesNotStand() {
            UUID id = notified();
            review.complete(id, "joint", "register-notification", "pass");
            contested(id);

            review.complete(id, "joint", "settle-class", "reclassified");
            review.complete(id, "la", "file-submission", "pass");

            awaitMekong(id, "joint.check-submission");
            assertThat(review.milestones(id, "mekong-procedure-reopened")).containsExactly("null/prior-consultation");
        }

        @Test
        void beginsAnewAsSpecificAgreementWhenTheCommitteeFindsSo() {
            UUID id = notified();
            review.complete(id, "joint", "register-notification", "pass");
            contested(id);

            review.complete(
                    id, "joint", "settle-class", "reclassified", Map.of("reclassifiedAs", "specific-agreement"));
            review.complete(id, "la", "file-submission", "pass");
            review.complete(id, "joint", "check-submission", "pass");
            each(id, "confirm-receipt", "pass", Map.of());

            awaitMekong(id, "joint.negotiate-agreement");
        }

        /** One member contests with reasons, which the host answers; nobody stops the host's review. */
        private void contested(UUID id) {
            review.complete(id, "kh", "reply-to-notification", "pass");
            review.complete(id, "th", "reply-to-notification", "pass");
            review.complete(id, "vn", "reply-to-notification", "contest-class");
            review.complete(id, "la", "answer-comment", "not-accepted");
            assertThat(review.openOf(id, "la")).containsExactly("check-completeness");
        }

        @Test
        void isNotedWhenTheContestedClassStands() {
            UUID id = notified();
            review.complete(id, "joint", "register-notification", "pass");
            contested(id);

            assertThatThrownBy(() -> review.complete(
                            id, "joint", "settle-class", "pass", Map.of("reclassifiedAs", "specific-agreement")))
                    .isInstanceOf(BadUserRequestException.class)
                    .hasMessageContaining("reclassifiedAs is specific-agreement, but the outcome pass");
            review.complete(id, "joint", "settle-class", "pass");
            review.complete(id, "joint", "take-note", "late");

            awaitMekong(id);
        }
    }

    @Nested
    class OfSpecificAgreement {

        private UUID negotiated() {
            UUID id = filed(Map.of("basin", "inter-basin", "season", "dry"));
            review.complete(id, "joint", "check-submission", "pass");
            each(id, "confirm-receipt", "pass", Map.of());
            review.complete(
                    id,
                    "joint",
                    "negotiate-agreement",
                    "pass",
                    Map.of("conditions", "Divert 80 m³/s at most, May only"));
            awaitMekong(id, "kh.sign-agreement", "la.sign-agreement", "th.sign-agreement", "vn.sign-agreement");
            return id;
        }

        @Test
        void endsWhenAllFourHaveSigned() {
            UUID id = negotiated();

            each(id, "sign-agreement", "pass", Map.of());
            review.complete(id, "la", "sign-agreement", "pass");

            awaitMekong(id);
            assertThat(review.milestones(id, "mekong-procedure-ended")).containsExactly("null/signed");
            assertThat(review.proposals.listConditions(id))
                    .extracting(ConditionOfApproval::member, ConditionOfApproval::role, ConditionOfApproval::text)
                    .containsExactly(tuple("la", "mekong", "Divert 80 m³/s at most, May only"));
        }

        @Test
        void isNegotiatedAgainOrStaysUnsignedWhenASignatureIsMissing() {
            UUID id = negotiated();
            review.complete(id, "la", "sign-agreement", "pass");
            each(id, "sign-agreement", "fail", Map.of());

            review.complete(id, "joint", "refer-to-council", "pass");
            review.complete(id, "joint", "negotiate-agreement", "pass");
            review.complete(id, "la", "sign-agreement", "pass");
            each(id, "sign-agreement", "fail", Map.of());
            review.complete(id, "joint", "refer-to-council", "unsigned");

            awaitMekong(id);
            assertThat(review.milestones(id, "mekong-procedure-ended")).containsExactly("null/unsigned");
            assertThat(review.proposals.listConditions(id)).isEmpty();
        }
    }
}

package tributary.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tributary.local.TributaryTest;
import tributary.proposal.ProposalStatus;
import tributary.proposal.ReviewStep;
import tributary.proposal.SupplementRequest;
import tributary.time.Calendars;
import tributary.time.Term;

@TributaryTest
class ProposalReviewProcessTests {

    private final ReviewUnderTest review;
    private final Calendars calendars;
    private final JdbcClient database;

    @Autowired
    ProposalReviewProcessTests(ReviewUnderTest review, Calendars calendars, JdbcClient database) {
        this.review = review;
        this.calendars = calendars;
        this.database = database;
    }

    @Test
    void beginsWithTheSecretariatsScope() {
        UUID id = review.submit(Map.of());

        Task scope = review.task(id, "joint", "confirm-scope");

        assertThat(scope.getDescription()).isEqualTo("Sample hydropower project");
        assertThat(scope.getDueDate()).isNotNull();
        assertThat(review.open(id)).containsExactly("joint.confirm-scope");
    }

    @Test
    void startsNationalReviewsAndTheMekongProcedureInTheirTenants() {
        UUID id = review.submit(Map.of());

        review.complete(id, "joint", "confirm-scope", "pass");

        review.awaitOpen(id, "cn.check-completeness", "la.check-completeness", "la.file-submission");
        assertThat(review.proposals.getProposal(id).status()).isEqualTo(ProposalStatus.IN_REVIEW);
    }

    @Test
    void asksTheEnterpriseBeforeTheScopeIsConfirmed() {
        UUID id = review.submit(Map.of());

        review.complete(id, "joint", "confirm-scope", "supplement");
        SupplementRequest request = review.openRequest(id);
        assertThat(review.open(id)).isEmpty();
        review.answer(id, request);

        assertThat(request.question()).isEqualTo("Examined confirm-scope");
        assertThat(review.task(id, "joint", "confirm-scope").getAssignee()).isEqualTo("joint.secretary");
    }

    @Test
    void passesOverTheMekongProcedureWhenTheUseIsMinor() {
        UUID id = review.submit(Map.of());

        review.complete(id, "joint", "confirm-scope", "pass", Map.of("minorUse", true));

        review.awaitOpen(id, "cn.check-completeness", "la.check-completeness");
    }

    @Test
    void bringsASupplementBackToTheSameReviewer() {
        UUID id = review.submit(Map.of());
        review.complete(id, "joint", "confirm-scope", "pass");

        review.complete(id, "cn", "check-completeness", "supplement");
        SupplementRequest request = review.openRequest(id);
        assertThat(review.proposals.getProposal(id).status()).isEqualTo(ProposalStatus.AWAITING_SUPPLEMENT);
        review.answer(id, request);

        Task again = review.task(id, "cn", "check-completeness");
        assertThat(again.getAssignee()).isEqualTo("cn.focal");
    }

    @Test
    void refusesACompletionThatLacksFields() {
        UUID id = review.submit(Map.of());
        Task scope = review.task(id, "joint", "confirm-scope");

        assertThatThrownBy(() -> review.tasks.complete(scope.getId()))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("outcome is missing: give one of pass, supplement")
                .hasMessageContaining("findings is missing");
        assertThatThrownBy(() -> review.tasks.complete(scope.getId(), Map.of("outcome", "fail", "findings", "No")))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("outcome is “fail”: give one of pass, supplement");
        assertThat(review.open(id)).containsExactly("joint.confirm-scope");
    }

    @Test
    void letsNobodyApproveWhatTheyPrepared() {
        UUID id = review.submit(Map.of());
        review.complete(id, "joint", "confirm-scope", "pass", Map.of("minorUse", true));
        review.completeAs("approver", "focal-points", review.task(id, "cn", "check-completeness"), "pass", Map.of());

        assertThatThrownBy(() -> toDecision(id, "cn"))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining(
                        "cn.approver prepared this review at check-completeness: whoever prepared does not approve");
    }

    @Test
    void endsEveryOpenTaskWhenWithdrawn() {
        UUID id = review.submit(Map.of());
        review.complete(id, "joint", "confirm-scope", "pass");
        review.complete(id, "la", "file-submission", "pass");
        review.awaitOpen(id, "cn.check-completeness", "joint.check-submission", "la.check-completeness");

        review.withdraw(id);

        review.awaitOpen(id);
        assertThat(review.runtime
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(id.toString())
                        .count())
                .isZero();
        assertThat(review.proposals.listSteps(id)).noneMatch(step -> step.isOpen());
        assertThat(review.milestones(id, "reviews-ended")).containsExactly("null/null");
    }

    @Test
    void joinsTheDecisionsIntoAnApproval() {
        UUID id = review.submit(Map.of());
        review.complete(id, "joint", "confirm-scope", "pass", Map.of("minorUse", true));

        decide(id, "cn", "approve", Map.of());
        decide(id, "la", "approve", Map.of());
        review.complete(id, "joint", "announce-joint-outcome", "pass");

        assertThat(review.proposals.getProposal(id).status()).isEqualTo(ProposalStatus.APPROVED);
        review.awaitOpen(id);
        review.await(() -> review.runtime
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(id.toString())
                        .count()
                == 0);
    }

    @Test
    void followsConditionsUpInTheMembersTenant() {
        UUID id = review.submit(Map.of());
        review.complete(id, "joint", "confirm-scope", "pass", Map.of("minorUse", true));
        decide(id, "cn", "approve", Map.of());
        decide(id, "la", "approve-with-conditions", Map.of("conditions", "Build a fish ladder\nReport yearly"));
        review.complete(id, "joint", "announce-joint-outcome", "pass");

        assertThat(review.proposals.getProposal(id).status()).isEqualTo(ProposalStatus.APPROVED_WITH_CONDITIONS);
        review.awaitOpen(id, "la.confirm-evidence", "la.confirm-evidence");
        List<Task> evidence = review.tasks(id, "la", "confirm-evidence");
        review.completeAs("approver", "approvers", evidence.get(0), "pass", Map.of());
        review.completeAs("approver", "approvers", evidence.get(1), "fail", Map.of());
        review.complete(
                id,
                "la",
                "record-breach",
                "pass",
                Map.of(
                        "newDueOn",
                        LocalDate.now(ZoneId.of("Asia/Vientiane")).plusMonths(7).toString()));

        review.awaitOpen(id, "la.confirm-evidence");
        assertThat(review.task(id, "la", "confirm-evidence").getDueDate()).isNotNull();
    }

    @Test
    void reopensOneReviewWhenAnAppealIsUpheld() {
        UUID id = review.submit(Map.of());
        review.complete(id, "joint", "confirm-scope", "pass", Map.of("minorUse", true));
        decide(id, "cn", "approve", Map.of());
        decide(id, "la", "reject", Map.of());
        review.complete(id, "joint", "announce-joint-outcome", "pass");
        assertThat(review.proposals.getProposal(id).status()).isEqualTo(ProposalStatus.REJECTED);
        assertThat(review.review(id, "la").appealUntil()).isNotNull();

        review.appeal(id, "la", "host");
        review.complete(id, "la", "admit-appeal", "pass");
        review.completeAs("approver2", "approvers", review.task(id, "la", "decide-appeal"), "pass", Map.of());

        review.awaitOpen(id, "la.decide-national");
        review.complete(id, "la", "decide-national", "approve");
        review.complete(id, "joint", "announce-joint-outcome", "pass");
        assertThat(review.proposals.getProposal(id).status()).isEqualTo(ProposalStatus.APPROVED);
    }

    @Test
    void givesTheCountrysDaysToAnswerAnAppealFromItsLodging() {
        UUID id = review.submit(Map.of());
        review.complete(id, "joint", "confirm-scope", "pass", Map.of("minorUse", true));
        decide(id, "cn", "approve", Map.of());
        decide(id, "la", "reject", Map.of());
        review.complete(id, "joint", "announce-joint-outcome", "pass");
        Instant lodgedAt = Instant.now().minus(Duration.ofDays(10));

        review.appeal(id, "la", "host", lodgedAt);
        review.complete(id, "la", "admit-appeal", "pass");

        Task task = review.task(id, "la", "decide-appeal");
        ReviewStep opened = review.proposals.findStep(task.getId()).orElseThrow();
        LocalDate lodgedOn = LocalDate.ofInstant(lodgedAt, ZoneId.of("Asia/Vientiane"));
        assertThat(opened.dueOn()).isEqualTo(calendars.of("la").dueOn(lodgedOn, Term.calendarDays(30)));
        assertThat(opened.termKind()).isEqualTo(Term.CALENDAR);
        assertThat(opened.daysUsed()).isEqualTo(10);
        review.remindAt(id, task.getDueDate().toInstant().plusSeconds(1));
        assertThat(review.milestones(id, "step-overdue")).contains("la/null");
        assertThat(review.groups(task)).contains("la.approvers", "la.focal-points");
    }

    @Test
    void waitsForAProcedureThatBeganAnewAfterTheHostDecided() {
        UUID id = review.submit(
                Map.of("mekongWaterUse", Map.of("watercourse", "mainstream", "basin", "intra-basin", "season", "wet")));
        review.complete(id, "joint", "confirm-scope", "pass");
        review.complete(id, "la", "file-submission", "pass");
        review.complete(id, "joint", "register-notification", "pass");
        decide(id, "la", "approve", Map.of());
        review.complete(id, "kh", "reply-to-notification", "pass");
        review.complete(id, "th", "reply-to-notification", "pass");
        review.complete(id, "vn", "reply-to-notification", "contest-class");
        review.complete(id, "la", "answer-comment", "pass");
        review.complete(id, "joint", "settle-class", "reclassified");

        decide(id, "cn", "approve", Map.of());

        review.awaitOpen(id, "la.file-submission");
        consult(id);
        review.complete(id, "joint", "hold-special-session", "pass", Map.of("conditions", "Share flow data"));
        review.complete(id, "joint", "announce-joint-outcome", "pass");
        assertThat(review.proposals.getProposal(id).status()).isEqualTo(ProposalStatus.APPROVED_WITH_CONDITIONS);
    }

    /** From the host's filing to the special session, without a comment. */
    private void consult(UUID id) {
        review.complete(id, "la", "file-submission", "pass");
        review.complete(id, "joint", "check-submission", "pass");
        List<String> notified = List.of("kh", "th", "vn");
        notified.forEach(member -> review.complete(id, member, "confirm-receipt", "pass"));
        notified.forEach(member -> review.complete(id, member, "hold-national-meeting", "pass"));
        review.complete(id, "joint", "agree-road-map", "pass");
        review.complete(id, "joint", "hold-regional-forums", "pass");
        review.complete(id, "joint", "write-technical-review", "pass");
        notified.forEach(member -> review.complete(id, member, "reply-to-consultation", "pass"));
    }

    @Test
    void leavesARejectionWhenNobodyAppeals() {
        UUID id = rejectedByChina();
        assertThat(review.timer(id, "appeal-window-elapsed").getDuedate())
                .as("when the last day is over in the country that rejected")
                .isEqualTo(Objects.requireNonNull(review.review(id, "cn").appealUntil())
                        .plusDays(1)
                        .atStartOfDay(ZoneId.of("Asia/Shanghai"))
                        .toInstant());

        endWindow(id);
        review.elapse(id, "appeal-window-elapsed");

        assertThat(review.proposals.getProposal(id).status()).isEqualTo(ProposalStatus.REJECTED);
        assertThat(review.runtime
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(id.toString())
                        .count())
                .isZero();
    }

    @Test
    void hearsAnAppealThatWasStoredWhileTheWindowElapsed() {
        UUID id = rejectedByChina();
        endWindow(id);
        // Nobody was told of it: the timer was faster.
        database.sql("insert into appeal (id, proposal_id, member, role, grounds, lodged_by, lodged_at)"
                        + " values (:appeal, :id, 'cn', 'home', 'The study was overlooked', 'cn.enterprise', now())")
                .param("appeal", UUID.randomUUID())
                .param("id", id)
                .update();

        review.elapse(id, "appeal-window-elapsed");

        assertThat(review.task(id, "cn", "admit-appeal")).isNotNull();
    }

    /** The project of one whose rejection at home has been announced, so that its window is open. */
    private UUID rejectedByChina() {
        UUID id = review.submit(Map.of());
        review.complete(id, "joint", "confirm-scope", "pass", Map.of("minorUse", true));
        decide(id, "cn", "reject", Map.of());
        decide(id, "la", "approve", Map.of());
        review.complete(id, "joint", "announce-joint-outcome", "pass");
        review.awaitQuiet(id);
        return id;
    }

    private void endWindow(UUID id) {
        database.sql("update national_review set appeal_until = appeal_until - 400 where proposal_id = :id")
                .param("id", id)
                .update();
    }

    private void decide(UUID id, String member, String outcome, Map<String, Object> more) {
        toDecision(id, member);
        review.complete(id, member, "decide-national", outcome, more);
        review.await(() -> review.review(id, member).outcome() != null);
    }

    /** Passes every step before the decision. */
    private void toDecision(UUID id, String member) {
        review.await(() -> !review.openOf(id, member).isEmpty());
        while (!review.openOf(id, member).contains("decide-national")) {
            String step = review.openOf(id, member).get(0);
            int seats = review.tasks(id, member, step).size();
            if (seats > 1) {
                review.vote(id, member, step, "pass", "pass", "pass");
            } else {
                review.complete(id, member, step, "pass");
            }
            review.await(() -> !review.openOf(id, member).isEmpty());
        }
    }
}

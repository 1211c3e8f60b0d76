package tributary.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tributary.proposal.ReviewStep;
import tributary.time.Calendars;
import tributary.time.Term;

/** Thailand's review in the whole application, where rules, votes and limits are real. */
class ThailandReviewProcessTests extends HostReview {

    private final Calendars calendars;
    private final JdbcClient database;

    @Autowired
    ThailandReviewProcessTests(ReviewUnderTest review, Calendars calendars, JdbcClient database) {
        super(review, "th");
        this.calendars = calendars;
        this.database = database;
    }

    @Test
    void licensesAForeignServiceWhosePromotionIsRefused() {
        UUID id = submitDataCentre();
        complete(id, "check-completeness", "pass");
        awaitOpen(id, "interview-applicant", "review-legal-framework");
        complete(id, "interview-applicant", "pass");
        complete(id, "review-legal-framework", "pass");

        complete(id, "appraise-promotion", "fail");

        review.await(
                () -> review.tasks(id, "th", "hold-foreign-business-committee").size() == 3);
        assertThat(review.proposals.getNationalReview(id, "th", "host").route())
                .satisfies(route -> assertThat(String.valueOf(route)).doesNotContain("TH-L06"));
        review.vote(id, "th", "hold-foreign-business-committee", "pass", "fail", "pass");
        complete(id, "issue-foreign-business-licence", "pass");
        complete(id, "decide-national", "approve");
        assertThat(outcome(id)).isEqualTo("approved");
    }

    @Test
    void putsARefusedBusinessLicenceToTheMinisterForThirtyDays() {
        UUID id = submitDataCentre();
        complete(id, "check-completeness", "pass");
        complete(id, "interview-applicant", "pass");
        complete(id, "review-legal-framework", "pass");
        complete(id, "appraise-promotion", "fail");
        review.await(
                () -> review.tasks(id, "th", "hold-foreign-business-committee").size() == 3);
        review.vote(id, "th", "hold-foreign-business-committee", "fail", "fail", "pass");
        assertThat(outcome(id)).isEqualTo("rejected");
        review.decideHome(id);
        review.complete(id, "joint", "announce-joint-outcome", "pass");
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Bangkok"));
        review.await(() -> review.review(id, "th").appealUntil() != null);
        assertThat(review.review(id, "th").appealUntil())
                .isEqualTo(calendars.of("th").orNextWorkingDay(today.plusDays(30)));

        review.appeal(id, "th", "host");

        assertThat(review.groups(review.task(id, "th", "admit-appeal")))
                .containsExactlyInAnyOrder("th.focal-points", "th.minister");
    }

    @Test
    void certifiesAForeignServiceThatIsPromoted() {
        UUID id = submitDataCentre();
        complete(id, "check-completeness", "pass");
        complete(id, "interview-applicant", "pass");
        complete(id, "review-legal-framework", "pass");
        complete(id, "appraise-promotion", "pass");

        awaitOpen(id, "issue-promotion-certificate");
        complete(id, "issue-promotion-certificate", "pass");
        awaitOpen(id, "certify-foreign-business");
    }

    @Test
    void leavesNoRefusalToWhoeverPutsAReportBeforeTheExpertCommittee() {
        UUID id = submitDamBeforeOnep();

        assertThatThrownBy(() -> complete(id, "review-environment", "fail"))
                .hasMessageContaining("outcome is “fail”: give one of pass, supplement");
    }

    @Test
    void approvesADamBySilenceAndOnlyThenIssuesThePromotionCertificate() {
        UUID id = submitDamBeforeTheExpertCommittee();
        assertThat(review.openOf(id, "th")).containsExactly("hold-expert-committee");

        review.elapse(id, "hold-expert-committee-period-elapsed");

        awaitOpen(id, "issue-promotion-certificate");
        complete(id, "issue-promotion-certificate", "pass");
        awaitOpen(id, "grant-sector-licence", "license-factory");
    }

    @Test
    void putsARevisedReportBeforeTheExpertCommitteeForThirtyDays() {
        UUID id = submitDamBeforeTheExpertCommittee();
        assertThat(open(id, "hold-expert-committee")).hasSize(3).allSatisfy(seat -> {
            assertThat(seat.dueOn()).isEqualTo(lastDay(seat, 45));
        });

        review.vote(id, "th", "hold-expert-committee", "supplement", "supplement", "pass");
        review.answer(id, review.openRequest(id));

        review.await(() -> review.tasks(id, "th", "hold-expert-committee").size() == 3);
        assertThat(open(id, "hold-expert-committee")).hasSize(3).allSatisfy(seat -> {
            assertThat(seat.daysUsed()).isZero();
            assertThat(seat.dueOn()).isEqualTo(lastDay(seat, 30));
        });
    }

    @Test
    void countsEverySeatThatWasOpenedThoughTheChangedProjectNeedsNoCommittee() {
        UUID id = submitDamBeforeTheExpertCommittee();
        List<Task> seats = review.tasks(id, "th", "hold-expert-committee");
        shrink(id);

        // What is put on record routes the project that was changed meanwhile.
        review.completeAs("approver", "approvers", seats.get(0), "pass", Map.of("hearingsHeld", 2));
        assertThat(String.valueOf(
                        review.proposals.getNationalReview(id, "th", "host").route()))
                .doesNotContain("hold-expert-committee");
        assertThatThrownBy(() -> review.completeAs("approver", "approvers", seats.get(1), "pass", Map.of()))
                .hasMessageContaining("has voted in this sitting already");
        review.completeAs("approver2", "approvers", seats.get(1), "pass", Map.of());
        review.completeAs("approver3", "approvers", seats.get(2), "fail", Map.of());

        awaitOpen(id, "issue-promotion-certificate");
    }

    /** As if a question of another authority had been answered with a smaller dam. */
    private void shrink(UUID id) {
        database.sql("update proposal set facts = jsonb_set(facts, '{size}', cast(:size as jsonb)) where id = :id")
                .param("id", id)
                .param(
                        "size",
                        "{\"installed-capacity\": \"2\", \"reservoir-volume\": \"1\", \"reservoir-area\": \"1\"}")
                .update();
    }

    private List<ReviewStep> open(UUID id, String step) {
        return review.proposals.listSteps(id).stream()
                .filter(opened -> opened.isOpen() && opened.step().equals(step))
                .toList();
    }

    private LocalDate lastDay(ReviewStep seat, int days) {
        return calendars
                .of("th")
                .dueOn(LocalDate.ofInstant(seat.openedAt(), ZoneId.of("Asia/Bangkok")), Term.calendarDays(days));
    }

    private UUID submitDamBeforeTheExpertCommittee() {
        UUID id = submitDamBeforeOnep();
        complete(id, "review-environment", "pass");
        review.await(() -> review.tasks(id, "th", "hold-expert-committee").size() == 3);
        return id;
    }

    private UUID submitDamBeforeOnep() {
        UUID id = submitForBaht(Map.of(
                "sector",
                "electric-power",
                "activity",
                "hydropower",
                "size",
                Map.of("installed-capacity", "60", "reservoir-volume", "900", "reservoir-area", "1600")));
        complete(id, "check-completeness", "pass");
        complete(id, "interview-applicant", "pass");
        complete(id, "review-legal-framework", "pass");
        complete(id, "appraise-promotion", "pass");
        awaitOpen(id, "check-eia-report");
        complete(id, "check-eia-report", "pass");
        return id;
    }

    private UUID submitDataCentre() {
        return submitForBaht(Map.of(
                "sector",
                "information",
                "activity",
                "data-centre",
                "size",
                Map.of("it-load", "8"),
                "circumstances",
                Map.of("environmentalGrouping", "none")));
    }

    private UUID submitForBaht(Map<String, Object> more) {
        Map<String, Object> facts = new HashMap<>(Map.of(
                "localization", Map.of("jobs", 80, "localJobs", 80),
                "investment", Map.of("amount", "150000000.00", "currency", "THB")));
        facts.putAll(more);
        return submit(facts);
    }
}

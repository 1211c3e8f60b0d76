package tributary.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tributary.time.Calendars;

/** Thailand's review in the whole application, where rules, votes and limits are real. */
class ThailandReviewProcessTests extends HostReview {

    private final Calendars calendars;

    @Autowired
    ThailandReviewProcessTests(ReviewUnderTest review, Calendars calendars) {
        super(review, "th");
        this.calendars = calendars;
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
    void approvesADamBySilenceAndOnlyThenIssuesThePromotionCertificate() {
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
        assertThatThrownBy(() -> complete(id, "review-environment", "fail"))
                .hasMessageContaining("outcome is “fail”: give one of pass, supplement");
        complete(id, "review-environment", "pass");
        review.await(() -> review.tasks(id, "th", "hold-expert-committee").size() == 3);
        assertThat(review.openOf(id, "th")).containsExactly("hold-expert-committee");

        review.elapse(id, "hold-expert-committee-period-elapsed");

        awaitOpen(id, "issue-promotion-certificate");
        complete(id, "issue-promotion-certificate", "pass");
        awaitOpen(id, "grant-sector-licence", "license-factory");
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

package tributary.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tributary.proposal.SupplementRequest;

/** Myanmar's review in the whole application, where rules, votes and limits are real. */
class MyanmarReviewProcessTests extends HostReview {

    @Autowired
    MyanmarReviewProcessTests(ReviewUnderTest review) {
        super(review, "mm");
    }

    @Test
    void endorsesByACommitteeOfThree() {
        UUID id = submit("none", "4000000.00");

        complete(id, "determine-route", "pass");
        complete(id, "check-completeness", "pass");
        awaitOpen(id, "give-ministry-opinion", "screen-project");
        assertThat(review.task(id, "mm", "give-ministry-opinion").getDueDate()).isNotNull();
        assertThat(review.timer(id, "give-ministry-opinion-period-elapsed").getDuedate())
                .isNotNull();
        complete(id, "give-ministry-opinion", "fail");
        complete(id, "screen-project", "pass", Map.of("assessmentFiled", true));
        awaitOpen(id, "review-environment", "review-legal-framework");
        complete(id, "review-environment", "pass");
        complete(id, "review-legal-framework", "pass");
        complete(id, "permit-currency-use", "fail", Map.of("conditions", "No transfer before the permit"));
        review.awaitQuiet(id);
        review.vote(id, "mm", "decide-national", "approve", "reject", "approve");

        assertThat(outcome(id)).isEqualTo("approved-with-conditions");
    }

    @Test
    void turnsIntoAPermitWhenTheDepartmentAsksForAFullAssessment() {
        UUID id = submit("none", "4000000.00");
        complete(id, "determine-route", "pass");
        complete(id, "check-completeness", "pass");
        complete(id, "screen-project", "pass", Map.of("instrument", "full-eia"));
        complete(id, "give-ministry-opinion", "pass");
        complete(id, "review-legal-framework", "pass");
        complete(id, "permit-currency-use", "pass");

        review.await(() -> review.tasks(id, "mm", "decide-national").size() == 3);
        assertThat(review.proposals.listSteps(id).stream()
                        .filter(step -> step.step().equals("decide-national")
                                && step.member().equals("mm")))
                .allMatch(step -> "mm.mic".equals(step.authorityGroup()));
    }

    @Test
    void endsWhenTheMinistryThatMustApproveDoesNot() {
        UUID id = submit("ministry-approval", "6000000.00");
        complete(id, "determine-route", "pass");
        complete(id, "check-completeness", "pass");

        complete(id, "give-ministry-opinion", "fail");

        assertThat(outcome(id)).isEqualTo("rejected");
        assertThat(review.openOf(id, "mm")).isEmpty();
    }

    @Test
    void endsWhenACommitteeWaitsTwentyWorkingDaysForAnAnswer() {
        UUID id = submit("none", "4000000.00");
        complete(id, "determine-route", "pass");
        complete(id, "check-completeness", "supplement");
        SupplementRequest request = review.openRequest(id);
        assertThat(request.isOpen()).isTrue();

        review.elapse(id, "ask-for-check-completeness-supplement-period-elapsed");

        assertThat(outcome(id)).isEqualTo("rejected");
    }

    @Test
    void letsTheDirectorateWaitLonger() {
        UUID id = submit("none", "6000000.00");
        complete(id, "determine-route", "pass");
        complete(id, "check-completeness", "supplement");
        SupplementRequest request = review.openRequest(id);

        review.elapse(id, "ask-for-check-completeness-supplement-period-elapsed");
        review.answer(id, request);

        awaitOpen(id, "check-completeness");
    }

    @Test
    void putsAnAppealAgainstARegionsCommitteeToTheCommission() {
        UUID id = submit("none", "4000000.00");
        complete(id, "determine-route", "pass");
        complete(id, "check-completeness", "pass");
        complete(id, "give-ministry-opinion", "pass");
        complete(id, "screen-project", "pass");
        complete(id, "review-legal-framework", "pass");
        complete(id, "permit-currency-use", "pass");
        review.awaitQuiet(id);
        review.vote(id, "mm", "decide-national", "reject", "reject", "approve");

        assertThat(hearing(id)).containsExactlyInAnyOrder("mm.focal-points", "mm.mic");
        review.complete(id, "mm", "admit-appeal", "pass");
        review.completeAs("approver3", "approvers", review.task(id, "mm", "decide-appeal"), "fail", Map.of());
    }

    @Test
    void leavesAnAppealAgainstADeniedAssessmentToTheEnvironmentMinistry() {
        UUID id = submit("none", "4000000.00");
        complete(id, "determine-route", "pass");
        complete(id, "check-completeness", "pass");
        complete(id, "screen-project", "pass", Map.of("assessmentFiled", true));
        complete(id, "review-environment", "fail");

        assertThat(hearing(id)).containsExactlyInAnyOrder("mm.focal-points", "mm.ecd");
    }

    /** Who is asked to admit an appeal against the rejection. */
    private List<String> hearing(UUID id) {
        assertThat(outcome(id)).isEqualTo("rejected");
        review.decideHome(id);
        review.complete(id, "joint", "announce-joint-outcome", "pass");
        review.appeal(id, "mm", "host");
        return review.groups(review.task(id, "mm", "admit-appeal"));
    }

    private UUID submit(String listedActivity, String dollars) {
        return submit(Map.of(
                "sector", "textile",
                "activity", "garments",
                "size", Map.of("annual-units", "900000"),
                "circumstances", Map.of("listedActivity", listedActivity),
                "investment", Map.of("amount", dollars, "currency", "USD")));
    }
}

package tributary.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tributary.proposal.SupplementRequest;

/** Viet Nam's review in the whole application, where rules, votes and limits are real. */
class VietNamReviewProcessTests extends HostReview {

    @Autowired
    VietNamReviewProcessTests(ReviewUnderTest review) {
        super(review, "vn");
    }

    @Test
    void goesOnWithTheRevisedReportThatADividedCouncilAskedFor() {
        UUID id = sitting();

        review.vote(id, "vn", "hold-appraisal-council", "pass", "pass-with-revision", "fail");
        SupplementRequest request = review.openRequest(id);
        assertThat(request.step()).isEqualTo("hold-appraisal-council");
        review.answer(id, request);

        awaitOpen(id, "approve-eia-report");
        assertThat(review.task(id, "vn", "approve-eia-report").getDueDate()).isNotNull();
        complete(id, "approve-eia-report", "pass");
        complete(id, "decide-national", "approve");
        assertThat(outcome(id)).isEqualTo("approved");
    }

    @Test
    void doesNotCallADividedCouncilAgainAfterAnAppeal() {
        UUID id = sitting();
        review.vote(id, "vn", "hold-appraisal-council", "pass", "pass-with-revision", "fail");
        review.answer(id, review.openRequest(id));
        complete(id, "approve-eia-report", "pass");
        complete(id, "decide-national", "reject");
        assertThat(outcome(id)).isEqualTo("rejected");
        review.decideHome(id);
        review.complete(id, "joint", "announce-joint-outcome", "pass");

        review.appeal(id, "vn", "host");
        review.complete(id, "vn", "admit-appeal", "pass");
        review.completeAs("approver2", "approvers", review.task(id, "vn", "decide-appeal"), "pass", Map.of());

        awaitOpen(id, "decide-national");
    }

    @Test
    void endsWhenTwoOfTheCouncilRefuse() {
        UUID id = sitting();

        review.vote(id, "vn", "hold-appraisal-council", "fail", "pass", "fail");

        assertThat(outcome(id)).isEqualTo("rejected");
        assertThat(review.openOf(id, "vn")).isEmpty();
    }

    @Test
    void takesABodyThatIsSilentForOneThatAgrees() {
        UUID id = submitCement(Map.of("landTenure", "state-lease"));
        complete(id, "check-completeness", "pass");
        awaitOpen(id, "collect-opinions", "review-preliminary-assessment");
        complete(id, "review-preliminary-assessment", "pass");

        review.elapse(id, "collect-opinions-period-elapsed");

        awaitOpen(id, "review-legal-framework");
        complete(id, "review-legal-framework", "pass");
        awaitOpen(id, "approve-investment-policy");
    }

    private UUID sitting() {
        UUID id = submitCement(Map.of());
        complete(id, "check-completeness", "pass");
        complete(id, "review-legal-framework", "pass");
        awaitOpen(id, "issue-erc", "issue-registration-certificate");
        complete(id, "issue-erc", "pass");
        complete(id, "issue-registration-certificate", "pass");
        complete(id, "review-environment", "pass");
        return id;
    }

    private UUID submitCement(Map<String, Object> circumstances) {
        return submit(Map.of(
                "sector",
                "building-materials",
                "activity",
                "cement",
                "size",
                Map.of("annual-output", "1200000"),
                "circumstances",
                circumstances,
                "investment",
                Map.of("amount", "200000000.00", "currency", "USD")));
    }
}

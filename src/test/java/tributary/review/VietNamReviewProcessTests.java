package tributary.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tributary.local.TributaryTest;
import tributary.proposal.SupplementRequest;

/** Viet Nam's review in the whole application, where rules, votes and limits are real. */
@TributaryTest
class VietNamReviewProcessTests {

    private final ReviewUnderTest review;

    @Autowired
    VietNamReviewProcessTests(ReviewUnderTest review) {
        this.review = review;
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
        review.await(() -> review.review(id, "vn").outcome() != null);
        assertThat(review.review(id, "vn").outcome()).isEqualTo("approved");
    }

    @Test
    void endsWhenTwoOfTheCouncilRefuse() {
        UUID id = sitting();

        review.vote(id, "vn", "hold-appraisal-council", "fail", "pass", "fail");

        review.await(() -> review.review(id, "vn").outcome() != null);
        assertThat(review.review(id, "vn").outcome()).isEqualTo("rejected");
        assertThat(review.openOf(id, "vn")).isEmpty();
    }

    @Test
    void takesABodyThatIsSilentForOneThatAgrees() {
        UUID id = submit(Map.of("landTenure", "state-lease"));
        complete(id, "check-completeness", "pass");
        awaitOpen(id, "collect-opinions", "review-preliminary-assessment");
        complete(id, "review-preliminary-assessment", "pass");

        review.elapse(id, "collect-opinions-period-elapsed");

        awaitOpen(id, "review-legal-framework");
        complete(id, "review-legal-framework", "pass");
        awaitOpen(id, "approve-investment-policy");
    }

    private UUID sitting() {
        UUID id = submit(Map.of());
        complete(id, "check-completeness", "pass");
        complete(id, "review-legal-framework", "pass");
        awaitOpen(id, "issue-erc", "issue-registration-certificate");
        complete(id, "issue-erc", "pass");
        complete(id, "issue-registration-certificate", "pass");
        complete(id, "review-environment", "pass");
        return id;
    }

    private UUID submit(Map<String, Object> circumstances) {
        Map<String, Object> facts = new HashMap<>(Map.of(
                "title",
                "Cement in Viet Nam",
                "hostCountries",
                List.of("vn"),
                "sector",
                "building-materials",
                "activity",
                "cement",
                "size",
                Map.of("annual-output", "1200000"),
                "foreignOwnershipPercent",
                "100",
                "siting",
                Map.of("protectedArea", false, "transboundaryImpact", false, "householdsResettled", 0),
                "circumstances",
                circumstances,
                "investment",
                Map.of("amount", "200000000.00", "currency", "USD")));
        facts.put("mekongWaterUse", null);
        UUID id = review.submit(facts);
        review.complete(id, "joint", "confirm-scope", "pass");
        return id;
    }

    // Branches that join meanwhile would get in the way.
    private void complete(UUID id, String step, String outcome) {
        review.awaitQuiet(id);
        review.complete(id, "vn", step, outcome);
    }

    private void awaitOpen(UUID id, String... steps) {
        List<String> expected = List.of(steps);
        review.await(() -> review.openOf(id, "vn").equals(expected));
    }
}

package tributary.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tributary.models.ReviewEngine.Review;

class LaosNationalReviewProcessTests extends MekongPartyReviewPaths {

    LaosNationalReviewProcessTests() {
        super("la", "laos", Set.of("collect-sector-opinions"), Map.of("sign-memorandum", "hold-committee-sitting"));
    }

    @Test
    void leadsAConcessionThroughAssessmentBeforeItsAgreement() {
        Review review = engine.start(
                "host",
                List.of(
                        "check-completeness",
                        "collect-sector-opinions",
                        "review-legal-framework",
                        "hold-committee-sitting",
                        "sign-memorandum",
                        "approve-terms-of-reference",
                        "receive-studies",
                        "review-environment",
                        "issue-ecc",
                        "decide-financing",
                        "negotiate-concession-agreement",
                        "approve-by-national-assembly",
                        "decide-national"));

        assertThat(review.passAll())
                .containsExactly(
                        "check-completeness",
                        "collect-sector-opinions",
                        "review-legal-framework",
                        "hold-committee-sitting",
                        "sign-memorandum",
                        "approve-terms-of-reference",
                        "receive-studies",
                        "review-environment",
                        "issue-ecc",
                        "decide-financing",
                        "negotiate-concession-agreement",
                        "approve-by-national-assembly",
                        "decide-national");
    }

    @Test
    void classifiesTheEnvironmentalGroupBesideTheRoute() {
        Review review = engine.start(
                "host",
                List.of(
                        "check-completeness",
                        "review-legal-framework",
                        "issue-enterprise-certificate",
                        "classify-environmental-group",
                        "review-environment",
                        "decide-national"));
        review.complete("check-completeness", "pass");

        assertThat(review.open()).containsExactly("classify-environmental-group", "review-legal-framework");
        review.complete("review-legal-framework", "pass").complete("issue-enterprise-certificate", "pass");
        assertThat(review.open()).containsExactly("classify-environmental-group");
        review.complete("classify-environmental-group", "pass");
        assertThat(review.open()).containsExactly("review-environment");
    }

    @Test
    void holdsTheSittingOnTheOpinionsThatCameInTime() {
        Review review = engine.start(
                "host",
                List.of(
                        "check-completeness",
                        "collect-sector-opinions",
                        "review-legal-framework",
                        "hold-committee-sitting",
                        "decide-national"));
        review.complete("check-completeness", "pass").elapse("collect-sector-opinions");

        assertThat(review.open()).containsExactly("review-legal-framework");
    }

    @Test
    void endsBothWaysWhenOneOfThemIsRefused() {
        Review review = engine.start(
                "host", List.of("check-completeness", "review-legal-framework", "classify-environmental-group"));
        review.complete("check-completeness", "pass").complete("review-legal-framework", "fail");

        assertThat(review.hasEnded()).isTrue();
        assertThat(review.recorded()).containsExactly("rejection");
    }
}

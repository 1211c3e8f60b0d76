package tributary.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tributary.models.ReviewEngine.Review;

class VietNamNationalReviewProcessTests extends MekongPartyReviewPaths {

    VietNamNationalReviewProcessTests() {
        super("vn", "vietnam", Set.of("collect-opinions"), Map.of());
    }

    @Test
    void leadsACaseOfTheAssemblyThroughCouncilAndResolution() {
        List<String> steps = List.of(
                "check-completeness",
                "collect-opinions",
                "review-preliminary-assessment",
                "review-legal-framework",
                "hold-state-appraisal",
                "pass-assembly-resolution",
                "issue-erc",
                "issue-registration-certificate",
                "decide-financing",
                "review-environment",
                "hold-appraisal-council",
                "approve-eia-report",
                "decide-national");

        assertThat(engine.start("host", steps).passAll()).containsExactlyElementsOf(steps);
    }

    @Test
    void hearsOpinionsBesideThePreliminaryAssessment() {
        Review review = engine.start(
                "host",
                List.of(
                        "check-completeness",
                        "collect-opinions",
                        "review-preliminary-assessment",
                        "review-legal-framework",
                        "decide-national"));
        review.complete("check-completeness", "pass");

        assertThat(review.open()).containsExactly("collect-opinions", "review-preliminary-assessment");
        review.complete("collect-opinions", "fail");
        assertThat(review.open()).containsExactly("review-preliminary-assessment");
        review.complete("review-preliminary-assessment", "pass");
        assertThat(review.open()).containsExactly("review-legal-framework");
    }

    @Test
    void takesSilenceForAgreement() {
        Review review = engine.start(
                        "host",
                        List.of("check-completeness", "collect-opinions", "review-legal-framework", "decide-national"))
                .complete("check-completeness", "pass")
                .elapse("collect-opinions");

        assertThat(review.open()).containsExactly("review-legal-framework");
    }

    @Test
    void givesCertificatesBesideEachOtherAndBesideThePurchaseOfShares() {
        Review review = engine.start(
                "host",
                List.of(
                        "check-completeness",
                        "review-legal-framework",
                        "consent-share-purchase",
                        "issue-registration-certificate",
                        "issue-erc",
                        "grant-environmental-licence",
                        "decide-financing",
                        "decide-national"));
        review.complete("check-completeness", "pass").complete("review-legal-framework", "pass");

        assertThat(review.open())
                .containsExactly("consent-share-purchase", "issue-erc", "issue-registration-certificate");
        review.complete("issue-erc", "pass").complete("issue-registration-certificate", "pass");
        assertThat(review.open())
                .containsExactly("consent-share-purchase", "decide-financing", "grant-environmental-licence");
        review.complete("decide-financing", "pass").complete("grant-environmental-licence", "pass");
        assertThat(review.open()).containsExactly("consent-share-purchase");
        review.complete("consent-share-purchase", "pass");
        assertThat(review.open()).containsExactly("decide-national");
    }

    @Test
    void goesOnAfterTheRevisionThatTheCouncilAskedFor() {
        Review review = council();

        review.vote("hold-appraisal-council", "pass", "pass", "fail");

        assertThat(review.isAsking()).isTrue();
        review.answerSupplement();
        assertThat(review.open()).containsExactly("approve-eia-report");
    }

    @Test
    void refusesWhatTwoOfTheCouncilRefuse() {
        Review review = council();

        review.vote("hold-appraisal-council", "pass-with-revision", "fail", "fail");

        assertThat(review.hasEnded()).isTrue();
        assertThat(review.recorded()).containsExactly("rejection");
    }

    @Test
    void leadsMoneyAbroadFromTheCertificateToTheBank() {
        assertThat(engine.start("home", StepRows.steps("vietnam", "home")).passAll())
                .containsExactly(
                        "check-completeness",
                        "review-legal-framework",
                        "ask-prime-minister",
                        "issue-outbound-certificate",
                        "record-outbound-entry",
                        "decide-financing",
                        "decide-national");
    }

    private Review council() {
        Review review = engine.start(
                "host",
                List.of("check-completeness", "hold-appraisal-council", "approve-eia-report", "decide-national"));
        return review.complete("check-completeness", "pass");
    }
}

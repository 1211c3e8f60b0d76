package tributary.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.models.ReviewEngine.Review;

class ThailandNationalReviewProcessTests extends NationalReviewPaths {

    private static final List<String> PROMOTED_SERVICE = List.of(
            "check-completeness",
            "review-legal-framework",
            "interview-applicant",
            "appraise-promotion",
            "hold-boi-subcommittee",
            "approve-by-board",
            "issue-promotion-certificate",
            "certify-foreign-business",
            "decide-national");
    private static final List<String> UNPROMOTED_SERVICE = List.of(
            "check-completeness",
            "review-legal-framework",
            "hold-foreign-business-committee",
            "issue-foreign-business-licence",
            "decide-national");
    private static final List<String> ASSESSED_FACTORY = List.of(
            "check-completeness",
            "review-legal-framework",
            "interview-applicant",
            "appraise-promotion",
            "check-eia-report",
            "review-environment",
            "hold-expert-committee",
            "issue-promotion-certificate",
            "license-factory",
            "decide-national");

    ThailandNationalReviewProcessTests() {
        super(
                "th",
                "thailand",
                Set.of("appraise-promotion", "hold-boi-subcommittee", "approve-by-board", "obtain-neb-opinion"),
                Map.of());
    }

    @Test
    void looksAtLawPromotionAndEnvironmentSideBySide() {
        Review review = engine.start("host", ASSESSED_FACTORY).complete("check-completeness", "pass");

        assertThat(review.open()).containsExactly("check-eia-report", "interview-applicant", "review-legal-framework");
    }

    @Test
    void certifiesAPromotedServiceOnceTheBoardHasDecided() {
        Review review = engine.start("host", PROMOTED_SERVICE);

        assertThat(review.passAll())
                .containsExactly(
                        "check-completeness",
                        "interview-applicant",
                        "review-legal-framework",
                        "appraise-promotion",
                        "hold-boi-subcommittee",
                        "approve-by-board",
                        "issue-promotion-certificate",
                        "certify-foreign-business",
                        "decide-national");
        assertThat(review.answered()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"appraise-promotion", "hold-boi-subcommittee", "approve-by-board"})
    void goesOnUnpromotedByTheLicenceWhenPromotionIsRefused(String step) {
        Review review = engine.start("host", PROMOTED_SERVICE)
                .runOnceAnswered(UNPROMOTED_SERVICE)
                .passUntil(step);

        review.complete(step, "fail");

        assertThat(review.answered()).containsExactly(Map.entry("promotionRefused", true));
        assertThat(review.passAll())
                .containsSubsequence(
                        "hold-foreign-business-committee", "issue-foreign-business-licence", "decide-national")
                .doesNotContain("issue-promotion-certificate", "certify-foreign-business");
        assertThat(review.recorded()).containsExactly("decision");
    }

    @Test
    void givesTheCertificateBeforeAnOrdinaryAssessment() {
        Review review = engine.start("host", ASSESSED_FACTORY, "EIA")
                .complete("check-completeness", "pass")
                .complete("review-legal-framework", "pass")
                .complete("interview-applicant", "pass")
                .complete("appraise-promotion", "pass");

        assertThat(review.open()).containsExactly("check-eia-report", "issue-promotion-certificate");
        review.complete("issue-promotion-certificate", "pass");
        assertThat(review.open()).containsExactly("check-eia-report");
        review.complete("check-eia-report", "pass")
                .complete("review-environment", "pass")
                .complete("hold-expert-committee", "pass");
        assertThat(review.open()).containsExactly("license-factory");
    }

    @Test
    void givesTheCertificateOnlyAfterAHealthAssessment() {
        Review review = engine.start("host", ASSESSED_FACTORY, "EHIA")
                .complete("check-completeness", "pass")
                .complete("review-legal-framework", "pass")
                .complete("interview-applicant", "pass")
                .complete("appraise-promotion", "pass");

        assertThat(review.open()).containsExactly("check-eia-report");
        review.complete("check-eia-report", "pass")
                .complete("review-environment", "pass")
                .complete("hold-expert-committee", "pass");
        assertThat(review.open()).containsExactly("issue-promotion-certificate");
        review.complete("issue-promotion-certificate", "pass");
        assertThat(review.open()).containsExactly("license-factory");
    }

    @Test
    void takesSilenceOfTheExpertCommitteeAsApproval() {
        Review review = engine.start("host", ASSESSED_FACTORY).passUntil("hold-expert-committee");
        assertThat(review.seats("hold-expert-committee")).isEqualTo(3);

        review.elapse("hold-expert-committee");

        assertThat(review.open()).doesNotContain("hold-expert-committee");
        review.passAll();
        assertThat(review.recorded()).containsExactly("decision");
    }

    @Test
    void licensesSectorAndFactorySideBySideBesideTheOpinionForTheCabinet() {
        Review review = engine.start(
                        "host",
                        List.of(
                                "check-completeness",
                                "grant-sector-licence",
                                "license-factory",
                                "decide-financing",
                                "hold-ppp-committee",
                                "obtain-neb-opinion",
                                "decide-national"))
                .complete("check-completeness", "pass");

        assertThat(review.open()).containsExactly("grant-sector-licence", "license-factory", "obtain-neb-opinion");
        review.complete("license-factory", "pass");
        assertThat(review.open()).containsExactly("grant-sector-licence", "obtain-neb-opinion");
        review.complete("grant-sector-licence", "pass")
                .complete("decide-financing", "pass")
                .complete("hold-ppp-committee", "pass");
        assertThat(review.open()).containsExactly("obtain-neb-opinion");
        review.complete("obtain-neb-opinion", "fail");
        assertThat(review.open()).containsExactly("decide-national");
    }

    @Test
    void waitsForTheMekongProcedureBeforeTheSectorLicence() {
        Review review = engine.start("host", List.of("check-completeness", "grant-sector-licence", "decide-national"))
                .awaitMekong(false)
                .complete("check-completeness", "pass");
        assertThat(review.open()).isEmpty();
        assertThat(review.hasEnded()).isFalse();

        review.endMekongProcedure();

        assertThat(review.open()).containsExactly("grant-sector-licence");
    }

    @Test
    void goesOnAtOnceWhenTheMekongProcedureHasEnded() {
        Review review = engine.start("host", List.of("check-completeness", "grant-sector-licence", "decide-national"))
                .awaitMekong(true)
                .complete("check-completeness", "pass");

        assertThat(review.open()).containsExactly("grant-sector-licence");
    }

    @Test
    void opensEveryMatterOfAStateEnterpriseAbroadAtOnce() {
        Review review = engine.start("home", StepRows.steps("thailand", "home")).complete("check-completeness", "pass");

        assertThat(review.open())
                .containsExactly(
                        "approve-state-enterprise-investment",
                        "clear-tariff-memorandum",
                        "decide-financing",
                        "license-dual-use-export");
        review.complete("decide-financing", "pass")
                .complete("license-dual-use-export", "pass")
                .complete("clear-tariff-memorandum", "pass");
        assertThat(review.open()).containsExactly("approve-state-enterprise-investment");
    }

    @Test
    void decidesByTwoLikeVotes() {
        for (String outcome : List.of("approve", "reject")) {
            Review review = engine.start("host", List.of("check-completeness", "decide-national"))
                    .complete("check-completeness", "pass");
            String other = outcome.equals("approve") ? "reject" : "approve";

            review.vote("decide-national", outcome, other, outcome);

            assertThat(review.recorded()).containsExactly(outcome.equals("approve") ? "decision" : "rejection");
        }
    }

    @Test
    void endsEveryBranchWhenOneOfThemIsRefused() {
        Review review = engine.start("host", ASSESSED_FACTORY)
                .complete("check-completeness", "pass")
                .complete("review-legal-framework", "fail");

        assertThat(review.hasEnded()).isTrue();
        assertThat(review.recorded()).containsExactly("rejection");
    }
}

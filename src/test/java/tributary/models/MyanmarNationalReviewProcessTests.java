package tributary.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.models.ReviewEngine.Review;

class MyanmarNationalReviewProcessTests extends NationalReviewPaths {

    private static final String ASKED = "ask-for-check-completeness-supplement";

    MyanmarNationalReviewProcessTests() {
        super(
                "mm",
                "myanmar",
                Set.of("give-ministry-opinion", "give-region-opinion", "host permit-currency-use"),
                Map.of());
    }

    @Test
    void hearsMinistryAndRegionBesideTheScreening() {
        Review review = engine.start(
                "host",
                List.of(
                        "determine-route",
                        "check-completeness",
                        "give-ministry-opinion",
                        "give-region-opinion",
                        "screen-project",
                        "review-legal-framework",
                        "decide-national"));
        review.complete("determine-route", "pass").complete("check-completeness", "pass");

        assertThat(review.open()).containsExactly("give-ministry-opinion", "give-region-opinion", "screen-project");
        review.complete("give-ministry-opinion", "pass");
        assertThat(review.open()).containsExactly("give-region-opinion", "screen-project");
        review.complete("give-region-opinion", "fail");
        assertThat(review.open()).containsExactly("review-legal-framework", "screen-project");
        review.complete("review-legal-framework", "pass");
        assertThat(review.open()).containsExactly("screen-project");
        review.complete("screen-project", "pass");
        assertThat(review.open()).containsExactly("decide-national");
        assertThat(review.seats("decide-national")).isEqualTo(3);
    }

    @Test
    void leadsALargeGuaranteedProjectToTheUnion() {
        Review review = engine.start(
                "host",
                List.of(
                        "determine-route",
                        "check-completeness",
                        "give-ministry-opinion",
                        "give-region-opinion",
                        "screen-project",
                        "review-environment",
                        "review-legal-framework",
                        "decide-financing",
                        "permit-currency-use",
                        "obtain-union-consent",
                        "decide-national"));
        review.complete("determine-route", "pass")
                .complete("check-completeness", "pass")
                .complete("give-ministry-opinion", "pass")
                .complete("give-region-opinion", "pass")
                .complete("review-legal-framework", "pass");

        assertThat(review.open()).containsExactly("decide-financing", "permit-currency-use", "screen-project");
        review.complete("decide-financing", "pass").complete("screen-project", "pass");
        assertThat(review.open()).containsExactly("permit-currency-use", "review-environment");
        review.complete("review-environment", "pass");
        assertThat(review.open()).containsExactly("obtain-union-consent", "permit-currency-use");
        review.complete("permit-currency-use", "fail");
        assertThat(review.open()).containsExactly("obtain-union-consent");
        assertThat(review.seats("obtain-union-consent")).isEqualTo(3);
        review.complete("obtain-union-consent", "pass");
        assertThat(review.open()).containsExactly("decide-national");
    }

    @Test
    void licensesTradeAndCurrencyBesideEachOther() {
        Review review = engine.start(
                "host",
                List.of(
                        "check-completeness",
                        "review-legal-framework",
                        "permit-currency-use",
                        "issue-trade-licence",
                        "decide-national"));
        review.complete("check-completeness", "pass").complete("review-legal-framework", "pass");

        assertThat(review.open()).containsExactly("issue-trade-licence", "permit-currency-use");
    }

    @Test
    void reviewsOnlyCapitalAndCurrencyAtHome() {
        Review review = engine.start(
                "home", List.of("check-completeness", "decide-financing", "permit-currency-use", "decide-national"));
        review.complete("check-completeness", "pass");

        assertThat(review.open()).containsExactly("decide-financing", "permit-currency-use");
        review.complete("permit-currency-use", "pass");
        assertThat(review.open()).containsExactly("decide-financing");
        review.complete("decide-financing", "pass");
        assertThat(review.open()).containsExactly("decide-national");
    }

    @Test
    void rejectsWhereTheMinistryMustApproveAndDoesNot() {
        Review review = engine.start(
                        "host",
                        List.of(
                                "check-completeness",
                                "give-ministry-opinion",
                                "screen-project",
                                "review-legal-framework",
                                "decide-national"))
                .say("MM-M14");
        review.complete("check-completeness", "pass").complete("give-ministry-opinion", "fail");

        assertThat(review.hasEnded()).isTrue();
        assertThat(review.recorded()).containsExactly("rejection");
    }

    @ParameterizedTest
    @ValueSource(strings = {"give-ministry-opinion", "give-region-opinion"})
    void goesOnWithoutAnOpinionThatDoesNotCome(String opinion) {
        Review review = engine.start("host", List.of("check-completeness", opinion, "review-legal-framework"));
        review.complete("check-completeness", "pass").elapse(opinion);

        assertThat(review.open()).containsExactly("review-legal-framework");
    }

    @Test
    void rejectsAFileWhoseQuestionACommitteeWaitedForInVain() {
        Review review = engine.start("host", List.of("check-completeness", "decide-national"))
                .say("check-completeness region-committee");
        review.complete("check-completeness", "supplement").elapse(ASKED);

        assertThat(review.hasEnded()).isTrue();
        assertThat(review.recorded()).containsExactly("rejection");
    }

    @Test
    void leavesTheQuestionOfAnotherDeskOpen() {
        Review review = engine.start("host", List.of("check-completeness", "decide-national"));
        review.complete("check-completeness", "supplement").elapse(ASKED);

        assertThat(review.isAsking()).isTrue();
        review.answerSupplement();
        assertThat(review.open()).containsExactly("check-completeness");
        review.passAll();
        assertThat(review.recorded()).containsExactly("decision");
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
}

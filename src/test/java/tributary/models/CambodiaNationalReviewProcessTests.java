package tributary.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tributary.models.ReviewEngine.Review;

class CambodiaNationalReviewProcessTests extends MekongPartyReviewPaths {

    CambodiaNationalReviewProcessTests() {
        super("kh", "cambodia", Set.of("assess-qualification", "home check-completeness"), Map.of());
    }

    @Test
    void leadsAPartnershipFromTheListToTheGovernmentAndTheAssembly() {
        Review review = engine.start(
                "host",
                List.of(
                        "check-completeness",
                        "review-legal-framework",
                        "list-eligible-project",
                        "endorse-feasibility-study",
                        "select-private-partner",
                        "negotiate-partnership-contract",
                        "decide-financing",
                        "seek-government-consent",
                        "pass-guarantee-law",
                        "decide-national"));

        assertThat(review.passAll())
                .containsExactly(
                        "check-completeness",
                        "review-legal-framework",
                        "list-eligible-project",
                        "endorse-feasibility-study",
                        "select-private-partner",
                        "negotiate-partnership-contract",
                        "decide-financing",
                        "seek-government-consent",
                        "pass-guarantee-law",
                        "decide-national");
    }

    @Test
    void reviewsTheEnvironmentBesideTheLaw() {
        Review review = engine.start(
                "host",
                List.of(
                        "check-completeness",
                        "review-legal-framework",
                        "assess-qualification",
                        "list-eligible-project",
                        "register-company",
                        "review-environment",
                        "decide-national"));
        review.complete("check-completeness", "pass");
        assertThat(review.open()).containsExactly("review-environment", "review-legal-framework");

        review.complete("review-legal-framework", "pass");

        assertThat(review.open())
                .containsExactly(
                        "assess-qualification", "list-eligible-project", "register-company", "review-environment");
    }

    @Test
    void endsTheEnvironmentBeforeTheGovernmentSits() {
        Review review = engine.start(
                "host",
                List.of(
                        "check-completeness",
                        "review-legal-framework",
                        "review-environment",
                        "sign-protection-agreement",
                        "seek-government-consent",
                        "decide-national"));
        review.complete("check-completeness", "pass").complete("review-legal-framework", "pass");
        assertThat(review.open()).containsExactly("review-environment");
        review.complete("review-environment", "pass");
        assertThat(review.open()).containsExactly("sign-protection-agreement");

        review.complete("sign-protection-agreement", "pass");

        assertThat(review.open()).containsExactly("seek-government-consent");
    }

    @Test
    void registersTheCompanyWhileTheGovernmentSits() {
        Review review = engine.start(
                "host",
                List.of(
                        "check-completeness",
                        "review-legal-framework",
                        "register-company",
                        "seek-government-consent",
                        "decide-national"));
        review.complete("check-completeness", "pass").complete("review-legal-framework", "pass");
        assertThat(review.open()).containsExactly("register-company", "seek-government-consent");

        review.complete("seek-government-consent", "pass");
        assertThat(review.open()).containsExactly("register-company");
        review.complete("register-company", "pass");

        assertThat(review.open()).containsExactly("decide-national");
    }

    @Test
    void reviewsTheEnvironmentAgainWhenAFullAssessmentIsOrdered() {
        Review review = engine.start(
                "host",
                List.of(
                        "check-completeness",
                        "review-environment",
                        "hold-interministerial-meeting",
                        "decide-national"));
        review.complete("check-completeness", "pass").complete("review-environment", "order-full-eia");
        assertThat(review.open()).containsExactly("review-environment");

        review.complete("review-environment", "pass");

        assertThat(review.open()).containsExactly("hold-interministerial-meeting");
    }

    @Test
    void recordsWhatAnOrderOrALackOfQualificationMeans() {
        assertThat(Models.property(model.userTask("review-environment"), "order-full-eia"))
                .containsExactly("instrument=full-eia");
        assertThat(Models.property(model.userTask("assess-qualification"), "fail"))
                .singleElement()
                .asString()
                .startsWith("conditions=The project is carried out without investment incentives");
    }

    @Test
    void endsEveryBranchWhenOneOfThemIsRefused() {
        Review review = engine.start(
                "host",
                List.of(
                        "check-completeness",
                        "review-legal-framework",
                        "assess-qualification",
                        "select-private-partner",
                        "review-environment"));
        review.complete("check-completeness", "pass")
                .complete("review-legal-framework", "pass")
                .complete("select-private-partner", "fail");

        assertThat(review.hasEnded()).isTrue();
        assertThat(review.recorded()).containsExactly("rejection");
    }
}

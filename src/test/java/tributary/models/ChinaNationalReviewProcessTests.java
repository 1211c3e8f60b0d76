package tributary.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tributary.models.ReviewEngine.Review;

class ChinaNationalReviewProcessTests extends NationalReviewPaths {

    ChinaNationalReviewProcessTests() {
        super("cn", "china", Set.of("collect-ministry-opinions", "ask-embassy-opinion"), Map.of());
    }

    @Test
    void acceptsAFileThatWasNotAskedForInTime() {
        Review review = engine.start("home", List.of("check-completeness", "review-legal-framework"))
                .elapse("check-completeness");

        assertThat(review.open()).containsExactly("review-legal-framework");
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class AtHome {

        @Test
        void letsEachAuthorityDecideForItself() {
            Review review = engine.start("home", StepRows.steps("china", "home"));
            review.complete("check-completeness", "pass").complete("review-legal-framework", "pass");

            assertThat(review.open())
                    .containsExactly(
                            "approve-project-initiation",
                            "ask-embassy-opinion",
                            "collect-ministry-opinions",
                            "commission-evaluation",
                            "issue-letter-of-intent",
                            "license-controlled-export",
                            "register-technology-contract",
                            "review-by-sasac",
                            "review-outbound-security");
        }

        @Test
        void letsMoneyLeaveOnlyAfterBothMinistries() {
            Review review = engine.start(
                    "home",
                    List.of(
                            "check-completeness",
                            "review-legal-framework",
                            "file-with-ndrc",
                            "record-with-mofcom",
                            "decide-financing",
                            "decide-national"));
            review.complete("check-completeness", "pass").complete("review-legal-framework", "pass");
            assertThat(review.open()).containsExactly("file-with-ndrc", "record-with-mofcom");

            review.complete("record-with-mofcom", "pass");
            assertThat(review.open()).containsExactly("file-with-ndrc");
            review.complete("file-with-ndrc", "pass");

            assertThat(review.open()).containsExactly("decide-financing");
            assertThat(review.passAll()).containsExactly("decide-financing", "decide-national");
        }

        @Test
        void endsAllAuthoritiesWithTheFirstRefusal() {
            Review review = engine.start("home", StepRows.steps("china", "home"));
            review.complete("check-completeness", "pass").complete("review-legal-framework", "pass");

            review.complete("review-by-sasac", "fail");

            assertThat(review.hasEnded()).isTrue();
            assertThat(review.recorded()).containsExactly("rejection");
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class AsHost {

        @Test
        void runsProjectEnvironmentAndBankBesideEachOtherOnceRegistered() {
            Review review = engine.start(
                    "host",
                    List.of(
                            "check-completeness",
                            "review-legal-framework",
                            "review-security",
                            "register-enterprise",
                            "file-project",
                            "show-environmental-filing",
                            "evaluate-report",
                            "review-environment",
                            "decide-financing",
                            "decide-national"));
            review.complete("check-completeness", "pass")
                    .complete("review-legal-framework", "pass")
                    .complete("review-security", "pass-with-conditions")
                    .complete("register-enterprise", "pass");

            assertThat(review.open()).containsExactly("decide-financing", "file-project", "show-environmental-filing");
            assertThat(review.passAll())
                    .containsExactly(
                            "decide-financing",
                            "file-project",
                            "show-environmental-filing",
                            "evaluate-report",
                            "review-environment",
                            "decide-national");
        }
    }
}

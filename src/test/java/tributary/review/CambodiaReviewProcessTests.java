package tributary.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Cambodia's review in the whole application, where rules, votes and answers are real. */
class CambodiaReviewProcessTests extends HostReview {

    @Autowired
    CambodiaReviewProcessTests(ReviewUnderTest review) {
        super(review, "kh");
    }

    @Test
    void registersASmallFactoryAtTheProvince() {
        UUID id = submit("4000000.00");

        complete(id, "check-completeness", "pass");
        awaitOpen(id, "review-environment", "review-legal-framework");
        complete(id, "review-legal-framework", "pass");
        complete(id, "assess-qualification", "pass");
        complete(id, "review-environment", "pass");
        complete(id, "decide-national", "approve");

        assertThat(outcome(id)).isEqualTo("approved");
        assertThat(review.proposals.listSteps(id).stream()
                        .filter(step -> step.step().equals("decide-national")
                                && step.member().equals("kh")))
                .allMatch(step -> "kh.pmis".equals(step.authorityGroup()));
    }

    @Test
    void goesOnWithoutIncentivesWhenTheProjectDoesNotQualify() {
        UUID id = submit("4000000.00");
        complete(id, "check-completeness", "pass");
        complete(id, "review-legal-framework", "pass");
        complete(id, "assess-qualification", "fail");
        complete(id, "review-environment", "pass");
        complete(id, "decide-national", "approve");

        assertThat(outcome(id)).isEqualTo("approved-with-conditions");
    }

    @Test
    void takesTheReportAgainWhenAFullAssessmentIsOrdered() {
        UUID id = submit("4000000.00");
        complete(id, "check-completeness", "pass");
        complete(id, "review-legal-framework", "pass");
        complete(id, "assess-qualification", "pass");
        complete(id, "review-environment", "order-full-eia");
        awaitOpen(id, "review-environment");
        complete(id, "review-environment", "pass");

        review.await(
                () -> review.tasks(id, "kh", "hold-interministerial-meeting").size() == 3);
        review.vote(id, "kh", "hold-interministerial-meeting", "pass", "fail", "pass");
        complete(id, "decide-national", "approve");

        assertThat(outcome(id)).isEqualTo("approved");
    }

    @Test
    void asksTheGovernmentWhenTheProjectIsOfNationalWeight() {
        UUID id = submit("4000000.00");
        complete(id, "check-completeness", "pass");
        complete(id, "review-legal-framework", "pass", Map.of("nationalSignificance", true));
        complete(id, "assess-qualification", "pass");
        complete(id, "review-environment", "pass");

        review.await(() -> review.tasks(id, "kh", "seek-government-consent").size() == 3);
        review.vote(id, "kh", "seek-government-consent", "fail", "fail", "pass");

        assertThat(outcome(id)).isEqualTo("rejected");
        assertThat(review.openOf(id, "kh")).isEmpty();
    }

    @Test
    void putsAnAppealAgainstAProvinceOfTheHomeCountryToThePeoplesGovernment() {
        UUID id = submit("4000000.00");
        review.complete(id, "cn", "check-completeness", "fail");
        complete(id, "check-completeness", "pass");
        complete(id, "review-legal-framework", "pass");
        complete(id, "assess-qualification", "pass");
        complete(id, "review-environment", "pass");
        complete(id, "decide-national", "approve");
        review.complete(id, "joint", "announce-joint-outcome", "pass");

        review.appeal(id, "cn", "home");

        assertThat(review.tasks.getIdentityLinksForTask(
                        review.task(id, "cn", "admit-appeal").getId()))
                .extracting(IdentityLink::getGroupId)
                .contains("cn.peoples-government");
    }

    @Test
    void putsAnAppealAgainstTheMinistryOfEnvironmentToTheCouncilForDevelopment() {
        UUID id = submit("4000000.00");
        complete(id, "check-completeness", "pass");
        complete(id, "review-environment", "fail");
        assertThat(outcome(id)).isEqualTo("rejected");
        review.decideHome(id);
        review.complete(id, "joint", "announce-joint-outcome", "pass");

        review.appeal(id, "kh", "host");

        assertThat(review.groups(review.task(id, "kh", "admit-appeal")))
                .containsExactlyInAnyOrder("kh.focal-points", "kh.cdc");
        review.complete(id, "kh", "admit-appeal", "pass");
        assertThat(review.groups(review.task(id, "kh", "decide-appeal")))
                .containsExactlyInAnyOrder("kh.approvers", "kh.cdc");
        review.complete(id, "kh", "decide-appeal", "pass");
        awaitOpen(id, "review-environment", "review-legal-framework");
    }

    private UUID submit(String dollars) {
        return submit(Map.of(
                "sector",
                "textile",
                "activity",
                "garments",
                "size",
                Map.of("annual-units", "900000"),
                "investment",
                Map.of("amount", dollars, "currency", "USD")));
    }
}

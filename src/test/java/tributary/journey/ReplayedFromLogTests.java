package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tributary.audit.reconcile.Reconciled;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;

/** Whatever a review goes through, its state can be told from the audit log alone, and the nightly comparison finds no fault with it. */
@TributaryTest
class ReplayedFromLogTests {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext application;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
    }

    @Test
    void tellsAReviewThatHasBegun() {
        check(begin().untilOpen("la.check-completeness"));
    }

    @Test
    void tellsAnApprovalWithConditions() {
        check(begin().answering("la.decide-national", "approve-with-conditions").toTheEnd());
    }

    @Test
    void tellsAQuestionAndItsAnswer() {
        Walk walk = begin().answering("la.check-completeness", "supplement").toTheEnd();
        check(walk);

        JsonNode request = api.get("cn.enterprise", "/api/proposals/" + walk.id() + "/supplement-requests")
                .expect(200)
                .json()
                .path(0);
        api.post(
                        "cn.enterprise",
                        "/api/proposals/" + walk.id() + "/supplement-requests/"
                                + request.path("id").asText() + "/answer",
                        Map.of("text", "See the paper.", "documents", List.of(walk.attach("feasibility-study"))))
                .expect(200);
        walk.answering("la.check-completeness", "pass").toTheEnd();
        check(walk);
    }

    @Test
    void tellsARejectionAndAnAppealAgainstIt() {
        Walk walk = Walk.draft(api, "la.enterprise", SampleProposals.foodProcessingInChina())
                .submit()
                .answering("cn.decide-national", "reject")
                .toTheEnd();
        check(walk);

        api.post(
                        "la.enterprise",
                        "/api/proposals/" + walk.id() + "/appeal",
                        Map.of("member", "cn", "grounds", "The balance was misread."))
                .expect(202);
        check(walk);
        walk.complete("cn.focal", walk.taskId("cn.admit-appeal"), Walk.outcome("pass", "Lodged in time."))
                .expect(204);
        walk.complete("cn.approver2", walk.taskId("cn.decide-appeal"), Walk.outcome("pass", "It was."))
                .expect(204);
        check(walk);
    }

    @Test
    void tellsAWithdrawal() {
        Walk walk = begin().untilOpen("la.check-completeness").withdraw("The site was sold.");
        check(walk);
    }

    @Test
    void tellsAReviewOfFiveCountries() {
        check(Walk.draft(api, "cn.enterprise", SampleProposals.hydropowerInLaos())
                .submit()
                .toTheEnd());
    }

    private Walk begin() {
        return Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit();
    }

    private void check(Walk walk) {
        LogReplay.check(api, walk);
        assertThat(Reconciled.disagreements(application, walk.id())).isEmpty();
    }
}

package tributary.review;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import tributary.engine.ModelBean;
import tributary.engine.WithoutUser;
import tributary.member.Member;
import tributary.proposal.NationalReview;
import tributary.proposal.Proposals;

/** Opens the window for an appeal against each rejection that has been announced, as long as that member's law says. */
@ModelBean("openAppealWindows")
class OpenAppealWindows implements JavaDelegate {

    private final Proposals proposals;
    private final Limits limits;
    private final WithoutUser engine;

    OpenAppealWindows(Proposals proposals, Limits limits, WithoutUser engine) {
        this.proposals = proposals;
        this.limits = limits;
        this.engine = engine;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID proposalId = ReviewVariables.proposalId(execution);
        DecisionService decisions = execution.getProcessEngineServices().getDecisionService();
        for (NationalReview review : proposals.listNationalReviews(proposalId)) {
            if (NationalDecision.REJECTED.equals(review.outcome()) && review.appealUntil() == null) {
                Number days = engine.call(() -> decisions
                        .evaluateDecisionByKey("appeal-window")
                        .decisionDefinitionTenantId(Member.JOINT)
                        .variables(Map.of("member", review.member(), "day", limits.today(review.member())))
                        .evaluate()
                        .getSingleResult()
                        .<Number>getEntry("windowDays"));
                proposals.appealWindowOpened(
                        proposalId,
                        review.member(),
                        review.role(),
                        limits.today(review.member()).plusDays(days.longValue()));
            }
        }
    }
}

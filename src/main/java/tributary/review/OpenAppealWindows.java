package tributary.review;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import tributary.engine.ModelBean;
import tributary.member.Member;
import tributary.proposal.NationalReview;
import tributary.proposal.Proposals;
import tributary.routing.DecisionFinding;
import tributary.routing.DecisionTables.FiredRule;

/**
 * Opens the window for an appeal against each rejection that has been announced, as long as that member's law says, or tells that the rejection is
 * final.
 */
@ModelBean("openAppealWindows")
class OpenAppealWindows implements JavaDelegate {

    private final Proposals proposals;
    private final Limits limits;
    private final AppealRules rules;

    OpenAppealWindows(Proposals proposals, Limits limits, AppealRules rules) {
        this.proposals = proposals;
        this.limits = limits;
        this.rules = rules;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID proposalId = ReviewVariables.proposalId(execution);
        for (NationalReview review : proposals.listNationalReviews(proposalId)) {
            if (NationalDecision.REJECTED.equals(review.outcome()) && review.appealUntil() == null) {
                open(proposalId, review.member(), review.role());
            }
        }
    }

    private void open(UUID proposalId, String member, String role) {
        FiredRule rule = rules.get(proposalId, member, role, limits.today(member));
        DecisionFinding finding = DecisionFinding.of(Member.JOINT, rule);
        Integer days = rule.number("windowDays");
        if (days == null) {
            proposals.rejectionIsFinal(proposalId, member, role, finding);
        } else {
            proposals.appealWindowOpened(proposalId, member, role, limits.lastDayToAct(days, member), finding);
        }
    }
}

package tributary.consultation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import tributary.engine.ModelBean;
import tributary.proposal.Proposals;
import tributary.review.ReviewVariables;

/** Lets the secretariat's proof of delivery stand for a receipt that a member did not confirm. */
@ModelBean("recordProofOfDelivery")
class RecordProofOfDelivery implements JavaDelegate {

    private final Proposals proposals;

    RecordProofOfDelivery(Proposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        proposals.milestoneReached(
                ReviewVariables.proposalId(execution),
                "delivery-proved",
                ReviewVariables.member(execution),
                ReviewVariables.role(execution),
                "confirm-receipt",
                null);
    }
}

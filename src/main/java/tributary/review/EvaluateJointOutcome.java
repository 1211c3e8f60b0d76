package tributary.review;

import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import tributary.engine.ModelBean;
import tributary.proposal.NationalReview;
import tributary.proposal.ProposalStatus;
import tributary.proposal.Proposals;

/** Adds the decisions of home and hosts up. What consulted members replied never counts, the measures of a joint statement do. */
@ModelBean("evaluateJointOutcome")
class EvaluateJointOutcome implements JavaDelegate {

    private final Proposals proposals;

    EvaluateJointOutcome(Proposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID proposalId = ReviewVariables.proposalId(execution);
        List<NationalReview> reviews = proposals.listNationalReviews(proposalId);
        reviews.stream().filter(review -> review.outcome() == null).findFirst().ifPresent(open -> {
            throw new IllegalStateException("Proposal " + proposalId + " has no joint outcome yet: " + open.member()
                    + " as " + open.role() + " has not decided");
        });
        ProposalStatus outcome;
        if (reviews.stream().anyMatch(review -> NationalDecision.REJECTED.equals(review.outcome()))) {
            outcome = ProposalStatus.REJECTED;
        } else if (proposals.listConditions(proposalId).isEmpty()) {
            outcome = ProposalStatus.APPROVED;
        } else {
            outcome = ProposalStatus.APPROVED_WITH_CONDITIONS;
        }
        proposals.jointOutcome(proposalId, outcome);
    }
}

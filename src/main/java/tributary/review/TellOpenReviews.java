package tributary.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import tributary.engine.ModelBean;
import tributary.proposal.NationalReview;
import tributary.proposal.Proposals;

/** Puts a changed routing to each review that is still open, as a dated note. */
@ModelBean("tellOpenReviews")
class TellOpenReviews implements JavaDelegate {

    private final Proposals proposals;

    TellOpenReviews(Proposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var proposalId = ReviewVariables.proposalId(execution);
        for (NationalReview review : proposals.listNationalReviews(proposalId)) {
            if (review.startedAt() != null && review.outcome() == null) {
                proposals.milestoneReached(proposalId, "routing-changed", review.member(), review.role(), null, null);
            }
        }
    }
}

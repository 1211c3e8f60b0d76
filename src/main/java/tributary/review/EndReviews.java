package tributary.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import tributary.engine.ModelBean;
import tributary.proposal.Proposals;

/** Notes that a withdrawal has ended every review; the engine cancels them when the interrupting event arrives. */
@ModelBean("endReviews")
class EndReviews implements JavaDelegate {

    private final Proposals proposals;

    EndReviews(Proposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        proposals.milestoneReached(ReviewVariables.proposalId(execution), "reviews-ended", null, null, null, null);
    }
}

package tributary.consultation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import tributary.engine.ModelBean;
import tributary.proposal.Proposals;
import tributary.review.ReviewVariables;

/** Records a member's silence on a notification. */
@ModelBean("recordNoReply")
class RecordNoReply implements JavaDelegate {

    private final Proposals proposals;

    RecordNoReply(Proposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        proposals.milestoneReached(
                ReviewVariables.proposalId(execution),
                ConsultationReplies.REPLIED,
                ReviewVariables.member(execution),
                ReviewVariables.role(execution),
                "reply-to-notification",
                "no-reply");
    }
}

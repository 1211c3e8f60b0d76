package tributary.review;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import tributary.engine.ModelBean;
import tributary.proposal.Proposals;

/** A question lives as long as somebody waits for its answer: it falls away with the review, the procedure or the proposal that asked. */
@ModelBean("dropQuestion")
class DropQuestion implements ExecutionListener {

    private final Proposals proposals;

    DropQuestion(Proposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public void notify(DelegateExecution waiting) {
        if (waiting.isCanceled()) {
            proposals.questionDropped(
                    ReviewVariables.proposalId(waiting),
                    UUID.fromString(ReviewVariables.getText(waiting, ReviewVariables.REQUEST_ID)));
        }
    }
}

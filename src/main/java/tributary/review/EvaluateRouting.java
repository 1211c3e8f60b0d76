package tributary.review;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import tributary.engine.ModelBean;
import tributary.proposal.Proposals;
import tributary.routing.ApprovalPreview;

/** Finds who takes part, before the secretariat confirms it. */
@ModelBean("evaluateRouting")
class EvaluateRouting implements JavaDelegate {

    private final Proposals proposals;
    private final ReviewRoutes routing;

    EvaluateRouting(Proposals proposals, ReviewRoutes routing) {
        this.proposals = proposals;
        this.routing = routing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID proposalId = ReviewVariables.proposalId(execution);
        ApprovalPreview preview = routing.preview(proposalId);
        proposals.storeParticipations(proposalId, preview.participants());
    }
}

package tributary.consultation;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import tributary.engine.ModelBean;
import tributary.proposal.Proposals;
import tributary.review.MekongEnds;
import tributary.review.ReviewVariables;
import tributary.routing.MekongProcedure;

/** Begins the procedure anew as prior consultation, since the Joint Committee found another class than the host notified. */
@ModelBean("reclassifyProcedure")
class ReclassifyProcedure implements JavaDelegate {

    private final Proposals proposals;
    private final MekongEnds ends;

    ReclassifyProcedure(Proposals proposals, MekongEnds ends) {
        this.proposals = proposals;
        this.ends = ends;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID proposalId = ReviewVariables.proposalId(execution);
        ends.exclude(proposalId);
        execution.setVariable("procedure", MekongProcedure.PRIOR_CONSULTATION);
        proposals.milestoneReached(
                proposalId, MekongEnds.REOPENED, null, null, null, MekongProcedure.PRIOR_CONSULTATION);
    }
}

package tributary.review;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import tributary.engine.ModelBean;
import tributary.proposal.Proposals;

/** Reports that an authority refused. */
@ModelBean("recordNationalRejection")
class RecordNationalRejection implements JavaDelegate {

    private final Proposals proposals;

    RecordNationalRejection(Proposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        proposals.reviewDecided(
                ReviewVariables.proposalId(execution),
                ReviewVariables.member(execution),
                ReviewVariables.role(execution),
                NationalDecision.REJECTED,
                List.of());
    }
}

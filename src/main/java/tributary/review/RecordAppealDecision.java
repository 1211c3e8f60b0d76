package tributary.review;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import tributary.engine.ModelBean;
import tributary.proposal.Proposals;

/** Reports how an appeal was decided; one that was not admitted is dismissed. */
@ModelBean("recordAppealDecision")
class RecordAppealDecision implements JavaDelegate {

    private final Proposals proposals;

    RecordAppealDecision(Proposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean upheld = "pass".equals(execution.getVariable("admitAppealOutcome"))
                && "pass".equals(execution.getVariable("decideAppealOutcome"));
        proposals.appealDecided(
                ReviewVariables.proposalId(execution),
                UUID.fromString(ReviewVariables.getText(execution, "appealId")),
                upheld);
        execution.setVariable("appealUpheld", upheld);
    }
}

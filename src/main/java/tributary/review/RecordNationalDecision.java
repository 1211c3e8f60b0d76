package tributary.review;

import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import tributary.engine.ModelBean;
import tributary.proposal.Duty;
import tributary.proposal.Proposals;

/** Reports an approval; conditions that any authority set on the way make it one with conditions. */
@ModelBean("recordNationalDecision")
class RecordNationalDecision implements JavaDelegate {

    private final Proposals proposals;
    private final NationalDecision decision;

    RecordNationalDecision(Proposals proposals, NationalDecision decision) {
        this.proposals = proposals;
        this.decision = decision;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID proposalId = ReviewVariables.proposalId(execution);
        String member = ReviewVariables.member(execution);
        String role = ReviewVariables.role(execution);
        List<Duty> conditions = decision.listConditions(proposalId, member, role);
        String outcome = conditions.isEmpty() ? NationalDecision.APPROVED : NationalDecision.APPROVED_WITH_CONDITIONS;
        proposals.reviewDecided(proposalId, member, role, outcome, conditions);
    }
}

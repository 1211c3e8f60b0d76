package tributary.review;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import tributary.engine.ModelBean;
import tributary.proposal.Proposals;
import tributary.proposal.ReviewStep;

/** Puts the findings of the step that asked to the enterprise; a committee's together. */
@ModelBean("requestSupplement")
class RequestSupplement implements JavaDelegate {

    private final Proposals proposals;
    private final StepHistory history;
    private final SharedPeriods periods;

    RequestSupplement(Proposals proposals, StepHistory history, SharedPeriods periods) {
        this.proposals = proposals;
        this.history = history;
        this.periods = periods;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID proposalId = ReviewVariables.proposalId(execution);
        String member = ReviewVariables.member(execution);
        String role = ReviewVariables.role(execution);
        String step = ReviewVariables.getText(execution, "step");
        UUID subject = ReviewVariables.findSubject(execution);
        List<ReviewStep> asking = listAsking(proposalId, member, role, step, subject);
        String question = asking.stream()
                .map(ReviewStep::findings)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("\n\n"));
        String askedBy = asking.stream()
                .map(ReviewStep::completedBy)
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .orElse(member);
        UUID request = proposals.requestSupplement(proposalId, member, role, step, subject, question, askedBy);
        execution.setVariable(ReviewVariables.REQUEST_ID, request.toString());
        if (subject == null) {
            periods.settle(proposalId, member, role);
        }
    }

    private List<ReviewStep> listAsking(
            UUID proposalId, String member, String role, String step, @Nullable UUID subject) {
        List<ReviewStep> sitting = history.listVotedSitting(proposalId, member, role, step, subject);
        List<ReviewStep> asking = sitting.stream()
                .filter(vote -> "supplement".equals(vote.outcome()))
                .toList();
        return asking.isEmpty() ? sitting : asking;
    }
}

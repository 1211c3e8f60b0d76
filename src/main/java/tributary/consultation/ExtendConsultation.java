package tributary.consultation;

import java.time.LocalDate;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import tributary.engine.ModelBean;
import tributary.proposal.Proposals;
import tributary.proposal.ReviewStep;
import tributary.review.RecordedAnswers;
import tributary.review.ReviewVariables;

/** Puts the day that the Joint Committee resolved in place of the six months. */
@ModelBean("extendConsultation")
class ExtendConsultation implements JavaDelegate {

    private final MekongProcedures procedures;
    private final Proposals proposals;
    private final RecordedAnswers answers;

    ExtendConsultation(MekongProcedures procedures, Proposals proposals, RecordedAnswers answers) {
        this.procedures = procedures;
        this.proposals = proposals;
        this.answers = answers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID proposalId = ReviewVariables.proposalId(execution);
        LocalDate until = procedures
                .findLast(proposalId, "hold-special-session")
                .map(ReviewStep::taskId)
                .flatMap(task -> answers.find(task, "extendedUntil"))
                .map(day -> LocalDate.parse(day.toString()))
                .orElseThrow(() ->
                        new IllegalStateException("The extension of proposal " + proposalId + " has no last day"));
        procedures.extend(proposalId, until);
        proposals.milestoneReached(proposalId, "consultation-extended", null, null, null, "extended");
    }
}

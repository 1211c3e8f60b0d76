package tributary.consultation;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import tributary.engine.ModelBean;
import tributary.proposal.Proposals;
import tributary.review.MekongEnds;
import tributary.review.RecordedAnswers;
import tributary.review.ReviewVariables;
import tributary.routing.MekongProcedure;

/**
 * Begins the procedure anew in the class that the Joint Committee found in place of the notified one: prior consultation, where its record names
 * none.
 */
@ModelBean("reclassifyProcedure")
class ReclassifyProcedure implements JavaDelegate {

    /** The answer that names the class found. */
    static final String FOUND = "reclassifiedAs";

    private final MekongProcedures procedures;
    private final Proposals proposals;
    private final RecordedAnswers answers;
    private final MekongEnds ends;

    ReclassifyProcedure(MekongProcedures procedures, Proposals proposals, RecordedAnswers answers, MekongEnds ends) {
        this.procedures = procedures;
        this.proposals = proposals;
        this.answers = answers;
        this.ends = ends;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID proposalId = ReviewVariables.proposalId(execution);
        ends.exclude(proposalId);
        String found = procedures
                .findLast(proposalId, "settle-class")
                .flatMap(settled -> answers.find(settled.taskId(), FOUND))
                .map(Object::toString)
                .orElse(MekongProcedure.PRIOR_CONSULTATION);
        execution.setVariable("procedure", found);
        proposals.milestoneReached(proposalId, MekongEnds.REOPENED, null, null, null, found);
    }
}

package tributary.consultation;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import tributary.engine.ModelBean;
import tributary.proposal.Proposals;
import tributary.proposal.ReviewStep;
import tributary.review.ReviewVariables;
import tributary.routing.Participation;

/** Records silence at the end of the consultation as no reply, also of a member that asked for more time and then kept silent. */
@ModelBean("recordMissingReplies")
class RecordMissingReplies implements JavaDelegate {

    private static final String STEP = "reply-to-consultation";

    private final MekongProcedures procedures;
    private final Proposals proposals;

    RecordMissingReplies(MekongProcedures procedures, Proposals proposals) {
        this.procedures = procedures;
        this.proposals = proposals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID proposalId = ReviewVariables.proposalId(execution);
        var replies = procedures.lastByMember(proposalId, STEP);
        for (String member : procedures.listNotified(proposalId)) {
            ReviewStep reply = replies.get(member);
            if (reply == null || "requests-extension".equals(reply.outcome())) {
                proposals.milestoneReached(
                        proposalId, ConsultationReplies.REPLIED, member, Participation.CONSULTED, STEP, "no-reply");
            }
        }
    }
}

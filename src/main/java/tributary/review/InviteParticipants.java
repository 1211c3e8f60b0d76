package tributary.review;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import tributary.engine.ModelBean;
import tributary.proposal.Proposals;
import tributary.routing.ApprovalPreview;
import tributary.routing.MekongProcedure;
import tributary.routing.Participation;

/** Settles who takes part and by which Mekong procedure, once the secretariat confirmed the scope. */
@ModelBean("inviteParticipants")
class InviteParticipants implements JavaDelegate {

    private final Proposals proposals;
    private final ReviewRoutes routing;

    InviteParticipants(Proposals proposals, ReviewRoutes routing) {
        this.proposals = proposals;
        this.routing = routing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID proposalId = ReviewVariables.proposalId(execution);
        ApprovalPreview preview = routing.preview(proposalId);
        proposals.storeParticipations(proposalId, preview.participants());
        MekongProcedure mekong = preview.mekongProcedure();
        String procedure = mekong == null ? MekongProcedure.NONE : mekong.procedure();
        execution.setVariable(ReviewVariables.PROCEDURE, procedure);
        execution.setVariable(ReviewVariables.NATIONAL_REVIEWS, ParticipationInReview.write(preview.participants()));
        for (Participation part : preview.participants()) {
            proposals.milestoneReached(proposalId, "participant-invited", part.member(), part.role(), null, null);
        }
    }
}

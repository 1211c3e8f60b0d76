package tributary.consultation;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tributary.proposal.Proposals;
import tributary.proposal.ReviewStep;
import tributary.proposal.StepCompleted;

/** Puts each member's reply on the timeline in the words of the Procedures: a pass is no objection. */
@Component
class ConsultationReplies {

    /** Milestone of a reply, and of silence where one was due. */
    static final String REPLIED = "consultation-replied";

    private final Proposals proposals;

    ConsultationReplies(Proposals proposals) {
        this.proposals = proposals;
    }

    @EventListener
    void on(StepCompleted completed) {
        ReviewStep step = completed.step();
        if (step.step().equals("reply-to-consultation") || step.step().equals("reply-to-notification")) {
            String reply = "pass".equals(step.outcome())
                    ? step.step().equals("reply-to-notification") ? "no-comment" : "no-objection"
                    : step.outcome();
            proposals.milestoneReached(step.proposalId(), REPLIED, step.member(), step.role(), step.step(), reply);
        }
    }
}

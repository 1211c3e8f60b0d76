package tributary.review;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.proposal.Proposals;

/**
 * Whether the procedure of the 1995 Mekong Agreement has ended for a proposal, as a host's decision may need. The engine keeps no message for a
 * step that does not wait yet, so whoever looks and whoever tells exclude each other until their transactions end.
 */
@Component
public class MekongEnds {

    /** Milestone and message of the end. */
    public static final String ENDED = "mekong-procedure-ended";

    /** Milestone of a procedure that begins anew in another class. */
    public static final String REOPENED = "mekong-procedure-reopened";

    /** Stands in the place of the role at conditions that come from the procedure. */
    public static final String SOURCE = "mekong";

    private final Proposals proposals;

    MekongEnds(Proposals proposals) {
        this.proposals = proposals;
    }

    /** Holds the question back until this transaction ends. */
    @Transactional
    public void exclude(UUID proposalId) {
        proposals.holdProposal(proposalId);
    }

    @Transactional
    public boolean hasEnded(UUID proposalId) {
        exclude(proposalId);
        return proposals.listMilestones(proposalId).stream()
                .filter(milestone ->
                        milestone.type().equals(ENDED) || milestone.type().equals(REOPENED))
                .reduce((earlier, later) -> later)
                .filter(last -> last.type().equals(ENDED))
                .isPresent();
    }
}

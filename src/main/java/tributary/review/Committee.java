package tributary.review;

import java.util.UUID;
import tributary.engine.ModelBean;

/** How many decide a step. */
@ModelBean("committee")
class Committee {

    private final StepHistory history;

    Committee(StepHistory history) {
        this.history = history;
    }

    /** Seats of the committee, 1 where one person decides; from the member's route. */
    public int votes(String proposalId, String member, String role, String step) {
        return history.votes(UUID.fromString(proposalId), member, role, step);
    }
}

package tributary.proposal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dated fact on a proposal's timeline.
 *
 * @param type what happened: {@code proposal-submitted}, {@code step-completed}
 * @param member whose review it belongs to; null for what is everybody's
 * @param step task key, for a step
 * @param outcome code of what came out, where something did
 * @param revision the revision of the dossier at that moment
 */
public record Milestone(
        Instant at,
        String type,
        @Nullable String member,
        @Nullable String role,
        @Nullable String step,
        @Nullable String outcome,
        int revision) {

    /** The law gives no appeal against a member's rejection. */
    public static final String REJECTION_FINAL = "rejection-final";

    /** Somebody completed a step, or took a seat's vote in it. */
    public static final String STEP_COMPLETED = "step-completed";

    Milestone withoutOutcome() {
        return new Milestone(at, type, member, role, step, null, revision);
    }
}

package tributary.proposal;

/**
 * A task was given back to its group by somebody else than who held it. Raised inside the transaction that gives it back.
 *
 * @param milestone on the timeline, of type {@link #TYPE}
 * @param holder engine user id of whoever held it
 * @param reason why, as it was typed
 */
public record StepReleased(ReviewStep step, Milestone milestone, String holder, String reason) {

    public static final String TYPE = "step-released";
}

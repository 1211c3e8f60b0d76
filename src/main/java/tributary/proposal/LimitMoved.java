package tributary.proposal;

/**
 * The limit of an open step stands still, or ends on another day, since the enterprise was asked by another step that shares the period, or answered
 * it. Raised inside the transaction that causes it.
 */
public record LimitMoved(ReviewStep step) {}

package tributary.proposal;

/** Somebody completed a task; the step tells outcome, findings and who. Raised inside the transaction that completes it. */
public record StepCompleted(ReviewStep step) {}

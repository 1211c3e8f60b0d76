package tributary.proposal;

import java.util.UUID;

/** Whoever follows a condition of approval up found that it is fulfilled, that it is not, or that it is due later. */
public record ConditionFollowedUp(UUID id, ConditionOfApproval condition, String step, int revision) {}

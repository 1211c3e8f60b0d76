package tributary.proposal;

import java.util.UUID;

/** A dated fact came onto a proposal's timeline. Raised inside the transaction that causes it. */
public record MilestoneReached(UUID id, Milestone milestone) {}

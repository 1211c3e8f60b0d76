package tributary.proposal;

import java.util.UUID;

/** A draft was filed; the review may begin. Raised inside the transaction that files it. */
public record ProposalSubmitted(UUID id, int revision) {}

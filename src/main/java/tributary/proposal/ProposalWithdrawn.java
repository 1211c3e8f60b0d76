package tributary.proposal;

import java.util.UUID;

/** The enterprise gave up its proposal; every open task ends. */
public record ProposalWithdrawn(UUID id, String reason) {}

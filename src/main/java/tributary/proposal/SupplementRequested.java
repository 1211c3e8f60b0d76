package tributary.proposal;

import java.util.UUID;

/** A reviewer's question went to the enterprise; that review's clock stops. */
public record SupplementRequested(UUID id, UUID requestId, String member, String role, String step, String question) {}

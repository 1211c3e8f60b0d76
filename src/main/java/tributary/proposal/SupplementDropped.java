package tributary.proposal;

import java.util.UUID;

/** Nobody waits any more for the answer to a reviewer's question: what asked has ended. */
public record SupplementDropped(UUID id, UUID requestId, String member, String role, String step) {}

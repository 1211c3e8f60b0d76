package tributary.proposal;

import java.time.Instant;
import java.util.UUID;

/** A duty that a member attached to its approval. */
public record ConditionOfApproval(UUID id, String member, String role, String text, Instant imposedAt) {}

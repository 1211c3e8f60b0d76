package tributary.proposal;

import java.util.UUID;

/** A consulted country commented on effects beyond the border. */
public record CommentMade(UUID id, ConsultationComment comment, int revision) {}

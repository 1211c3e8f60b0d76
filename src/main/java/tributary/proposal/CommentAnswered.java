package tributary.proposal;

import java.util.UUID;

/** A host answered a consulted country's comment. */
public record CommentAnswered(UUID id, ConsultationComment comment, ConsultationComment.Answer answer, int revision) {}

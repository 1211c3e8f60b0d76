package tributary.proposal;

import java.util.UUID;

/**
 * The enterprise answered; text, documents and facts are sealed as a revision.
 *
 * @param routingChanged whether a changed fact led to another routing, to be put to every open review
 */
public record SupplementAnswered(
        UUID id, UUID requestId, String member, String role, String step, int revision, boolean routingChanged) {}

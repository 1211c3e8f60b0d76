package tributary.review;

import java.util.UUID;

/**
 * Somebody tried a task that four eyes, or a conflict of interest, forbid. Published before the engine's transaction is rolled back.
 *
 * @param member whose task it is
 * @param task its id
 * @param attempt at what, as the engine calls it: {@code assignment}, {@code complete}
 * @param person engine user id
 * @param reason what forbids it, for people
 */
public record PersonRefused(
        UUID proposalId, String member, String step, String task, String attempt, String person, String reason) {}

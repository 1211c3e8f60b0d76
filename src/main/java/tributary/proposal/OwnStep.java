package tributary.proposal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step that an official's own country has open in a proposal, or for which it waits for the enterprise.
 *
 * @param role the country's part in whose procedure it stands; {@code joint} for the secretariat's
 * @param id task key
 * @param name as the country's process calls it; null where its route does not tell
 * @param remindedAt when its holders were reminded last; null when they were not
 */
public record OwnStep(
        String role,
        String id,
        @Nullable String name,
        String stage,
        String authority,
        Instant openedAt,
        ReviewClock clock,
        @Nullable Instant remindedAt) {}

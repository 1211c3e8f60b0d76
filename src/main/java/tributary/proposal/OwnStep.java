package tributary.proposal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step that an official's own country has open in a proposal, or for which it waits for the enterprise.
 *
 * @param role the country's part in whose procedure it stands; {@code joint} for the secretariat's
 * @param id task key
 * @param name as the country's process calls it; null where its route does not tell
 * @param tasks the engine's ids of its open tasks: several where a committee sits, none while it waits for the enterprise
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
        List<String> tasks,
        @Nullable Instant remindedAt) {

    public OwnStep {
        tasks = List.copyOf(tasks);
    }
}

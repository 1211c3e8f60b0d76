package tributary.proposal;

import java.util.List;
import java.util.UUID;

/**
 * Conditions that come from beside a member's own review have changed.
 *
 * @param source stands in the place of the role: {@code mekong}
 * @param conditions all of that source from now on, in order; empty when they were dropped
 */
public record ConditionsImposed(UUID id, String member, String source, List<String> conditions, int revision) {

    public ConditionsImposed {
        conditions = List.copyOf(conditions);
    }
}

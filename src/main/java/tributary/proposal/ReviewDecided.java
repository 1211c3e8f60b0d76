package tributary.proposal;

import java.util.List;
import java.util.UUID;

/**
 * A member decided in its own review.
 *
 * @param outcome {@code approved}, {@code approved-with-conditions} or {@code rejected}
 * @param conditions duties attached to an approval, in order
 */
public record ReviewDecided(UUID id, String member, String role, String outcome, List<Duty> conditions, int revision) {

    public ReviewDecided {
        conditions = List.copyOf(conditions);
    }
}

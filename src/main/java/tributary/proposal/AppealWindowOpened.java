package tributary.proposal;

import java.util.UUID;
import tributary.routing.DecisionFinding;

/**
 * A member's rejection can be appealed against.
 *
 * @param decision the rule that says for how long
 */
public record AppealWindowOpened(UUID id, String member, String role, int revision, DecisionFinding decision) {}

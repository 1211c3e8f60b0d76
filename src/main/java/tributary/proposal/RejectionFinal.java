package tributary.proposal;

import java.util.UUID;
import tributary.routing.DecisionFinding;

/**
 * A member's rejection cannot be appealed against.
 *
 * @param decision the rule that says so
 */
public record RejectionFinal(UUID id, String member, String role, int revision, DecisionFinding decision) {}

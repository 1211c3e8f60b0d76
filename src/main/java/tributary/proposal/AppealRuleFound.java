package tributary.proposal;

import java.util.UUID;
import tributary.routing.DecisionFinding;

/**
 * It is known whether a member's rejection can be appealed against.
 *
 * @param decision the rule that says for how long, or that the rejection is final
 */
public record AppealRuleFound(UUID id, String member, String role, int revision, DecisionFinding decision) {}

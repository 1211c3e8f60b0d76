package tributary.proposal;

import java.util.List;
import java.util.UUID;
import tributary.routing.DecisionFinding;

/** Routing answered for a filed revision who takes part, which Mekong procedure applies and what lenders ask; the joint rules that fired. */
public record ScopeFound(UUID id, List<DecisionFinding> decisions, int revision) {

    public ScopeFound {
        decisions = List.copyOf(decisions);
    }
}

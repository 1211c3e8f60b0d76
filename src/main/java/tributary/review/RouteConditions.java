package tributary.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import tributary.engine.ModelBean;
import tributary.routing.MekongProcedure;
import tributary.routing.Participation;

/** What gateways of a national review ask. */
@ModelBean("route")
class RouteConditions {

    private final ReviewRoutes routing;

    RouteConditions(ReviewRoutes routing) {
        this.routing = routing;
    }

    /** Whether a step is among those that run. */
    public boolean runs(@Nullable String steps, String step) {
        return steps != null && steps.contains(" " + step + " ");
    }

    /** Whether this review's decision waits for a procedure of the 1995 Mekong Agreement: only a host's does. */
    public boolean awaitsMekong(DelegateExecution execution) {
        if (!ReviewVariables.role(execution).equals(Participation.HOST)) {
            return false;
        }
        MekongProcedure procedure =
                routing.preview(ReviewVariables.proposalId(execution)).mekongProcedure();
        return procedure != null
                && procedure.isDue()
                && procedure.members().contains(ReviewVariables.member(execution));
    }
}

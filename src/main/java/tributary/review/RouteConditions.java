package tributary.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import tributary.engine.ModelBean;
import tributary.routing.MekongProcedure;
import tributary.routing.StepList;

/** What gateways of a national review ask. */
@ModelBean("route")
class RouteConditions {

    private final ReviewRoutes routing;

    RouteConditions(ReviewRoutes routing) {
        this.routing = routing;
    }

    /** Whether a step is among those that run. */
    public boolean runs(@Nullable String steps, String step) {
        return steps != null && StepList.includes(steps, step);
    }

    /** Whether this review's decision waits for a procedure of the 1995 Mekong Agreement: only a host's does. */
    public boolean awaitsMekong(DelegateExecution execution) {
        MekongProcedure procedure =
                routing.preview(ReviewVariables.proposalId(execution)).mekongProcedure();
        return procedure != null
                && procedure.holdsBack(ReviewVariables.member(execution), ReviewVariables.role(execution));
    }
}

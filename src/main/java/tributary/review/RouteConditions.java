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

    /** Whether a rule is among those that this review's route rests on. */
    public boolean fired(DelegateExecution execution, String rule) {
        return routing.findRoute(
                        ReviewVariables.proposalId(execution),
                        ReviewVariables.member(execution),
                        ReviewVariables.role(execution))
                .filter(route -> route.firedRules().contains(rule))
                .isPresent();
    }

    /** Whether a step belongs to this authority of the member. */
    public boolean isHeldBy(DelegateExecution execution, String step, String authority) {
        String member = ReviewVariables.member(execution);
        return routing.findStep(ReviewVariables.proposalId(execution), member, ReviewVariables.role(execution), step)
                .filter(found -> (member + "." + authority).equals(found.authorityGroup()))
                .isPresent();
    }

    /** Whether this review's decision waits for a procedure of the 1995 Mekong Agreement: only a host's does. */
    public boolean awaitsMekong(DelegateExecution execution) {
        MekongProcedure procedure =
                routing.preview(ReviewVariables.proposalId(execution)).mekongProcedure();
        return procedure != null
                && procedure.holdsBack(ReviewVariables.member(execution), ReviewVariables.role(execution));
    }
}

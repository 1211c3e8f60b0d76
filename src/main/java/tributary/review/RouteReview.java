package tributary.review;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import tributary.engine.ModelBean;
import tributary.proposal.Proposals;
import tributary.routing.EnvironmentalReview;
import tributary.routing.NationalRoute;
import tributary.routing.StepList;

/**
 * Begins a national review: finds its route and tells the process which steps run. A review that reopens after an appeal begins at the step that
 * refused: what was passed before is passed over.
 */
@ModelBean("routeReview")
class RouteReview implements JavaDelegate {

    private final Proposals proposals;
    private final ReviewRoutes routing;
    private final StepHistory history;

    RouteReview(Proposals proposals, ReviewRoutes routing, StepHistory history) {
        this.proposals = proposals;
        this.routing = routing;
        this.history = history;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID proposalId = ReviewVariables.proposalId(execution);
        String member = ReviewVariables.member(execution);
        String role = ReviewVariables.role(execution);
        proposals.reviewStarted(proposalId, member, role);
        String steps = routing.route(proposalId, member, role);
        if (Boolean.TRUE.equals(execution.getVariable(ReviewVariables.REOPENED))) {
            steps = withoutPassed(steps, execution);
        }
        execution.setVariable(ReviewVariables.STEPS, steps);
        execution.setVariable(
                ReviewVariables.CATEGORY,
                routing.findRoute(proposalId, member, role)
                        .map(NationalRoute::environmentalReview)
                        .map(EnvironmentalReview::category)
                        .orElse(null));
    }

    private String withoutPassed(String steps, DelegateExecution execution) {
        return StepList.write(StepList.read(steps).stream()
                .filter(step -> !hasPassed(step, execution))
                .toList());
    }

    private boolean hasPassed(String step, DelegateExecution execution) {
        return history.hasPassed(
                ReviewVariables.proposalId(execution),
                ReviewVariables.member(execution),
                ReviewVariables.role(execution),
                step,
                StepProperties.find(execution, step)
                        .map(StepProperties::otherwise)
                        .orElse(null));
    }
}

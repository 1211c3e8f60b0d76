package tributary.review;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.context.Context;
import org.jspecify.annotations.Nullable;
import tributary.engine.ModelBean;

/**
 * Records what a decision means for the rules, as if a form had asked for it, and finds the route anew: a committee's refusal can take away what
 * other rules rest on without ending the review. The model gives the fact's name as {@code fact} and its value as {@code answer}.
 */
@ModelBean("recordAnswer")
class RecordAnswer implements JavaDelegate {

    private final RecordedAnswers answers;
    private final ReviewRoutes routing;

    RecordAnswer(RecordedAnswers answers, ReviewRoutes routing) {
        this.answers = answers;
        this.routing = routing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID proposalId = ReviewVariables.proposalId(execution);
        String member = ReviewVariables.member(execution);
        String role = ReviewVariables.role(execution);
        String fact = ReviewVariables.getText(execution, "fact");
        Object answer = Objects.requireNonNull(execution.getVariable("answer"), "The model gives an answer");
        Completion decision = new Completion(
                proposalId,
                execution.getActivityInstanceId(),
                member,
                role,
                execution.getCurrentActivityId(),
                "pass",
                "",
                List.of(),
                Map.of(fact, answer),
                actor(member));
        answers.record(decision, fact, answer);
        execution.getProcessInstance().setVariable(ReviewVariables.STEPS, routing.route(proposalId, member, role));
    }

    private static String actor(String member) {
        @Nullable String user = Context.getCommandContext().getAuthenticatedUserId();
        return user == null ? member : user;
    }
}

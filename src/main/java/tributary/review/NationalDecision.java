package tributary.review;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tributary.proposal.ReviewStep;

/** Conditions that the authorities of one review set on the way, in the order of their steps, each once. */
@Component
class NationalDecision {

    static final String APPROVED = "approved";
    static final String APPROVED_WITH_CONDITIONS = "approved-with-conditions";
    static final String REJECTED = "rejected";

    private final StepHistory history;
    private final RecordedAnswers answers;

    NationalDecision(StepHistory history, RecordedAnswers answers) {
        this.history = history;
        this.answers = answers;
    }

    List<String> listConditions(UUID proposalId, String member, String role) {
        List<String> conditions = new ArrayList<>();
        for (ReviewStep step : history.listLastSittings(proposalId, member, role)) {
            answers.listConditions(step.taskId()).stream()
                    .filter(condition -> !conditions.contains(condition))
                    .forEach(conditions::add);
        }
        return conditions;
    }
}

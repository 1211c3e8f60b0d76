package tributary.proposal;

import java.util.Map;

/**
 * Somebody completed a task; the step tells outcome, findings and who. Raised inside the transaction that completes it.
 *
 * @param answers what else the form asked, by name; unanswered ones are absent
 */
public record StepCompleted(ReviewStep step, Map<String, Object> answers) {

    public StepCompleted {
        answers = Map.copyOf(answers);
    }
}

package tributary.proposal;

import java.util.List;

/**
 * Who holds a step was reminded of it, or its limit ended and others were called in. Raised inside the transaction that causes it.
 *
 * @param milestone on the timeline: {@code step-reminded}, {@code step-waiting} or {@code step-overdue}
 * @param to groups, and the person who has claimed the task, by their names in the engine
 */
public record StepReminded(ReviewStep step, Milestone milestone, List<String> to) {

    public StepReminded {
        to = List.copyOf(to);
    }
}

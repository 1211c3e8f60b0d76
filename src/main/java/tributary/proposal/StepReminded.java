package tributary.proposal;

import java.util.List;
import java.util.Set;

/**
 * Who holds a step was reminded of it, or its limit ended and others were called in. Raised inside the transaction that causes it.
 *
 * @param milestone on the timeline, of one of the {@link #TYPES}
 * @param to groups, and the person who has claimed the task, by their names in the engine
 */
public record StepReminded(ReviewStep step, Milestone milestone, List<String> to) {

    /** The limit ends soon. */
    public static final String REMINDED = "step-reminded";

    /** Open for long, and the law sets no limit. */
    public static final String WAITING = "step-waiting";

    /** The limit is over. */
    public static final String OVERDUE = "step-overdue";

    public static final Set<String> TYPES = Set.of(REMINDED, WAITING, OVERDUE);

    public StepReminded {
        to = List.copyOf(to);
    }
}

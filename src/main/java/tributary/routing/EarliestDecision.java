package tributary.routing;

import java.time.LocalDate;
import java.util.List;

/**
 * The first day on which a decision is due if every authority takes the whole of its period.
 *
 * @param path ids of the steps that make it so long, first to last
 */
public record EarliestDecision(LocalDate date, List<String> path) {

    public EarliestDecision {
        path = List.copyOf(path);
    }
}

package tributary.audit.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one side, the tables or the log, tells of a fact.
 *
 * @param content by name, each as a text: empty where this side tells that there is none, left out where it does not know, or knows no more
 */
record Statement(Fact fact, Instant at, Map<String, String> content) {

    /** Stands for the time among the names of the content. */
    static final String TIME = "time";

    // Both sides look at the clock in the same transaction.
    private static final Duration SAME_TIME = Duration.ofMinutes(5);

    /** Names of what this and the other tell in different ways. */
    List<String> differences(Statement other) {
        List<String> different = new ArrayList<>();
        if (Duration.between(at, other.at).abs().compareTo(SAME_TIME) > 0) {
            different.add(TIME);
        }
        names().filter(name -> other.content.containsKey(name) && !value(name).equals(other.value(name)))
                .forEach(different::add);
        return different;
    }

    String value(String name) {
        return name.equals(TIME) ? at.toString() : content.getOrDefault(name, "");
    }

    /** All that it tells, in a line. */
    String summary() {
        return names().filter(name -> !value(name).isEmpty())
                .map(name -> name + ": " + value(name))
                .collect(Collectors.joining("; "));
    }

    private Stream<String> names() {
        return content.keySet().stream().sorted();
    }
}

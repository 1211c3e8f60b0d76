package tributary.routing;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The steps that run in a review, as the process variable {@code steps} holds them: ids with a space on both sides of each. */
public final class StepList {

    private StepList() {}

    public static String write(Collection<String> steps) {
        return " " + String.join(" ", steps) + " ";
    }

    public static List<String> read(String steps) {
        return Stream.of(steps.trim().split(" ", -1)).toList();
    }

    /** Whether this step is among them; the gateways of a model and the preview's walk over it ask the same. */
    public static boolean includes(String steps, String step) {
        return steps.contains(" " + step + " ");
    }
}

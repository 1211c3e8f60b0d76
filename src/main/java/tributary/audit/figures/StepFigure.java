package tributary.audit.figures;

import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A step over many runs of its process.
 *
 * @param times how often it was entered
 * @param median how long it took; null while it never ended
 */
record StepFigure(
        String step,
        String label,
        String kind,
        long times,
        @Nullable Duration median,
        @Nullable Duration longest) {

    private static final int LEVELS = 5;

    /** Whether people work there: gateways and events take no time that would tell anything. */
    public boolean isWork() {
        return kind.endsWith("Task") || kind.endsWith("Activity") || kind.equals("subProcess");
    }

    /** {@code id:level} from 1 to 5 for a diagram, by rank: one slow step must not make all others look alike. */
    static List<String> heat(List<StepFigure> figures, boolean byDuration) {
        ToLongFunction<StepFigure> measure =
                figure -> byDuration ? figure.median == null ? 0 : figure.median.toMillis() : figure.times;
        List<StepFigure> shown = figures.stream()
                .filter(figure -> !byDuration || figure.isWork())
                .toList();
        List<Long> ranks =
                shown.stream().mapToLong(measure).distinct().sorted().boxed().toList();
        return shown.stream()
                .map(figure -> figure.step
                        + ":"
                        + (1
                                + ranks.indexOf(measure.applyAsLong(figure))
                                        * (LEVELS - 1)
                                        / Math.max(1, ranks.size() - 1)))
                .toList();
    }
}

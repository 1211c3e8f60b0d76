package tributary.audit.figures;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days used against limits, by country, then step, and which tasks they were counted of.
 *
 * @param tasks how many
 * @param from when the first of them was done; null where there are none
 * @param to when the last of them was
 * @param most how many are counted at the most
 */
record TermFigures(
        List<TermFigure> figures,
        int tasks,
        @Nullable OffsetDateTime from,
        @Nullable OffsetDateTime to,
        int most) {

    TermFigures {
        figures = List.copyOf(figures);
    }

    /** The most days that any of the figures tells. */
    public int longest() {
        return figures.stream()
                .mapToInt(figure -> Math.max(figure.medianUsed(), figure.medianAllowed()))
                .max()
                .orElse(1);
    }
}

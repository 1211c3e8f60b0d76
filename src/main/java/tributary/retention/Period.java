package tributary.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a member keeps something.
 *
 * @param years whole calendar years after the one in which the proposal ended; null where it is kept for good
 * @param confirmed whether a source was read that says so
 */
record Period(String rule, @Nullable Integer years, boolean confirmed, List<String> legalBasis) {

    /** From which day on what ended that day need not be kept any more; empty for never. */
    Optional<LocalDate> endFor(LocalDate ended) {
        return Optional.ofNullable(years).map(number -> LocalDate.of(ended.getYear() + number + 1, 1, 1));
    }

    /** What is from before this day need not be kept on that one; empty for never. */
    Optional<LocalDate> endsOn(LocalDate day) {
        return Optional.ofNullable(years).map(number -> LocalDate.of(day.getYear() - number, 1, 1));
    }
}

package tributary.time;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A period that a law sets: days or months.
 *
 * @param days working or calendar days, as {@code kind} says; null when the period is in months
 * @param months calendar months by date; null when the period is in days
 * @param kind {@code working} or {@code calendar}
 * @param extension what may be added by a decision; null when nothing
 */
public record Term(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer days,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer months,
        String kind,
        @Nullable Term extension) {

    public static final String WORKING = "working";
    public static final String CALENDAR = "calendar";

    public Term {
        if ((days == null) == (months == null)) {
            throw new IllegalArgumentException(
                    "A term has either days or months: " + days + " days, " + months + " months");
        }
        if (!kind.equals(WORKING) && !kind.equals(CALENDAR)) {
            throw new IllegalArgumentException("A term counts working or calendar days, not " + kind);
        }
    }

    public static Term workingDays(int days) {
        return new Term(days, null, WORKING, null);
    }

    public static Term calendarDays(int days) {
        return new Term(days, null, CALENDAR, null);
    }

    public static Term months(int months) {
        return new Term(null, months, CALENDAR, null);
    }

    @JsonIgnore
    public boolean isInWorkingDays() {
        return days != null && kind.equals(WORKING);
    }
}

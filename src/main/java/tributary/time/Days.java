package tributary.time;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** Reads days as people, forms and files write them. */
public final class Days {

    /** The first day that can be read. */
    public static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    /** The last day that can be read. */
    public static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private Days() {}

    /** A day of the years 2000 to 2199 written as {@code 2027-01-31}; empty for anything else. */
    public static Optional<LocalDate> read(String text) {
        try {
            // A calendar knows years that neither the database nor anybody's law does.
            return Optional.of(LocalDate.parse(text, DAY)).filter(day -> !day.isBefore(FIRST) && !day.isAfter(LAST));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}

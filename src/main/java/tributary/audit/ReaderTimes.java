package tributary.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants and lengths as a reader in that time zone reads them. */
public record ReaderTimes(ZoneId zone, Locale locale) {

    private static final Duration SHORT = Duration.ofMinutes(10);
    private static final Duration LONG = Duration.ofDays(300);

    /** "24 Nov 2026, 16:05:09 +07:00". */
    public String at(OffsetDateTime instant) {
        return DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss xxx", locale).format(instant.atZoneSameInstant(zone));
    }

    public String at(Instant instant) {
        return at(instant.atOffset(ZoneOffset.UTC));
    }

    /** As short as tells instants of such a span apart: "16:05:09", "24 Nov, 16:05" or "24 Nov 2026". */
    public String within(Duration span, OffsetDateTime instant) {
        if (span.compareTo(LONG) > 0) {
            return day(instant);
        }
        String pattern = span.compareTo(SHORT) < 0 ? "HH:mm:ss" : "d MMM, HH:mm";
        return DateTimeFormatter.ofPattern(pattern, locale).format(instant.atZoneSameInstant(zone));
    }

    /** "24 Nov 2026". */
    public String day(OffsetDateTime instant) {
        return DateTimeFormatter.ofPattern("d MMM yyyy", locale).format(instant.atZoneSameInstant(zone));
    }

    /** "3 d 4 h", "12 min", "2 s". */
    public String length(Duration length) {
        if (length.toDays() > 0) {
            return length.toDays() + " d " + length.toHoursPart() + " h";
        }
        if (length.toHours() > 0) {
            return length.toHours() + " h " + length.toMinutesPart() + " min";
        }
        return length.toMinutes() > 0 ? length.toMinutes() + " min" : length.toSeconds() + " s";
    }
}

package tributary.audit;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tributary.web.FieldError;
import tributary.web.InvalidInput;
import tributary.web.ProblemType;

/** Reads the parameters of a query one after the other, and tells at the end all that is wrong with them. */
final class QueryParameters {

    private final List<FieldError> errors = new ArrayList<>();

    /** A text to compare with; null where none is given. */
    @Nullable
    String text(@Nullable String text) {
        return isAbsent(text) ? null : text;
    }

    @Nullable
    UUID id(String name, @Nullable String text) {
        if (isAbsent(text)) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            refuse(name, "“" + name + "” must be an id, such as 01990000-0000-7000-8000-000000000000.");
            return null;
        }
    }

    @Nullable
    OffsetDateTime instant(String name, @Nullable String text) {
        if (isAbsent(text)) {
            return null;
        }
        try {
            OffsetDateTime instant = OffsetDateTime.parse(text);
            if (instant.getYear() >= 1 && instant.getYear() <= 9999) {
                return instant;
            }
            refuse(name, "Give an instant of the years 1 to 9999.");
        } catch (DateTimeException noInstant) {
            refuse(name, "“" + name + "” must be an instant, such as 2026-11-28T09:00:00Z.");
        }
        return null;
    }

    LogCursor cursor(String name, String text) {
        return LogCursor.parse(text).orElseGet(() -> {
            refuse(name, "“" + name + "” must be the “next” of the page before.");
            return LogCursor.START;
        });
    }

    /** A number of entries. */
    int limit(String name, String text, int most) {
        try {
            long limit = Long.parseLong(text);
            if (limit >= 1 && limit <= most) {
                return (int) limit;
            }
            refuse(name, "Limit is %d: give 1 to %d entries.".formatted(limit, most));
        } catch (NumberFormatException noNumber) {
            refuse(name, "“" + name + "” must be a whole number.");
        }
        return 1;
    }

    void refuse(String name, String detail) {
        errors.add(new FieldError(FieldError.step(name), detail));
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidInput naming every parameter that is wrong
     */
    void check() {
        if (!errors.isEmpty()) {
            throw new InvalidInput(ProblemType.INVALID_PARAMETER, errors);
        }
    }

    private static boolean isAbsent(@Nullable String text) {
        return text == null || text.isEmpty();
    }
}

package tributary.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.time.Days;
import tributary.web.FieldError;
import tributary.web.FreeText;
import tributary.web.InvalidInput;
import tributary.web.ProblemType;

/** Reads what people send, and tells at the end all that is wrong with it. */
final class RetentionInput {

    private static final int SHORTEST_REASON = 20;
    private static final int LONGEST_REASON = 1000;
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
    private static final Pattern PERSON = Pattern.compile("[a-z]{2,10}\\.[^\\s\\p{Cntrl}]{1,200}");

    private final List<FieldError> errors = new ArrayList<>();

    UUID proposal(@Nullable String text) {
        try {
            return UUID.fromString(text == null ? "" : text.strip());
        } catch (IllegalArgumentException noId) {
            refuse("proposal", "Give the proposal's id, such as 01990000-0000-7000-8000-000000000000.");
            return new UUID(0, 0);
        }
    }

    /** A proposal by what people call it. */
    UUID proposal(@Nullable String reference, Function<String, Optional<UUID>> find) {
        String told = reference == null ? "" : reference.strip();
        Optional<UUID> found = told.isEmpty() ? Optional.empty() : find.apply(told);
        if (found.isEmpty()) {
            refuse(
                    "proposal",
                    "Give the reference of a proposal that your country knows, such as LM-2026-0001, as its pages say it.");
        }
        return found.orElse(new UUID(0, 0));
    }

    String reason(@Nullable String text) {
        String told = text == null ? "" : text.strip();
        if (told.codePointCount(0, told.length()) < SHORTEST_REASON) {
            refuse(
                    "reason",
                    "Say in at least " + SHORTEST_REASON
                            + " characters why: which court, authority or person asks for it, and by which law.");
        } else {
            FreeText.findFault(told, LONGEST_REASON, true).ifPresent(fault -> refuse("reason", "Reason: " + fault));
        }
        return told;
    }

    @Nullable
    String person(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String told = text.strip();
        if (!PERSON.matcher(told).matches() || !FreeText.isVisible(told, false)) {
            refuse("person", "Give the user name with its country, as the log has it, such as la.legal.");
        }
        return told;
    }

    @Nullable
    Long entry(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String told = text.strip();
        if (!told.matches("[1-9][0-9]{0,17}")) {
            refuse("entry", "Give the position of the entry in the log, such as 4711.");
            return null;
        }
        return Long.valueOf(told);
    }

    void checkOneOf(@Nullable String person, @Nullable Long entry) {
        if (errors.isEmpty() && (person == null) == (entry == null)) {
            refuse("person", "Give either a person or an entry.");
        }
    }

    LocalDate day(@Nullable String text, LocalDate today) {
        if (text == null || text.isBlank()) {
            return today;
        }
        return Days.read(text.strip()).filter(day -> !day.isAfter(LAST)).orElseGet(() -> {
            refuse("on", "Give a day such as 2056-01-01.");
            return today;
        });
    }

    private void refuse(String field, String detail) {
        errors.add(new FieldError(FieldError.step(field), detail));
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidInput with everything that is wrong
     */
    void check() {
        if (!errors.isEmpty()) {
            throw new InvalidInput(ProblemType.INVALID_INPUT, errors);
        }
    }
}

package tributary.rate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.quantity.Money;
import tributary.time.Days;
import tributary.web.FieldError;
import tributary.web.FreeText;

/**
 * A rate as somebody wrote it, not yet checked.
 *
 * @param base ISO 4217
 * @param quote ISO 4217
 * @param rate a plain decimal, above zero
 * @param day ISO 8601: {@code 2026-11-24}
 * @param source who published it
 */
record RateInput(
        @Nullable String base,
        @Nullable String quote,
        @Nullable String rate,
        @Nullable String day,
        @Nullable String source) {

    static final List<String> FIELDS = List.of("base", "quote", "rate", "day", "source");

    static final int MAX_SOURCE = 200;

    private static final Pattern RATE = Pattern.compile("(0|[1-9][0-9]{0,11})(\\.[0-9]{1,10})?");

    /** A rate that has passed all checks. */
    record Checked(String base, String quote, BigDecimal rate, LocalDate day, String source) {}

    /** Without spaces around the texts, as people and spreadsheets leave them; currencies in capital letters. */
    RateInput tidied() {
        return new RateInput(upper(base), upper(quote), strip(rate), strip(day), strip(source));
    }

    /**
     * Everything that is wrong, with pointers such as {@code /rate}; empty when it can be entered.
     *
     * @param today the member's day: a rate of a later one is not known yet
     */
    List<FieldError> check(LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        checkCurrency("base", "The currency", base, errors);
        checkCurrency("quote", "The currency that it is expressed in", quote, errors);
        if (errors.isEmpty() && String.valueOf(base).equals(quote)) {
            errors.add(error("quote", "A rate needs two currencies. Both are " + base + "."));
        }
        if (rate == null || rate.isBlank()) {
            errors.add(error("rate", "The rate is missing. Give it as a plain decimal number, such as 36.5275."));
        } else if (!RATE.matcher(rate).matches()) {
            errors.add(error(
                    "rate",
                    "The rate must be a plain decimal number with at most 12 digits before and 10 after the point, such as 36.5275."
                            + " Found " + quoted(rate) + "."));
        } else if (new BigDecimal(rate).signum() == 0) {
            errors.add(error("rate", "The rate is zero. Give a rate above zero."));
        }
        checkDay(today, errors);
        if (source == null || source.isBlank()) {
            errors.add(error("source", "The source is missing. Say who published the rate."));
        } else if (source.length() > MAX_SOURCE) {
            errors.add(error(
                    "source", "The source has " + source.length() + " characters. Give at most " + MAX_SOURCE + "."));
        } else if (!FreeText.isVisible(source, false)) {
            errors.add(error("source", "The source has control characters. Give it on one line."));
        }
        return errors;
    }

    /** The rate itself; only when {@link #check} finds nothing. */
    Checked checked() {
        return new Checked(
                String.valueOf(base),
                String.valueOf(quote),
                new BigDecimal(String.valueOf(rate)),
                Days.read(String.valueOf(day)).orElseThrow(),
                String.valueOf(source));
    }

    private void checkDay(LocalDate today, List<FieldError> errors) {
        if (day == null || day.isBlank()) {
            errors.add(error(
                    "day", "The day is missing. Give the day for which the rate was published, such as 2026-11-24."));
            return;
        }
        Optional<LocalDate> date = Days.read(day);
        if (date.isEmpty()) {
            errors.add(error(
                    "day",
                    "The day must be written year-month-day, such as 2026-11-24, and not lie before " + Days.FIRST
                            + ". Found " + quoted(day) + "."));
        } else if (date.get().isAfter(today)) {
            errors.add(
                    error("day", "The day " + date.get() + " has not come yet. Give " + today + " or an earlier day."));
        }
    }

    private static void checkCurrency(String field, String name, @Nullable String code, List<FieldError> errors) {
        if (code == null || code.isBlank()) {
            errors.add(error(field, name + " is missing. Give an ISO 4217 code, such as USD."));
        } else if (!Money.isCurrency(code)) {
            errors.add(error(field, name + " must be an ISO 4217 code, such as USD. Found " + quoted(code) + "."));
        }
    }

    private static FieldError error(String field, String detail) {
        return new FieldError("/" + field, detail);
    }

    private static String quoted(@Nullable String text) {
        String shown = String.valueOf(text);
        return "\"" + (shown.length() > 40 ? shown.substring(0, 40) + "…" : shown) + "\"";
    }

    private static @Nullable String strip(@Nullable String text) {
        return text == null ? null : text.strip();
    }

    private static @Nullable String upper(@Nullable String text) {
        return text == null ? null : text.strip().toUpperCase(Locale.ROOT);
    }
}

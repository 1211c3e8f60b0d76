package tributary.rate;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/**
 * What one unit of a currency is worth in another, by one member's own word.
 *
 * @param base ISO 4217; one unit of it
 * @param quote ISO 4217; is worth {@code rate} units of this
 * @param day for which the source published it
 * @param source who published it, in the words of whoever entered it
 * @param demonstration whether it is made up for a local run; such a rate stands for any day, as long as the member keeps none of its own
 * @param enteredBy the engine's name of the person: {@code th.focal}
 */
public record ReferenceRate(
        UUID id,
        String member,
        String base,
        String quote,
        BigDecimal rate,
        LocalDate day,
        String source,
        boolean demonstration,
        String enteredBy,
        Instant enteredAt) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    /** For people: {@code 1 USD = 36.52 THB of 24 November 2026 (Bank of Thailand)}. */
    public String describe() {
        return "1 " + base + " = " + rate.toPlainString() + " " + quote
                + (demonstration ? " (demonstration rate: " + source + ")" : " of " + words(day) + " (" + source + ")");
    }

    static String words(LocalDate day) {
        return DAY.format(day);
    }

    boolean isOf(String one, String other) {
        return base.equals(one) && quote.equals(other);
    }
}

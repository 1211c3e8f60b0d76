package tributary.routing;

import org.jspecify.annotations.Nullable;

/**
 * What is lacking for a full answer.
 *
 * @param member whose rule asked; null when it is nobody's in particular
 * @param kind {@code fact}, {@code calendar}, {@code exchange-rate} or {@code rules}
 * @param fact JSON pointer into the proposal; null when it is no fact
 */
public record Need(
        @Nullable String member, String kind, @Nullable String fact, String why) {

    public static final String FACT = "fact";
    public static final String CALENDAR = "calendar";
    public static final String EXCHANGE_RATE = "exchange-rate";
    public static final String RULES = "rules";

    /** Whether a proposal cannot be submitted with this need. A year without calendar only hides a date. */
    boolean blocks() {
        return !kind.equals(CALENDAR);
    }
}

package tributary.proposal;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an authority asks as a condition of its approval.
 *
 * @param dueOn null where neither a law nor the authority sets a day
 * @param rule the rule that it comes from; null where an authority worded it by itself
 */
public record Duty(
        String text, @Nullable LocalDate dueOn, @Nullable String rule, List<String> legalBasis) {

    public Duty {
        legalBasis = List.copyOf(legalBasis);
    }

    /** A duty of these words alone. */
    public static Duty of(String text) {
        return new Duty(text, null, null, List.of());
    }

    /** The same, due on that day. */
    public Duty dueOn(@Nullable LocalDate day) {
        return new Duty(text, day, rule, legalBasis);
    }
}

package tributary.routing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A duty towards the host's people and economy, and whether the proposal meets it.
 *
 * @param met null for a duty that can only be a condition
 * @param value what the proposal offers, as a decimal string
 * @param limit what the law sets, as a decimal string
 * @param unit of value, limit and gap: {@code share}, {@code ratio}, {@code people}, {@code person-days} or a currency; null where nothing is
 *     measured
 * @param gap how far the value is from the limit, as a decimal string; null where it is met or cannot be measured
 * @param people posts that must go to local people instead of foreigners to meet it; null where it is met or no posts are counted
 * @param condition what an approval asks where this is not met; null where there is nothing to ask
 * @param due by when, in ISO 8601: a period from the decision ({@code P12M}) or a day of each year ({@code --09-30}); null where the law gives no
 *     term
 */
public record LocalizationFinding(
        String rule,
        String requirement,
        @Nullable Boolean met,
        @Nullable String value,
        @Nullable String limit,
        @Nullable String unit,
        @Nullable String gap,
        @Nullable Integer people,
        @Nullable String condition,
        @Nullable String due,
        @Nullable String note,
        List<String> legalBasis,
        boolean confirmed) {

    public LocalizationFinding {
        legalBasis = List.copyOf(legalBasis);
    }

    /** A finding that says by how much the value misses the limit. */
    static LocalizationFinding measured(
            String rule,
            String requirement,
            @Nullable Boolean met,
            @Nullable String value,
            @Nullable String limit,
            @Nullable String unit,
            @Nullable Integer people,
            @Nullable String condition,
            @Nullable String due,
            @Nullable String note,
            List<String> legalBasis,
            boolean confirmed) {
        boolean missed = Boolean.FALSE.equals(met);
        String gap = missed && value != null && limit != null
                ? new BigDecimal(limit)
                        .subtract(new BigDecimal(value))
                        .abs()
                        .stripTrailingZeros()
                        .toPlainString()
                : null;
        return new LocalizationFinding(
                rule,
                requirement,
                met,
                value,
                limit,
                unit,
                gap,
                missed ? people : null,
                condition,
                due,
                note,
                legalBasis,
                confirmed);
    }

    /** Whether the law asks for more than the proposal offers. */
    @JsonIgnore
    public boolean isMissed() {
        return Boolean.FALSE.equals(met);
    }

    /** Whether an approval may ask for it as a condition: it is missed, or cannot be tested before the decision. */
    @JsonIgnore
    public boolean isOpen() {
        return condition != null && !Boolean.TRUE.equals(met);
    }

    /** By when the condition of an approval of that day is due; null where the law gives no term. */
    public @Nullable LocalDate dueAfter(LocalDate decision) {
        if (due == null) {
            return null;
        }
        if (!due.startsWith("--")) {
            return decision.plus(Period.parse(due));
        }
        LocalDate thisYear = MonthDay.parse(due).atYear(decision.getYear());
        return thisYear.isBefore(decision) ? thisYear.plusYears(1) : thisYear;
    }
}

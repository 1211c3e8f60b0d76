package tributary.time;

import java.time.LocalDate;

/**
 * A day that differs from its weekday.
 *
 * @param worked true for a weekend day that is officially worked, false for a holiday
 * @param confirmed whether the source announces that very year
 * @param source where it was read
 */
public record SpecialDay(LocalDate date, boolean worked, String name, boolean confirmed, String source) {}

package tributary.audit.reconcile;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What tables and log do not agree on.
 *
 * @param what of the fact they tell in different ways: {@code outcome}, {@link Statement#TIME}; empty when one of them does not tell of it at all, or
 *     less often
 * @param times how often; below zero when it is the tables that do not tell of it
 * @param inTables what they hold; null when they do not tell of it, or when that was erased
 * @param inLog what it tells; null when it does not tell of it, or when that was erased
 * @param step where it happened; null at none
 */
record Disagreement(
        Fact fact,
        String what,
        int times,
        @Nullable String inTables,
        @Nullable String inLog,
        @Nullable String step) {

    /** Whether both are about the same, whatever each side tells of it. */
    boolean isAboutThatOf(Disagreement other) {
        return fact.equals(other.fact) && what.equals(other.what);
    }

    /** Whether an earlier one told as much; what was erased since is not held against it. */
    boolean isToldBy(Disagreement earlier) {
        return isAboutThatOf(earlier)
                && times == earlier.times
                && (earlier.inTables == null || Objects.equals(inTables, earlier.inTables))
                && (earlier.inLog == null || Objects.equals(inLog, earlier.inLog));
    }

    /** Both in one: the same of the same fact is told more than once. */
    Disagreement and(Disagreement other) {
        return new Disagreement(
                fact, what, times + other.times, join(inTables, other.inTables), join(inLog, other.inLog), step);
    }

    private static @Nullable String join(@Nullable String first, @Nullable String second) {
        return first == null || second == null ? first : first + " · " + second;
    }
}

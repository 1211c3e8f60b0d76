package tributary.proposal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The statutory clock of a step.
 *
 * @param heldBy {@code authority} or {@code enterprise}; the clock stands still while the enterprise holds the ball
 * @param kind {@code working} days by the member's calendar, or {@code calendar} days
 * @param daysUsed of the limit, days on which the enterprise is asked left out; null when the member's calendar does not reach so far
 * @param daysLeft until the limit, negative when overdue; null when the law sets none, the calendar does not reach so far, or a period that steps share
 *     stands still
 * @param dueOn last day of the limit; null when there is none, and while the clock stands still
 */
public record ReviewClock(
        String heldBy,
        String kind,
        @Nullable Integer daysUsed,
        @Nullable Integer daysLeft,
        @Nullable LocalDate dueOn) {

    public static final String AUTHORITY = "authority";
    public static final String ENTERPRISE = "enterprise";

    public boolean isOverdue() {
        return daysLeft != null && daysLeft < 0;
    }

    public boolean isStopped() {
        return heldBy.equals(ENTERPRISE);
    }
}

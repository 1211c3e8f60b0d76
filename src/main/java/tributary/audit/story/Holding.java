package tributary.audit.story;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.audit.AuditEntry;

/**
 * A time for which one party held the ball.
 *
 * @param tenant whose step it was
 * @param label the step as its process calls it
 * @param holder the competent authority; null where the enterprise had to answer, or nobody tells
 * @param to null while it lasts
 * @param due the last day of the limit, as the task bore it; null where there is none
 * @param workingDays by the calendar of the tenant; null where that calendar does not reach so far
 * @param calendarDays days of any kind
 * @param released when a focal point took it from a person, back to the group; oldest first
 */
record Holding(
        String tenant,
        String step,
        String label,
        @Nullable String holder,
        boolean isEnterprise,
        OffsetDateTime from,
        @Nullable OffsetDateTime to,
        @Nullable OffsetDateTime due,
        @Nullable Integer workingDays,
        int calendarDays,
        @Nullable String outcome,
        List<AuditEntry> released) {

    Holding {
        released = List.copyOf(released);
    }
}

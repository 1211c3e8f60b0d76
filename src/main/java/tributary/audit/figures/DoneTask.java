package tributary.audit.figures;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.time.StatutoryClock.Stop;

/**
 * A task that was completed, or that ended unanswered behind its limit.
 *
 * @param name as its process calls it
 * @param instance the process that it was a step of: one review's
 * @param ran until when its clock ran: until it was done, or a question of another step that shares the period stopped it before
 * @param due the end of its limit, as it last stood
 * @param stops of its clock before that, each over
 * @param unfinished whether it was left by a question, or open: its step opens again
 */
record DoneTask(
        String tenant,
        String name,
        String instance,
        String step,
        OffsetDateTime opened,
        OffsetDateTime done,
        OffsetDateTime ran,
        @Nullable OffsetDateTime due,
        List<Stop> stops,
        boolean unfinished) {

    DoneTask {
        stops = List.copyOf(stops);
    }

    boolean isOverdue() {
        return due != null && ran.isAfter(due);
    }
}

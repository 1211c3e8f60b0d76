package tributary.audit.figures;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A completed task.
 *
 * @param name as its process calls it
 * @param instance the process that it was a step of: one review's
 * @param due the end of its limit, as it last stood
 * @param unfinished whether it was left by a question, or open: its step opens again
 */
record DoneTask(
        String tenant,
        String name,
        String instance,
        String step,
        OffsetDateTime opened,
        OffsetDateTime done,
        @Nullable OffsetDateTime due,
        boolean unfinished) {}

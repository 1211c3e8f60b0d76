package tributary.audit.figures;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step of one review, from its opening until it was finished. Its limit counts as the review's own clock does: where the step opens again after
 * a question, the days of its earlier openings are used up, and those between count for nobody; once finished, it starts anew.
 *
 * @param last the last opening; of a committee's sitting the last vote, or what lapsed last
 * @param isWaiting whether it has to open again: no vote of the last sitting finished it
 * @param before the passage up to the question after which the step opened again
 */
record Passage(DoneTask last, boolean isWaiting, @Nullable Passage before) {

    /** Counts days from a task's opening to an instant, without those on which its clock stood still; empty where that cannot be told. */
    interface Days {
        Optional<Integer> count(DoneTask task, OffsetDateTime end);
    }

    /** Those that are finished, of tasks in the order in which they were done. */
    static List<Passage> allOf(List<DoneTask> tasks) {
        List<Passage> finished = new ArrayList<>();
        Map<List<String>, Passage> latest = new LinkedHashMap<>();
        for (DoneTask task : tasks) {
            List<String> step = List.of(task.instance(), task.step());
            Passage known = latest.get(step);
            if (known != null && known.isContinuedBy(task)) {
                latest.put(step, known.continuedBy(task));
            } else {
                if (known != null) {
                    finished.add(known);
                }
                latest.put(step, new Passage(task, task.unfinished(), null));
            }
        }
        latest.values().stream().filter(passage -> !passage.isWaiting).forEach(finished::add);
        return finished;
    }

    private boolean isContinuedBy(DoneTask task) {
        return isBeside(task) || last.unfinished();
    }

    private Passage continuedBy(DoneTask task) {
        return isBeside(task)
                ? new Passage(task, isWaiting && task.unfinished(), before)
                : new Passage(task, task.unfinished(), this);
    }

    /** Whether a task was open at the same time: it is another seat of the sitting. */
    private boolean isBeside(DoneTask task) {
        return task.opened().isBefore(last.done());
    }

    boolean hasLimit() {
        return last.due() != null || isOverdueBefore();
    }

    /** Whether the limit was passed, in whichever opening: a question afterwards gives no day back. */
    boolean isOverdue() {
        return isOverdueBefore() || last.isOverdue();
    }

    private boolean isOverdueBefore() {
        return before != null && before.isOverdue();
    }

    /** Days that it took; empty where not each of them can be counted. */
    Optional<Integer> used(Days days) {
        return afterEarlier(days, last.ran());
    }

    /**
     * Days of the whole limit; empty where there is none, or not each of them can be counted. A step that opens again behind its limit is due at once,
     * which tells nothing of it.
     */
    Optional<Integer> allowed(Days days) {
        if (before != null && before.isOverdue()) {
            return before.allowed(days);
        }
        return last.due() == null ? Optional.empty() : afterEarlier(days, last.due());
    }

    private Optional<Integer> afterEarlier(Days days, OffsetDateTime end) {
        Optional<Integer> since = days.count(last, end);
        return before == null ? since : before.used(days).flatMap(earlier -> since.map(more -> earlier + more));
    }
}

package tributary.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.jspecify.annotations.Nullable;

/**
 * What people did and what came of it, in the order of time: the log without the engine's inner workings, unless these are asked for.
 *
 * @param entries a part of them
 * @param leftOut how many the engine's inner workings are
 * @param begin how many are told before this part
 * @param next where the part that follows begins; null at the end
 */
record Story(
        List<AuditEntry> entries,
        int leftOut,
        int begin,
        @Nullable Integer next) {

    private static final int PART = 1_000;

    // The engine's own view of what the domain tells better.
    private static final Set<String> INNER = Set.of(
            "process-started",
            "process-ended",
            "step-started",
            "step-ended",
            "step-cancelled",
            "step-migrated",
            "task-completed",
            "task-changed",
            "task-migrated",
            "task-resolved",
            "message-correlated",
            "job-created",
            "job-done",
            "job-removed",
            "dossier-read",
            "document-read",
            "task-read",
            "log-read",
            "log-exported",
            "bundle-made",
            "revision-sealed",
            "flow-taken",
            "variable-set",
            "variable-removed",
            "variable-migrated",
            "rule-fired",
            "rule-none");

    static Story from(List<AuditEntry> entries, boolean everything, int begin) {
        List<AuditEntry> told = new ArrayList<>();
        for (AuditEntry entry : entries) {
            if (everything || (!isInner(entry) && !isCopy(entry, told))) {
                told.add(entry);
            }
        }
        // Only now: copies stand beside each other in the log's order.
        List<AuditEntry> inTime = AuditEntry.inTime(told);
        int from = Math.min(begin, told.size());
        int to = Math.min(from + PART, told.size());
        return new Story(inTime.subList(from, to), entries.size() - told.size(), from, to < told.size() ? to : null);
    }

    /** A process that an operator deletes does not come to its end by itself, so nothing else tells of it. */
    private static boolean isInner(AuditEntry entry) {
        return INNER.contains(entry.type())
                && !HistoricProcessInstance.STATE_EXTERNALLY_TERMINATED.equals(entry.text("state"));
    }

    /** What concerns everybody stands in each participant's log; who reads them all sees it once. */
    private static boolean isCopy(AuditEntry entry, List<AuditEntry> told) {
        return !told.isEmpty() && entry.isCopyOf(told.get(told.size() - 1));
    }
}

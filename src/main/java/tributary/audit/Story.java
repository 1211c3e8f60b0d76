package tributary.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What people did and what came of it, in order: the log without the engine's inner workings, unless these are asked for. */
record Story(List<AuditEntry> entries, int leftOut) {

    // The engine's own view of what the domain tells better.
    private static final Set<String> INNER = Set.of(
            "process-started",
            "process-ended",
            "step-started",
            "step-ended",
            "step-cancelled",
            "task-completed",
            "task-changed",
            "task-resolved",
            "message-correlated",
            "job-created",
            "job-done",
            "job-removed",
            "process-changed",
            "dossier-read",
            "document-read",
            "task-read",
            "revision-sealed",
            "flow-taken",
            "variable-set",
            "variable-removed",
            "rule-fired");

    static Story from(List<AuditEntry> entries, boolean everything) {
        List<AuditEntry> told = new ArrayList<>();
        for (AuditEntry entry : entries) {
            if (everything || (!INNER.contains(entry.type()) && !isCopy(entry, told))) {
                told.add(entry);
            }
        }
        return new Story(List.copyOf(told), entries.size() - told.size());
    }

    /** What concerns everybody stands in each participant's log; who reads them all sees it once. */
    private static boolean isCopy(AuditEntry entry, List<AuditEntry> told) {
        if (told.isEmpty() || !entry.detail().has("shared")) {
            return false;
        }
        AuditEntry last = told.get(told.size() - 1);
        return last.detail().has("shared")
                && last.type().equals(entry.type())
                && Objects.equals(last.actor(), entry.actor())
                && !last.tenant().equals(entry.tenant());
    }
}

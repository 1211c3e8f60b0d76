package tributary.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            "flow-taken",
            "variable-set",
            "variable-removed",
            "rule-fired");

    static Story from(List<AuditEntry> entries, boolean everything) {
        List<AuditEntry> told = new ArrayList<>();
        Map<String, String> holders = new HashMap<>();
        for (AuditEntry entry : entries) {
            if (everything || (!INNER.contains(entry.type()) && !isUnchanged(entry, holders) && !isCopy(entry, told))) {
                told.add(entry);
            }
        }
        return new Story(List.copyOf(told), entries.size() - told.size());
    }

    /** A change of a task is told when it passes into other hands; its dates and its name are the engine's matter. */
    private static boolean isUnchanged(AuditEntry entry, Map<String, String> holders) {
        String task = entry.text("task");
        if (task == null || !entry.type().startsWith("task-")) {
            return false;
        }
        String holder = Objects.requireNonNullElse(entry.text("assignee"), "");
        String before = Objects.requireNonNullElse(holders.put(task, holder), "");
        return entry.type().equals("task-changed") && holder.equals(before);
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

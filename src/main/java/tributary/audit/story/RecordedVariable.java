package tributary.audit.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.audit.AuditEntry;
import tributary.catalogue.Words;

/**
 * A change of a process variable, but of those that the engine counts its own loops by.
 *
 * @param process name of the process whose variable it is
 * @param step at which it was set; null where it is the whole process's, and in entries that are older than the telling of it
 */
record RecordedVariable(
        OffsetDateTime at,
        @Nullable String actor,
        String tenant,
        String process,
        @Nullable String step,
        String name,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        boolean isRemoved) {

    private static final Set<String> LOOPS =
            Set.of("nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances", "loopCounter");

    static List<RecordedVariable> listFrom(List<AuditEntry> entries) {
        Map<String, String> processes = processes(entries);
        return entries.stream()
                .filter(entry ->
                        entry.type().equals("variable-set") || entry.type().equals("variable-removed"))
                .map(entry -> new RecordedVariable(
                        entry.at(),
                        entry.actor(),
                        entry.tenant(),
                        processes.getOrDefault(
                                String.valueOf(entry.instanceId()), Words.ofCode(String.valueOf(entry.process()))),
                        entry.step(),
                        String.valueOf(entry.text("variable")),
                        entry.detail().get("before"),
                        entry.detail().get("value"),
                        entry.type().equals("variable-removed")))
                .filter(change -> !LOOPS.contains(change.name))
                .filter(change -> change.isRemoved || change.before != null || change.after != null)
                .toList();
    }

    /** What each process instance is called, by its id. */
    static Map<String, String> processes(List<AuditEntry> entries) {
        Map<String, String> names = new HashMap<>();
        for (AuditEntry entry : entries) {
            String name = entry.text("name");
            String instance = entry.instanceId();
            if (entry.type().equals("process-started") && instance != null && name != null) {
                names.put(instance, name);
            }
        }
        return names;
    }
}

package tributary.audit.story;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.audit.AuditEntry;

/** A change of a process variable, but of those that the engine counts its own loops by. Values kept as bytes or as JSON are in the application's tables, and are null here. */
record RecordedVariable(
        OffsetDateTime at,
        @Nullable String actor,
        String tenant,
        String process,
        String name,
        @Nullable String before,
        @Nullable String after,
        boolean isRemoved) {

    private static final Set<String> LOOPS =
            Set.of("nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances", "loopCounter");

    static List<RecordedVariable> listFrom(List<AuditEntry> entries) {
        return entries.stream()
                .filter(entry ->
                        entry.type().equals("variable-set") || entry.type().equals("variable-removed"))
                .map(entry -> new RecordedVariable(
                        entry.at(),
                        entry.actor(),
                        entry.tenant(),
                        String.valueOf(entry.process()),
                        String.valueOf(entry.text("variable")),
                        entry.text("before"),
                        entry.text("value"),
                        entry.type().equals("variable-removed")))
                .filter(change -> !LOOPS.contains(change.name))
                .filter(change -> change.isRemoved || change.before != null || change.after != null)
                .toList();
    }
}

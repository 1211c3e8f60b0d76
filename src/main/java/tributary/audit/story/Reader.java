package tributary.audit.story;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tributary.audit.AuditEntry;

/**
 * A person who read something of a proposal, and what.
 *
 * @param house the lender that the person read it for; null for officials
 * @param readings in the order of the first of each
 */
record Reader(String person, String tenant, @Nullable String house, List<Reading> readings) {

    /** Whether the name was erased from the log, and with it of which country the person was. */
    public boolean isErased() {
        return person.equals(AuditEntry.ERASED);
    }

    /**
     * How often a person read one thing.
     *
     * @param part as the entry tells it: {@code dossier}, {@code document}, {@code task}
     * @param subject id of the document, the task or the process instance; null where the part has none, or the entry does not tell
     * @param task that was read; null where it was none, or nothing tells which
     * @param process name of the process whose variables were read; null as for tasks
     */
    record Reading(
            String part,
            @Nullable String subject,
            @Nullable Task task,
            @Nullable String process,
            int times,
            OffsetDateTime first,
            OffsetDateTime last) {

        private Reading again(OffsetDateTime at) {
            return new Reading(part, subject, task, process, times + 1, first, at);
        }
    }

    /** A task by its step; {@code openedAt} tells it from others of that step, and is null where its opening is not in the log any more. */
    record Task(String tenant, String step, @Nullable OffsetDateTime openedAt) {}

    /** By country, then in the order of the first reading. */
    static List<Reader> listFrom(List<AuditEntry> entries) {
        Map<String, AuditEntry> tasks = new HashMap<>();
        Map<String, String> processes = RecordedVariable.processes(entries);
        Map<List<@Nullable String>, Reader> readers = new LinkedHashMap<>();
        Map<List<@Nullable String>, Map<List<@Nullable String>, Reading>> readings = new HashMap<>();
        for (AuditEntry entry : entries) {
            String task = entry.text("task");
            if (entry.type().equals("task-created") && task != null) {
                tasks.put(task, entry);
            }
            String person = entry.actor();
            if (person == null || !entry.isReading()) {
                continue;
            }
            String house = entry.text("for");
            List<@Nullable String> who = key(person, entry.tenant(), house);
            readers.computeIfAbsent(who, unknown -> new Reader(person, entry.tenant(), house, List.of()));
            Reading read = reading(entry, tasks, processes);
            readings.computeIfAbsent(who, unknown -> new LinkedHashMap<>())
                    .merge(key(read.part, read.subject), read, (known, again) -> known.again(again.last));
        }
        List<Reader> told = new ArrayList<>();
        readers.forEach((who, reader) -> told.add(new Reader(
                reader.person,
                reader.tenant,
                reader.house,
                List.copyOf(Objects.requireNonNull(readings.get(who)).values()))));
        told.sort(Comparator.comparing(Reader::tenant));
        return told;
    }

    private static Reading reading(AuditEntry entry, Map<String, AuditEntry> tasks, Map<String, String> processes) {
        String part =
                Objects.requireNonNullElse(entry.text("part"), entry.type().replace("-read", ""));
        String subject =
                switch (entry.type()) {
                    case "document-read" -> entry.text("document");
                    case "task-read" -> entry.text("task");
                    case "log-exported" -> entry.text("format");
                    default -> entry.instanceId();
                };
        return new Reading(
                part,
                subject,
                part.equals("task") ? task(entry, subject == null ? null : tasks.get(subject)) : null,
                subject == null ? null : processes.get(subject),
                1,
                entry.at(),
                entry.at());
    }

    private static @Nullable Task task(AuditEntry read, @Nullable AuditEntry opened) {
        if (opened != null && opened.step() != null) {
            return new Task(opened.tenant(), opened.step(), opened.at());
        }
        return read.step() == null ? null : new Task(read.tenant(), read.step(), null);
    }

    private static List<@Nullable String> key(@Nullable String... parts) {
        List<@Nullable String> key = new ArrayList<>();
        for (String part : parts) {
            key.add(part);
        }
        return key;
    }
}

package tributary.audit.story;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.audit.AuditEntry;

/**
 * How often a person read something of the dossier.
 *
 * @param part as the entry tells it: {@code dossier}, {@code document}
 * @param document id of the document that was read
 */
record Reader(
        String person,
        String tenant,
        String part,
        @Nullable String document,
        int times,
        OffsetDateTime first,
        OffsetDateTime last) {

    private static final Set<String> READS = Set.of("dossier-read", "document-read", "task-read", "variables-read");

    static List<Reader> listFrom(List<AuditEntry> entries) {
        Map<List<String>, Reader> readers = new LinkedHashMap<>();
        for (AuditEntry entry : entries) {
            String person = entry.actor();
            if (person != null && READS.contains(entry.type())) {
                String part = entry.text("part") == null
                        ? entry.type().replace("-read", "")
                        : String.valueOf(entry.text("part"));
                String document = entry.text("document");
                readers.merge(
                        List.of(person, part, String.valueOf(document)),
                        new Reader(person, entry.tenant(), part, document, 1, entry.at(), entry.at()),
                        (known, again) -> new Reader(
                                known.person,
                                known.tenant,
                                known.part,
                                known.document,
                                known.times + 1,
                                known.first,
                                again.last));
            }
        }
        return List.copyOf(readers.values());
    }
}

package tributary.audit.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tributary.audit.AuditEntry;
import tributary.catalogue.FactSheet;
import tributary.proposal.ConsultationComments;

/**
 * What was filed as one revision of the dossier, and what is different in it from the revision before.
 *
 * @param reason {@code submission}, {@code supplement} or {@code erased}
 * @param isErased whether its facts are gone from the log, so that nothing can be compared with them
 * @param isComparable whether there is a revision before, and neither is erased
 * @param changes facts that were added, changed or taken out; none in the first revision, nor where one of the two is erased
 * @param added names of documents that the enterprise filed with it
 */
record Revision(
        int number,
        OffsetDateTime at,
        @Nullable String actor,
        String reason,
        boolean isErased,
        boolean isComparable,
        List<Change> changes,
        List<String> added) {

    /** Whether it states the facts of the revision before, as far as anybody can tell. */
    public boolean isSame() {
        return isComparable && changes.isEmpty();
    }

    /** A fact in words, before and after; null where the revision does not state it. */
    record Change(
            String label, @Nullable String before, @Nullable String after) {}

    static List<Revision> listFrom(List<AuditEntry> entries, FactSheet sheet) {
        Map<Integer, AuditEntry> sealed = new TreeMap<>();
        entries.stream()
                .filter(entry -> entry.type().equals("revision-sealed") && entry.revision() != null)
                .forEach(entry -> sealed.merge(entry.revision(), entry, Revision::fuller));
        List<Revision> revisions = new ArrayList<>();
        Map<String, String> before = null;
        for (Map.Entry<Integer, AuditEntry> each : sealed.entrySet()) {
            AuditEntry entry = each.getValue();
            Map<String, String> facts =
                    entry.detail().has("facts") ? inWords(entry.detail().path("facts"), sheet) : null;
            revisions.add(new Revision(
                    each.getKey(),
                    entry.at(),
                    entry.actor(),
                    Objects.requireNonNullElse(entry.text("reason"), "erased"),
                    facts == null,
                    before != null && facts != null,
                    before == null || facts == null ? List.of() : changes(before, facts),
                    added(each.getKey(), entry.detail().path("documents"))));
            before = facts;
        }
        return revisions;
    }

    /** Each participant's log tells of the same act, and what was erased from one of them may stand in another: the first, unless the other tells more. */
    static AuditEntry fuller(AuditEntry first, AuditEntry other) {
        return told(other) > told(first) ? other : first;
    }

    private static int told(AuditEntry entry) {
        return (entry.detail().has("facts") ? 2 : 0) + (entry.isActorErased() ? 0 : 1);
    }

    private static Map<String, String> inWords(JsonNode facts, FactSheet sheet) {
        Map<String, String> words = new LinkedHashMap<>();
        sheet.describe(facts)
                .forEach(line -> words.merge(line.label(), line.value(), (one, more) -> one + "; " + more));
        return words;
    }

    private static List<Change> changes(Map<String, String> before, Map<String, String> after) {
        List<Change> changes = new ArrayList<>();
        after.forEach((label, value) -> {
            if (!value.equals(before.get(label))) {
                changes.add(new Change(label, before.get(label), value));
            }
        });
        before.forEach((label, value) -> {
            if (!after.containsKey(label)) {
                changes.add(new Change(label, value, null));
            }
        });
        return changes;
    }

    /** All papers of the dossier stand with each revision, those too that a review put on record meanwhile. */
    private static List<String> added(int revision, JsonNode documents) {
        List<String> added = new ArrayList<>();
        documents.forEach(document -> {
            boolean isFiled = !document.path("kind").asText().equals(ConsultationComments.KIND);
            if (isFiled && document.path("revision").asInt() == revision) {
                added.add(document.path("name").asText());
            }
        });
        return added;
    }
}

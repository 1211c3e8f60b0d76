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

/**
 * What was filed as one revision of the dossier, and what is different in it from the revision before.
 *
 * @param reason {@code submission}, {@code supplement} or {@code erased}
 * @param isErased whether its facts are gone from the log, so that nothing can be compared with them
 * @param isComparable whether there is a revision before, and neither is erased
 * @param changes facts that were added, changed or taken out; none in the first revision, nor where one of the two is erased
 * @param added documents that came with it
 */
record Revision(
        int number,
        OffsetDateTime at,
        @Nullable String actor,
        String reason,
        boolean isErased,
        boolean isComparable,
        List<Change> changes,
        List<Paper> added,
        List<Paper> all) {

    /** Whether it states the facts of the revision before, as far as anybody can tell. */
    public boolean isSame() {
        return isComparable && changes.isEmpty();
    }

    /** A fact in words, before and after; null where the revision does not state it. */
    record Change(
            String label, @Nullable String before, @Nullable String after) {}

    /** A document of the dossier. */
    record Paper(String id, String kind, String name, long size, String sha256) {}

    static List<Revision> listFrom(List<AuditEntry> entries, FactSheet sheet) {
        Map<Integer, AuditEntry> sealed = new TreeMap<>();
        entries.stream()
                .filter(entry -> entry.type().equals("revision-sealed") && entry.revision() != null)
                .forEach(entry -> sealed.putIfAbsent(entry.revision(), entry));
        List<Revision> revisions = new ArrayList<>();
        Map<String, String> before = null;
        List<Paper> known = List.of();
        boolean areKnown = true;
        for (Map.Entry<Integer, AuditEntry> each : sealed.entrySet()) {
            AuditEntry entry = each.getValue();
            Map<String, String> facts =
                    entry.detail().has("facts") ? inWords(entry.detail().path("facts"), sheet) : null;
            List<Paper> papers = papers(entry.detail().path("documents"));
            List<Paper> earlier = known;
            revisions.add(new Revision(
                    each.getKey(),
                    entry.at(),
                    entry.actor(),
                    Objects.requireNonNullElse(entry.text("reason"), "erased"),
                    facts == null,
                    before != null && facts != null,
                    before == null || facts == null ? List.of() : changes(before, facts),
                    areKnown
                            ? papers.stream()
                                    .filter(paper -> !earlier.contains(paper))
                                    .toList()
                            : List.of(),
                    papers));
            before = facts;
            known = papers;
            areKnown = entry.detail().has("documents");
        }
        return revisions;
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

    private static List<Paper> papers(JsonNode documents) {
        List<Paper> papers = new ArrayList<>();
        documents.forEach(document -> papers.add(new Paper(
                document.path("id").asText(),
                document.path("kind").asText(),
                document.path("name").asText(),
                document.path("size").asLong(),
                document.path("sha256").asText())));
        return papers;
    }
}

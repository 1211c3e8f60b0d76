package tributary.audit.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tributary.audit.AuditEntry;
import tributary.audit.KnownProposal;
import tributary.audit.KnownProposal.Paper;
import tributary.proposal.ConsultationComments;

/**
 * A document of the dossier, and how it came there: filed by the enterprise with a revision, or put on record by an official in a review.
 *
 * @param content the document itself; null where only its id is told any more
 * @param isOfReview whether a review put it on record
 * @param revision with which it was filed, or on which it was put on record; null where nothing tells
 * @param act how it came on record; null where this reader's log does not tell
 * @param isKept whether the dossier holds it, and this reader may open it
 */
record DossierPaper(
        String id,
        @Nullable Paper content,
        boolean isOfReview,
        @Nullable Integer revision,
        @Nullable Act act,
        boolean isKept) {

    /**
     * How a document came on record.
     *
     * @param member whose step put it on record, or asked the question that it answers; null where it answers none
     * @param step key of that step
     */
    record Act(
            OffsetDateTime at,
            @Nullable String actor,
            @Nullable String member,
            @Nullable String step) {}

    /** Every document that the entries or the dossier tell of, in the order of revisions and of upload. */
    static List<DossierPaper> listFrom(List<AuditEntry> entries, KnownProposal proposal) {
        Told told = new Told();
        entries.forEach(told::add);
        // The dossier of a country that takes part no more is what its own log told last.
        boolean isOpen = proposal.status() != null;
        Set<String> kept = isOpen ? proposal.documents().stream().map(Paper::id).collect(Collectors.toSet()) : Set.of();
        proposal.documents().forEach(paper -> told.contents.putIfAbsent(paper.id(), paper));
        told.comments.keySet().forEach(id -> told.contents.putIfAbsent(id, null));
        return told.contents.keySet().stream()
                .map(id -> told.paper(id, kept.contains(id)))
                .sorted(Comparator.comparing(
                                DossierPaper::revision, Comparator.nullsLast(Comparator.<Integer>naturalOrder()))
                        .thenComparing(DossierPaper::id))
                .toList();
    }

    /** When the dossier was emptied, as its period was over; null where these entries do not tell. */
    static @Nullable OffsetDateTime findRemoval(List<AuditEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.type().equals("records-removed") && "dossier".equals(entry.text("records")))
                .map(AuditEntry::at)
                .findFirst()
                .orElse(null);
    }

    // Under which older entries tell it.
    private static final String NAME_BEFORE = "name";

    /** What the entries tell, by the documents' ids; each participant's log tells of the same acts. */
    private static final class Told {

        private final Map<String, @Nullable Paper> contents = new LinkedHashMap<>();
        private final Map<Integer, AuditEntry> revisions = new HashMap<>();
        private final Map<String, AuditEntry> comments = new HashMap<>();
        private final Map<String, AuditEntry> answers = new HashMap<>();

        void add(AuditEntry entry) {
            switch (entry.type()) {
                case "revision-sealed" -> {
                    if (entry.revision() != null) {
                        revisions.merge(entry.revision(), entry, Revision::fuller);
                    }
                    entry.detail().path("documents").forEach(document -> {
                        Paper paper = Paper.from(document);
                        contents.putIfAbsent(paper.id(), paper);
                    });
                }
                case "consultation-commented" -> {
                    String id = entry.text("document");
                    if (id != null) {
                        comments.merge(id, entry, Revision::fuller);
                        if (entry.text("sha256") != null) {
                            contents.putIfAbsent(id, comment(id, entry));
                        }
                    }
                }
                case "supplement-answered" ->
                    entry.detail().path("documents").forEach(id -> answers.putIfAbsent(id.asText(), entry));
                default -> {
                    // others bring no document
                }
            }
        }

        private static Paper comment(String id, AuditEntry entry) {
            JsonNode told = entry.detail();
            return new Paper(
                    id,
                    ConsultationComments.KIND,
                    told.path(told.has("fileName") ? "fileName" : NAME_BEFORE).asText(),
                    told.path("size").asLong(),
                    told.path("sha256").asText(),
                    entry.revision());
        }

        DossierPaper paper(String id, boolean isKept) {
            Paper content = contents.get(id);
            AuditEntry comment = comments.get(id);
            if (comment != null) {
                Act act = new Act(comment.at(), comment.actor(), comment.text("member"), comment.step());
                return new DossierPaper(id, content, true, comment.revision(), act, isKept);
            }
            boolean isOfReview = content != null && content.kind().equals(ConsultationComments.KIND);
            Integer revision = content == null ? null : content.revision();
            return new DossierPaper(
                    id, content, isOfReview, revision, isOfReview ? null : filing(id, revision), isKept);
        }

        private @Nullable Act filing(String id, @Nullable Integer revision) {
            AuditEntry sealed = revision == null ? null : revisions.get(revision);
            if (sealed == null) {
                return null;
            }
            AuditEntry answer = answers.get(id);
            // An answer may name papers that were there before.
            if (answer == null || !Objects.equals(answer.revision(), revision)) {
                return new Act(sealed.at(), sealed.actor(), null, null);
            }
            // Older entries stand in the log of the country that asked alone.
            String asking = Objects.requireNonNullElse(answer.text("member"), answer.tenant());
            return new Act(sealed.at(), sealed.actor(), asking, answer.step());
        }
    }
}

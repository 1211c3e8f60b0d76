package tributary.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tributary.proposal.Dossier;
import tributary.proposal.ProposalStatus;
import tributary.routing.Participation;

/**
 * What auditors' pages say of the proposal that a log is about: as its dossier tells it, or, to a country that takes part no more, as that
 * country's own log told it last.
 *
 * @param home the member whose enterprise proposes it
 * @param status null to a country that takes part no more
 * @param reviews of home and hosts; only the own ones to a country that takes part no more
 */
public record KnownProposal(
        UUID id,
        String reference,
        String title,
        String home,
        @Nullable ProposalStatus status,
        List<Participation> participants,
        List<Paper> documents,
        List<Dossier.Review> reviews,
        @Nullable Instant concludedAt) {

    /**
     * A document of the dossier.
     *
     * @param revision with which it was filed, or on which a review put it on record
     */
    public record Paper(
            String id,
            String kind,
            String name,
            long size,
            String sha256,
            @Nullable Integer revision) {

        /** As the entry of a sealed revision tells it. */
        public static Paper from(JsonNode told) {
            return new Paper(
                    told.path("id").asText(),
                    told.path("kind").asText(),
                    told.path("name").asText(),
                    told.path("size").asLong(),
                    told.path("sha256").asText(),
                    told.path("revision").asInt());
        }
    }

    static KnownProposal of(Dossier dossier) {
        return new KnownProposal(
                dossier.id(),
                dossier.reference(),
                dossier.title(),
                dossier.enterprise().member(),
                dossier.status(),
                dossier.participants(),
                papers(dossier),
                dossier.nationalReviews(),
                dossier.concludedAt());
    }

    /** Of a log that tells no more than that the country took part: the entries that told the rest were removed, or came to those before it. */
    static KnownProposal of(LeftProposals.Left left) {
        return new KnownProposal(
                left.id(),
                left.reference(),
                left.reference(),
                left.home(),
                null,
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    static List<Paper> papers(Dossier dossier) {
        return dossier.documents().stream()
                .map(paper -> new Paper(
                        paper.id().toString(),
                        paper.kind(),
                        paper.name(),
                        paper.size(),
                        paper.sha256(),
                        paper.revision()))
                .toList();
    }

    /** From the entries of one country's log; empty when they do not tell that it took part. */
    static Optional<KnownProposal> from(List<AuditEntry> entries, UUID id, String tenant) {
        return entries.stream()
                .filter(entry -> entry.type().equals("revision-sealed") && tookPart(entry, tenant))
                .reduce((earlier, later) -> later)
                .map(filed -> new KnownProposal(
                        id,
                        reference(filed, entries),
                        filed.detail().at("/facts/title").asText(""),
                        participants(filed)
                                .filter(part -> part.role().equals(Participation.HOME))
                                .map(Participation::member)
                                .findFirst()
                                .orElse(""),
                        null,
                        participants(filed).toList(),
                        stream(filed.detail().path("documents"))
                                .map(Paper::from)
                                .toList(),
                        reviews(entries),
                        null));
    }

    /** The reviews, those too of countries that take part no more, of which the dossier tells nothing and the log does. */
    public List<Dossier.Review> reviewsIn(List<AuditEntry> entries) {
        return Stream.concat(
                        reviews.stream(),
                        starts(entries)
                                .filter(start -> ends(start, entries).anyMatch(KnownProposal::isLeaving))
                                .map(start -> review(start, entries)))
                .distinct()
                .toList();
    }

    private static boolean tookPart(AuditEntry filed, String tenant) {
        return participants(filed).anyMatch(part -> part.member().equals(tenant));
    }

    private static Stream<Participation> participants(AuditEntry filed) {
        return stream(filed.detail().path("participants"))
                .map(part -> new Participation(
                        part.path("member").asText(), part.path("role").asText()));
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** Older entries tell it only behind the names of tasks. */
    private static String reference(AuditEntry filed, List<AuditEntry> entries) {
        String told = filed.text("reference");
        return told != null
                ? told
                : entries.stream()
                        .flatMap(entry -> AuditWords.findReference(entry).stream())
                        .findFirst()
                        .orElse(String.valueOf(filed.proposal()));
    }

    private static List<Dossier.Review> reviews(List<AuditEntry> entries) {
        return starts(entries).map(start -> review(start, entries)).toList();
    }

    private static Stream<AuditEntry> starts(List<AuditEntry> entries) {
        return entries.stream().filter(entry -> entry.type().equals("review-started"));
    }

    /** A review that nobody decided ended when the country left. */
    private static Dossier.Review review(AuditEntry start, List<AuditEntry> entries) {
        Optional<AuditEntry> end = ends(start, entries).findFirst();
        return new Dossier.Review(
                start.tenant(),
                String.valueOf(start.text("role")),
                List.of(),
                end.map(AuditEntry::outcome).orElse(null),
                start.at().toInstant(),
                end.map(entry -> entry.at().toInstant()).orElse(null),
                null,
                null,
                List.of());
    }

    /** That the review was decided, and that the country left, which it can do after that too. */
    private static Stream<AuditEntry> ends(AuditEntry start, List<AuditEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.position() > start.position()
                        && entry.tenant().equals(start.tenant())
                        && (entry.type().equals("review-decided") || isLeaving(entry))
                        && Objects.equals(entry.text("role"), start.text("role")));
    }

    private static boolean isLeaving(AuditEntry entry) {
        return entry.type().equals("participant-removed");
    }
}

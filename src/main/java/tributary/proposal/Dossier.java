package tributary.proposal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tributary.document.VirusScan;
import tributary.routing.Participation;

/**
 * A proposal as those who may read it see it: what was filed, who takes part, and how far each review is.
 *
 * @param facts the project in the form of the public contract, as it was last filed; for its enterprise as it is now
 * @param outcome the joint outcome; null until there is one
 * @param routing what applies, in the preview's form; null for a draft
 * @param nationalReviews of home and hosts, home first
 * @param comments of consulted countries on effects beyond the border, with the hosts' answers
 * @param appraisals what the lenders that the proposal names recorded of their own, oldest first
 * @param version the entity tag's number
 */
public record Dossier(
        UUID id,
        String reference,
        int revision,
        ProposalStatus status,
        String title,
        Enterprise enterprise,
        JsonNode facts,
        Instant createdAt,
        Instant updatedAt,
        @Nullable LocalDate filedOn,
        @Nullable Instant submittedAt,
        @Nullable Instant concludedAt,
        @Nullable String outcome,
        @Nullable String withdrawalReason,
        List<Participation> participants,
        List<Document> documents,
        @Nullable JsonNode routing,
        List<Review> nationalReviews,
        List<ConditionOfApproval> conditions,
        List<AppealView> appeals,
        List<ConsultationComment> comments,
        List<Appraisal> appraisals,
        @JsonIgnore long version) {

    public Dossier {
        participants = List.copyOf(participants);
        documents = List.copyOf(documents);
        nationalReviews = List.copyOf(nationalReviews);
        conditions = List.copyOf(conditions);
        appeals = List.copyOf(appeals);
        comments = List.copyOf(comments);
        appraisals = List.copyOf(appraisals);
    }

    /** The condition that a question is about. */
    public Optional<ConditionOfApproval> findCondition(@Nullable UUID subject) {
        return conditions.stream()
                .filter(condition -> condition.id().equals(subject))
                .findFirst();
    }

    public Optional<Review> findReview(String member, String role) {
        return nationalReviews.stream()
                .filter(review ->
                        review.member().equals(member) && review.role().equals(role))
                .findFirst();
    }

    /** What a country's process calls a step of its review; empty where none of that key was foreseen when the revision was filed. */
    public Optional<String> findStepName(@Nullable String member, @Nullable String role, String step) {
        if (routing == null || member == null || role == null) {
            return Optional.empty();
        }
        for (JsonNode review : routing.path("nationalReviews")) {
            if (review.path("member").asText().equals(member)
                    && review.path("role").asText().equals(role)) {
                return findName(review, step);
            }
        }
        return Optional.empty();
    }

    static Optional<String> findName(JsonNode review, String step) {
        for (JsonNode candidate : review.path("steps")) {
            if (candidate.path("id").asText().equals(step)) {
                return Optional.ofNullable(candidate.path("name").asText(null));
            }
        }
        return Optional.empty();
    }

    /** Who filed: an organization of the home member's realm. */
    public record Enterprise(String member, String organization) {}

    /**
     * A paper of the dossier.
     *
     * @param revision the revision that it was filed with; null while it was not, which its enterprise alone sees
     * @param virusScan {@code clean}, {@code unscanned} where no scanner is configured, or {@code not-needed} for what the application wrote
     */
    public record Document(
            UUID id,
            String kind,
            String name,
            String mediaType,
            long size,
            String sha256,
            @Nullable Integer revision,
            Instant uploadedAt,
            VirusScan virusScan) {

        static Document of(ProposalDocument document) {
            return new Document(
                    document.id(),
                    document.kind(),
                    document.name(),
                    document.mediaType(),
                    document.size(),
                    document.sha256(),
                    document.revision(),
                    document.uploadedAt(),
                    document.virusScan());
        }
    }

    /**
     * How far one national review is.
     *
     * @param stages that are open; empty before it starts, {@code decided} after
     * @param clock of the open step that is due first; null before the start and after the decision
     * @param steps that are open, or wait for the enterprise
     */
    public record Review(
            String member,
            String role,
            List<String> stages,
            @Nullable String outcome,
            @Nullable Instant startedAt,
            @Nullable Instant decidedAt,
            @Nullable LocalDate appealUntil,
            @Nullable ReviewClock clock,
            List<OpenStep> steps) {

        public Review {
            stages = List.copyOf(stages);
            steps = List.copyOf(steps);
        }
    }

    /**
     * A step that is open, or waits for the enterprise's answer.
     *
     * @param name as the country's process calls it; null where its route does not tell
     */
    public record OpenStep(
            String id,
            @Nullable String name,
            String stage,
            String authority,
            String actor,
            Instant openedAt,
            ReviewClock clock) {}

    /** An appeal against a rejection; {@code outcome} is {@code upheld}, {@code dismissed} or null while it is open. */
    public record AppealView(
            String member,
            String role,
            String grounds,
            Instant lodgedAt,
            @Nullable String outcome) {

        static AppealView of(Appeal appeal) {
            Boolean upheld = appeal.upheld();
            String outcome = upheld == null ? null : upheld ? "upheld" : "dismissed";
            return new AppealView(appeal.member(), appeal.role(), appeal.grounds(), appeal.lodgedAt(), outcome);
        }
    }
}

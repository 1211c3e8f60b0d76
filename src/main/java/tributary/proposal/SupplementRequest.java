package tributary.proposal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reviewer's question to the enterprise. The clock of the step that asked, and of those that share its period, is stopped until the answer.
 *
 * @param step task key of the step that asked: {@code review-environment}
 * @param subject id of the condition of approval that it is about; null where it is about the proposal
 * @param askedBy engine user id of the reviewer
 * @param revision the revision that the question is about
 * @param answer null while open
 * @param answerRevision the revision that the answer sealed
 * @param droppedAt when the question fell away unanswered, since the process that asked ended: a review, the Mekong procedure, or all with the proposal
 */
public record SupplementRequest(
        UUID id,
        String member,
        String role,
        String step,
        @Nullable UUID subject,
        String question,
        String askedBy,
        Instant askedAt,
        int revision,
        @Nullable String answer,
        List<UUID> answerDocuments,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        @Nullable Integer answerRevision,
        @Nullable Instant droppedAt) {

    public SupplementRequest {
        answerDocuments = List.copyOf(answerDocuments);
    }

    static SupplementRequest asked(
            UUID id,
            String member,
            String role,
            String step,
            @Nullable UUID subject,
            String question,
            String askedBy,
            Instant at,
            int revision) {
        return new SupplementRequest(
                id, member, role, step, subject, question, askedBy, at, revision, null, List.of(), null, null, null,
                null);
    }

    public boolean isOpen() {
        return answeredAt == null && droppedAt == null;
    }

    SupplementRequest answered(String text, List<UUID> documents, String by, Instant at, int newRevision) {
        return new SupplementRequest(
                id,
                member,
                role,
                step,
                subject,
                question,
                askedBy,
                askedAt,
                revision,
                text,
                documents,
                by,
                at,
                newRevision,
                null);
    }

    /** When it was answered or fell away; null while open. */
    @Nullable
    Instant endedAt() {
        return answeredAt != null ? answeredAt : droppedAt;
    }

    /** Whether it was asked in that review, not in the follow-up of a condition. */
    boolean isAboutReview(String reviewedBy, String reviewedAs) {
        return subject == null && member.equals(reviewedBy) && role.equals(reviewedAs);
    }

    /** Whether it keeps that review from going on. */
    boolean stops(String reviewedBy, String reviewedAs) {
        return isOpen() && isAboutReview(reviewedBy, reviewedAs);
    }

    /** Nobody waits for the answer any more. */
    SupplementRequest dropped(Instant at) {
        return new SupplementRequest(
                id,
                member,
                role,
                step,
                subject,
                question,
                askedBy,
                askedAt,
                revision,
                answer,
                answerDocuments,
                answeredBy,
                answeredAt,
                answerRevision,
                at);
    }
}

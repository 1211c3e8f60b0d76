package tributary.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a consulted country remarked on effects beyond the border, and what the hosts answered.
 *
 * @param member the consulted country
 * @param step task key of the reply that it came with
 * @param document the comment as a document of the dossier
 * @param answers at most one of each host
 */
public record ConsultationComment(
        UUID id, String member, String step, String text, UUID document, Instant madeAt, List<Answer> answers) {

    public ConsultationComment {
        answers = List.copyOf(answers);
    }

    public Optional<Answer> findAnswer(String host) {
        return answers.stream().filter(answer -> answer.member().equals(host)).findFirst();
    }

    /**
     * A host's answer, which binds that host alone.
     *
     * @param outcome {@code accepted}, {@code partly-accepted} or {@code not-accepted}
     * @param measure what the host will have done; null when nothing
     */
    public record Answer(
            String member,
            String outcome,
            String reasons,
            @Nullable String measure,
            Instant answeredAt) {}
}

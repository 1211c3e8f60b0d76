package tributary.consultation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tributary.proposal.ConsultationComment;
import tributary.proposal.ConsultationComments;
import tributary.proposal.Proposals;
import tributary.proposal.ReviewStep;
import tributary.review.MekongEnds;
import tributary.review.RecordedAnswers;

/** What a joint statement or a signed agreement asks of the hosts, and what a host promised a consulted country, as conditions of its approval. */
@Component
class MekongMeasures {

    private final MekongProcedures procedures;
    private final Proposals proposals;
    private final ConsultationComments comments;
    private final RecordedAnswers answers;

    MekongMeasures(
            MekongProcedures procedures, Proposals proposals, ConsultationComments comments, RecordedAnswers answers) {
        this.procedures = procedures;
        this.proposals = proposals;
        this.comments = comments;
        this.answers = answers;
    }

    /** Brings the hosts' conditions up to date. After the joint outcome they stay, and a promise stands in its answer alone. */
    void impose(UUID proposalId) {
        if (proposals.getProposal(proposalId).status().isConcluded()) {
            return;
        }
        List<String> agreed = agreed(proposalId);
        for (String host : procedures.listHosts(proposalId)) {
            Set<String> measures = new LinkedHashSet<>(agreed);
            comments.list(proposalId).stream()
                    .flatMap(comment -> comment.findAnswer(host).stream())
                    .map(ConsultationComment.Answer::measure)
                    .flatMap(Stream::ofNullable)
                    .forEach(measures::add);
            proposals.conditionsImposed(proposalId, host, MekongEnds.SOURCE, new ArrayList<>(measures));
        }
    }

    private List<String> agreed(UUID proposalId) {
        String result = procedures.find(proposalId).map(MekongState::result).orElse("");
        String step =
                switch (result) {
                    case "statement-agreed" -> "hold-special-session";
                    case "signed" -> "negotiate-agreement";
                    default -> "";
                };
        return procedures
                .findLast(proposalId, step)
                .map(ReviewStep::taskId)
                .map(answers::listConditions)
                .orElse(List.of());
    }
}

package tributary.consultation;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tributary.proposal.ConditionOfApproval;
import tributary.proposal.Proposals;
import tributary.proposal.ReviewStep;
import tributary.review.MekongEnds;
import tributary.review.MekongProcedureSuperseded;
import tributary.review.RecordedAnswers;

/** What a joint statement or a signed agreement asks of the hosts, and what a host promised a consulted country, as conditions of its approval. */
@Component
class MekongMeasures {

    private final MekongProcedures procedures;
    private final Proposals proposals;
    private final RecordedAnswers answers;

    MekongMeasures(MekongProcedures procedures, Proposals proposals, RecordedAnswers answers) {
        this.procedures = procedures;
        this.proposals = proposals;
        this.answers = answers;
    }

    /** What was agreed and promised on the project as it was binds nobody on another; both stay on record. */
    @EventListener
    void on(MekongProcedureSuperseded superseded) {
        procedures.supersede(superseded.proposalId());
        impose(superseded.proposalId());
    }

    /**
     * Brings the hosts' conditions up to date with the procedure as it runs now. After the joint outcome they stay, and a promise stands in its answer
     * alone.
     */
    void impose(UUID proposalId) {
        if (proposals.getProposal(proposalId).status().isConcluded()) {
            return;
        }
        Map<String, Set<String>> measures = new LinkedHashMap<>();
        // A member that is host no more keeps none.
        proposals.listConditions(proposalId).stream()
                .filter(condition -> condition.role().equals(MekongEnds.SOURCE))
                .map(ConditionOfApproval::member)
                .forEach(host -> measures.put(host, Set.of()));
        List<String> agreed = agreed(proposalId);
        Map<String, Set<String>> promised = promised(proposalId);
        for (String host : procedures.listHosts(proposalId)) {
            Set<String> ofHost = new LinkedHashSet<>(agreed);
            ofHost.addAll(promised.getOrDefault(host, Set.of()));
            measures.put(host, ofHost);
        }
        measures.forEach(
                (host, texts) -> proposals.conditionsImposed(proposalId, host, MekongEnds.SOURCE, List.copyOf(texts)));
    }

    private List<String> agreed(UUID proposalId) {
        String result = procedures.find(proposalId).map(MekongState::result).orElse("");
        String step =
                switch (result) {
                    case "statement-agreed" -> "hold-special-session";
                    case "signed" -> "negotiate-agreement";
                    default -> "";
                };
        if (step.isEmpty()) {
            return List.of();
        }
        return procedures
                .findLast(proposalId, step)
                .map(ReviewStep::taskId)
                .map(answers::listConditions)
                .orElse(List.of());
    }

    private Map<String, Set<String>> promised(UUID proposalId) {
        Map<String, Object> given = answers.byTask(proposalId, CommentAnswers.MEASURE);
        Map<String, Set<String>> promised = new LinkedHashMap<>();
        for (ReviewStep answer : procedures.listCompleted(proposalId, CommentAnswers.STEP)) {
            Object measure = given.get(answer.taskId());
            if (measure != null) {
                promised.computeIfAbsent(answer.member(), any -> new LinkedHashSet<>())
                        .add(measure.toString());
            }
        }
        return promised;
    }
}

package tributary.review;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import tributary.proposal.Duty;

/**
 * What somebody hands in when a task is completed.
 *
 * @param step task key
 * @param outcome one of the codes that the task allows
 * @param conditions in order
 * @param facts answers to what else the form asks, by name; unanswered ones are absent
 * @param actor engine user id
 */
public record Completion(
        UUID proposalId,
        String taskId,
        String member,
        String role,
        String step,
        String outcome,
        String findings,
        List<Duty> conditions,
        Map<String, Object> facts,
        String actor) {

    public Completion {
        conditions = List.copyOf(conditions);
        facts = Map.copyOf(facts);
    }
}

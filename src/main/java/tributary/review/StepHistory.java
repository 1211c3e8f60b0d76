package tributary.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.proposal.Proposals;
import tributary.proposal.ReviewStep;

/** What was done so far in one review, from the tasks that were opened for it. */
@Component
class StepHistory {

    /** The outcome that puts answers on record and leaves the step with the same person. */
    static final String KEPT_OPEN = "keep-open";

    /** The step that every review ends with. */
    static final String DECISION_STEP = "decide-national";

    private static final String APPEAL_STAGE = "appeal";

    private final Proposals proposals;
    private final ReviewRoutes routing;

    StepHistory(Proposals proposals, ReviewRoutes routing) {
        this.proposals = proposals;
        this.routing = routing;
    }

    /** Completed tasks of one review, in the order of completion. */
    List<ReviewStep> listCompleted(UUID proposalId, String member, String role) {
        return listOpened(proposalId, member, role)
                .filter(step -> step.outcome() != null)
                .sorted(Comparator.comparing(StepHistory::closedAt))
                .toList();
    }

    /**
     * The last completion of a step, before it is completed anew.
     *
     * @param subject the condition that the step is about; null for a step that is about none
     */
    Optional<ReviewStep> findLast(UUID proposalId, String member, String role, String step, @Nullable UUID subject) {
        return listCompleted(proposalId, member, role).stream()
                .filter(done -> done.step().equals(step) && (subject == null || subject.equals(done.subject())))
                .reduce((earlier, later) -> later);
    }

    /** The tasks of a step that were opened last: one, or as many as its committee has seats. */
    List<ReviewStep> listSitting(UUID proposalId, String member, String role, String step) {
        int seats = votes(proposalId, member, role, step);
        List<ReviewStep> opened = listOpened(proposalId, member, role)
                .filter(task -> task.step().equals(step))
                .sorted(Comparator.comparing(ReviewStep::openedAt))
                .toList();
        return opened.subList(Math.max(0, opened.size() - seats), opened.size());
    }

    /** The last sitting of every step that was completed, steps in the order of their first opening. */
    List<ReviewStep> listLastSittings(UUID proposalId, String member, String role) {
        Map<String, List<ReviewStep>> sittings = new LinkedHashMap<>();
        listOpened(proposalId, member, role)
                .sorted(Comparator.comparing(ReviewStep::openedAt))
                .map(ReviewStep::step)
                .distinct()
                .forEach(step -> sittings.put(step, listSitting(proposalId, member, role, step)));
        List<ReviewStep> all = new ArrayList<>();
        sittings.values()
                .forEach(sitting ->
                        sitting.stream().filter(step -> step.outcome() != null).forEach(all::add));
        return all;
    }

    /** Whether an authority refused by this outcome. */
    static boolean isRefusal(@Nullable String outcome) {
        return "fail".equals(outcome) || "reject".equals(outcome);
    }

    /** The step that decided a review, or refused in it, the last one before appeals and follow-ups; empty when none did. */
    Optional<ReviewStep> findDecision(UUID proposalId, String member, String role) {
        return listCompleted(proposalId, member, role).stream()
                .filter(step -> step.subject() == null && !APPEAL_STAGE.equals(step.stage()))
                .filter(step -> step.step().equals(DECISION_STEP) || "fail".equals(step.outcome()))
                .reduce((earlier, later) -> later);
    }

    /**
     * Whether a step's last sitting let the review go on.
     *
     * @param otherwise what its council comes to when it is divided; null where a majority decides
     */
    boolean hasPassed(UUID proposalId, String member, String role, String step, @Nullable String otherwise) {
        List<String> votes = listSitting(proposalId, member, role, step).stream()
                .map(ReviewStep::outcome)
                .filter(Objects::nonNull)
                .toList();
        String result = votes.isEmpty() ? KEPT_OPEN : TallyVotes.result(votes, otherwise);
        return !isRefusal(result) && !ReviewStep.UNFINISHED.contains(result);
    }

    /** How many people decide a step of a national review; 1 elsewhere. */
    int votes(UUID proposalId, String member, String role, String step) {
        if (!role.equals("home") && !role.equals("host")) {
            return 1;
        }
        return routing.findStep(proposalId, member, role, step)
                .map(found -> Math.max(1, found.votes()))
                .orElse(1);
    }

    /** Days of its limit that a step used up when it was open before. A review that has decided starts counting anew. */
    int daysUsed(UUID proposalId, String member, String role, String step, @Nullable UUID subject) {
        return findLast(proposalId, member, role, step, subject)
                .filter(last -> ReviewStep.UNFINISHED.contains(String.valueOf(last.outcome())))
                .map(ReviewStep::daysUsed)
                .orElse(0);
    }

    /** Whether a question of this review is with the enterprise. */
    boolean isAsked(UUID proposalId, String member, String role) {
        return proposals.getProposal(proposalId).isAsked(member, role);
    }

    /** Tasks of one review, in the order of their opening. */
    List<ReviewStep> listOpenings(UUID proposalId, String member, String role) {
        return listOpened(proposalId, member, role)
                .sorted(Comparator.comparing(ReviewStep::openedAt))
                .toList();
    }

    private Stream<ReviewStep> listOpened(UUID proposalId, String member, String role) {
        return proposals.listSteps(proposalId).stream()
                .filter(step -> step.member().equals(member) && step.role().equals(role));
    }

    private static Instant closedAt(ReviewStep step) {
        return Objects.requireNonNull(step.closedAt(), "A completed step has a time of completion");
    }
}

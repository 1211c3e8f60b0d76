package tributary.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

    private static final Set<String> STAGES_WITHOUT_COMMITTEES = Set.of(APPEAL_STAGE, "follow-up", "mekong");

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
     * The tasks of a step that were opened last: one, or a committee's seats.
     *
     * @param subject the condition that the step is about; null for a step that is about none
     */
    List<ReviewStep> listSitting(UUID proposalId, String member, String role, String step, @Nullable UUID subject) {
        return last(sittings(listOpenings(proposalId, member, role), step, subject));
    }

    /** Completed tasks of the last sitting of every step, steps in the order of their first opening. */
    List<ReviewStep> listLastSittings(UUID proposalId, String member, String role) {
        List<ReviewStep> openings = listOpenings(proposalId, member, role);
        return openings.stream()
                .map(ReviewStep::step)
                .distinct()
                .flatMap(step -> last(sittings(openings, step, null)).stream())
                .filter(task -> task.outcome() != null)
                .toList();
    }

    /**
     * The tasks of a step's last sitting in which anybody voted; where the step is being opened anew, the one before.
     *
     * @param subject the condition that the step is about; null for a step that is about none
     */
    List<ReviewStep> listVotedSitting(
            UUID proposalId, String member, String role, String step, @Nullable UUID subject) {
        return last(sittings(listOpenings(proposalId, member, role), step, subject).stream()
                .filter(sitting -> !outcomes(sitting).isEmpty())
                .toList());
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
        List<String> votes = outcomes(listSitting(proposalId, member, role, step, null));
        String result = votes.isEmpty() ? KEPT_OPEN : TallyVotes.result(votes, otherwise);
        return !isRefusal(result) && !ReviewStep.UNFINISHED.contains(result);
    }

    /** How many people decide a step of a national review by its route; 1 elsewhere. */
    int votes(UUID proposalId, String member, String role, String step) {
        if (!role.equals("home") && !role.equals("host")) {
            return 1;
        }
        return routing.findStep(proposalId, member, role, step)
                .map(found -> Math.max(1, found.votes()))
                .orElse(1);
    }

    /**
     * Days of its limit that a step used up when it was open before. A review that has decided starts counting anew.
     *
     * @param subject the condition that the step is about; null for a step that is about none
     * @param otherwise what its council comes to when it is divided; null where a majority decides
     */
    int daysUsed(
            UUID proposalId,
            String member,
            String role,
            String step,
            @Nullable UUID subject,
            @Nullable String otherwise) {
        List<ReviewStep> last = listVotedSitting(proposalId, member, role, step, subject);
        return isUnfinished(last, otherwise)
                ? last.stream().mapToInt(ReviewStep::daysUsed).max().orElse(0)
                : 0;
    }

    /**
     * Whether a step is open again because its last sitting left it unfinished.
     *
     * @param otherwise what its council comes to when it is divided; null where a majority decides
     */
    boolean comesBack(UUID proposalId, String member, String role, String step, @Nullable String otherwise) {
        return isUnfinished(listVotedSitting(proposalId, member, role, step, null), otherwise);
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

    // The seats of a committee are open beside each other; any other task of a review that is, is about something else.
    private static List<List<ReviewStep>> sittings(List<ReviewStep> openings, String step, @Nullable UUID subject) {
        List<List<ReviewStep>> sittings = new ArrayList<>();
        openings.stream()
                .filter(task -> task.step().equals(step) && Objects.equals(task.subject(), subject))
                .forEach(task -> {
                    List<ReviewStep> sitting = last(sittings);
                    if (sitting.stream().anyMatch(seat -> isSeatBeside(seat, task))) {
                        sitting.add(task);
                    } else {
                        sittings.add(new ArrayList<>(List.of(task)));
                    }
                });
        return sittings;
    }

    private static boolean isSeatBeside(ReviewStep seat, ReviewStep task) {
        return !STAGES_WITHOUT_COMMITTEES.contains(task.stage())
                && (seat.closedAt() == null || seat.closedAt().isAfter(task.openedAt()));
    }

    private static <T> List<T> last(List<List<T>> lists) {
        return lists.isEmpty() ? List.of() : lists.get(lists.size() - 1);
    }

    private static boolean isUnfinished(List<ReviewStep> sitting, @Nullable String otherwise) {
        return !sitting.isEmpty() && ReviewStep.UNFINISHED.contains(TallyVotes.result(outcomes(sitting), otherwise));
    }

    /** What its seats voted, as far as they have. */
    static List<String> outcomes(List<ReviewStep> sitting) {
        return sitting.stream()
                .map(ReviewStep::outcome)
                .filter(Objects::nonNull)
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

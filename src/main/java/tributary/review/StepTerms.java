package tributary.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.proposal.ReviewStep;
import tributary.routing.Step;
import tributary.time.StatutoryClock.Stop;
import tributary.time.Term;

/**
 * From which day the limit of a step runs, and how much of it is gone. It runs from the day that the authority put on record, if the law
 * counts from the receipt of a paper; else from the opening of the step that it shares its period with, or from the end of the step that the
 * route names; else from its own opening. A step whose law gives a term of its own to look at what the enterprise revised has that one anew. Days
 * with the enterprise do not count, nor, where the model says so, days on which other authorities hold the file or another step is at work. The limit
 * to answer an appeal runs from the day on which the appeal was lodged.
 */
@Component
class StepTerms {

    private final StepHistory history;
    private final RecordedAnswers answers;
    private final Limits limits;
    private final AppealRules appeals;

    StepTerms(StepHistory history, RecordedAnswers answers, Limits limits, AppealRules appeals) {
        this.history = history;
        this.answers = answers;
        this.limits = limits;
        this.appeals = appeals;
    }

    /**
     * A limit as it stands today.
     *
     * @param from the day from which it runs, which does not count; null when it runs from the opening of the step
     * @param daysUsed until today, or before the opening where it runs from there
     * @param dueOn its last day; null when the law sets none, the calendar does not reach so far, or a period that steps share stands still
     */
    record Standing(
            @Nullable LocalDate from,
            int daysUsed,
            @Nullable LocalDate dueOn) {}

    Standing at(VariableScope scope, String tenant, String step, StepProperties properties, Assignment assignment) {
        UUID proposalId = ReviewVariables.proposalId(scope);
        String role = ReviewVariables.role(scope);
        Term term = assignment.term();
        Step route = assignment.step();
        Round round = route == null ? Round.NONE : roundOf(scope, tenant);
        LocalDate from = (route == null
                        ? Optional.of(properties)
                                .filter(StepProperties::answersAppeal)
                                .flatMap(it -> appeals.findLodging(scope))
                        : findStart(scope, tenant, properties, route, round))
                .orElse(null);
        if (from == null) {
            int used = properties.termAfterSupplement() == null
                    ? history.daysUsed(
                            proposalId, tenant, role, step, ReviewVariables.findSubject(scope), properties.otherwise())
                    : 0;
            return new Standing(null, used, term == null ? null : limits.lastDay(term, tenant, used));
        }
        List<Stop> stops = stops(round.opened(), tenant, step, from, properties, assignment);
        boolean standsStill = sharesPeriod(properties, assignment) && history.isAsked(proposalId, tenant, role);
        return new Standing(
                from,
                limits.daysUsed(from, assignment.termKind(), stops, tenant),
                term == null || standsStill ? null : limits.lastDay(from, term, stops, tenant));
    }

    /** Whether the limit is one period with that of other steps, which a question of any of them stops. */
    static boolean sharesPeriod(StepProperties properties, Assignment assignment) {
        return !properties.countsOwnDays()
                && assignment.step() != null
                && assignment.step().since() != null;
    }

    private Optional<LocalDate> findStart(
            VariableScope scope, String tenant, StepProperties properties, Step route, Round round) {
        UUID proposalId = ReviewVariables.proposalId(scope);
        String role = ReviewVariables.role(scope);
        return Optional.ofNullable(properties.termFrom())
                .flatMap(fact -> answers.findLast(proposalId, tenant, role, fact, round.since()))
                .map(day -> LocalDate.parse(day.toString()))
                .or(() -> round.opened().stream()
                        .filter(earlier -> properties.sharesTermOf().contains(earlier.step()))
                        .findFirst()
                        .map(earlier -> limits.dayOf(earlier.openedAt(), tenant)))
                .or(() -> Optional.ofNullable(route.since())
                        .flatMap(since -> round.opened().stream()
                                .filter(earlier -> earlier.step().equals(since) && earlier.closedAt() != null)
                                .reduce((earlier, later) -> later))
                        .map(earlier -> limits.dayOf(Objects.requireNonNull(earlier.closedAt()), tenant)));
    }

    private List<Stop> stops(
            List<ReviewStep> opened,
            String tenant,
            String step,
            LocalDate from,
            StepProperties properties,
            Assignment assignment) {
        if (properties.countsOwnDays()) {
            return gaps(
                    from,
                    merged(opened.stream()
                            .filter(earlier -> Objects.equals(earlier.authorityGroup(), assignment.authorityGroup()))
                            .map(own -> span(own, tenant))
                            .toList()),
                    limits.today(tenant));
        }
        boolean sharesAll = sharesPeriod(properties, assignment);
        Stream<Stop> outside = opened.stream()
                .filter(earlier -> properties.stoppedBy().contains(earlier.step()))
                .map(other -> span(other, tenant));
        Stream<Stop> questions = opened.stream()
                .filter(earlier -> "supplement".equals(earlier.outcome()))
                .filter(earlier -> sharesAll
                        || earlier.step().equals(step)
                        || properties.sharesTermOf().contains(earlier.step()))
                .map(asked -> new Stop(
                        Objects.requireNonNull(closedOn(asked, tenant)),
                        opened.stream()
                                .filter(later -> later.step().equals(asked.step())
                                        && later.openedAt().isAfter(asked.openedAt()))
                                .findFirst()
                                .map(later -> limits.dayOf(later.openedAt(), tenant))
                                .orElse(null)));
        return merged(Stream.concat(outside, questions).toList());
    }

    private Stop span(ReviewStep step, String tenant) {
        return new Stop(limits.dayOf(step.openedAt(), tenant), closedOn(step, tenant));
    }

    private @Nullable LocalDate closedOn(ReviewStep step, String tenant) {
        return step.closedAt() == null ? null : limits.dayOf(step.closedAt(), tenant);
    }

    private static List<Stop> gaps(LocalDate from, List<Stop> held, LocalDate today) {
        List<Stop> gaps = new ArrayList<>();
        LocalDate free = from;
        for (Stop own : held) {
            if (own.from().isAfter(free)) {
                gaps.add(new Stop(free, own.from()));
            }
            LocalDate to = own.to() == null ? today : own.to();
            free = to.isAfter(free) ? to : free;
        }
        if (today.isAfter(free)) {
            gaps.add(new Stop(free, today));
        }
        return gaps;
    }

    // A committee's seats stop the same clock, and authorities may hold a file beside each other.
    private static List<Stop> merged(List<Stop> stops) {
        List<Stop> merged = new ArrayList<>();
        stops.stream().sorted(Comparator.comparing(Stop::from)).forEach(stop -> {
            Stop last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || (last.to() != null && last.to().isBefore(stop.from()))) {
                merged.add(stop);
            } else if (last.to() != null && (stop.to() == null || stop.to().isAfter(last.to()))) {
                merged.set(merged.size() - 1, new Stop(last.from(), stop.to()));
            }
        });
        return merged;
    }

    /** What counts of a review: the steps opened since an instant, in order. */
    private record Round(Instant since, List<ReviewStep> opened) {

        static final Round NONE = new Round(Instant.EPOCH, List.of());
    }

    private Round roundOf(VariableScope scope, String tenant) {
        Instant since = beginOfRound(scope, tenant);
        return new Round(
                since,
                history.listOpenings(ReviewVariables.proposalId(scope), tenant, ReviewVariables.role(scope)).stream()
                        .filter(step -> step.openedAt().isAfter(since))
                        .toList());
    }

    /** A review that an appeal reopened counts anew: what came before the refusal is over. */
    private Instant beginOfRound(VariableScope scope, String tenant) {
        if (!Boolean.TRUE.equals(scope.getVariable(ReviewVariables.REOPENED))) {
            return Instant.EPOCH;
        }
        return history.listCompleted(ReviewVariables.proposalId(scope), tenant, ReviewVariables.role(scope)).stream()
                .filter(step -> StepHistory.DECISION_STEP.equals(step.step()) || StepHistory.isRefusal(step.outcome()))
                .map(ReviewStep::closedAt)
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .orElse(Instant.EPOCH);
    }
}

package tributary.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tributary.proposal.Duty;
import tributary.proposal.ReviewStep;

/**
 * Conditions that the authorities of one review set on the way, in the order of their steps, each once, and those that its localization rules ask
 * where the proposal misses them.
 */
@Component
class NationalDecision {

    static final String APPROVED = "approved";
    static final String APPROVED_WITH_CONDITIONS = "approved-with-conditions";
    static final String REJECTED = "rejected";

    private final StepHistory history;
    private final RecordedAnswers answers;
    private final ReviewRoutes routing;
    private final Limits limits;

    NationalDecision(StepHistory history, RecordedAnswers answers, ReviewRoutes routing, Limits limits) {
        this.history = history;
        this.answers = answers;
        this.routing = routing;
        this.limits = limits;
    }

    List<Duty> listConditions(UUID proposalId, String member, String role) {
        Optional<LocalizationConditions> localization =
                routing.findRoute(proposalId, member, role).map(LocalizationConditions::new);
        LocalDate today = limits.today(member);
        Map<String, Duty> conditions = new LinkedHashMap<>();
        for (ReviewStep step : history.listLastSittings(proposalId, member, role)) {
            LocalDate opened = limits.dayOf(step.openedAt(), member);
            for (Duty duty : answers.listDuties(step.taskId())) {
                Duty traced = localization
                        .map(rules -> rules.trace(duty, opened, today))
                        .orElse(duty);
                conditions.merge(traced.text(), traced, NationalDecision::dueFirst);
            }
        }
        List<Duty> all = new ArrayList<>(conditions.values());
        localization.ifPresent(rules -> all.addAll(rules.missing(List.copyOf(all), today)));
        return all;
    }

    private static Duty dueFirst(Duty one, Duty other) {
        LocalDate day = other.dueOn();
        return day != null && (one.dueOn() == null || day.isBefore(one.dueOn())) ? one.dueOn(day) : one;
    }
}

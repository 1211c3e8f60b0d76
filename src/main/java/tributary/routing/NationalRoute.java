package tributary.routing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one country will ask in one role, and the steps of its review.
 *
 * @param role {@code home} or {@code host}
 * @param steps in the order in which the country's process reaches them
 * @param earliestDecision when every step takes the whole period that the law gives it; null when that cannot be counted
 * @param decisions rules that fired, and tables in which none did, with their inputs, for the audit; not part of the JSON
 */
public record NationalRoute(
        String member,
        String role,
        LegalFramework legalFramework,
        @Nullable EnvironmentalReview environmentalReview,
        List<FinancingRequirement> financing,
        List<LocalizationFinding> localization,
        List<Step> steps,
        @Nullable EarliestDecision earliestDecision,
        @JsonIgnore List<DecisionFinding> decisions) {

    public NationalRoute {
        financing = List.copyOf(financing);
        localization = List.copyOf(localization);
        steps = List.copyOf(steps);
        decisions = copy(decisions);
    }

    /** Rules of the legal framework, the environmental review, financing and localization, in the order in which they fired. */
    public List<String> firedRules() {
        return Stream.of(
                        legalFramework.approvals().stream().map(Approval::rule),
                        environmentalReview == null ? Stream.<String>empty() : environmentalReview.rules().stream(),
                        financing.stream().map(FinancingRequirement::rule),
                        localization.stream().map(LocalizationFinding::rule))
                .flatMap(rules -> rules)
                .distinct()
                .toList();
    }

    /** The step of this task key. */
    public Optional<Step> findStep(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }

    // What was stored as JSON comes back without them.
    static List<DecisionFinding> copy(@Nullable List<DecisionFinding> decisions) {
        return decisions == null ? List.of() : List.copyOf(decisions);
    }
}

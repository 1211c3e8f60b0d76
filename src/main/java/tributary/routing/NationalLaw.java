package tributary.routing;

import java.util.List;
import java.util.Optional;
import tributary.routing.DecisionTables.FiredRule;

/**
 * What one country's law asks in one role, before any step is planned.
 *
 * @param role {@code home} or {@code host}
 * @param framework rules of the legal framework that fired
 * @param environment what the environmental screening found; empty where it found nothing to review
 * @param financing rules on its financing that fired
 */
record NationalLaw(
        String member,
        String role,
        List<FiredRule> framework,
        Optional<EnvironmentalReview> environment,
        List<FiredRule> financing) {

    boolean isOf(NationalLaw other) {
        return member.equals(other.member) && role.equals(other.role);
    }

    /** The place of the environmental instrument among all, the strictest first. */
    int ease() {
        return environment
                .map(review -> DecisionTables.INSTRUMENTS.indexOf(review.instrument()))
                .orElse(DecisionTables.INSTRUMENTS.size());
    }
}

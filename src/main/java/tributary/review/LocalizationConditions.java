package tributary.review;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tributary.proposal.Duty;
import tributary.routing.LocalizationFinding;
import tributary.routing.NationalRoute;

/**
 * The conditions that a host's localization rules lead to. What a rule tests and the proposal misses stays a condition of every approval,
 * whoever decides and whatever else is asked; the deciding authority may word it anew and set its day. What cannot be tested is proposed, and the
 * authority takes it or leaves it.
 */
final class LocalizationConditions {

    private final List<LocalizationFinding> open;

    LocalizationConditions(NationalRoute route) {
        open = route.localization().stream().filter(LocalizationFinding::isOpen).toList();
    }

    /** What an approval of that day would ask, for a form: {@code rule}, {@code text}, {@code dueOn}, and whether it is {@code missed}. */
    ArrayNode propose(LocalDate day, ObjectMapper json) {
        ArrayNode proposed = json.createArrayNode();
        for (LocalizationFinding finding : open) {
            LocalDate dueOn = finding.dueAfter(day);
            proposed.addObject()
                    .put("rule", finding.rule())
                    .put("text", finding.condition())
                    .put("dueOn", dueOn == null ? null : dueOn.toString())
                    .put("missed", finding.isMissed());
        }
        return proposed;
    }

    /**
     * A condition as the authority set it, with the rule that it comes from. One that keeps the day proposed, or names none, is due as the law says
     * from the decision.
     *
     * @param proposedOn the day that the proposal counted from
     */
    Duty trace(Duty duty, LocalDate proposedOn, LocalDate decidedOn) {
        Optional<LocalizationFinding> origin = find(duty);
        if (origin.isEmpty()) {
            return new Duty(duty.text(), duty.dueOn(), null, List.of());
        }
        LocalizationFinding finding = origin.get();
        boolean keepsDay = duty.dueOn() == null || duty.dueOn().equals(finding.dueAfter(proposedOn));
        LocalDate dueOn = keepsDay ? finding.dueAfter(decidedOn) : duty.dueOn();
        return new Duty(duty.text(), dueOn, finding.rule(), finding.legalBasis());
    }

    /** Conditions for what the proposal misses and nobody among these takes care of. */
    List<Duty> missing(List<Duty> conditions, LocalDate decidedOn) {
        List<Duty> reworded = new ArrayList<>(conditions);
        reworded.removeIf(duty -> open.stream().anyMatch(finding -> isWordedAs(finding, duty)));
        List<Duty> missing = new ArrayList<>();
        for (LocalizationFinding finding : open) {
            if (finding.isMissed()
                    && conditions.stream().noneMatch(duty -> isWordedAs(finding, duty))
                    && !takeOne(reworded, finding.rule())) {
                missing.add(new Duty(
                        Objects.requireNonNull(finding.condition()),
                        finding.dueAfter(decidedOn),
                        finding.rule(),
                        finding.legalBasis()));
            }
        }
        return missing;
    }

    private Optional<LocalizationFinding> find(Duty duty) {
        return open.stream()
                .filter(finding -> isWordedAs(finding, duty))
                .findFirst()
                .or(() -> open.stream()
                        .filter(finding -> finding.rule().equals(duty.rule()))
                        .findFirst());
    }

    private static boolean isWordedAs(LocalizationFinding finding, Duty duty) {
        return duty.text().equals(finding.condition());
    }

    private static boolean takeOne(List<Duty> duties, @Nullable String rule) {
        Optional<Duty> found = duties.stream()
                .filter(duty -> Objects.equals(duty.rule(), rule))
                .findFirst();
        found.ifPresent(duties::remove);
        return found.isPresent();
    }
}

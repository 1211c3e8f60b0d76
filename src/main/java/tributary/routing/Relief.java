package tributary.routing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.routing.DecisionTables.FiredRule;

/**
 * What a changed project is spared: rules that fall away, and rules in whose place a lighter one counts. A rule is lighter than another of its
 * table when its outcome is, or a lower authority decides, or the same authority in a shorter time.
 */
final class Relief {

    private static final List<String> OUTCOMES =
            List.of(LegalFramework.PROHIBITED, LegalFramework.CONDITIONAL, LegalFramework.PERMITTED);
    /** Who decides, the highest first. */
    private static final List<String> LEVELS = List.of("parliament", "government", "ministry", "local");

    private final Set<String> drops = new LinkedHashSet<>();
    private final Set<Alternative.Lighter> lightens = new LinkedHashSet<>();

    private Relief() {}

    /** Empty where nothing becomes easier, or anything harder. */
    static Optional<Relief> between(List<NationalLaw> now, List<NationalLaw> then) {
        Relief relief = new Relief();
        for (NationalLaw before : now) {
            Optional<NationalLaw> after = then.stream().filter(before::isOf).findFirst();
            if (after.isEmpty() || !relief.adds(before, after.get())) {
                return Optional.empty();
            }
        }
        return relief.drops.isEmpty() && relief.lightens.isEmpty() ? Optional.empty() : Optional.of(relief);
    }

    List<String> drops() {
        return List.copyOf(drops);
    }

    List<Alternative.Lighter> lightens() {
        return List.copyOf(lightens);
    }

    private boolean adds(NationalLaw before, NationalLaw after) {
        return after.ease() >= before.ease()
                && addsFramework(before.framework(), after.framework())
                && addsEnvironment(before, after);
    }

    private boolean addsFramework(List<FiredRule> before, List<FiredRule> after) {
        List<FiredRule> come = without(after, before);
        for (FiredRule old : without(before, after)) {
            Optional<FiredRule> inItsPlace = come.stream()
                    .filter(rule -> rule.table().equals(old.table()))
                    .findFirst();
            inItsPlace.ifPresent(come::remove);
            if (inItsPlace.isEmpty()) {
                drops.add(old.rule());
            } else if (isLighter(inItsPlace.get(), old)) {
                lightens.add(
                        new Alternative.Lighter(old.rule(), inItsPlace.get().rule()));
            } else if (isLighter(old, inItsPlace.get())) {
                return false;
            }
        }
        return come.stream().allMatch(rule -> outcome(rule).equals(LegalFramework.PERMITTED));
    }

    private boolean addsEnvironment(NationalLaw before, NationalLaw after) {
        before.environment()
                .filter(old -> after.ease() > before.ease())
                .ifPresent(old -> after.environment()
                        .ifPresentOrElse(
                                lighter -> lightens.add(new Alternative.Lighter(old.rule(), lighter.rule())),
                                () -> drops.add(old.rule())));
        return true;
    }

    private static boolean isLighter(FiredRule one, FiredRule other) {
        int outcome = Integer.compare(OUTCOMES.indexOf(outcome(one)), OUTCOMES.indexOf(outcome(other)));
        int level = compare(level(one), level(other));
        int days = compare(days(other), days(one));
        return Stream.of(outcome, level, days)
                .filter(difference -> difference != 0)
                .findFirst()
                .filter(first -> first > 0)
                .isPresent();
    }

    // What is not told of both compares as equal.
    private static int compare(int one, int other) {
        return one < 0 || other < 0 ? 0 : Integer.compare(one, other);
    }

    private static int level(FiredRule rule) {
        @Nullable String level = rule.text("level");
        return level == null ? -1 : LEVELS.indexOf(level);
    }

    private static int days(FiredRule rule) {
        @Nullable Integer days = rule.number("termDays");
        return days == null ? -1 : days;
    }

    private static String outcome(FiredRule rule) {
        return Objects.requireNonNullElse(rule.text("outcome"), LegalFramework.PERMITTED);
    }

    private static List<FiredRule> without(List<FiredRule> rules, List<FiredRule> others) {
        Set<String> named = new LinkedHashSet<>();
        others.forEach(other -> named.add(other.row()));
        return new ArrayList<>(
                rules.stream().filter(rule -> !named.contains(rule.row())).toList());
    }
}

package tributary.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.routing.Alternative.Asked;
import tributary.routing.Alternative.Effect;
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

    private final Set<Effect> effects = new LinkedHashSet<>();

    private Relief() {}

    /** Empty where nothing becomes easier, or anything harder: an approval, or the financing where no approval becomes easier. */
    static Optional<Relief> between(List<NationalLaw> now, List<NationalLaw> then) {
        Relief relief = new Relief();
        Map<NationalLaw, NationalLaw> changes = new LinkedHashMap<>();
        for (NationalLaw before : now) {
            Optional<NationalLaw> after = then.stream().filter(before::isOf).findFirst();
            if (after.isEmpty() || !relief.adds(before, after.get())) {
                return Optional.empty();
            }
            changes.put(before, after.get());
        }
        // A lighter approval may cost something of the financing; what is asked of the financing is not to be traded
        // for more of the same.
        boolean isOfFinancingOnly = relief.effects.isEmpty();
        if (isOfFinancingOnly
                && changes.entrySet().stream()
                        .anyMatch(change -> asksMoreOfFinancing(change.getKey(), change.getValue()))) {
            return Optional.empty();
        }
        changes.forEach(relief::addFinancing);
        return relief.effects.isEmpty() ? Optional.empty() : Optional.of(relief);
    }

    /** The relief as the effect of a change. */
    Alternative by(String pointer, JsonNode from, JsonNode to) {
        List<String> drops = effects.stream()
                .filter(effect -> effect.after() == null)
                .map(effect -> effect.before().rule())
                .distinct()
                .toList();
        Set<Alternative.Lighter> lightens = new LinkedHashSet<>();
        for (Effect effect : effects) {
            Asked after = effect.after();
            if (after != null) {
                lightens.add(new Alternative.Lighter(effect.before().rule(), after.rule()));
            }
        }
        return new Alternative(pointer, from, to, drops, List.copyOf(lightens), List.copyOf(effects));
    }

    private boolean adds(NationalLaw before, NationalLaw after) {
        if (after.ease() < before.ease() || !addsFramework(before.member(), before.framework(), after.framework())) {
            return false;
        }
        if (after.ease() > before.ease()) {
            before.environment()
                    .ifPresent(old -> effects.add(new Effect(
                            before.member(),
                            asked(old),
                            after.environment().map(Relief::asked).orElse(null))));
        }
        return true;
    }

    private boolean addsFramework(String member, List<FiredRule> before, List<FiredRule> after) {
        List<FiredRule> come = without(after, before);
        for (FiredRule old : without(before, after)) {
            Optional<FiredRule> inItsPlace = come.stream()
                    .filter(rule -> rule.table().equals(old.table()))
                    .findFirst();
            inItsPlace.ifPresent(come::remove);
            if (inItsPlace.isEmpty()) {
                effects.add(new Effect(member, asked(old), null));
            } else if (isLighter(inItsPlace.get(), old)) {
                effects.add(new Effect(member, asked(old), asked(inItsPlace.get())));
            } else if (isLighter(old, inItsPlace.get())) {
                return false;
            }
        }
        return come.stream().allMatch(rule -> outcome(rule).equals(LegalFramework.PERMITTED));
    }

    private void addFinancing(NationalLaw before, NationalLaw after) {
        withoutRulesOf(before.financing(), after.financing())
                .forEach(old -> effects.add(new Effect(before.member(), financing(old), null)));
    }

    private static boolean asksMoreOfFinancing(NationalLaw before, NationalLaw after) {
        return withoutRulesOf(after.financing(), before.financing()).stream()
                .anyMatch(rule -> rule.text("authority") != null);
    }

    private static Asked financing(FiredRule rule) {
        return new Asked(rule.rule(), rule.text("requirement"), rule.text("authority"), false);
    }

    private static Asked asked(FiredRule rule) {
        return new Asked(rule.rule(), rule.text("instrument"), rule.text("authority"), false);
    }

    private static Asked asked(EnvironmentalReview review) {
        return new Asked(review.rule(), review.instrument(), review.reviewBody(), true);
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

    private static List<FiredRule> withoutRulesOf(List<FiredRule> rules, List<FiredRule> others) {
        List<String> named = others.stream().map(FiredRule::rule).toList();
        return rules.stream().filter(rule -> !named.contains(rule.rule())).toList();
    }

    private static List<FiredRule> without(List<FiredRule> rules, List<FiredRule> others) {
        Set<String> named = new LinkedHashSet<>();
        others.forEach(other -> named.add(other.row()));
        return new ArrayList<>(
                rules.stream().filter(rule -> !named.contains(rule.row())).toList());
    }
}

package tributary.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.catalogue.Fact;
import tributary.rate.DatedRates;

/**
 * Looks for single changes of a fact that drop or lighten an approval or the environmental instrument: switches, other choices, and numbers
 * just at the thresholds that the participants' tables test.
 */
@Component
class Alternatives {

    private static final Set<String> FIXED = Set.of("hostCountries", "sector", "activity", "cooperationForm");
    private static final List<String> OUTCOMES =
            List.of(LegalFramework.PERMITTED, LegalFramework.CONDITIONAL, LegalFramework.PROHIBITED);
    private static final int MAX_THRESHOLDS = 12;

    private final Routing routing;
    private final MemberRules rules;

    Alternatives(Routing routing, MemberRules rules) {
        this.routing = routing;
        this.rules = rules;
    }

    List<Alternative> of(ProjectFacts facts, String homeCountry, LocalDate day) {
        DatedRates rates = routing.rates(day);
        List<NationalRoute> now = routing.nationalRoutes(facts, homeCountry, day, rates);
        FactVariables variables = new FactVariables(facts, homeCountry, day, rates);
        Map<String, @Nullable Object> known = variables.of(null, Participation.HOME);
        Map<String, Set<BigDecimal>> tested = new LinkedHashMap<>();
        for (NationalRoute route : now) {
            Map<String, @Nullable Object> byItsRates = variables.of(route.member(), Participation.HOME);
            rules.find(route.member())
                    .ifPresent(its -> its.tables().thresholds(route.role()).forEach((name, limits) -> {
                        tested.computeIfAbsent(name, it -> new TreeSet<>()).addAll(limits);
                        if (byItsRates.get(name) instanceof ForeignAmount amount) {
                            known.put(name, amount.value());
                        }
                    }));
        }
        List<Alternative> alternatives = new ArrayList<>();
        tested.forEach((name, limits) -> ProjectFacts.DICTIONARY
                .findFact(name)
                .filter(fact -> !FIXED.contains(name) && !fact.pointer().contains("*"))
                .filter(fact -> !isOwnOfAHost(facts, fact))
                .ifPresent(fact -> {
                    @Nullable Object value = known.get(name);
                    String currency = fact.currencyOf(name);
                    for (JsonNode candidate : candidates(fact, value, limits, currency)) {
                        changed(facts, fact, candidate)
                                .flatMap(other -> compare(
                                        fact,
                                        from(facts, fact, value, currency),
                                        candidate,
                                        now,
                                        routing.nationalRoutes(other, homeCountry, day, rates)))
                                .ifPresent(alternatives::add);
                    }
                }));
        return nearest(alternatives);
    }

    // Of several values with the same effect, the first stands for all: it is the nearest.
    private static List<Alternative> nearest(List<Alternative> alternatives) {
        Map<List<Object>, Alternative> nearest = new LinkedHashMap<>();
        for (Alternative alternative : alternatives) {
            nearest.putIfAbsent(
                    List.of(alternative.pointer(), alternative.drops(), alternative.lightens()), alternative);
        }
        return List.copyOf(nearest.values());
    }

    private static boolean isOwnOfAHost(ProjectFacts facts, Fact fact) {
        return facts.hostCountries().stream()
                .anyMatch(host -> !facts.pointerFor(host, fact.pointer()).equals(fact.pointer()));
    }

    private static Optional<ProjectFacts> changed(ProjectFacts facts, Fact fact, JsonNode value) {
        ObjectNode json = (ObjectNode) facts.json();
        ObjectNode parent = json;
        List<String> path = fact.path();
        if (path.get(0).equals("mekongWaterUse") && !facts.usesMekongWater()) {
            return Optional.empty();
        }
        for (String name : path.subList(0, path.size() - 1)) {
            parent = parent.path(name).isObject() ? (ObjectNode) parent.path(name) : parent.putObject(name);
        }
        parent.set(path.get(path.size() - 1), value);
        return Optional.of(ProjectFacts.parse(json));
    }

    // An amount in another currency than its thresholds is told as it was given.
    private static JsonNode from(ProjectFacts facts, Fact fact, @Nullable Object value, String currency) {
        JsonNode given = facts.json().at(fact.pointer());
        boolean isForeign = fact.type() == Fact.Type.MONEY
                && ProjectFacts.money(given)
                        .filter(money -> !money.isIn(currency))
                        .isPresent();
        return isForeign ? given : json(fact, value, currency);
    }

    private static List<JsonNode> candidates(
            Fact fact, @Nullable Object value, Set<BigDecimal> limits, String currency) {
        List<JsonNode> candidates = new ArrayList<>();
        switch (fact.type()) {
            case BOOLEAN -> {
                if (value instanceof Boolean flag) {
                    candidates.add(BooleanNode.valueOf(!flag));
                }
            }
            case CHOICE ->
                fact.choices().stream()
                        .filter(choice -> value != null && !choice.equals(value))
                        .forEach(choice -> candidates.add(TextNode.valueOf(choice)));
            case INTEGER, DECIMAL, MONEY -> {
                if (value instanceof BigDecimal number) {
                    around(fact, number, limits, currency)
                            .forEach(limit -> candidates.add(json(fact, limit, currency)));
                }
            }
            default -> {}
        }
        return candidates;
    }

    private static List<BigDecimal> around(Fact fact, BigDecimal number, Set<BigDecimal> limits, String currency) {
        BigDecimal step =
                switch (fact.type()) {
                    case INTEGER -> BigDecimal.ONE;
                    case MONEY ->
                        BigDecimal.ONE.movePointLeft(
                                Currency.getInstance(currency).getDefaultFractionDigits());
                    default -> new BigDecimal("0.01");
                };
        Set<BigDecimal> values = new LinkedHashSet<>();
        for (BigDecimal limit : limits) {
            for (BigDecimal value : List.of(limit, limit.subtract(step), limit.add(step))) {
                boolean fits = value.signum() >= 0
                        && value.compareTo(number) != 0
                        && (fact.max() == null || value.compareTo(fact.max()) <= 0)
                        && (fact.type() != Fact.Type.INTEGER
                                || value.stripTrailingZeros().scale() <= 0);
                if (fits) {
                    values.add(value);
                }
            }
        }
        return values.stream()
                .sorted((one, other) -> one.subtract(number)
                        .abs()
                        .compareTo(other.subtract(number).abs()))
                .limit(3L * MAX_THRESHOLDS)
                .toList();
    }

    private static JsonNode json(Fact fact, @Nullable Object value, String currency) {
        if (value == null) {
            return NullNode.getInstance();
        }
        if (value instanceof Boolean flag) {
            return BooleanNode.valueOf(flag);
        }
        if (value instanceof BigDecimal number) {
            String plain = number.stripTrailingZeros().toPlainString();
            return switch (fact.type()) {
                case INTEGER -> IntNode.valueOf(number.intValue());
                case MONEY ->
                    JsonNodeFactory.instance.objectNode().put("amount", plain).put("currency", currency);
                default -> TextNode.valueOf(plain);
            };
        }
        return TextNode.valueOf(value.toString());
    }

    private static Optional<Alternative> compare(
            Fact fact, JsonNode from, JsonNode to, List<NationalRoute> now, List<NationalRoute> then) {
        Set<String> drops = new LinkedHashSet<>();
        Set<Alternative.Lighter> lightens = new LinkedHashSet<>();
        for (NationalRoute before : now) {
            Optional<NationalRoute> after = then.stream()
                    .filter(route -> route.member().equals(before.member())
                            && route.role().equals(before.role()))
                    .findFirst();
            if (after.isEmpty()
                    || isStricter(before.legalFramework(), after.get().legalFramework())
                    || strictness(after.get()) < strictness(before)) {
                return Optional.empty();
            }
            compareFramework(before.legalFramework(), after.get().legalFramework(), drops, lightens);
            compareEnvironment(before, after.get(), drops, lightens);
        }
        return drops.isEmpty() && lightens.isEmpty()
                ? Optional.empty()
                : Optional.of(new Alternative(fact.pointer(), from, to, List.copyOf(drops), List.copyOf(lightens)));
    }

    private static boolean isStricter(LegalFramework before, LegalFramework after) {
        return OUTCOMES.indexOf(after.outcome()) > OUTCOMES.indexOf(before.outcome());
    }

    private static void compareFramework(
            LegalFramework before, LegalFramework after, Set<String> drops, Set<Alternative.Lighter> lightens) {
        List<Approval> gone = without(before.approvals(), after.approvals());
        List<Approval> come = without(after.approvals(), before.approvals());
        for (Approval old : gone) {
            if (come.isEmpty()) {
                drops.add(old.rule());
            }
            come.stream()
                    .filter(approval -> OUTCOMES.indexOf(approval.outcome()) < OUTCOMES.indexOf(old.outcome()))
                    .findFirst()
                    .ifPresent(lighter -> lightens.add(new Alternative.Lighter(old.rule(), lighter.rule())));
        }
    }

    private static List<Approval> without(List<Approval> approvals, List<Approval> others) {
        Set<String> rules = new LinkedHashSet<>();
        others.forEach(other -> rules.add(other.rule()));
        return approvals.stream()
                .filter(approval -> !rules.contains(approval.rule()))
                .toList();
    }

    private static void compareEnvironment(
            NationalRoute before, NationalRoute after, Set<String> drops, Set<Alternative.Lighter> lightens) {
        EnvironmentalReview old = before.environmentalReview();
        EnvironmentalReview lighter = after.environmentalReview();
        if (old == null || strictness(after) <= strictness(before)) {
            return;
        }
        if (lighter == null) {
            drops.add(old.rule());
        } else {
            lightens.add(new Alternative.Lighter(old.rule(), lighter.rule()));
        }
    }

    // The place among the instruments, the strictest first.
    private static int strictness(NationalRoute route) {
        EnvironmentalReview review = route.environmentalReview();
        return review == null
                ? DecisionTables.INSTRUMENTS.size()
                : DecisionTables.INSTRUMENTS.indexOf(review.instrument());
    }
}

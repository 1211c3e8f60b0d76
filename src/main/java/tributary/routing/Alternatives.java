package tributary.routing;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.catalogue.Fact;
import tributary.rate.DatedRates;

/**
 * Looks for single changes of a fact that drop or lighten an approval or the environmental instrument: switches, other choices, and numbers
 * just at the thresholds that the participants' tables test.
 */
@Component
public class Alternatives {

    private static final Set<String> FIXED = Set.of("hostCountries", "sector", "activity", "cooperationForm");

    private final Routing routing;
    private final MemberRules rules;

    Alternatives(Routing routing, MemberRules rules) {
        this.routing = routing;
        this.rules = rules;
    }

    /**
     * The alternatives of a project of an enterprise of this country, by the law of home and host countries.
     *
     * @param day the day of filing, whose law counts
     */
    public List<Alternative> of(ProjectFacts facts, String homeCountry, LocalDate day) {
        DatedRates rates = routing.rates(day);
        List<NationalLaw> now = routing.nationalLaws(facts, homeCountry, day, rates);
        List<Alternative> alternatives = new ArrayList<>();
        for (TestedFact tested : tested(facts, new FactVariables(facts, homeCountry, day, rates), now)) {
            for (JsonNode candidate : tested.candidates()) {
                changed(facts, tested.pointer(), candidate)
                        .flatMap(other -> Relief.between(now, routing.nationalLaws(other, homeCountry, day, rates)))
                        .map(relief -> relief.by(tested.pointer(), tested.from(facts), candidate))
                        .ifPresent(alternatives::add);
            }
        }
        return nearest(alternatives);
    }

    // A fact that a host has of its own is one of its own; the others test the project's.
    private Collection<TestedFact> tested(ProjectFacts facts, FactVariables variables, List<NationalLaw> now) {
        Map<List<String>, TestedFact> tested = new LinkedHashMap<>();
        for (NationalLaw law : now) {
            Map<String, @Nullable Object> known = variables.of(law.member(), law.role());
            String host = law.role().equals(Participation.HOST) ? law.member() : null;
            rules.find(law.member())
                    .ifPresent(its -> its.tables()
                            .thresholds(law.role())
                            .forEach((name, limits) -> changeable(name).ifPresent(fact -> {
                                String pointer = facts.pointerFor(host, fact.pointer());
                                tested.computeIfAbsent(
                                                List.of(pointer, name),
                                                it -> TestedFact.of(fact, name, pointer, known.get(name)))
                                        .limits()
                                        .addAll(limits);
                            })));
        }
        return tested.values();
    }

    private static Optional<Fact> changeable(String name) {
        return ProjectFacts.DICTIONARY
                .findFact(name)
                .filter(fact -> !FIXED.contains(name) && !fact.pointer().contains("*"));
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

    private static Optional<ProjectFacts> changed(ProjectFacts facts, String pointer, JsonNode value) {
        if (pointer.startsWith("/mekongWaterUse") && !facts.usesMekongWater()) {
            return Optional.empty();
        }
        JsonNode json = facts.json();
        JsonPointer place = JsonPointer.compile(pointer);
        json.withObject(place.head()).set(place.last().getMatchingProperty(), value);
        return Optional.of(ProjectFacts.parse(json));
    }
}

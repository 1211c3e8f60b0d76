package tributary.routing;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
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
 * Looks for single changes of a fact, those of a source of finance included, that drop or lighten an approval, the environmental instrument or
 * what is asked of the financing: switches, other choices, and numbers just at the thresholds that the participants' tables test.
 */
@Component
public class Alternatives {

    private static final Set<String> FIXED = Set.of("hostCountries", "sector", "activity", "cooperationForm");

    /** The codes of all sources of finance, and the fact that each of them is. */
    private static final String SOURCES = "financingSources";

    private static final String SOURCE = "source";

    private final Routing routing;
    private final MemberRules rules;

    Alternatives(Routing routing, MemberRules rules) {
        this.routing = routing;
        this.rules = rules;
    }

    /**
     * The alternatives of a project of an enterprise of this country, by the law of home and host countries.
     *
     * @param filedAt as for a preview
     */
    public List<Alternative> of(ProjectFacts facts, String homeCountry, Instant filedAt) {
        facts.checkHome(homeCountry);
        DatedRates rates = routing.rates(filedAt);
        List<NationalLaw> now = routing.nationalLaws(facts, homeCountry, rates);
        List<Alternative> alternatives = new ArrayList<>();
        for (TestedFact tested : tested(facts, new FactVariables(facts, homeCountry, rates), now)) {
            for (JsonNode candidate : tested.candidates()) {
                changed(facts, tested.pointer(), candidate)
                        .flatMap(other -> Relief.between(now, routing.nationalLaws(other, homeCountry, rates)))
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
                    .ifPresent(its -> its.tables().thresholds(law.role()).forEach((variable, limits) -> {
                        String name = variable.equals(SOURCES) ? SOURCE : variable;
                        changeable(name)
                                .ifPresent(fact -> places(facts, host, fact, known)
                                        .forEach((pointer, values) -> tested.computeIfAbsent(
                                                        List.of(pointer, name),
                                                        it -> TestedFact.of(fact, name, pointer, values.get(name)))
                                                .limits()
                                                .addAll(limits)));
                    }));
        }
        return tested.values();
    }

    /** Where a fact stands, once for each source of finance if it is one of theirs, each with the variables that hold its value. */
    private static Map<String, Map<?, ?>> places(
            ProjectFacts facts, @Nullable String host, Fact fact, Map<String, @Nullable Object> known) {
        Map<String, Map<?, ?>> places = new LinkedHashMap<>();
        if (!fact.pointer().contains("*")) {
            places.put(facts.pointerFor(host, fact.pointer()), known);
        } else if (known.get("financing") instanceof List<?> sources) {
            for (Object source : sources) {
                if (source instanceof Map<?, ?> values) {
                    places.put(fact.pointer().replace("*", String.valueOf(places.size())), values);
                }
            }
        }
        return places;
    }

    private static Optional<Fact> changeable(String name) {
        return ProjectFacts.DICTIONARY.findFact(name).filter(fact -> !FIXED.contains(name));
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

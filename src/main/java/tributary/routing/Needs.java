package tributary.routing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tributary.catalogue.Fact;
import tributary.routing.DecisionTables.Evaluation;
import tributary.routing.DecisionTables.MissingInput;
import tributary.time.CalendarYearMissing;

/** Gathers what is lacking, one need a member and fact. */
final class Needs {

    private final ProjectFacts facts;
    private final Map<List<@Nullable String>, Need> needs = new LinkedHashMap<>();

    Needs(ProjectFacts facts) {
        this.facts = facts;
    }

    /** A fact that every submission must have. */
    void add(String member, String pointer, String why) {
        add(new Need(member, Need.FACT, pointer, why));
    }

    void addAll(String member, String role, Evaluation evaluation) {
        evaluation
                .missing()
                .forEach(missing -> ProjectFacts.DICTIONARY
                        .findFact(missing.variable())
                        .filter(fact -> !fact.pointer().contains("*"))
                        .ifPresent(fact -> add(member, role, fact, fact.pointer(), missing)));
    }

    /** What rules asked of one source of financing. */
    void addOfSource(String member, int index, Evaluation evaluation) {
        evaluation
                .missing()
                .forEach(missing -> ProjectFacts.DICTIONARY
                        .findFact(missing.variable())
                        .ifPresent(fact -> add(
                                member,
                                Participation.HOME,
                                fact,
                                fact.pointer().replace("*", String.valueOf(index)),
                                missing)));
    }

    void addRules(String member, String why) {
        add(new Need(member, Need.RULES, null, why));
    }

    void addCalendar(CalendarYearMissing missing) {
        add(new Need(
                missing.member(),
                Need.CALENDAR,
                null,
                "The holidays of " + missing.year()
                        + " are not known yet, so the date of a decision cannot be counted."));
    }

    List<Need> all() {
        return new ArrayList<>(needs.values());
    }

    private void add(String member, String role, Fact fact, String pointer, MissingInput missing) {
        String where = facts.pointerFor(role.equals(Participation.HOST) ? member : null, pointer);
        boolean isInAnotherCurrency = fact.type() == Fact.Type.MONEY
                && ProjectFacts.money(facts.jsonFor(role.equals(Participation.HOST) ? member : null)
                                .at(pointer))
                        .isPresent();
        if (isInAnotherCurrency) {
            add(new Need(
                    member,
                    Need.EXCHANGE_RATE,
                    where,
                    missing.rule() + " compares " + fact.label().toLowerCase(java.util.Locale.ROOT)
                            + " in US dollars, and there is no exchange rate."));
        } else {
            add(new Need(
                    member,
                    Need.FACT,
                    where,
                    missing.rule() + " asks for \"" + missing.label() + "\". " + fact.label() + " is missing."
                            + (fact.unit() == null ? "" : " Give it in " + fact.unit() + ".")));
        }
    }

    private void add(Need need) {
        List<@Nullable String> key = new ArrayList<>();
        key.add(need.member());
        key.add(need.kind());
        key.add(need.fact());
        needs.putIfAbsent(key, need);
    }
}

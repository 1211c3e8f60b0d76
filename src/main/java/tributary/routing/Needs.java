package tributary.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tributary.catalogue.Fact;
import tributary.routing.DecisionTables.Evaluation;
import tributary.routing.DecisionTables.MissingInput;
import tributary.routing.DecisionTables.MissingRate;
import tributary.time.CalendarYearMissing;

/** Gathers what is lacking, one need a member and fact, and the exchange rates that filled a gap. */
final class Needs {

    private final ProjectFacts facts;
    private final Map<List<@Nullable String>, Need> needs = new LinkedHashMap<>();
    private final Map<List<String>, Remark> rates = new LinkedHashMap<>();

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
                        .filter(fact -> !fact.pointer().contains("*") || missing.rate() != null)
                        .ifPresent(fact -> add(member, role, fact, fact.pointer(), missing)));
        addRates(member, role, evaluation);
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
        addRates(member, Participation.HOME, evaluation);
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

    /** Amounts that were compared in another currency, each with the rate and its day. */
    List<Remark> rates() {
        return new ArrayList<>(rates.values());
    }

    private void addRates(String member, String role, Evaluation evaluation) {
        evaluation.converted().forEach(converted -> {
            String detail = converted.conversion().describe();
            String pointer = where(member, role, converted.pointer());
            rates.putIfAbsent(
                    List.of(member, pointer, detail),
                    new Remark(member, Remark.REMARK, pointer, detail, null, List.of()));
        });
    }

    private String where(String member, String role, String pointer) {
        return facts.pointerFor(role.equals(Participation.HOST) ? member : null, pointer);
    }

    private void add(String member, String role, Fact fact, String pointer, MissingInput missing) {
        MissingRate rate = missing.rate();
        if (rate != null) {
            add(
                    new Need(
                            member,
                            Need.EXCHANGE_RATE,
                            where(member, role, rate.pointer()),
                            missing.rule() + " compares \"" + fact.label() + "\" in " + rate.asked()
                                    + ", and the proposal gives " + rate.given() + ". " + rate.why()),
                    rate.asked());
        } else {
            add(new Need(
                    member,
                    Need.FACT,
                    where(member, role, pointer),
                    missing.rule() + " asks for \"" + missing.label() + "\". " + fact.label() + " is missing."
                            + (fact.unit() == null ? "" : " Give it in " + fact.unit() + ".")));
        }
    }

    private void add(Need need, @Nullable String... parts) {
        List<@Nullable String> key = new ArrayList<>();
        key.add(need.member());
        key.add(need.kind());
        key.add(need.fact());
        key.addAll(Arrays.asList(parts));
        needs.putIfAbsent(key, need);
    }
}

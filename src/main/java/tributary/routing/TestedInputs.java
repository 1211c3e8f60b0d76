package tributary.routing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.jspecify.annotations.Nullable;
import tributary.rate.ReferenceRate;
import tributary.routing.DecisionTables.ConvertedInput;
import tributary.routing.DecisionTables.FiredRule;
import tributary.routing.DecisionTables.MissingInput;
import tributary.routing.DecisionTables.MissingRate;

/**
 * What the rows of a table really tested: inputs that were null where a row would have decided by them, and amounts that were compared in another
 * currency. A null input matches nothing without a sound, so each row that could have decided otherwise is looked at again.
 */
final class TestedInputs {

    private static final Feel FEEL = RuleEngine.FEEL;

    /** A choice that says no more than silence does, for rows that ask for a real answer. */
    private static final String UNKNOWN = "unknown";

    private final KnownVariables context;
    private final List<Column> columns = new ArrayList<>();
    private final List<MissingInput> missing = new ArrayList<>();
    private final Set<ForeignAmount> compared = new LinkedHashSet<>();

    private TestedInputs(KnownVariables context) {
        this.context = context;
    }

    /**
     * Looks at a table again.
     *
     * @param answers the rules that fired
     */
    static TestedInputs of(DecisionTable table, List<FiredRule> answers, KnownVariables context) {
        TestedInputs tested = new TestedInputs(context);
        tested.read(table.logic());
        if (table.comparesAmounts() || tested.columns.stream().anyMatch(Column::isOfInterest)) {
            tested.look(table, answers);
        }
        return tested;
    }

    List<MissingInput> missing() {
        return missing;
    }

    List<ConvertedInput> converted() {
        return compared.stream()
                .map(amount -> new ConvertedInput(amount.pointer(), amount.conversion()))
                .toList();
    }

    /** The exchange rates that were used, as the audit keeps them. */
    Map<String, Object> rates() {
        Map<String, Object> rates = new LinkedHashMap<>();
        for (ForeignAmount amount : compared) {
            for (ReferenceRate rate : amount.conversion().rates()) {
                Map<String, Object> recorded = new LinkedHashMap<>();
                recorded.put("rate", rate.rate().toPlainString());
                recorded.put("day", rate.day().toString());
                recorded.put("source", rate.source());
                recorded.put("demonstration", rate.demonstration());
                rates.put("Exchange rate " + rate.base() + "/" + rate.quote(), recorded);
            }
        }
        return rates;
    }

    private void read(DmnDecisionTableImpl table) {
        Feel.takeRead();
        for (DmnDecisionTableInputImpl input : table.getInputs()) {
            String expression = input.getExpression().getExpression().strip();
            Object value = FEEL.evaluateSimpleExpression(expression, context);
            columns.add(new Column(expression, input.getName(), value, amounts(expression)));
        }
    }

    /** What an expression that was just evaluated has read. */
    private List<ForeignAmount> amounts(String expression) {
        List<ForeignAmount> variables = Feel.takeRead();
        List<ForeignAmount> listed = context.hasListed()
                ? Feel.names(expression).stream()
                        .flatMap(name -> context.listed(name).stream())
                        .toList()
                : List.of();
        return together(variables, listed);
    }

    private static List<ForeignAmount> together(List<ForeignAmount> some, List<ForeignAmount> more) {
        if (some.isEmpty() || more.isEmpty()) {
            return some.isEmpty() ? more : some;
        }
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    private void look(DecisionTable table, List<FiredRule> answers) {
        Set<String> matched = new LinkedHashSet<>();
        answers.forEach(answer -> matched.add(answer.row()));
        for (DmnDecisionTableRuleImpl rule : table.logic().getRules()) {
            new Row(rule).look();
            if (matched.contains(rule.getId()) && table.endsAtFirst()) {
                break;
            }
        }
    }

    /**
     * An input column with its value.
     *
     * @param amounts in other currencies that its expression has read
     */
    private record Column(
            String expression, String label, @Nullable Object value, List<ForeignAmount> amounts) {

        boolean isOfInterest() {
            return value == null || !amounts.isEmpty();
        }
    }

    private final class Row {

        private final DmnDecisionTableRuleImpl rule;
        private final List<MissingInput> unknown = new ArrayList<>();
        private final Set<ForeignAmount> read = new LinkedHashSet<>();
        private boolean failsByAmount;

        private Row(DmnDecisionTableRuleImpl rule) {
            this.rule = rule;
        }

        private void look() {
            for (int index = 0; index < columns.size(); index++) {
                String cell = rule.getConditions().get(index).getExpression();
                if (DecisionTable.isTest(cell) && failsByFact(columns.get(index), cell)) {
                    return;
                }
            }
            compared.addAll(read);
            if (!failsByAmount) {
                missing.addAll(unknown);
            }
        }

        /** Whether the row cannot hold, whatever is still unknown and whatever an amount is. */
        private boolean failsByFact(Column column, String cell) {
            boolean holds = FEEL.holds(cell, column.value(), context);
            List<ForeignAmount> amounts = together(column.amounts(), amounts(cell));
            List<ForeignAmount> lacking =
                    amounts.stream().filter(ForeignAmount::isLacking).toList();
            if (!lacking.isEmpty()) {
                lacking.forEach(amount -> unknown.add(missing(amount, column)));
                amounts.stream().filter(amount -> !amount.isLacking()).forEach(read::add);
                return false;
            }
            if (holds) {
                read.addAll(amounts);
                return false;
            }
            List<MissingInput> asked = asked(column);
            if (column.value() == null && !asked.isEmpty()) {
                unknown.addAll(asked);
                return false;
            }
            read.addAll(amounts);
            failsByAmount |= !amounts.isEmpty();
            return amounts.isEmpty();
        }

        private MissingInput missing(ForeignAmount amount, Column column) {
            String why = String.valueOf(amount.conversion().lacking());
            return new MissingInput(
                    amount.variable(),
                    column.label(),
                    DecisionTables.withoutSuffix(rule.getId()),
                    new MissingRate(amount.pointer(), amount.given().currency(), amount.currency(), why));
        }

        private List<MissingInput> asked(Column column) {
            return Feel.names(column.expression()).stream()
                    .filter(name -> isLacking(name, column.expression()))
                    .map(name -> new MissingInput(name, column.label(), DecisionTables.withoutSuffix(rule.getId())))
                    .toList();
        }

        // Other variables are null because there is nothing, not because nobody said so.
        private boolean isLacking(String name, String expression) {
            Object value = context.resolve(name).getValue();
            return (value == null || value.equals(UNKNOWN))
                    && ProjectFacts.DICTIONARY
                            .findFact(name)
                            .filter(fact -> !fact.absent())
                            .filter(fact ->
                                    name.equals(expression) || !fact.pointer().contains("*"))
                            .isPresent();
        }
    }
}

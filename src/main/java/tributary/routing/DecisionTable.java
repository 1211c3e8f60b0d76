package tributary.routing;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.dmn.engine.impl.DmnExpressionImpl;
import org.jspecify.annotations.Nullable;
import tributary.catalogue.Fact;

/**
 * A decision table.
 *
 * @param variables that its columns look at
 * @param rowVariables what each row tests or answers with, in order
 * @param comparesAmounts whether a cell names an amount beside the one of its column
 * @param listedAmounts amounts of list entries that it names: {@code amountThb}
 */
record DecisionTable(
        String id,
        DmnDecision decision,
        DmnDecisionTableImpl logic,
        Set<String> variables,
        List<Set<String>> rowVariables,
        boolean comparesAmounts,
        Set<String> listedAmounts) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");

    static DecisionTable of(DmnDecision decision) {
        DmnDecisionTableImpl logic = (DmnDecisionTableImpl) decision.getDecisionLogic();
        Set<String> inColumns = names(logic.getInputs().stream().map(DecisionTable::expression));
        Set<String> inCells = names(logic.getRules().stream()
                .flatMap(rule -> rule.getConditions().stream())
                .map(DmnExpressionImpl::getExpression)
                .filter(Objects::nonNull));
        Set<String> listed = Stream.concat(inColumns.stream(), inCells.stream())
                .filter(name -> isAmount(name, true))
                .collect(Collectors.toUnmodifiableSet());
        boolean comparesAmounts = inCells.stream().anyMatch(name -> isAmount(name, false));
        return new DecisionTable(
                decision.getKey(), decision, logic, inColumns, rowVariables(logic), comparesAmounts, listed);
    }

    /** Whether it is asked in a role; a table whose id ends in no role is asked in each. */
    boolean isFor(@Nullable String role) {
        if (id.endsWith("-home") || id.endsWith("-host")) {
            return role != null && id.endsWith("-" + role);
        }
        return true;
    }

    boolean endsAtFirst() {
        return switch (logic.getHitPolicyHandler().getHitPolicyEntry().getHitPolicy()) {
            case FIRST, UNIQUE, ANY -> true;
            default -> false;
        };
    }

    /** The row ids, in order: {@code LA-E3.1}. */
    Stream<String> rows() {
        return logic.getRules().stream().map(DmnDecisionTableRuleImpl::getId);
    }

    /** Every variable of a column, or of a list's entries in a cell, with the numbers that its cells compare it to. */
    Map<String, Set<BigDecimal>> thresholds() {
        Map<String, Set<BigDecimal>> thresholds = new LinkedHashMap<>();
        List<DmnDecisionTableInputImpl> inputs = logic.getInputs();
        for (int column = 0; column < inputs.size(); column++) {
            Set<BigDecimal> numbers = new LinkedHashSet<>();
            for (DmnDecisionTableRuleImpl rule : logic.getRules()) {
                String cell = rule.getConditions().get(column).getExpression();
                if (isTest(cell)) {
                    numbers.addAll(numbers(cell));
                    Feel.names(cell).stream()
                            .filter(DecisionTable::isListed)
                            .forEach(name -> thresholds
                                    .computeIfAbsent(name, it -> new LinkedHashSet<>())
                                    .addAll(numbers(cell)));
                }
            }
            for (String name : Feel.names(expression(inputs.get(column)))) {
                thresholds.computeIfAbsent(name, it -> new LinkedHashSet<>()).addAll(numbers);
            }
        }
        return thresholds;
    }

    /** What those rows test or answer with that may fire when these variables are known and no others. */
    Set<String> tested(KnownVariables known) {
        List<DmnDecisionTableRuleImpl> rows = logic.getRules();
        return IntStream.range(0, rows.size())
                .filter(row -> mayFire(rows.get(row), known))
                .mapToObj(rowVariables::get)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    private boolean mayFire(DmnDecisionTableRuleImpl row, KnownVariables known) {
        for (int column = 0; column < logic.getInputs().size(); column++) {
            String variable = expression(logic.getInputs().get(column)).strip();
            String cell = row.getConditions().get(column).getExpression();
            if (isTest(cell)
                    && known.keySet().contains(variable)
                    && !RuleEngine.FEEL.holds(cell, known.resolve(variable).getValue(), known)) {
                return false;
            }
        }
        return true;
    }

    private static List<Set<String>> rowVariables(DmnDecisionTableImpl logic) {
        return logic.getRules().stream()
                .map(row -> {
                    Stream<String> columns = IntStream.range(
                                    0, logic.getInputs().size())
                            .filter(column ->
                                    isTest(row.getConditions().get(column).getExpression()))
                            .mapToObj(column -> expression(logic.getInputs().get(column)));
                    Stream<String> cells = Stream.concat(row.getConditions().stream(), row.getConclusions().stream())
                            .map(DmnExpressionImpl::getExpression)
                            .filter(Objects::nonNull);
                    return names(Stream.concat(columns, cells));
                })
                .toList();
    }

    static boolean isTest(@Nullable String cell) {
        return cell != null && !cell.isBlank() && !cell.strip().equals("-");
    }

    private static String expression(DmnDecisionTableInputImpl column) {
        return column.getExpression().getExpression();
    }

    private static List<BigDecimal> numbers(String cell) {
        return NUMBER.matcher(Feel.withoutTexts(cell))
                .results()
                .map(found -> new BigDecimal(found.group()))
                .toList();
    }

    private static Set<String> names(Stream<String> expressions) {
        return expressions
                .flatMap(expression -> Feel.names(expression).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isListed(String name) {
        return ProjectFacts.DICTIONARY
                .findFact(name)
                .filter(fact -> fact.pointer().contains("*"))
                .isPresent();
    }

    private static boolean isAmount(String name, boolean isListed) {
        return ProjectFacts.DICTIONARY
                .findFact(name)
                .filter(fact -> fact.type() == Fact.Type.MONEY)
                .filter(fact -> !isListed || fact.pointer().contains("*"))
                .isPresent();
    }
}

package tributary.routing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.dmn.engine.impl.DmnExpressionImpl;
import org.jspecify.annotations.Nullable;
import tributary.catalogue.Fact;
import tributary.routing.DecisionTables.FiredRule;

/**
 * The limits, dates included, that a file's tables hold a number to, and what test rows show of them: one below, one at and one above, each
 * such that the rule turns on the limit alone. A row counts where all other columns hold, and no earlier row of a table that ends at the
 * first match holds whatever the limited number is.
 */
public final class Thresholds {

    private static final String OPERAND = "(?:[\\w.?]+(?:\\([^()]*\\))?(?: [-+*] )?)+";
    private static final Pattern COMPARISON = Pattern.compile("(" + OPERAND + ")? ?(<=|>=|<|>) ?(" + OPERAND + ")");
    private static final Pattern INTERVAL = Pattern.compile("[\\[\\](](.+)\\.\\.(.+)[\\])\\[]");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Feel FEEL = RuleEngine.FEEL;

    private final String file;
    private final DecisionTables decisions;
    private final List<DecisionTable> tables;
    private final List<String> order;
    private final List<Seen> seen = new ArrayList<>();

    private Thresholds(String folder, String file) {
        this.file = file;
        this.decisions = DecisionTables.of(folder);
        this.tables = decisions.file(file).tables();
        this.order = tables.stream().map(DecisionTable::id).toList();
    }

    public static Thresholds of(String folder, String file) {
        return new Thresholds(folder, file);
    }

    /** Takes in a test row that says what a table answers to these variables; null where it says so of every table of the file. */
    public void see(@Nullable String table, Map<String, ? extends @Nullable Object> variables) {
        Object role = variables.get("role");
        String name = role == null ? null : role.toString();
        seen.add(new Seen(
                table,
                name,
                variables,
                decisions.evaluate(file, name, variables).fired()));
    }

    /** What no row shows: {@code LA-L8 installedCapacity = 5}. */
    public List<String> unseen() {
        List<String> unseen = new ArrayList<>();
        for (DecisionTable table : tables) {
            List<KnownVariables> contexts =
                    seen.stream().flatMap(it -> context(table, it)).toList();
            List<List<@Nullable Object>> inputs =
                    contexts.stream().map(context -> inputs(table, context)).toList();
            for (Limit limit : limits(table)) {
                for (int index = 0; index < contexts.size() && !limit.open().isEmpty(); index++) {
                    limit.look(contexts.get(index), inputs.get(index));
                }
                limit.open().forEach(side -> unseen.add(limit + " " + side + " " + limit.bound()));
            }
        }
        return unseen.stream().distinct().toList();
    }

    /** What a table sees of a row; nothing where it is not asked. */
    private Stream<KnownVariables> context(DecisionTable table, Seen row) {
        boolean isMeant = row.table() == null || row.table().equals(table.id());
        if (!isMeant || !table.isFor(row.role())) {
            return Stream.empty();
        }
        List<FiredRule> before = row.fired().stream()
                .filter(rule -> order.indexOf(rule.table().replaceFirst(".*#", "")) < order.indexOf(table.id()))
                .toList();
        if (file.equals("legal-framework")
                && before.stream().anyMatch(rule -> "prohibited".equals(rule.text("outcome")))) {
            return Stream.empty();
        }
        Map<String, @Nullable Object> known = new HashMap<>(row.variables());
        List<Object> fired = new ArrayList<>();
        if (known.get("fired") instanceof List<?> given) {
            fired.addAll(given);
        }
        before.forEach(rule -> fired.add(rule.rule()));
        known.put("fired", fired);
        if (file.equals("environmental-screening")) {
            known.put("instrument", DecisionTables.strictest(before));
            known.put(
                    "categories",
                    before.stream()
                            .flatMap(rule -> rule.texts("category").stream())
                            .toList());
        }
        return Stream.of(new KnownVariables(known, table.listedAmounts()));
    }

    private static List<@Nullable Object> inputs(DecisionTable table, KnownVariables context) {
        List<@Nullable Object> inputs = new ArrayList<>();
        table.logic()
                .getInputs()
                .forEach(input -> inputs.add(FEEL.evaluateSimpleExpression(text(input.getExpression()), context)));
        return inputs;
    }

    private static List<Limit> limits(DecisionTable table) {
        List<Limit> limits = new ArrayList<>();
        Set<Integer> expressions = new HashSet<>();
        List<DmnDecisionTableRuleImpl> rules = table.logic().getRules();
        for (int row = 0; row < rules.size(); row++) {
            for (int column = 0; column < rules.get(row).getConditions().size(); column++) {
                String cell = text(rules.get(row).getConditions().get(column));
                if (DecisionTable.isTest(cell)) {
                    String expression =
                            text(table.logic().getInputs().get(column).getExpression());
                    limits.addAll(ofCell(table, row, column, expression, cell));
                    if (expressions.add(column)) {
                        limits.addAll(ofExpression(table, row, column, expression));
                    }
                }
            }
        }
        return limits;
    }

    private static List<Limit> ofCell(DecisionTable table, int row, int column, String expression, String cell) {
        String plain = Feel.withoutTexts(cell);
        Matcher interval = INTERVAL.matcher(cell);
        if (interval.matches()) {
            return Stream.of(interval.group(1), interval.group(2))
                    .map(bound -> Limit.of(table, row, column, expression, bound.strip(), "? %s " + bound))
                    .toList();
        }
        if (NUMBER.matcher(cell).matches()) {
            return List.of(Limit.of(table, row, column, expression, cell, "? %s " + cell));
        }
        if (!plain.matches(".*[<>].*")) {
            return List.of();
        }
        return comparisons(cell)
                .map(found -> {
                    String left = found.group(1) == null ? "?" : found.group(1);
                    String before = cell.substring(0, found.start());
                    String after = cell.substring(found.end());
                    String test = before.contains(" or ") || after.contains(" or ")
                            ? "%s %%s %s".formatted(left, found.group(3))
                            : "%s%s %%s %s%s".formatted(before, left, found.group(3), after);
                    return Limit.of(
                            table,
                            row,
                            column,
                            left.equals("?") ? expression : left,
                            found.group(3).strip(),
                            test);
                })
                .toList();
    }

    private static List<Limit> ofExpression(DecisionTable table, int row, int column, String expression) {
        if (!Feel.withoutTexts(expression).matches(".*[<>].*") || expression.startsWith("if sum(")) {
            return List.of();
        }
        return comparisons(expression)
                .map(found -> Limit.of(
                        table,
                        row,
                        column,
                        found.group(1).strip(),
                        found.group(3).strip(),
                        "%s %%s %s".formatted(found.group(1), found.group(3))))
                .toList();
    }

    private static Stream<MatchResult> comparisons(String text) {
        return COMPARISON.matcher(text).results();
    }

    private static String text(DmnExpressionImpl expression) {
        String text = expression.getExpression();
        return text == null ? "" : text.strip();
    }

    private record Seen(
            @Nullable String table,
            @Nullable String role,
            Map<String, ? extends @Nullable Object> variables,
            List<FiredRule> fired) {}

    /**
     * A limit in one cell.
     *
     * @param test a cell with a place for the comparison
     * @param open the sides that no row has shown yet
     */
    private record Limit(
            DecisionTable table, int row, int column, String number, String bound, String test, List<String> open) {

        static Limit of(DecisionTable table, int row, int column, String number, String bound, String test) {
            List<String> open = new ArrayList<>(List.of("<", "=", ">"));
            if (Feel.isName(bound) || number.startsWith("count(")) {
                open.remove("<");
            }
            if (NUMBER.matcher(bound).matches()) {
                BigDecimal value = new BigDecimal(bound);
                if (value.signum() <= 0) {
                    open.remove("<");
                }
                ProjectFacts.DICTIONARY
                        .findFact(number)
                        .map(Fact::max)
                        .filter(max -> max != null && max.compareTo(value) <= 0)
                        .ifPresent(max -> open.remove(">"));
            }
            return new Limit(table, row, column, number, bound, test, open);
        }

        void look(KnownVariables context, List<@Nullable Object> inputs) {
            if (holdsBeside(row, context, inputs)) {
                open.removeIf(side -> FEEL.holds(test.formatted(side), inputs.get(column), context)
                        && !isDecidedBefore(context, inputs));
            }
        }

        private boolean isDecidedBefore(KnownVariables context, List<@Nullable Object> inputs) {
            for (int earlier = 0; table.endsAtFirst() && earlier < row; earlier++) {
                String cell = cell(earlier, column);
                boolean holds = !DecisionTable.isTest(cell)
                        || (!cell.contains(bound)
                                && !isOfSameRule(earlier)
                                && FEEL.holds(cell, inputs.get(column), context));
                if (holds && holdsBeside(earlier, context, inputs)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isOfSameRule(int other) {
            return DecisionTables.withoutSuffix(id(other)).equals(DecisionTables.withoutSuffix(id(row)));
        }

        private String id(int which) {
            return table.logic().getRules().get(which).getId();
        }

        private boolean holdsBeside(int which, KnownVariables context, List<@Nullable Object> inputs) {
            for (int other = 0; other < inputs.size(); other++) {
                String cell = cell(which, other);
                if (other != column && DecisionTable.isTest(cell) && !FEEL.holds(cell, inputs.get(other), context)) {
                    return false;
                }
            }
            return true;
        }

        private String cell(int which, int other) {
            return text(table.logic().getRules().get(which).getConditions().get(other));
        }

        @Override
        public String toString() {
            return id(row) + " " + number;
        }
    }
}

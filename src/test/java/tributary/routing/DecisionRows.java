package tributary.routing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.routing.DecisionTables.Evaluation;
import tributary.routing.DecisionTables.FiredRule;

/**
 * Rows of the domain pages, each with the rules that must fire for it, against one file of decision tables. A row is written
 * {@code LA-L8 | activity=hydropower, installedCapacity=5.01}: rules (none: {@code -}) and the facts that differ from the defaults. A source
 * of finance is written {@code offshore}, or {@code adb/5000000/offshore} with its code and its dollars.
 */
final class DecisionRows {

    private final DecisionTables tables;
    private final String folder;
    private final String file;
    private final Map<String, @Nullable Object> defaults;
    private final List<Row> rows = new ArrayList<>();

    record Row(DecisionRows of, String table, String facts, List<String> expected) {

        List<FiredRule> fired() {
            return of.evaluate(table, facts);
        }

        List<String> rules() {
            return fired().stream().map(FiredRule::rule).toList();
        }

        @Override
        public String toString() {
            return "%s: %s".formatted(expected.isEmpty() ? "none of " + table : String.join(" ", expected), facts);
        }
    }

    private DecisionRows(String folder, String file, Map<String, @Nullable Object> defaults) {
        this.tables = DecisionTables.of(folder);
        this.folder = folder;
        this.file = file;
        this.defaults = defaults;
    }

    static DecisionRows of(String folder, String file, Map<String, @Nullable Object> defaults) {
        return new DecisionRows(folder, file, defaults);
    }

    DecisionRows rows(String table, String text) {
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] parts = line.split("\\|", -1);
            List<String> rules = Arrays.stream(parts[0].strip().split(" +", -1))
                    .filter(rule -> !rule.equals("-"))
                    .toList();
            rows.add(new Row(this, table, parts[1].strip(), rules));
        });
        return this;
    }

    Stream<Row> stream() {
        return rows.stream();
    }

    /** What one table of the file answers; the tables before it see the same facts. */
    List<FiredRule> evaluate(String table, String facts) {
        return evaluateFile(facts).fired().stream()
                .filter(rule -> rule.table().equals(table) || rule.table().endsWith("#" + table))
                .toList();
    }

    /** What all tables of the file answer. */
    List<FiredRule> evaluateAll(String facts) {
        return evaluateFile(facts).fired();
    }

    FiredRule evaluateOne(String table, String facts) {
        List<FiredRule> fired = evaluate(table, facts);
        if (fired.size() != 1) {
            throw new AssertionError("%s fired %d rules for %s".formatted(table, fired.size(), facts));
        }
        return fired.get(0);
    }

    /** The inputs that the file's tables miss, each with the rule that asks: {@code LA-L8 installedCapacity}. */
    List<String> missing(String facts) {
        return evaluateFile(facts).missing().stream()
                .map(missing -> missing.rule() + " " + missing.variable())
                .distinct()
                .toList();
    }

    /** Table rows of the file that no row of the test fires. */
    Set<String> unfired() {
        Set<String> unfired = new LinkedHashSet<>(tables.rows(file));
        rows.forEach(row -> row.fired().forEach(rule -> unfired.remove(rule.row())));
        return unfired;
    }

    /** Limits of the tables that no row of these tests shows below, at and above. */
    static List<String> unseenLimits(DecisionRows... tests) {
        Thresholds thresholds = Thresholds.of(tests[0].folder, tests[0].file);
        for (DecisionRows test : tests) {
            test.rows.forEach(row -> thresholds.see(row.table(), test.variables(row.facts())));
        }
        return thresholds.unseen();
    }

    private Map<String, @Nullable Object> variables(String facts) {
        Map<String, @Nullable Object> variables = new HashMap<>(defaults);
        variables.putAll(parse(facts));
        return variables;
    }

    private Evaluation evaluateFile(String facts) {
        Map<String, @Nullable Object> variables = variables(facts);
        Object role = variables.get("role");
        return tables.evaluate(file, role == null ? null : role.toString(), variables);
    }

    static Map<String, @Nullable Object> parse(String facts) {
        Map<String, @Nullable Object> values = new HashMap<>();
        if (!facts.isBlank()) {
            for (String fact : facts.split(",", -1)) {
                String[] pair = fact.strip().split("=", 2);
                values.put(pair[0], value(pair[1]));
            }
        }
        return values;
    }

    private static @Nullable Object value(String text) {
        if (text.equals("null")) {
            return null;
        }
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        if (text.startsWith("[")) {
            String content = text.substring(1, text.length() - 1).strip();
            return content.isEmpty()
                    ? List.of()
                    : Arrays.stream(content.split(" +", -1))
                            .map(DecisionRows::value)
                            .filter(Objects::nonNull)
                            .toList();
        }
        if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return LocalDate.parse(text);
        }
        if (text.matches("-?\\d+(\\.\\d+)?")) {
            return new BigDecimal(text);
        }
        if (text.equals("onshore") || text.equals("offshore")) {
            return Map.of("offshore", text.equals("offshore"));
        }
        if (text.matches("[a-z-]+/\\d+/(on|off)shore")) {
            String[] source = text.split("/", -1);
            return Map.of(
                    "source",
                    source[0],
                    "amountUsd",
                    new BigDecimal(source[1]),
                    "offshore",
                    source[2].equals("offshore"));
        }
        return text;
    }
}

package tributary.models;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;
import tributary.routing.DecisionTables;
import tributary.routing.DecisionTables.FiredRule;

/** The rows of a member's {@code review-steps.dmn}. */
final class StepRows {

    record Row(String id, String role, Map<String, String> outputs) {

        String step() {
            return text("step");
        }

        /** An output's text without FEEL quotes; {@code null} is the text "null". */
        String text(String output) {
            return Objects.requireNonNull(outputs.get(output)).replaceAll("^\"|\"$", "");
        }
    }

    private StepRows() {}

    static List<Row> of(String folder) {
        DmnModelInstance dmn = Dmn.readModelFromStream(Objects.requireNonNull(
                StepRows.class.getResourceAsStream("/processes/" + folder + "/review-steps.dmn")));
        List<Input> inputs = List.copyOf(dmn.getModelElementsByType(Input.class));
        List<Output> outputs = List.copyOf(dmn.getModelElementsByType(Output.class));
        int role = inputs.stream()
                .map(input -> input.getInputExpression().getText().getTextContent())
                .toList()
                .indexOf("role");
        return dmn.getModelElementsByType(Rule.class).stream()
                .map(rule -> {
                    Map<String, String> values = new LinkedHashMap<>();
                    for (int column = 0; column < outputs.size(); column++) {
                        values.put(
                                outputs.get(column).getName(),
                                rule.getOutputEntries().stream()
                                        .toList()
                                        .get(column)
                                        .getText()
                                        .getTextContent());
                    }
                    String cell = rule.getInputEntries().stream()
                            .toList()
                            .get(role)
                            .getText()
                            .getTextContent();
                    return new Row(rule.getId(), cell.replace("\"", ""), values);
                })
                .toList();
    }

    /** The steps that a role may have, in order. */
    static List<String> steps(String folder, String role) {
        return of(folder).stream()
                .filter(row -> row.role().equals(role) || row.role().equals("-"))
                .map(Row::step)
                .distinct()
                .toList();
    }

    /** The steps that run for these facts, each with the first row that holds. */
    static Map<String, FiredRule> running(String folder, String role, String facts) {
        Map<String, FiredRule> first = new LinkedHashMap<>();
        DecisionTables.of(folder)
                .evaluate("review-steps", role, parse(facts))
                .fired()
                .forEach(rule -> first.putIfAbsent(String.valueOf(rule.text("step")), rule));
        return first;
    }

    /** Reads {@code activity=hydropower, fired=LA-L8 LA-E3, investmentUsd=5}. */
    static Map<String, @Nullable Object> parse(String facts) {
        Map<String, @Nullable Object> parsed = new HashMap<>();
        parsed.put("fired", List.of());
        Arrays.stream(facts.split(",", -1))
                .map(String::strip)
                .filter(fact -> !fact.isEmpty())
                .forEach(fact -> {
                    String[] parts = fact.split("=", 2);
                    parsed.put(parts[0], parts[0].equals("fired") ? List.of(parts[1].split(" ", -1)) : value(parts[1]));
                });
        return parsed;
    }

    /** A row in short: step, group of the authority, votes, term. */
    static String inShort(FiredRule row) {
        String term = row.number("termDays") != null
                ? row.number("termDays") + " " + row.text("termKind")
                : row.number("termMonths") != null ? row.number("termMonths") + " months" : "";
        return (row.text("step") + " " + row.text("authorityGroup") + ("3".equals(row.text("votes")) ? " x3 " : " ")
                        + term)
                .strip();
    }

    static String inShort(Map<String, FiredRule> rows) {
        return rows.values().stream().map(StepRows::inShort).collect(Collectors.joining("\n"));
    }

    private static Object value(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> text.matches("[0-9.]+") ? new java.math.BigDecimal(text) : text;
        };
    }
}

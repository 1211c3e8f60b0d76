package tributary.routing;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the domain pages, each with the rules that must fire for it, against one file of decision tables. A row is written
 * {@code LA-L8 | activity=hydropower, installedCapacity=5.01}: rules (none: {@code -}) and the facts that differ from the defaults.
 */
final class DecisionRows {

    private final Map<String, DmnDecision> decisions = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, @Nullable Object> defaults;
    private final DmnEngine engine;
    private List<String> lastFired = List.of();

    record Row(DecisionRows table, String decision, String facts, List<String> expected) {

        List<String> rules() {
            return evaluate().stream().map(outputs -> String.valueOf(outputs.get("rule"))).toList();
        }

        List<Map<String, @Nullable Object>> evaluate() {
            return table.evaluate(decision, facts);
        }

        @Override
        public String toString() {
            return "%s: %s".formatted(expected.isEmpty() ? "no rule of " + decision : String.join(" ", expected), facts);
        }
    }

    private DecisionRows(String file, Map<String, @Nullable Object> defaults) {
        this.defaults = defaults;
        DefaultDmnEngineConfiguration configuration = (DefaultDmnEngineConfiguration) DmnEngineConfiguration
                .createDefaultDmnEngineConfiguration();
        DmnDecisionTableEvaluationListener listener = event -> lastFired = event.getMatchingRules().stream()
                .map(DmnEvaluatedDecisionRule::getId).toList();
        configuration.setCustomPostDecisionTableEvaluationListeners(List.of(listener));
        engine = configuration.buildEngine();
        try (InputStream stream = Files.newInputStream(Path.of("processes", file))) {
            engine.parseDecisions(stream).forEach(decision -> decisions.put(decision.getKey(), decision));
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + file, e);
        }
    }

    static DecisionRows of(String file, Map<String, @Nullable Object> defaults) {
        return new DecisionRows(file, defaults);
    }

    DecisionRows rows(String decision, String text) {
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] parts = line.split("\\|", -1);
            List<String> rules = Arrays.stream(parts[0].strip().split(" +", -1)).filter(rule -> !rule.equals("-")).toList();
            rows.add(new Row(this, decision, parts[1].strip(), rules));
        });
        return this;
    }

    Stream<Row> stream() {
        return rows.stream();
    }

    List<Map<String, @Nullable Object>> evaluate(String decision, String facts) {
        Map<String, @Nullable Object> variables = new HashMap<>(defaults);
        variables.putAll(parse(facts));
        DmnDecisionTableResult result = engine.evaluateDecisionTable(decisions.get(decision), variables);
        return result.getResultList();
    }

    Map<String, @Nullable Object> evaluateOne(String decision, String facts) {
        List<Map<String, @Nullable Object>> results = evaluate(decision, facts);
        if (results.size() != 1) {
            throw new AssertionError("%s fired %d rules for %s".formatted(decision, results.size(), facts));
        }
        return results.get(0);
    }

    /** Row identifiers of the file that no row of the test fires. */
    Set<String> unfired() {
        Set<String> ids = new LinkedHashSet<>();
        decisions.values().forEach(decision -> ((DmnDecisionTableImpl) decision.getDecisionLogic()).getRules()
                .forEach(rule -> ids.add(rule.getId())));
        for (Row row : rows) {
            row.evaluate();
            lastFired.forEach(ids::remove);
        }
        return ids;
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
            return content.isEmpty() ? List.of() : Arrays.stream(content.split(" +", -1)).map(DecisionRows::value).filter(Objects::nonNull).toList();
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
        return text;
    }
}

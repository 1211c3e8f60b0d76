package tributary.routing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedInput;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.jspecify.annotations.Nullable;
import tributary.routing.DecisionTables.FiredRule;

/** Camunda's DMN engine with our FEEL, and what it tells of an evaluation. */
final class RuleEngine {

    static final Feel FEEL = new Feel();

    private static final ThreadLocal<List<DmnDecisionTableEvaluationEvent>> HEARD =
            ThreadLocal.withInitial(ArrayList::new);
    private static final DmnEngine ENGINE = engine();

    private RuleEngine() {}

    static DmnDecision parse(String id, DmnModelInstance model) {
        return ENGINE.parseDecision(id, model);
    }

    /**
     * What a table read, and the rules that fire, in order; all of them share the one map of inputs.
     *
     * @param table with its file, as {@link FiredRule#table()} tells it
     */
    record Answer(String table, Map<String, @Nullable Object> inputs, List<FiredRule> fired) {}

    /**
     * Asks a table.
     *
     * @param file name of the table's file, without ending
     * @param version of the file
     */
    static Answer ask(String file, String version, DecisionTable table, KnownVariables known) {
        List<DmnDecisionTableEvaluationEvent> heard = HEARD.get();
        heard.clear();
        ENGINE.evaluateDecisionTable(table.decision(), known);
        DmnDecisionTableEvaluationEvent event = heard.get(0);
        heard.clear();
        Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
        for (DmnEvaluatedInput input : event.getInputs()) {
            inputs.put(input.getName(), input.getValue().getValue());
        }
        String name = table.id().equals(file) ? file : file + "#" + table.id();
        List<FiredRule> fired = new ArrayList<>();
        for (DmnEvaluatedDecisionRule rule : event.getMatchingRules()) {
            Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
            rule.getOutputEntries()
                    .forEach((output, value) ->
                            outputs.put(output, plain(value.getValue().getValue())));
            fired.add(new FiredRule(
                    name, version, rule.getId(), DecisionTables.withoutSuffix(rule.getId()), inputs, outputs));
        }
        return new Answer(name, inputs, fired);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Double number) {
            return BigDecimal.valueOf(number);
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(RuleEngine::plain).toList();
        }
        return value;
    }

    private static DmnEngine engine() {
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration.setFeelEngineFactory(() -> FEEL);
        DmnDecisionTableEvaluationListener listener = event -> HEARD.get().add(event);
        configuration.setCustomPostDecisionTableEvaluationListeners(List.of(listener));
        // Types are what FEEL makes of them: Camunda's own take no BigDecimal as integer, no java.time date and no
        // list.
        for (String type : List.of("string", "boolean", "integer", "long", "double", "number", "date", "any")) {
            configuration
                    .getTransformer()
                    .getDataTypeTransformerRegistry()
                    .addTransformer(type, Variables::untypedValue);
        }
        return configuration.buildEngine();
    }
}

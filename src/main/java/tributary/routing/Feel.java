package tributary.routing;

import camundajar.impl.scala.Option;
import camundajar.impl.scala.Some;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.context.CustomContext;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;

/**
 * FEEL for the decision tables, which parses an expression once. The engine that Camunda brings parses each cell anew at every evaluation,
 * which is most of what an evaluation costs.
 */
final class Feel implements FeelEngine {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*");

    private final FeelEngineApi feel = FeelEngineBuilder.forJava().build();
    private final Map<String, ParsedExpression> expressions = new ConcurrentHashMap<>();
    private final Map<String, ParsedExpression> unaryTests = new ConcurrentHashMap<>();

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"
    }) // Camunda declares no nulls and takes them
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        String text = expression.strip();
        if (isName(text) && variables.containsVariable(text)) {
            return (T) value(variables.resolve(text));
        }
        ParsedExpression parsed = expressions.computeIfAbsent(text, it -> parsed(it, feel.parseExpression(it)));
        return (T) result(text, feel.evaluate(parsed, new Variables(variables)));
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String expression, String inputVariable, VariableContext variables) {
        return holds(expression, value(variables.resolve(inputVariable)), variables);
    }

    /** Whether this cell matches this input. */
    boolean holds(String cell, @Nullable Object input, VariableContext variables) {
        ParsedExpression parsed = unaryTests.computeIfAbsent(cell.strip(), it -> parsed(it, feel.parseUnaryTests(it)));
        return Boolean.TRUE.equals(result(cell, feel.evaluateWithInput(parsed, input, new Variables(variables))));
    }

    /** Whether this expression is nothing but the name of a variable. */
    static boolean isName(String expression) {
        return NAME.matcher(expression).matches()
                && !expression.equals("true")
                && !expression.equals("false")
                && !expression.equals("null");
    }

    private static ParsedExpression parsed(String expression, ParseResult result) {
        if (result.isFailure()) {
            throw new FeelException("FEEL cannot read \"" + expression + "\": "
                    + result.failure().message());
        }
        return result.parsedExpression();
    }

    private static @Nullable Object result(String expression, EvaluationResult result) {
        if (result.isFailure()) {
            throw new FeelException("FEEL cannot evaluate \"" + expression + "\": "
                    + result.failure().message());
        }
        return result.result();
    }

    private static @Nullable Object value(@Nullable TypedValue value) {
        return value == null ? null : value.getValue();
    }

    /** Looks variables up one by one; handing them over as a map would copy all of them for every cell. */
    private static final class Variables extends CustomContext {

        private final VariableContext variables;

        private Variables(VariableContext variables) {
            this.variables = variables;
        }

        @Override
        public VariableProvider variableProvider() {
            return new VariableProvider() {

                @Override
                public Option<Object> getVariable(String name) {
                    return variables.containsVariable(name)
                            ? new Some<>(value(variables.resolve(name)))
                            : Option.empty();
                }

                @Override
                public Iterable<String> keys() {
                    return CollectionConverters.asScala(variables.keySet());
                }
            };
        }
    }
}

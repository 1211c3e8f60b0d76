package tributary.routing;

import camundajar.impl.scala.Option;
import camundajar.impl.scala.Some;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.context.CustomContext;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.valuemapper.ValueMapper;
import org.jspecify.annotations.Nullable;

/**
 * FEEL for the decision tables, by FEEL-Scala's own parser and interpreter. Its engine parses each cell and makes all its functions anew at
 * every evaluation, which is nine tenths of what an evaluation costs; here both are done once.
 */
final class Feel implements FeelEngine {

    private static final FeelEngineBuilder BUILDER = FeelEngineBuilder.forJava();
    private static final ThreadLocal<List<ForeignAmount>> READ = ThreadLocal.withInitial(ArrayList::new);
    // A cell that calls a function names its input; a plain test, such as > 5, looks for Camunda's name of it.
    private static final Set<String> INPUT_NAMES = Set.of(FeelInterpreter.INPUT_VALUE_SYMBOL(), "cellInput");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*");
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");

    private final FeelEngineApi parser = BUILDER.build();
    private final ValueMapper values = BUILDER.valueMapper();
    private final FunctionProvider functions = new BuiltinFunctions(BUILDER.clock(), values);
    private final FeelInterpreter interpreter = new FeelInterpreter(values);
    private final Map<String, Exp> expressions = new ConcurrentHashMap<>();
    private final Map<String, Exp> unaryTests = new ConcurrentHashMap<>();

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"
    }) // Camunda declares no nulls and takes them
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        String text = expression.strip();
        if (isName(text) && variables.containsVariable(text)) {
            return (T) value(variables.resolve(text));
        }
        Exp parsed = expressions.computeIfAbsent(text, it -> parsed(it, parser.parseExpression(it)));
        return (T) result(text, parsed, new Variables(variables, null));
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String expression, String inputVariable, VariableContext variables) {
        return holds(expression, value(variables.resolve(inputVariable)), variables);
    }

    /** Whether this cell matches this input. */
    boolean holds(String cell, @Nullable Object input, VariableContext variables) {
        Exp parsed = unaryTests.computeIfAbsent(cell.strip(), it -> parsed(it, parser.parseUnaryTests(it)));
        return Boolean.TRUE.equals(result(cell, parsed, new Variables(variables, new Input(values.toVal(input)))));
    }

    /** The variables in other currencies that were read on this thread since this was last asked. */
    static List<ForeignAmount> takeRead() {
        List<ForeignAmount> read = READ.get();
        if (read.isEmpty()) {
            return List.of();
        }
        List<ForeignAmount> taken = read.stream().distinct().toList();
        read.clear();
        return taken;
    }

    /** Every word of an expression that could be a variable. */
    static Set<String> names(String expression) {
        return NAME.matcher(withoutTexts(expression))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** An expression with nothing in the place of its texts. */
    static String withoutTexts(String expression) {
        return TEXT.matcher(expression).replaceAll("");
    }

    /** Whether this expression is nothing but the name of a variable. */
    static boolean isName(String expression) {
        return NAME.matcher(expression).matches()
                && !expression.equals("true")
                && !expression.equals("false")
                && !expression.equals("null");
    }

    private static Exp parsed(String expression, ParseResult result) {
        if (result.isFailure()) {
            throw new FeelException("FEEL cannot read \"" + expression + "\": "
                    + result.failure().message());
        }
        return result.parsedExpression().expression();
    }

    private @Nullable Object result(String expression, Exp parsed, Variables variables) {
        Val result =
                interpreter.eval(parsed, EvalContext.create(values, functions).merge(variables));
        if (result instanceof ValError error) {
            throw new FeelException("FEEL cannot evaluate \"" + expression + "\": " + error.error());
        }
        return values.unpackVal(result);
    }

    private static @Nullable Object value(@Nullable TypedValue value) {
        return value == null ? null : read(value.getValue());
    }

    private static @Nullable Object read(@Nullable Object value) {
        if (value instanceof ForeignAmount amount) {
            READ.get().add(amount);
        }
        return ForeignAmount.plain(value);
    }

    /** What a cell is held against: {@code ?}. */
    private record Input(Val value) {}

    /** Looks variables up one by one; handing them over as a map would copy all of them for every cell. */
    private static final class Variables extends CustomContext {

        private final VariableContext variables;
        private final @Nullable Input input;

        private Variables(VariableContext variables, @Nullable Input input) {
            this.variables = variables;
            this.input = input;
        }

        @Override
        public VariableProvider variableProvider() {
            return new VariableProvider() {

                @Override
                public Option<Object> getVariable(String name) {
                    if (input != null && INPUT_NAMES.contains(name)) {
                        return new Some<>(input.value());
                    }
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

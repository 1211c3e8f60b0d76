package tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.exception.NotAllowedException;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class ModelExpressionsTests {

    private ModelExpressions expressions;

    @BeforeEach
    void setUp() {
        expressions = new ModelExpressions(new AnnotationConfigApplicationContext(Greeter.class, Unmarked.class));
    }

    @Test
    void callsAModelBean() {
        assertThat(evaluate("${greeter.greet('Mekong')}")).isEqualTo("Hello Mekong");
        assertThat(evaluate("${greeter.name}")).isEqualTo("greeter");
    }

    @Test
    void callsWhatAValueOffers() {
        assertThat(evaluate("${' check-completeness '.contains(' check-completeness ')}"))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass()}",
                "${''.class}",
                "${''.class.forName('java.lang.Runtime')}",
                "${greeter.getClass()}",
                "${greeter.class.classLoader}",
                "${greeter.hashCode()}",
                "${unmarked.name}",
                "${modelExpressionsTests.Unmarked}",
                "${java.lang.Runtime.getRuntime()}",
                "${Runtime.getRuntime().exec('id')}",
                "${processEngine}"
            })
    void offersNothingElse(String expression) {
        assertThatThrownBy(() -> evaluate(expression)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void refusesAnExpressionWithoutAProcessAroundIt() {
        assertThatThrownBy(() -> expressions.createValueExpression("${1 + 1}").getValue(expressions.getElContext(null)))
                .isInstanceOf(NotAllowedException.class);
    }

    private @Nullable Object evaluate(String expression) {
        return expressions
                .createValueExpression(expression)
                .getValue(expressions.getElContext(StartProcessVariableScope.getSharedInstance()));
    }

    @ModelBean("greeter")
    static class Greeter {

        public String greet(String whom) {
            return "Hello " + whom;
        }

        public String getName() {
            return "greeter";
        }
    }

    static class Unmarked {

        public String getName() {
            return "unmarked";
        }
    }
}

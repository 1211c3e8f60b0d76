package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tributary.routing.DecisionRows.Row;

/** What holds for every file of decision tables: each row fires the rules of the domain page, and no rule is left that none fires. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RuleCoverage {

    private final DecisionRows tables;

    RuleCoverage(DecisionRows tables) {
        this.tables = tables;
    }

    Stream<Row> rows() {
        return tables.stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void firesRulesOfRow(Row row) {
        assertThat(row.rules()).isEqualTo(row.expected());
    }

    @Test
    void firesEveryRuleInSomeRow() {
        assertThat(tables.unfired()).isEmpty();
    }

    @Test
    void showsEveryLimitBelowAtAndAbove() {
        assertThat(DecisionRows.unseenLimits(tables)).isEmpty();
    }
}

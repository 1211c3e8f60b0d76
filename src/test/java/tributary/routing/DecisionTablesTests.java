package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tributary.routing.DecisionTables.Evaluation;
import tributary.routing.DecisionTables.MissingInput;

class DecisionTablesTests {

    private final DecisionTables tables = DecisionTables.of("tables-under-test");

    @Test
    void letsLaterTablesSeeWhatFiredBefore() {
        Evaluation evaluation = evaluate("host", Map.of("activity", "hydropower", "installedCapacity", 6));

        assertThat(evaluation.rows()).containsExactly("XX-L1.1", "XX-S1");
        assertThat(evaluation.rules()).containsExactly("XX-L1", "XX-S1");
        assertThat(evaluation.missing()).isEmpty();
    }

    @Test
    void keepsInputsAndOutputsOfEachRule() {
        var rule = evaluate("host", Map.of("activity", "hydropower", "installedCapacity", 6))
                .fired()
                .get(0);

        assertThat(rule.table()).isEqualTo("legal-framework");
        assertThat(rule.tableVersion()).matches("[0-9a-f]{64}");
        assertThat(rule.inputs()).containsEntry("Installed capacity (MW)", 6);
        assertThat(rule.number("termDays")).isEqualTo(25);
        assertThat(rule.texts("legalBasis")).containsExactly("Law 1/2020, Art. 3");
    }

    @Test
    void keepsTheInputsOfEachTableInWhichNoRuleFires() {
        Evaluation evaluation = evaluate("host", Map.of("activity", "cement", "installedCapacity", 6));

        assertThat(evaluation.fired()).isEmpty();
        assertThat(evaluation.silent())
                .extracting(DecisionTables.SilentTable::table)
                .containsExactly("legal-framework", "legal-framework#licences");
        assertThat(evaluation.silent().get(0).inputs())
                .containsEntry("Activity", "cement")
                .containsEntry("Installed capacity (MW)", 6);
        assertThat(evaluation.silent().get(0).tableVersion()).matches("[0-9a-f]{64}");
        assertThat(evaluate("home", Map.of("activity", "coal-power")).silent())
                .as("a table that is not asked any more")
                .isEmpty();
    }

    @Test
    void tellsWhichInputARuleAskedForInVain() {
        Evaluation evaluation = evaluate("host", Map.of("activity", "hydropower"));

        assertThat(evaluation.rows()).containsExactly("XX-L1.2", "XX-S1");
        assertThat(evaluation.missing())
                .containsExactly(new MissingInput("installedCapacity", "Installed capacity (MW)", "XX-L1"));
    }

    @Test
    void asksForNothingThatWouldDecideNothing() {
        assertThat(evaluate("host", Map.of("activity", "cement")).missing()).isEmpty();
    }

    @Test
    void asksNothingMoreOnceARuleProhibits() {
        Evaluation evaluation = evaluate("home", Map.of("activity", "coal-power"));

        assertThat(evaluation.rows()).containsExactly("XX-L2");
    }

    @Test
    void asksTheTablesOfARoleForThatRoleOnly() {
        assertThat(evaluate("home", Map.of("activity", "cement")).rows()).containsExactly("XX-H1");
    }

    @Test
    void goesByTheLawOfTheDay() {
        Map<String, Object> variables = new HashMap<>(Map.of("activity", "hydropower", "installedCapacity", 6));
        variables.put("day", LocalDate.of(2026, 6, 30));

        assertThat(tables.evaluate("legal-framework", "host", variables).rows()).containsExactly("XX-L1.2", "XX-S1");
    }

    @Test
    void looksIntoListsOfContexts() {
        List<Map<String, Object>> financing = List.of(Map.of("offshore", false), Map.of("offshore", true));

        assertThat(evaluate("host", Map.of("activity", "cement", "financing", financing))
                        .rows())
                .containsExactly("XX-S2");
    }

    @Test
    void listsRowsAndRules() {
        assertThat(tables.rows("legal-framework"))
                .containsExactly("XX-L1.1", "XX-L1.2", "XX-L2", "XX-H1", "XX-S1", "XX-S2");
        assertThat(tables.rules("legal-framework")).containsExactly("XX-L1", "XX-L2", "XX-H1", "XX-S1", "XX-S2");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tables.rules("financing"))
                .withMessage("There is no processes/tables-under-test/financing.dmn");
    }

    private Evaluation evaluate(String role, Map<String, Object> facts) {
        Map<String, @Nullable Object> variables = new HashMap<>(facts);
        variables.put("day", LocalDate.of(2026, 11, 24));
        return tables.evaluate("legal-framework", role, variables);
    }
}

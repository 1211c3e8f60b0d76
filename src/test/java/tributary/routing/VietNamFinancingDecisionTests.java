package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tributary.routing.DecisionTables.FiredRule;

class VietNamFinancingDecisionTests {

    private static final DecisionTables TABLES = DecisionTables.of("vietnam");
    private static final List<Map<String, Object>> NONE = List.of();

    record Case(List<String> expected, List<Map<String, Object>> financing, String facts) {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case(List.of("VN-F04"), NONE, "homeCountry=cn"),
                new Case(List.of(), NONE, "homeCountry=vn"),
                new Case(List.of(), NONE, "cooperationForm=project-contracting"),
                new Case(List.of("VN-F04"), List.of(source("policy-bank", 10, true, 11)), "investmentUsd=10"),
                new Case(List.of("VN-F04"), List.of(source("policy-bank", 10, true, 12)), "investmentUsd=10"),
                new Case(List.of("VN-F01", "VN-F04"), List.of(source("policy-bank", 10, true, 13)), "investmentUsd=10"),
                new Case(List.of("VN-F04"), List.of(source("commercial-bank", 10, false, 60)), "investmentUsd=10"),
                new Case(List.of("VN-F04"), mix(30, 69), "investmentUsd=100"),
                new Case(List.of("VN-F04"), mix(30, 70), "investmentUsd=100"),
                new Case(List.of("VN-F02", "VN-F04"), mix(30, 71), "investmentUsd=100"),
                new Case(List.of("VN-F04"), List.of(source("state-budget", 200, false, 60)), "investmentUsd=100"),
                new Case(List.of("VN-F03", "VN-F04"), NONE, "sovereignGuarantee=true"),
                new Case(List.of("VN-F04", "VN-F05"), NONE, "investmentVehicle=public-private-partnership"),
                new Case(List.of("VN-F04"), NONE, "investmentVehicle=contract"),
                new Case(List.of("VN-F04", "VN-F06"), NONE, "fired=[VN-L06]"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void firesRulesOfCase(Case given) {
        assertThat(fired(given)).extracting(FiredRule::rule).isEqualTo(given.expected());
    }

    @Test
    void firesEveryRuleInSomeCase() {
        TreeSet<String> left = new TreeSet<>(TABLES.rows("financing"));
        cases().forEach(given -> fired(given).forEach(rule -> left.remove(rule.row())));

        assertThat(left).isEmpty();
    }

    @Test
    void showsEveryLimitBelowAtAndAbove() {
        Thresholds thresholds = Thresholds.of("vietnam", "financing");
        cases().forEach(given -> thresholds.see(null, variables(given)));

        assertThat(thresholds.unseen()).isEmpty();
    }

    private static List<FiredRule> fired(Case given) {
        return TABLES.evaluate("financing", "host", variables(given)).fired();
    }

    private static Map<String, @Nullable Object> variables(Case given) {
        Map<String, @Nullable Object> variables = new HashMap<>(VietNamFacts.HOST);
        variables.putAll(DecisionRows.parse(given.facts()));
        variables.put("financing", given.financing());
        return variables;
    }

    private static List<Map<String, Object>> mix(int equity, int loan) {
        return List.of(source("equity", equity, false, 60), source("commercial-bank", loan, false, 60));
    }

    private static Map<String, Object> source(String code, int amount, boolean isOffshore, int months) {
        return Map.of(
                "source",
                code,
                "amountUsd",
                BigDecimal.valueOf(amount),
                "offshore",
                isOffshore,
                "termMonths",
                BigDecimal.valueOf(months));
    }
}

package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MyanmarFinancingDecisionTests extends RuleCoverage {

    private static final DecisionRows TABLES = DecisionRows.of("myanmar", "financing", MyanmarFacts.HOST)
            .rows("financing-host", """
                    MM-F5 MM-F6                         | foreignOwnershipPercent=0.01
                    MM-F6                               | foreignOwnershipPercent=0
                    MM-F1 MM-F6                         | foreignOwnershipPercent=0, financingSources=[equity]
                    MM-F6                               | foreignOwnershipPercent=100, day=2022-04-03
                    MM-F5 MM-F6                         | foreignOwnershipPercent=100, day=2022-04-04
                    MM-F6                               | foreignOwnershipPercent=0, financing=[commercial-bank/900000/onshore]
                    MM-F2 MM-F3 MM-F4 MM-F5 MM-F6       | foreignOwnershipPercent=0, financing=[equity/50000/onshore commercial-bank/150000/offshore]
                    MM-F2 MM-F3 MM-F4 MM-F5 MM-F6       | foreignOwnershipPercent=60, financing=[equity/500000/onshore adb/2000000/offshore], fired=[MM-M8]
                    MM-F2 MM-F3 MM-F5 MM-F6             | financing=[equity/500000/onshore adb/2000000/offshore], day=2022-07-12
                    MM-F2 MM-F3 MM-F4 MM-F5 MM-F6       | financing=[equity/500000/onshore adb/2000000/offshore], day=2022-07-13
                    MM-F2 MM-F3 MM-F4 MM-F5 MM-F6       | financing=[adb/2000000/offshore], fired=[MM-M16]
                    MM-F2 MM-F3 MM-F4 MM-F5 MM-F6       | financing=[equity/499999/onshore adb/10/offshore], fired=[MM-M13]
                    MM-F2 MM-F3 MM-F4 MM-F5 MM-F6       | financing=[equity/500000/onshore adb/2000001/offshore], fired=[MM-M10]
                    MM-F2 MM-F3 MM-F4 MM-F5 MM-F6       | financing=[equity/50000/onshore adb/150001/offshore], fired=[MM-M17]
                    MM-F2 MM-F3 MM-F4 MM-F5 MM-F6       | financing=[equity/500000/onshore adb/1999999/offshore], fired=[MM-M8]
                    MM-F2 MM-F3 MM-F4 MM-F5 MM-F6       | financing=[equity/500000/onshore adb/2000000/offshore], fired=[MM-M8]
                    MM-F2 MM-F3 MM-F4 MM-F5 MM-F6       | financing=[equity/500000/onshore adb/2000001/offshore], fired=[MM-M8]
                    MM-F2 MM-F3 MM-F4 MM-F5 MM-F6       | financing=[equity/500001/onshore adb/2000000/offshore], fired=[MM-M8]
                    MM-F2 MM-F3 MM-F4 MM-F5 MM-F6       | financing=[equity/500001/onshore adb/2000010/offshore], fired=[MM-M8]
                    MM-F2 MM-F3 MM-F4 MM-F5 MM-F6       | financing=[equity/499999/onshore adb/10/offshore], fired=[MM-M8]
                    MM-F2 MM-F3 MM-F4 MM-F5 MM-F6       | financing=[equity/499999/onshore adb/1999999/offshore], fired=[MM-M8]
                    MM-F2 MM-F3 MM-F4 MM-F5 MM-F6       | financing=[equity/499999/onshore adb/2999999/offshore], fired=[MM-M8]
                    MM-F2 MM-F3 MM-F4 MM-F5 MM-F6       | financing=[equity/50000/onshore adb/149999/offshore], fired=[MM-M16]
                    MM-F2 MM-F3 MM-F4 MM-F5 MM-F6       | financing=[equity/50000/onshore adb/150000/offshore], fired=[MM-M16]
                    MM-F2 MM-F3 MM-F4 MM-F5 MM-F6       | financing=[equity/50000/onshore adb/150001/offshore], fired=[MM-M16]
                    MM-F2 MM-F3 MM-F4 MM-F5 MM-F6       | financing=[equity/50001/onshore adb/150000/offshore], fired=[MM-M16]
                    MM-F2 MM-F3 MM-F4 MM-F5 MM-F6       | financing=[equity/50001/onshore adb/150010/offshore], fired=[MM-M16]
                    MM-F2 MM-F3 MM-F4 MM-F5 MM-F6       | financing=[equity/49999/onshore adb/10/offshore], fired=[MM-M16]
                    MM-F2 MM-F3 MM-F4 MM-F5 MM-F6       | financing=[equity/49999/onshore adb/149990/offshore], fired=[MM-M16]
                    MM-F2 MM-F3 MM-F4 MM-F5 MM-F6       | financing=[equity/49999/onshore adb/199999/offshore], fired=[MM-M16]
                    MM-F5 MM-F6                         | fired=[MM-M7]
                    MM-F5 MM-F6                         | fired=[MM-M15], day=2025-12-31
                    MM-F5 MM-F6                         | fired=[MM-M15], day=2026-01-01
                    MM-F5 MM-F6                         | fired=[MM-M14], investmentUsd=4999999.99
                    MM-F5 MM-F6                         | fired=[MM-M14], investmentUsd=5000000
                    MM-F5 MM-F6                         | fired=[MM-M14], investmentUsd=5000000.01
                    MM-F5 MM-F6 MM-F8                   | publicClient=true
                    MM-F5 MM-F6 MM-F7                   | sovereignGuarantee=true
                    MM-F2 MM-F3 MM-F6                   | foreignOwnershipPercent=0, financing=[equity/50000/onshore commercial-bank/150000/offshore], day=2022-04-03
                    MM-F2 MM-F3 MM-F5 MM-F6             | foreignOwnershipPercent=0, financing=[equity/50000/onshore commercial-bank/150000/offshore], day=2022-04-04
                    """)
            .rows("financing-home", """
                    MM-F5 | role=home
                    -     | role=home, day=2022-04-03
                    MM-F5 | role=home, day=2022-04-04
                    """);

    MyanmarFinancingDecisionTests() {
        super(TABLES);
    }

    @ParameterizedTest
    @CsvSource({
        "MM-M8, 500000, 2000000, true",
        "MM-M8, 500000, 2000001, false",
        "MM-M8, 499999, 10, false",
        "MM-M8, 600000, 2000001, true",
        "MM-M16, 50000, 150000, true",
        "MM-M16, 50000, 150001, false",
        "MM-M16, 49999, 10, false"
    })
    void testsEquityAndDebtOfThePlan(String route, long equity, long debt, boolean isMet) {
        String note =
                criteria("financing=[equity/%d/onshore adb/%d/offshore], fired=[%s]".formatted(equity, debt, route));

        assertThat(note).startsWith(isMet ? "The plan meets" : "The plan does not meet");
    }

    @Test
    void countsNoMoneyOfTheStateAsDebt() {
        String plan = "fired=[MM-M8], financing=[equity/500000/onshore adb/2000000/offshore %s]";

        assertThat(criteria(plan.formatted("state-budget/9000000/onshore"))).startsWith("The plan meets");
        assertThat(criteria(plan.formatted("commercial-bank/1/onshore"))).startsWith("The plan does not meet");
    }

    @Test
    void convertsFifteenPercentOfExportsSince2026() {
        assertThat(conversion("fired=[MM-M17], day=2026-01-01")).contains("15 %");
        assertThat(conversion("fired=[MM-M17], day=2025-12-31")).contains("25 % (from August 2024)");
        assertThat(conversion("fired=[MM-M16]")).contains("are exempt");
    }

    @Test
    void exemptsAMinistrysProjectOnlyAboveTheCommittees() {
        assertThat(conversion("fired=[MM-M14], investmentUsd=5000000")).contains("of exporters 15 %");
        assertThat(conversion("fired=[MM-M14], investmentUsd=5000001")).contains("are exempt");
        assertThat(conversion("fired=[MM-M15], investmentUsd=5000000")).contains("of exporters 15 %");
    }

    private static @Nullable String criteria(String facts) {
        return TABLES.evaluate("financing-host", facts).stream()
                .filter(rule -> rule.rule().equals("MM-F3"))
                .map(rule -> rule.text("note"))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String conversion(String facts) {
        return TABLES.evaluate("financing-host", facts).stream()
                .filter(rule -> rule.rule().equals("MM-F6"))
                .map(rule -> rule.text("requirement"))
                .findFirst()
                .orElse(null);
    }
}

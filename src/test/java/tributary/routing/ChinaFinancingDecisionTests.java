package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tributary.routing.ChinaDecisions.Case;

class ChinaFinancingDecisionTests {

    private static final String FILE = "financing";

    private static final String PROJECTS = """
            investment from China         | home | activity=cement                                                        | CN-F01 Bank, under the State Administration of Foreign Exchange
            overseas company's own funds  | home | investsThroughOverseasCompany=true                                     |
            overseas company, home support | home | investsThroughOverseasCompany=true, supportFromHome=true              | CN-F01 Bank, under the State Administration of Foreign Exchange
            overseas company, loan        | home | investsThroughOverseasCompany=true, shareholderLoan=true               | CN-F01 Bank, under the State Administration of Foreign Exchange; CN-F05 State Administration of Foreign Exchange
            contract                      | home | cooperationForm=project-contracting                                    |
            early costs of 15 %           | home | cooperationForm=project-contracting, earlyCosts=1500000                | CN-F02 Bank, under the State Administration of Foreign Exchange
            early costs above 15 %        | home | cooperationForm=project-contracting, earlyCosts=1500001                | CN-F02 State Administration of Foreign Exchange
            early costs of 3 million      | home | cooperationForm=project-contracting, earlyCosts=3000000, investmentUsd=90000000 | CN-F02 Bank, under the State Administration of Foreign Exchange
            early costs above 3 million   | home | cooperationForm=project-contracting, earlyCosts=3000001, investmentUsd=90000000 | CN-F02 State Administration of Foreign Exchange
            loan from abroad of 11 months | home | cooperationForm=project-contracting, financing=[abroad/11] |
            loan from abroad of 12 months | home | cooperationForm=project-contracting, financing=[abroad/12] | CN-F03 National Development and Reform Commission, then State Administration of Foreign Exchange
            loan from abroad of 13 months | home | cooperationForm=project-contracting, financing=[abroad/13] | CN-F03 National Development and Reform Commission, then State Administration of Foreign Exchange
            such a loan on the first day  | home | cooperationForm=project-contracting, financing=[abroad/12], day=2023-02-10 | CN-F03 National Development and Reform Commission, then State Administration of Foreign Exchange
            such a loan the day before    | home | cooperationForm=project-contracting, financing=[abroad/12], day=2023-02-09 |
            policy bank                   | home | cooperationForm=project-contracting, financingSources=[equity policy-bank] | CN-F06 China Exim Bank, China Development Bank, Sinosure
            export credit                 | home | cooperationForm=project-contracting, financingSources=[export-credit]  | CN-F06 China Exim Bank, China Development Bank, Sinosure
            sovereign guarantee           | home | cooperationForm=project-contracting, sovereignGuarantee=true           | CN-F08 null
            inbound capital               | host | activity=cement                                                        | CN-F07 Bank, under the State Administration of Foreign Exchange
            sovereign guarantee in China  | host | cooperationForm=project-contracting, sovereignGuarantee=true           | CN-F08 null
            """;

    static Stream<Case> projects() {
        return ChinaDecisions.cases(PROJECTS);
    }

    @ParameterizedTest
    @MethodSource("projects")
    void findsRequirements(Case project) {
        String requirements = project.evaluate(FILE).fired().stream()
                .map(rule -> rule.rule() + " " + rule.text("authority"))
                .collect(Collectors.joining("; "));

        assertThat(requirements).isEqualTo(project.answer());
    }

    @Test
    void registersForeignDebtOfOneYearOrMore() {
        assertThat(rulesOfLoan(true, 12, false)).containsExactly("CN-F03");
        assertThat(rulesOfLoan(true, 11, false)).isEmpty();
        assertThat(rulesOfLoan(false, 60, false)).isEmpty();
    }

    @Test
    void registersAGuaranteeOfTheParent() {
        assertThat(rulesOfLoan(false, 60, true)).containsExactly("CN-F04");
    }

    @Test
    void showsEveryLimitBelowAtAndAbove() {
        assertThat(ChinaDecisions.unseenLimits(FILE, projects())).isEmpty();
    }

    @Test
    void firesEveryRow() {
        assertThat(ChinaDecisions.silentRows(FILE, projects())).containsExactly("CN-F04");
    }

    private static List<String> rulesOfLoan(boolean lenderOutsideHome, int termMonths, boolean parentGuarantee) {
        Map<String, Object> facts = new HashMap<>(ChinaDecisions.facts("cooperationForm=project-contracting"));
        facts.put(
                "financing",
                List.of(Map.of(
                        "source",
                        "commercial-bank",
                        "lenderOutsideHome",
                        lenderOutsideHome,
                        "termMonths",
                        BigDecimal.valueOf(termMonths),
                        "parentGuarantee",
                        parentGuarantee)));
        return ChinaDecisions.TABLES.evaluate(FILE, "home", facts).rules();
    }
}

package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tributary.routing.DecisionTables.FiredRule;

class LenderEligibilityDecisionTests extends RuleCoverage {

    private static final String TABLE = "lender-eligibility";

    private static final DecisionRows ROWS =
            DecisionRows.of("joint", TABLE, DecisionRows.parse("""
                    day=2026-11-24, activity=solar-power, sector=renewable-energy, cooperationForm=direct-investment, \
                    hostCountries=[la], homeCountry=cn, sovereignGuarantee=false, exclusionListed=false, riskCategory=B, \
                    throughIntermediary=false, chineseContractor=true, chineseContentPercent=0, currency=USD, \
                    kind=project-finance, equatorBank=false, investmentUsd=100000000, amountUsd=60000000, termMonths=60, \
                    newWorks=true, publicClient=false, proponentOwnership=private, investmentVehicle=company, \
                    concessionYears=0, outputSoldToState=false""")).rows(TABLE, """
                    FI-F1  | source=aiib, activity=coal-power
                    FI-F1  | source=adb, activity=coal-power, exclusionListed=true
                    FI-F1  | source=world-bank, activity=coal-power
                    FI-F2  | source=policy-bank, activity=coal-power
                    FI-F2  | source=silk-road-fund, activity=coal-power, hostCountries=[cn la]
                    FI-F20 | source=policy-bank, activity=coal-power, hostCountries=[cn], homeCountry=th
                    FI-F2  | source=export-credit, activity=coal-power
                    FI-F22 | source=export-credit, activity=coal-power, homeCountry=th
                    FI-F26 | source=commercial-bank, activity=coal-power
                    FI-F3  | source=adb, hostCountries=[la mm], sovereignGuarantee=true, riskCategory=high
                    FI-F11 | source=adb, hostCountries=[mm], riskCategory=high
                    FI-F11 | source=adb, hostCountries=[mm], sovereignGuarantee=true, riskCategory=high, day=2021-03-09
                    FI-F4  | source=world-bank, hostCountries=[mm], sovereignGuarantee=true
                    FI-F5  | source=aiib, exclusionListed=true
                    FI-F6  | source=aiib, sovereignGuarantee=true, riskCategory=A
                    FI-F7  | source=aiib, sovereignGuarantee=true, riskCategory=B
                    FI-F8  | source=aiib, riskCategory=A
                    FI-F8  | source=aiib, riskCategory=B
                    FI-F9  | source=aiib, riskCategory=C
                    FI-F9  | source=aiib, riskCategory=C, sovereignGuarantee=true
                    FI-F10 | source=aiib, throughIntermediary=true, riskCategory=A
                    FI-F11 | source=adb, riskCategory=high
                    FI-F11 | source=adb, riskCategory=high, day=2025-12-31
                    FI-F12 | source=adb, riskCategory=substantial
                    FI-F12 | source=adb, riskCategory=moderate, day=2025-12-31
                    FI-F13 | source=adb, riskCategory=low
                    FI-F13 | source=adb, riskCategory=low, day=2025-12-31
                    FI-F13 | source=adb, riskCategory=high, throughIntermediary=true
                    FI-F13 | source=adb, riskCategory=high, throughIntermediary=true, day=2025-12-31
                    FI-F14 | source=world-bank, sovereignGuarantee=true, riskCategory=high
                    FI-F15 | source=world-bank, riskCategory=A
                    FI-F16 | source=world-bank, riskCategory=B
                    FI-F16 | source=world-bank, riskCategory=A, throughIntermediary=true
                    FI-F17 | source=silk-road-fund
                    FI-F17 | source=silk-road-fund, sector=other, activity=industrial-zone
                    FI-F31 | source=silk-road-fund, sector=agriculture, activity=rice-farming
                    FI-F18 | source=policy-bank, sovereignGuarantee=true
                    FI-F18 | source=policy-bank, sovereignGuarantee=true, chineseContentPercent=49.99
                    FI-F18 | source=policy-bank, sovereignGuarantee=true, chineseContentPercent=60, currency=CNY
                    FI-F19 | source=policy-bank, sovereignGuarantee=true, chineseContentPercent=50
                    FI-F20 | source=policy-bank
                    FI-F20 | source=policy-bank, chineseContractor=false
                    FI-F21 | source=policy-bank, chineseContractor=false, homeCountry=th
                    FI-F21 | source=policy-bank, chineseContractor=false, homeCountry=th, sovereignGuarantee=true
                    FI-F22 | source=export-credit
                    FI-F22 | source=export-credit, homeCountry=th, riskCategory=A
                    FI-F23 | source=commercial-bank, equatorBank=true, investmentUsd=10000000
                    FI-F26 | source=commercial-bank, equatorBank=true, investmentUsd=9999999.99
                    FI-F26 | source=commercial-bank, equatorBank=true, day=2020-09-30
                    FI-F24 | source=commercial-bank, equatorBank=true, kind=corporate-loan, amountUsd=50000000, termMonths=24
                    FI-F26 | source=commercial-bank, equatorBank=true, kind=corporate-loan, amountUsd=49999999.99
                    FI-F26 | source=commercial-bank, equatorBank=true, kind=corporate-loan, termMonths=23
                    FI-F25 | source=commercial-bank, equatorBank=true, kind=bridge-loan, termMonths=23
                    FI-F26 | source=commercial-bank, equatorBank=true, kind=bridge-loan, termMonths=24
                    FI-F25 | source=commercial-bank, equatorBank=true, kind=refinancing
                    FI-F26 | source=commercial-bank
                    FI-F27 | source=lmc-special-fund, cooperationForm=technical-cooperation, amountUsd=500000
                    FI-F31 | source=lmc-special-fund, cooperationForm=technical-cooperation, amountUsd=500000.01
                    FI-F28 | source=lmc-special-fund, amountUsd=400000
                    FI-F20 | source=policy-bank, activity=coal-power, newWorks=false
                    FI-F22 | source=export-credit, activity=coal-power, newWorks=false
                    FI-F1  | source=adb, activity=coal-power, newWorks=false
                    FI-F29 | source=state-budget, publicClient=true
                    FI-F29 | source=state-budget, proponentOwnership=local-state
                    FI-F29 | source=state-budget, proponentOwnership=central-state
                    FI-F29 | source=state-budget, investmentVehicle=public-private-partnership
                    FI-F29 | source=state-budget, concessionYears=1
                    FI-F29 | source=state-budget, outputSoldToState=true
                    FI-F31 | source=state-budget
                    FI-F30 | source=equity, activity=coal-power
                    FI-F31 | source=aiib, riskCategory=null
                    FI-F3  | source=adb, hostCountries=[la mm], sovereignGuarantee=true, riskCategory=high, day=2021-03-10
                    FI-F14 | source=world-bank, hostCountries=[mm], sovereignGuarantee=true, day=2021-01-31
                    FI-F4  | source=world-bank, hostCountries=[mm], sovereignGuarantee=true, day=2021-02-01
                    FI-F11 | source=adb, hostCountries=[mm], riskCategory=high, day=2026-01-01
                    FI-F12 | source=adb, riskCategory=substantial, day=2026-01-01
                    FI-F13 | source=adb, riskCategory=low, day=2026-01-01
                    FI-F13 | source=adb, riskCategory=high, throughIntermediary=true, day=2026-01-01
                    FI-F18 | source=policy-bank, sovereignGuarantee=true, chineseContentPercent=49.99, currency=CNY
                    FI-F18 | source=policy-bank, sovereignGuarantee=true, chineseContentPercent=50, currency=CNY
                    FI-F19 | source=policy-bank, sovereignGuarantee=true, chineseContentPercent=50.01
                    FI-F23 | source=commercial-bank, equatorBank=true, investmentUsd=10000001
                    FI-F23 | source=commercial-bank, equatorBank=true, investmentUsd=10000000, day=2020-10-01
                    FI-F24 | source=commercial-bank, equatorBank=true, kind=corporate-loan, amountUsd=50000001, termMonths=24
                    FI-F24 | source=commercial-bank, equatorBank=true, kind=corporate-loan, amountUsd=50000000, termMonths=25
                    FI-F26 | source=commercial-bank, equatorBank=true, kind=corporate-loan, amountUsd=50000000, termMonths=24, day=2020-09-30
                    FI-F24 | source=commercial-bank, equatorBank=true, kind=corporate-loan, amountUsd=50000000, termMonths=24, day=2020-10-01
                    FI-F26 | source=commercial-bank, equatorBank=true, kind=bridge-loan, termMonths=25
                    FI-F26 | source=commercial-bank, equatorBank=true, kind=bridge-loan, termMonths=23, day=2020-09-30
                    FI-F25 | source=commercial-bank, equatorBank=true, kind=bridge-loan, termMonths=23, day=2020-10-01
                    FI-F26 | source=commercial-bank, equatorBank=true, kind=refinancing, day=2020-09-30
                    FI-F25 | source=commercial-bank, equatorBank=true, kind=refinancing, day=2020-10-01
                    FI-F27 | source=lmc-special-fund, cooperationForm=technical-cooperation, amountUsd=499999
                    """);

    LenderEligibilityDecisionTests() {
        super(ROWS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            source=aiib, activity=coal-power                            | no          | -           | -
            source=aiib, riskCategory=A, sovereignGuarantee=true        | conditional | A           | 60
            source=aiib, riskCategory=B                                 | conditional | B           | 30
            source=aiib, riskCategory=C                                 | conditional | C           | 0
            source=adb, riskCategory=high                               | conditional | high        | 120
            source=adb, riskCategory=substantial                        | conditional | substantial | -
            source=world-bank, riskCategory=A                           | conditional | A           | 60
            source=world-bank, riskCategory=C                           | conditional | C           | 30
            source=world-bank, riskCategory=low, sovereignGuarantee=true | conditional | low        | -
            source=commercial-bank, riskCategory=A, equatorBank=true    | conditional | A           | -
            source=commercial-bank                                      | yes         | none        | 0
            source=equity                                               | yes         | none        | 0
            """)
    void tellsCategoryAndDisclosure(String facts, String eligible, String category, Integer days) {
        FiredRule rule = ROWS.evaluateOne(TABLE, facts);

        assertThat(rule.text("eligible")).isEqualTo(eligible);
        assertThat(rule.text("category")).isEqualTo(category);
        assertThat(rule.number("disclosureDays")).isEqualTo(days);
    }
}

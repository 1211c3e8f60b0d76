package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tributary.routing.DecisionTables.FiredRule;

class ThailandLocalizationDecisionTests extends RuleCoverage {

    private static final String PROMOTED_FACTORY = "fired=[TH-L05 TH-X07 TH-B01 TH-B05], ";

    private static final DecisionRows TABLE =
            DecisionRows.of("thailand", "localization", ThailandFacts.HOST).rows("localization-host", """
            TH-P01 TH-P02 TH-P04 TH-P05 | fired=[TH-X07 TH-B05], jobs=101, localJobs=90
            TH-P02 TH-P04 TH-P05        | fired=[TH-X07 TH-B05], jobs=100, localJobs=90
            TH-P02 TH-P05               | fired=[TH-X07 TH-B05], jobs=99, localJobs=90
            TH-P01 TH-P02 TH-P04 TH-P05 | fired=[TH-X07 TH-B05], jobs=101, localJobs=90, day=2025-10-01
            TH-P02 TH-P04 TH-P05        | fired=[TH-X07 TH-B05], jobs=101, localJobs=90, day=2025-09-30
            TH-P02 TH-P04 TH-P05        | fired=[TH-B05], jobs=101, localJobs=90
            TH-P03 TH-P03 TH-P04 TH-P05 | fired=[TH-X07], jobs=101, localJobs=90, paidUpCapitalThb=1000000
            TH-P03 TH-P03 TH-P05        | fired=[TH-L08], jobs=10, localJobs=8, paidUpCapitalThb=1000000
            TH-P03 TH-P05               | fired=[TH-L08], jobs=10, localJobs=10
            TH-P05                      | jobs=null, localJobs=null
            TH-P03 TH-P05 TH-P06        | activity=vehicle-assembly
            TH-P03 TH-P05 TH-P06        | activity=electrical-equipment
            TH-P02 TH-P05 TH-P07        | activity=vehicle-parts, fired=[TH-B05]
            TH-P02 TH-P05 TH-P07        | activity=electronic-components, fired=[TH-B05]
            TH-P02 TH-P05 TH-P07        | activity=metal-components, fired=[TH-B05]
            TH-P03 TH-P05               | activity=vehicle-parts
            TH-P01 TH-P02 TH-P04 TH-P05 | fired=[TH-X07 TH-B05], jobs=101, localJobs=0
            TH-P03 TH-P05               | fired=[TH-X07], jobs=90, localJobs=90, paidUpCapitalThb=1000000
            TH-P03 TH-P03 TH-P04 TH-P05 | fired=[TH-X07], jobs=101, localJobs=0, paidUpCapitalThb=1000000
            TH-P03 TH-P03 TH-P04 TH-P05 | fired=[TH-X07], jobs=101, localJobs=90, paidUpCapitalThb=0
            """);

    ThailandLocalizationDecisionTests() {
        super(TABLE);
    }

    @Test
    void wantsSeventyOfAHundredJobsForThais() {
        assertThat(met(PROMOTED_FACTORY + "jobs=1000, localJobs=699", "TH-P01")).containsExactly(false);
        assertThat(met(PROMOTED_FACTORY + "jobs=1000, localJobs=700", "TH-P01")).containsExactly(true);
        assertThat(met(PROMOTED_FACTORY + "jobs=1000, localJobs=701", "TH-P01")).containsExactly(true);
        assertThat(rule(PROMOTED_FACTORY + "jobs=1000, localJobs=700", "TH-P01")
                        .get(0)
                        .text("value"))
                .isEqualTo("0.7");
    }

    @Test
    void wantsFourThaisAndTwoMillionBahtForEachForeigner() {
        assertThat(met("jobs=50, localJobs=40, paidUpCapitalThb=20000000", "TH-P03"))
                .containsExactly(true, true);
        assertThat(met("jobs=50, localJobs=39, paidUpCapitalThb=20000000", "TH-P03"))
                .containsExactly(false, false);
        assertThat(met("jobs=50, localJobs=41, paidUpCapitalThb=18000000", "TH-P03"))
                .containsExactly(true, true);
        assertThat(met("jobs=50, localJobs=40, paidUpCapitalThb=19999999.99", "TH-P03"))
                .containsExactly(true, false);
        assertThat(rule("jobs=50, localJobs=40, paidUpCapitalThb=1", "TH-P03"))
                .extracting(row -> Double.valueOf(String.valueOf(row.text("limit"))))
                .containsExactly(4.0, 20000000.0);
    }

    @Test
    void asksForPaidUpCapitalOnlyWhereForeignersWork() {
        assertThat(TABLE.missing("jobs=50, localJobs=40")).containsExactly("TH-P03 paidUpCapitalThb");
        assertThat(TABLE.missing("jobs=50, localJobs=50")).isEmpty();
        assertThat(TABLE.missing(PROMOTED_FACTORY + "jobs=50, localJobs=40")).isEmpty();
    }

    private static List<Boolean> met(String facts, String rule) {
        return rule(facts, rule).stream()
                .map(row -> Boolean.TRUE.equals(row.flag("met")))
                .toList();
    }

    private static List<FiredRule> rule(String facts, String rule) {
        return TABLE.evaluate("localization-host", facts).stream()
                .filter(row -> row.rule().equals(rule))
                .toList();
    }
}

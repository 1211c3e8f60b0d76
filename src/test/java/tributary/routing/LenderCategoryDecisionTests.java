package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tributary.routing.DecisionTables.FiredRule;

class LenderCategoryDecisionTests extends RuleCoverage {

    private static final String TABLE = "lender-category";

    private static final DecisionRows ROWS =
            DecisionRows.of("joint", TABLE, DecisionRows.parse("""
                    day=2026-11-24, activity=garments, protectedArea=false, householdsResettled=0, \
                    indigenousOrEthnicCommunities=false, landRightsAffected=0, reservoirArea=null, instrument=none, \
                    landArea=null, landHectares=0""")).rows(TABLE, """
                    FI-R1 | protectedArea=true
                    FI-R1 | householdsResettled=40
                    FI-R6 | householdsResettled=39
                    FI-R1 | indigenousOrEthnicCommunities=true, landRightsAffected=1
                    FI-R1 | indigenousOrEthnicCommunities=true, householdsResettled=1
                    FI-R6 | indigenousOrEthnicCommunities=true
                    FI-R1 | activity=hydropower, reservoirArea=400, instrument=initial-examination
                    FI-R4 | activity=hydropower, reservoirArea=399.99, instrument=initial-examination
                    FI-R2 | activity=hydropower, reservoirArea=399.99, instrument=full-eia
                    FI-R2 | activity=industrial-zone, landArea=100, instrument=full-eia
                    FI-R3 | activity=industrial-zone, landArea=99.99, instrument=full-eia
                    FI-R2 | activity=plantation, landArea=1000, instrument=full-eia
                    FI-R3 | activity=plantation, landArea=999.99, instrument=full-eia
                    FI-R3 | activity=solar-power, instrument=full-eia
                    FI-R4 | instrument=initial-examination
                    FI-R5 | instrument=management-plan
                    FI-R5 | instrument=registration, landHectares=0.01
                    FI-R6 | instrument=none
                    FI-R7 | instrument=to-be-screened
                    -     | instrument=null
                    FI-R1 | householdsResettled=41
                    FI-R1 | activity=hydropower, reservoirArea=400.01, instrument=initial-examination
                    FI-R2 | activity=industrial-zone, landArea=100.01, instrument=full-eia
                    FI-R2 | activity=plantation, landArea=1001, instrument=full-eia
                    """);

    LenderCategoryDecisionTests() {
        super(ROWS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            protectedArea=true                           | A | high        | A
            instrument=full-eia                          | B | substantial | B
            instrument=initial-examination               | B | moderate    | B
            instrument=management-plan, landHectares=120 | B | low         | C
            instrument=management-plan, landHectares=0   | C | low         | C
            instrument=none                              | C | low         | C
            """)
    void forecastsOneCategoryForEachLender(String facts, String aiib, String adb, String ifc) {
        FiredRule rule = ROWS.evaluateOne(TABLE, facts);

        assertThat(rule.text("aiib")).isEqualTo(aiib);
        assertThat(rule.text("adb")).isEqualTo(adb);
        assertThat(rule.text("ifc")).isEqualTo(ifc);
        assertThat(rule.flag("confirmed")).isFalse();
    }
}

package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tributary.routing.DecisionRows.Row;

class MyanmarEnvironmentalScreeningDecisionTests {

    private static final String TABLE = "environmental-screening-host";

    private static final DecisionRows FULL = tables().rows(TABLE, """
            MM-E1  | activity=garments, protectedArea=true
            MM-E1  | activity=garments, transboundaryImpact=true
            MM-E1  | activity=garments, personsResettled=100
            MM-E1  | activity=solar-power, installedCapacity=5, specialZone=special-economic-zone, protectedArea=true
            MM-E3  | activity=hydropower, installedCapacity=15
            MM-E3  | activity=hydropower, installedCapacity=14.99, reservoirVolume=20
            MM-E3  | activity=hydropower, installedCapacity=14.99, reservoirVolume=19.99, reservoirArea=400
            MM-E4  | activity=nuclear-power, installedCapacity=0.1
            MM-E4  | activity=coal-power, installedCapacity=10
            MM-E5  | activity=gas-power, installedCapacity=50
            MM-E5  | activity=wind-power, installedCapacity=50.01
            MM-E5  | activity=waste-to-energy, installedCapacity=50
            MM-E8  | activity=railway, length=50
            MM-E8  | activity=metro, length=2
            MM-E9  | activity=airport, runwayLength=2100
            MM-E10 | activity=port, vesselSize=1000
            MM-E10 | activity=channel-improvement, length=1
            MM-E11 | activity=industrial-zone, landArea=1
            MM-E11 | activity=industrial-zone, landArea=1, specialZone=special-economic-zone
            MM-E12 | activity=cement
            MM-E12 | activity=tyre-manufacture
            MM-E13 | activity=feed-mill, annualOutput=100000
            MM-E14 | activity=rice-farming, landArea=3000
            MM-E14 | activity=plantation, landArea=500
            MM-E15 | activity=irrigation, irrigatedArea=5000
            MM-E1  | activity=garments, personsResettled=101
            MM-E4  | activity=coal-power, installedCapacity=10.01
            MM-E8  | activity=railway, length=50.01
            MM-E9  | activity=airport, runwayLength=2101
            MM-E10 | activity=port, vesselSize=1001
            MM-E13 | activity=feed-mill, annualOutput=100001
            MM-E14 | activity=rice-farming, landArea=3001
            MM-E14 | activity=plantation, landArea=500.01
            MM-E15 | activity=irrigation, irrigatedArea=5001
            """);
    private static final DecisionRows INITIAL = tables().rows(TABLE, """
            MM-E3  | activity=hydropower, installedCapacity=14.99, reservoirVolume=19.99, reservoirArea=399.99
            MM-E3  | activity=hydropower, installedCapacity=1
            MM-E4  | activity=coal-power, installedCapacity=9.99
            MM-E4  | activity=coal-power, installedCapacity=1
            MM-E5  | activity=biomass-power, installedCapacity=49.99
            MM-E5  | activity=biomass-power, installedCapacity=5
            MM-E6  | activity=solar-power, installedCapacity=50
            MM-E6  | activity=solar-power, installedCapacity=500
            MM-E7  | activity=transmission-line, voltage=230, length=1
            MM-E7  | activity=transmission-line, voltage=66, length=50
            MM-E7  | activity=substation, voltage=230, landArea=4
            MM-E8  | activity=railway, length=49.99
            MM-E9  | activity=airport, runwayLength=2099
            MM-E10 | activity=port, vesselSize=999
            MM-E10 | activity=shipbuilding, vesselSize=50000
            MM-E13 | activity=dyeing-and-finishing
            MM-E13 | activity=food-processing
            MM-E13 | activity=footwear-and-leather, leatherTanning=true
            MM-E13 | activity=feed-mill, annualOutput=99999
            MM-E14 | activity=rice-farming, landArea=2999.99
            MM-E14 | activity=rice-farming, landArea=500
            MM-E14 | activity=plantation, landArea=499.99
            MM-E14 | activity=plantation, landArea=200
            MM-E15 | activity=irrigation, irrigatedArea=4999.99
            MM-E15 | activity=irrigation, irrigatedArea=100
            MM-E18 | activity=electronic-components
            MM-E18 | activity=electrical-equipment
            MM-E7  | activity=transmission-line, voltage=230.01, length=1
            MM-E7  | activity=transmission-line, voltage=66, length=50.01
            MM-E7  | activity=substation, voltage=230.01, landArea=4
            MM-E7  | activity=substation, voltage=230, landArea=4.01
            """);
    private static final DecisionRows PLAN = tables().rows(TABLE, """
            MM-E3  | activity=hydropower, installedCapacity=0.99
            MM-E3  | activity=hydropower, installedCapacity=null
            MM-E4  | activity=coal-power, installedCapacity=0.99
            MM-E5  | activity=gas-power, installedCapacity=4.99
            MM-E5  | activity=waste-to-energy, installedCapacity=null
            MM-E6  | activity=solar-power, installedCapacity=49.99
            MM-E7  | activity=transmission-line, voltage=229, length=49.99
            MM-E7  | activity=substation, voltage=230, landArea=3.99
            MM-E7  | activity=substation, voltage=229, landArea=4
            MM-E14 | activity=rice-farming, landArea=499.99
            MM-E14 | activity=plantation, landArea=199.99
            MM-E15 | activity=irrigation, irrigatedArea=99.99
            MM-E16 | activity=garments
            MM-E16 | activity=garments, personsResettled=99
            MM-E16 | activity=footwear-and-leather, leatherTanning=false
            MM-E16 | activity=data-centre
            MM-E16 | activity=livestock
            """);
    private static final DecisionRows ZONE = tables().rows(TABLE, """
            MM-E19 | activity=cement, specialZone=special-economic-zone
            MM-E19 | activity=garments, specialZone=special-economic-zone
            MM-E19 | specialZone=special-economic-zone
            """);
    private static final DecisionRows NONE = tables().rows(TABLE, """
            MM-E2  | activity=software-services, protectedArea=true
            MM-E2  | activity=hydropower, installedCapacity=1000, siteWorks=false
            """).rows("environmental-screening-home", """
            MM-E20 | role=home, activity=hydropower, installedCapacity=1000
            """);
    private static final DecisionRows OPEN = tables().rows(TABLE, """
            MM-E17 | activity=other-activity
            MM-E17 | activity=other-activity, specialZone=industrial-estate
            """);

    private static DecisionRows tables() {
        return DecisionRows.of("myanmar", "environmental-screening", MyanmarFacts.HOST);
    }

    static Stream<Row> full() {
        return FULL.stream();
    }

    static Stream<Row> initial() {
        return INITIAL.stream();
    }

    static Stream<Row> plan() {
        return PLAN.stream();
    }

    static Stream<Row> zone() {
        return ZONE.stream();
    }

    static Stream<Row> none() {
        return NONE.stream();
    }

    static Stream<Row> open() {
        return OPEN.stream();
    }

    @ParameterizedTest
    @MethodSource("full")
    void asksForFullAssessment(Row row) {
        assertAnswer(row, "full-eia", 90, true);
    }

    @ParameterizedTest
    @MethodSource("initial")
    void asksForInitialExamination(Row row) {
        assertAnswer(row, "initial-examination", 60, true);
    }

    @ParameterizedTest
    @MethodSource("plan")
    void asksForManagementPlan(Row row) {
        assertAnswer(row, "management-plan", 30, false);
    }

    @ParameterizedTest
    @MethodSource("zone")
    void asksForThePlanOfTheZone(Row row) {
        assertAnswer(row, "management-plan", 20, false);
        assertThat(row.fired().get(0).text("reviewBody")).isEqualTo("Management Committee of the zone");
    }

    @ParameterizedTest
    @MethodSource("none")
    void asksForNothing(Row row) {
        assertAnswer(row, "none", null, false);
    }

    @ParameterizedTest
    @MethodSource("open")
    void leavesScreeningToTheAuthority(Row row) {
        assertAnswer(row, "to-be-screened", 15, null);
    }

    @Test
    void asksForMeasuresThatCouldBringMore() {
        assertThat(FULL.missing("activity=hydropower, installedCapacity=10"))
                .containsExactly("MM-E3 reservoirVolume", "MM-E3 reservoirArea");
        assertThat(FULL.missing("activity=hydropower, installedCapacity=16")).isEmpty();
        assertThat(FULL.missing("activity=substation, voltage=230")).containsExactly("MM-E7 landArea");
        assertThat(FULL.missing("activity=substation, voltage=66")).isEmpty();
        assertThat(FULL.missing("activity=waste-to-energy")).containsExactly("MM-E5 installedCapacity");
    }

    @Test
    void showsEveryLimitBelowAtAndAbove() {
        assertThat(DecisionRows.unseenLimits(FULL, INITIAL, PLAN, ZONE, NONE, OPEN))
                .isEmpty();
    }

    @Test
    void firesEveryRuleInSomeRow() {
        assertThat(FULL.unfired())
                .filteredOn(INITIAL.unfired()::contains)
                .filteredOn(PLAN.unfired()::contains)
                .filteredOn(ZONE.unfired()::contains)
                .filteredOn(NONE.unfired()::contains)
                .filteredOn(OPEN.unfired()::contains)
                .isEmpty();
    }

    private static void assertAnswer(
            Row row, String instrument, @Nullable Integer termDays, @Nullable Boolean publicParticipation) {
        assertThat(row.rules()).isEqualTo(row.expected());
        var rule = row.fired().get(0);
        assertThat(rule.text("instrument")).isEqualTo(instrument);
        assertThat(rule.number("termDays")).isEqualTo(termDays);
        assertThat(rule.flag("publicParticipation")).isEqualTo(publicParticipation);
        assertThat(rule.flag("confirmed")).isFalse();
    }
}

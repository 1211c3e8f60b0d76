package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tributary.routing.DecisionRows.Row;

class CambodiaEnvironmentalScreeningDecisionTests {

    private static final String TABLE = "environmental-screening-host";
    private static final String ZONE = "specialZone=special-economic-zone, zoneEiaApproved=";

    private static final DecisionRows FULL = tables().rows(TABLE, """
            KH-E1  | activity=garments, protectedArea=true
            KH-E1  | activity=garments, indigenousOrEthnicCommunities=true, landHectares=0.01
            KH-E1  | activity=garments, householdsResettled=100
            KH-E1  | activity=garments, householdsResettled=101
            KH-E1  | activity=other-activity, transboundaryImpact=true
            KH-E1  | activity=hydropower, installedCapacity=400, transboundaryImpact=true
            KH-E3  | activity=hydropower, installedCapacity=1
            KH-E3  | activity=hydropower, installedCapacity=1.01
            KH-E3  | activity=coal-power, installedCapacity=5
            KH-E3  | activity=gas-power, installedCapacity=5.01
            KH-E3  | activity=nuclear-power, installedCapacity=0.1
            KH-E3  | activity=waste-to-energy, dailyThroughput=1
            KH-E6  | activity=iron-and-steel
            KH-E6  | activity=non-ferrous-smelting
            KH-E6  | activity=metal-casting
            KH-E7  | activity=cement
            KH-E7  | activity=glass
            KH-E8  | activity=paper-and-pulp
            KH-E8  | activity=battery-manufacture
            KH-E8  | activity=dyeing-and-finishing
            KH-E8  | activity=footwear-and-leather, leatherTanning=true
            KH-E8  | activity=footwear-and-leather, leatherTanning=true, specialZone=special-economic-zone, zoneEiaApproved=true
            KH-E8  | activity=tyre-manufacture, annualOutput=500
            KH-E8  | activity=tyre-manufacture, annualOutput=501
            KH-E11 | activity=plantation, landArea=10000
            KH-E11 | activity=rice-farming, landArea=10001
            KH-E11 | activity=plantation, landArea=9999, forestHectares=500
            KH-E11 | activity=rice-farming, landArea=10, forestHectares=501
            KH-E11 | activity=irrigation, irrigatedArea=5000
            KH-E11 | activity=irrigation, irrigatedArea=5001
            KH-E13 | activity=railway, length=100
            KH-E13 | activity=railway, length=101
            KH-E13 | activity=channel-improvement, dredgedVolume=50000
            KH-E13 | activity=channel-improvement, dredgedVolume=50001
            KH-E13 | activity=channel-improvement, dredgedVolume=null
            KH-E13 | activity=metro
            KH-E13 | activity=port
            KH-E13 | activity=airport
            KH-E13 | activity=shipbuilding
            KH-E13 | activity=industrial-zone
            """);
    private static final DecisionRows INITIAL = tables().rows(TABLE, """
            KH-E4  | activity=solar-power, installedCapacity=5
            KH-E4  | activity=wind-power, installedCapacity=5.01
            KH-E4  | activity=biomass-power, installedCapacity=60
            KH-E5  | activity=transmission-line, voltage=115
            KH-E5  | activity=substation, voltage=230
            KH-E7  | activity=ceramics-and-bricks, annualOutput=3600
            KH-E7  | activity=ceramics-and-bricks, annualOutput=3601
            KH-E9  | activity=garments
            KH-E9  | activity=garments, indigenousOrEthnicCommunities=true, landHectares=0
            KH-E9  | activity=garments, householdsResettled=99
            KH-E9  | activity=footwear-and-leather, leatherTanning=false
            KH-E9  | activity=machinery, specialZone=special-economic-zone, zoneEiaApproved=false
            KH-E9  | activity=machinery, specialZone=industrial-estate, zoneEiaApproved=true
            KH-E9  | activity=vehicle-assembly
            KH-E10 | activity=food-processing, annualOutput=500
            KH-E10 | activity=food-processing, annualOutput=501
            KH-E10 | activity=sugar-mill, dailyThroughput=10
            KH-E10 | activity=sugar-mill, dailyThroughput=10.1
            KH-E10 | activity=feed-mill, annualOutput=10000
            KH-E10 | activity=feed-mill, annualOutput=10001
            KH-E12 | activity=aquaculture, landArea=50
            KH-E12 | activity=aquaculture, landArea=50.01
            KH-E12 | activity=livestock, animals=1000
            KH-E12 | activity=livestock, animals=1001
            KH-E14 | activity=data-centre, floorArea=8000
            KH-E14 | activity=aircraft-maintenance, floorArea=8001
            KH-E14 | activity=data-centre, floorArea=7999, buildingHeight=12
            KH-E14 | activity=data-centre, floorArea=100, buildingHeight=12.1
            KH-E17 | activity=rolling-stock
            KH-E17 | activity=electronic-components
            KH-E17 | activity=electrical-equipment
            KH-E17 | activity=furniture
            KH-E17 | activity=devices
            KH-E17 | activity=consumables, specialZone=special-economic-zone
            """);
    private static final DecisionRows AGREEMENT = tables().rows(TABLE, """
            KH-E15 | activity=hydropower, installedCapacity=0.99
            KH-E15 | activity=hydropower, installedCapacity=null
            KH-E15 | activity=coal-power, installedCapacity=4.99
            KH-E15 | activity=gas-power, installedCapacity=4.99
            KH-E4  | activity=solar-power, installedCapacity=4.99
            KH-E5  | activity=transmission-line, voltage=114.9
            KH-E5  | activity=substation, voltage=22
            KH-E15 | activity=ceramics-and-bricks, annualOutput=3599
            KH-E15 | activity=tyre-manufacture, annualOutput=499
            KH-E9  | activity=garments, specialZone=special-economic-zone, zoneEiaApproved=true
            KH-E10 | activity=food-processing, annualOutput=499
            KH-E10 | activity=sugar-mill, dailyThroughput=9.9
            KH-E10 | activity=feed-mill, annualOutput=9999
            KH-E15 | activity=plantation, landArea=9999, forestHectares=499
            KH-E15 | activity=rice-farming, landArea=9999
            KH-E15 | activity=irrigation, irrigatedArea=4999
            KH-E12 | activity=aquaculture, landArea=49.99
            KH-E12 | activity=livestock, animals=999
            KH-E15 | activity=railway, length=99.9
            KH-E15 | activity=channel-improvement, dredgedVolume=49999
            KH-E14 | activity=data-centre, floorArea=7999
            KH-E14 | activity=aircraft-maintenance, floorArea=7999, buildingHeight=11.9
            KH-E17 | activity=devices, specialZone=special-economic-zone, zoneEiaApproved=true
            KH-E18 | activity=fibre-network, length=2000
            KH-E18 | activity=mobile-network
            """);
    private static final DecisionRows NONE = tables().rows(TABLE, """
            KH-E2  | activity=software-services, protectedArea=true
            KH-E2  | activity=hydropower, installedCapacity=400, siteWorks=false
            """).rows("environmental-screening-home", """
            KH-E19 | role=home, activity=hydropower, installedCapacity=400
            """);
    private static final DecisionRows OPEN = tables().rows(TABLE, """
            KH-E16 | activity=other-activity
            KH-E16 | activity=other-activity, householdsResettled=99, specialZone=special-economic-zone
            """);

    private static DecisionRows tables() {
        return DecisionRows.of("cambodia", "environmental-screening", CambodiaFacts.HOST);
    }

    static Stream<Row> full() {
        return FULL.stream();
    }

    static Stream<Row> initial() {
        return INITIAL.stream();
    }

    static Stream<Row> agreement() {
        return AGREEMENT.stream();
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
    void asksForInitialAssessment(Row row) {
        assertAnswer(row, "initial-examination", 60, true);
    }

    @ParameterizedTest
    @MethodSource("agreement")
    void asksForProtectionAgreement(Row row) {
        assertAnswer(row, "registration", 30, false);
    }

    @ParameterizedTest
    @MethodSource("none")
    void asksForNothing(Row row) {
        assertAnswer(row, "none", null, false);
    }

    @ParameterizedTest
    @MethodSource("open")
    void leavesTheTierToTheMinistry(Row row) {
        assertAnswer(row, "to-be-screened", null, null);
    }

    @Test
    void asksForMeasuresButNotForThoseThatHaveASafeDefault() {
        assertThat(FULL.missing("activity=hydropower")).containsExactly("KH-E3 installedCapacity");
        assertThat(FULL.missing("activity=data-centre")).containsExactly("KH-E14 floorArea");
        assertThat(FULL.missing("activity=data-centre, floorArea=100")).isEmpty();
        assertThat(FULL.missing("activity=channel-improvement, length=3")).isEmpty();
        assertThat(FULL.missing("activity=garments, protectedArea=null")).containsExactly("KH-E1 protectedArea");
    }

    @Test
    void takesTheZonesOwnAssessmentForLightIndustryOnly() {
        assertThat(FULL.evaluateOne(TABLE, "activity=garments, " + ZONE + "true")
                        .text("category"))
                .isEqualTo("EPA");
        assertThat(FULL.evaluateOne(TABLE, "activity=cement, " + ZONE + "true").text("category"))
                .isEqualTo("EIA");
    }

    @Test
    void showsEveryLimitBelowAtAndAbove() {
        assertThat(DecisionRows.unseenLimits(FULL, INITIAL, AGREEMENT, NONE, OPEN))
                .isEmpty();
    }

    @Test
    void firesEveryRuleInSomeRow() {
        assertThat(FULL.unfired())
                .filteredOn(INITIAL.unfired()::contains)
                .filteredOn(AGREEMENT.unfired()::contains)
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

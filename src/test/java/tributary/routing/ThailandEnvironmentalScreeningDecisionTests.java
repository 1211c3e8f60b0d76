package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tributary.routing.DecisionRows.Row;

class ThailandEnvironmentalScreeningDecisionTests {

    private static final String TABLE = "environmental-screening-host";

    private static final DecisionRows HEALTH = tables().rows(TABLE, """
            TH-E01 | activity=hydropower, reservoirVolume=100
            TH-E01 | activity=hydropower, reservoirVolume=100.01
            TH-E01 | activity=hydropower, reservoirVolume=99.99, reservoirArea=1500
            TH-E01 | activity=hydropower, reservoirVolume=1, reservoirArea=1500.01
            TH-E03 | activity=nuclear-power, installedCapacity=1
            TH-E04 | activity=coal-power, installedCapacity=100
            TH-E04 | activity=coal-power, installedCapacity=100.01, protectedArea=true
            TH-E05 | activity=biomass-power, installedCapacity=150
            TH-E05 | activity=biomass-power, installedCapacity=150.01
            TH-E06 | activity=gas-power, installedCapacity=3000
            TH-E06 | activity=gas-power, installedCapacity=3000.01
            TH-E08 | activity=iron-and-steel, dailyThroughput=5000
            TH-E08 | activity=iron-and-steel, dailyThroughput=5000.01
            TH-E09 | activity=non-ferrous-smelting, dailyThroughput=1000
            TH-E09 | activity=non-ferrous-smelting, dailyThroughput=1000.01
            TH-E09 | activity=non-ferrous-smelting, dailyThroughput=1, leadSmelting=true
            TH-E12 | activity=industrial-zone, heavyIndustryPlots=true
            TH-E14 | activity=airport, runwayLength=3000
            TH-E14 | activity=airport, runwayLength=3000.01
            TH-E15 | activity=port, quayLength=300
            TH-E15 | activity=port, quayLength=300.01
            TH-E15 | activity=port, quayLength=299.99, quayArea=10000
            TH-E15 | activity=port, quayLength=1, quayArea=10000.01
            TH-E16 | activity=garments, reclaimedHectares=48
            TH-E16 | activity=garments, reclaimedHectares=48.01
            TH-E17 | listedHeavyLine=mine
            TH-E17 | listedHeavyLine=petrochemical
            TH-E17 | listedHeavyLine=hazardous-waste, environmentalGrouping=none
            """);
    private static final DecisionRows FULL = tables().rows(TABLE, """
            TH-E01 | activity=hydropower, reservoirVolume=99.99, reservoirArea=1499.99, watershedClass=1
            TH-E02 | activity=irrigation, irrigatedArea=12800
            TH-E02 | activity=irrigation, irrigatedArea=12800.01
            TH-E04 | activity=coal-power, installedCapacity=10
            TH-E04 | activity=coal-power, installedCapacity=99.99
            TH-E05 | activity=biomass-power, installedCapacity=10
            TH-E05 | activity=biomass-power, installedCapacity=149.99
            TH-E06 | activity=gas-power, installedCapacity=10
            TH-E06 | activity=gas-power, installedCapacity=2999.99
            TH-E07 | activity=solar-power, installedCapacity=10.01, environmentalGrouping=full
            TH-E07 | activity=solar-power, installedCapacity=10, environmentalGrouping=full
            TH-E07 | activity=wind-power, installedCapacity=90, environmentalGrouping=full
            TH-E07 | activity=waste-to-energy, dailyThroughput=90, environmentalGrouping=full
            TH-E08 | activity=iron-and-steel, dailyThroughput=100
            TH-E08 | activity=iron-and-steel, dailyThroughput=4999.99
            TH-E09 | activity=non-ferrous-smelting, dailyThroughput=50
            TH-E09 | activity=non-ferrous-smelting, dailyThroughput=999.99
            TH-E10 | activity=cement
            TH-E10 | activity=sugar-mill, environmentalGrouping=none
            TH-E11 | activity=paper-and-pulp, dailyThroughput=50
            TH-E11 | activity=paper-and-pulp, dailyThroughput=50.01
            TH-E12 | activity=industrial-zone
            TH-E13 | activity=railway
            TH-E13 | activity=metro
            TH-E14 | activity=airport, runwayLength=1100
            TH-E14 | activity=airport, runwayLength=2999.99
            TH-E15 | activity=port, quayLength=1, quayArea=1, grossTonnage=500
            TH-E15 | activity=port, quayLength=1, quayArea=1, grossTonnage=500.01
            TH-E15 | activity=port, quayLength=100, quayArea=1, grossTonnage=1
            TH-E15 | activity=port, quayLength=299.99, quayArea=9999.99, grossTonnage=1
            TH-E15 | activity=port, quayLength=1, quayArea=1000, grossTonnage=1
            TH-E16 | activity=garments, reclaimedHectares=0.01
            TH-E16 | activity=garments, reclaimedHectares=47.99, protectedArea=true
            TH-E18 | activity=garments, protectedArea=true, environmentalGrouping=full
            TH-E18 | activity=irrigation, irrigatedArea=5, watershedClass=1, environmentalGrouping=full
            TH-E19 | activity=data-centre, environmentalGrouping=full
            TH-E19 | activity=garments, environmentalGrouping=full
            TH-E07 | activity=solar-power, installedCapacity=9.99, environmentalGrouping=full
            """);
    private static final DecisionRows INITIAL = tables().rows(TABLE, """
            TH-E01 | activity=hydropower, reservoirVolume=99.99, reservoirArea=1499.99
            TH-E01 | activity=hydropower, reservoirVolume=1, reservoirArea=1, watershedClass=2
            TH-E18 | activity=garments, protectedArea=true
            TH-E18 | activity=garments, watershedClass=1
            TH-E18 | activity=hydropower, reservoirVolume=1, reservoirArea=1, protectedArea=true
            TH-E18 | activity=wind-power, protectedArea=true, environmentalGrouping=initial
            TH-E19 | activity=garments, environmentalGrouping=initial
            """);
    private static final DecisionRows PLAN = tables().rows(TABLE, """
            TH-E04 | activity=coal-power, installedCapacity=9.99
            TH-E05 | activity=biomass-power, installedCapacity=9.99
            TH-E06 | activity=gas-power, installedCapacity=9.99
            TH-E07 | activity=solar-power, installedCapacity=500
            TH-E07 | activity=wind-power, installedCapacity=500
            TH-E07 | activity=waste-to-energy, dailyThroughput=5000, installedCapacity=80
            TH-E07 | activity=waste-to-energy, dailyThroughput=5000, environmentalGrouping=none
            """);
    private static final DecisionRows NONE = tables().rows(TABLE, """
            TH-E02 | activity=irrigation, irrigatedArea=12799.99
            TH-E08 | activity=iron-and-steel, dailyThroughput=99.99
            TH-E08 | activity=iron-and-steel, dailyThroughput=null
            TH-E09 | activity=non-ferrous-smelting, dailyThroughput=49.99
            TH-E11 | activity=paper-and-pulp, dailyThroughput=49.99
            TH-E14 | activity=airport, runwayLength=1099.99
            TH-E15 | activity=port, quayLength=99.99, quayArea=999.99, grossTonnage=499.99
            TH-E19 | activity=garments
            TH-E19 | activity=garments, watershedClass=2
            TH-E19 | activity=garments, environmentalGrouping=none
            TH-E19 | activity=data-centre
            TH-E19 | activity=transmission-line, listedHeavyLine=mine
            TH-E20 | activity=cement, siteWorks=false
            TH-E02 | activity=irrigation, irrigatedArea=5, watershedClass=2, environmentalGrouping=full
            """).rows("environmental-screening-home", """
            TH-E21 | role=home, activity=hydropower, reservoirVolume=900
            """);

    private static DecisionRows tables() {
        return DecisionRows.of("thailand", "environmental-screening", ThailandFacts.HOST);
    }

    static Stream<Row> health() {
        return HEALTH.stream();
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

    static Stream<Row> none() {
        return NONE.stream();
    }

    @ParameterizedTest
    @MethodSource("health")
    void asksForHealthAssessmentToo(Row row) {
        assertAnswer(row, "EHIA", "full-eia", 75, true);
    }

    @ParameterizedTest
    @MethodSource("full")
    void asksForFullAssessment(Row row) {
        assertAnswer(row, "EIA", "full-eia", 75, true);
    }

    @ParameterizedTest
    @MethodSource("initial")
    void asksForInitialExamination(Row row) {
        assertAnswer(row, "IEE", "initial-examination", null, true);
    }

    @ParameterizedTest
    @MethodSource("plan")
    void asksForCodeOfPractice(Row row) {
        assertAnswer(row, "code of practice", "management-plan", null, null);
    }

    @ParameterizedTest
    @MethodSource("none")
    void asksForNothing(Row row) {
        assertAnswer(row, "none", "none", null, false);
    }

    @Test
    void countsCalendarDaysFromTheCompleteFile() {
        var dam = HEALTH.evaluateOne(TABLE, "activity=hydropower, reservoirVolume=100");

        assertThat(dam.text("termKind")).isEqualTo("calendar");
        assertThat(dam.text("note")).contains("30 days", "45");
        assertThat(dam.flag("confirmed")).isTrue();
    }

    @Test
    void marksSizesWithoutSource() {
        assertThat(confirmed("activity=coal-power, installedCapacity=100")).isFalse();
        assertThat(confirmed("activity=coal-power, installedCapacity=10")).isTrue();
        assertThat(confirmed("activity=airport, runwayLength=3000")).isTrue();
        assertThat(confirmed("activity=airport, runwayLength=1100")).isFalse();
        assertThat(confirmed("activity=port, quayLength=100, quayArea=1, grossTonnage=1"))
                .isTrue();
        assertThat(confirmed("activity=garments, reclaimedHectares=48")).isTrue();
        assertThat(confirmed("activity=garments, reclaimedHectares=47")).isFalse();
        assertThat(confirmed("activity=waste-to-energy, dailyThroughput=1")).isTrue();
        assertThat(confirmed("activity=wind-power, installedCapacity=1")).isFalse();
    }

    @Test
    void asksForMeasuresThatCouldBringAnAssessment() {
        assertThat(missing("activity=hydropower, installedCapacity=10"))
                .containsExactly("TH-E01 reservoirVolume", "TH-E01 reservoirArea");
        assertThat(missing("activity=hydropower, reservoirVolume=100")).isEmpty();
        assertThat(missing("activity=iron-and-steel")).containsExactly("TH-E08 dailyThroughput");
        assertThat(missing("activity=non-ferrous-smelting")).containsExactly("TH-E09 dailyThroughput");
        assertThat(missing("activity=paper-and-pulp")).containsExactly("TH-E11 dailyThroughput");
        assertThat(missing("activity=port, quayLength=20")).containsExactly("TH-E15 quayArea", "TH-E15 grossTonnage");
        assertThat(missing("activity=port, quayLength=300")).isEmpty();
    }

    @Test
    void asksTheAuthorityAboutDataCentresAndLargeSolarPlants() {
        assertThat(missing("activity=data-centre")).containsExactly("TH-E19 environmentalGrouping");
        assertThat(missing("activity=data-centre, environmentalGrouping=none")).isEmpty();
        assertThat(missing("activity=solar-power, installedCapacity=10.01"))
                .containsExactly("TH-E07 environmentalGrouping");
        assertThat(missing("activity=solar-power, installedCapacity=10")).isEmpty();
        assertThat(missing("activity=wind-power, installedCapacity=90")).isEmpty();
        assertThat(missing("activity=garments")).isEmpty();
    }

    @Test
    void showsEveryLimitBelowAtAndAbove() {
        assertThat(DecisionRows.unseenLimits(HEALTH, FULL, INITIAL, PLAN, NONE)).isEmpty();
    }

    @Test
    void firesEveryRuleInSomeRow() {
        Set<String> left = new LinkedHashSet<>(HEALTH.unfired());
        List.of(FULL, INITIAL, PLAN, NONE).forEach(rows -> left.retainAll(rows.unfired()));

        assertThat(left).isEmpty();
    }

    private static List<String> missing(String facts) {
        return FULL.missing(facts);
    }

    private static @Nullable Boolean confirmed(String facts) {
        return FULL.evaluateOne(TABLE, facts).flag("confirmed");
    }

    private static void assertAnswer(
            Row row,
            String category,
            String instrument,
            @Nullable Integer termDays,
            @Nullable Boolean publicParticipation) {
        assertThat(row.rules()).isEqualTo(row.expected());
        var rule = row.fired().get(0);
        assertThat(rule.text("category")).isEqualTo(category);
        assertThat(rule.text("instrument")).isEqualTo(instrument);
        assertThat(rule.number("termDays")).isEqualTo(termDays);
        assertThat(rule.flag("publicParticipation")).isEqualTo(publicParticipation);
    }
}

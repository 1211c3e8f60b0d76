package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tributary.routing.DecisionRows.Row;

class LaosEnvironmentalScreeningDecisionTests {

    private static final String TABLE = "environmental-screening-host";

    private static final DecisionRows FULL = tables().rows(TABLE, """
            LA-E3  | activity=hydropower, installedCapacity=15.01
            LA-E3  | activity=hydropower, installedCapacity=1285, transboundaryImpact=true
            LA-E3  | activity=hydropower, installedCapacity=15, reservoirVolume=200.01
            LA-E3  | activity=hydropower, installedCapacity=15, reservoirVolume=200, reservoirArea=1500.01
            LA-E4  | activity=nuclear-power, installedCapacity=1
            LA-E4  | activity=coal-power, installedCapacity=10.01
            LA-E4  | activity=gas-power, installedCapacity=50.01
            LA-E4  | activity=wind-power, installedCapacity=51
            LA-E5  | activity=solar-power, installedCapacity=50
            LA-E5  | activity=waste-to-energy, installedCapacity=50.01
            LA-E6  | activity=transmission-line, voltage=230
            LA-E6  | activity=substation, voltage=500
            LA-E7  | activity=cement
            LA-E8  | activity=industrial-zone
            LA-E9  | activity=plantation, landTenure=state-lease, landArea=200.01
            LA-E9  | activity=livestock, landTenure=state-concession, animals=5001
            LA-E10 | activity=irrigation, irrigatedArea=2000.01
            LA-E10 | activity=aquaculture, landArea=50.01
            LA-E11 | activity=sugar-mill, environmentalGrouping=full
            LA-E1  | activity=garments, protectedArea=true
            LA-E1  | activity=garments, transboundaryImpact=true
            LA-E1  | activity=garments, landTenure=state-lease, householdsResettled=1
            LA-E1  | activity=other-activity, environmentalGrouping=none, protectedArea=true
            LA-E13 | environmentalGrouping=full
            """);
    private static final DecisionRows INITIAL = tables().rows(TABLE, """
            LA-E3  | activity=hydropower, installedCapacity=15, reservoirVolume=200, reservoirArea=1500
            LA-E3  | activity=hydropower, installedCapacity=null
            LA-E4  | activity=coal-power, installedCapacity=10
            LA-E4  | activity=gas-power, installedCapacity=50
            LA-E5  | activity=solar-power, installedCapacity=49.99
            LA-E6  | activity=transmission-line, voltage=229
            LA-E9  | activity=plantation, landTenure=state-lease, landArea=200
            LA-E9  | activity=livestock, landTenure=state-lease, animals=5000
            LA-E10 | activity=irrigation, irrigatedArea=2000
            LA-E10 | activity=aquaculture, landArea=50
            LA-E11 | activity=sugar-mill, environmentalGrouping=unknown
            LA-E11 | activity=glass, environmentalGrouping=initial
            LA-E12 | activity=garments
            LA-E12 | activity=garments, landTenure=private-lease, householdsResettled=3
            LA-E12 | activity=garments, landTenure=state-lease, householdsResettled=0
            LA-E12 | activity=data-centre
            LA-E13 | environmentalGrouping=initial
            LA-E4  | activity=coal-power, installedCapacity=9.99
            LA-E4  | activity=gas-power, installedCapacity=49.99
            LA-E9  | activity=plantation, landTenure=state-lease, landArea=199.99
            LA-E9  | activity=livestock, landTenure=state-concession, animals=4999
            LA-E10 | activity=irrigation, irrigatedArea=1999
            LA-E10 | activity=aquaculture, landArea=49.99
            """);
    private static final DecisionRows NONE = tables().rows(TABLE, """
            LA-E2  | activity=software-services, protectedArea=true
            LA-E2  | activity=hydropower, installedCapacity=1285, siteWorks=false
            LA-E13 | environmentalGrouping=none
            """).rows("environmental-screening-home", """
            LA-E14 | role=home, activity=hydropower, installedCapacity=1285
            """);
    private static final DecisionRows OPEN = tables().rows(TABLE, """
            LA-E13 | environmentalGrouping=unknown
            LA-E13 | activity=plantation, landTenure=owned, landArea=5000
            """);

    private static DecisionRows tables() {
        return DecisionRows.of("laos", "environmental-screening", LaosFacts.HOST);
    }

    static Stream<Row> full() {
        return FULL.stream();
    }

    static Stream<Row> initial() {
        return INITIAL.stream();
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
        assertThat(row.rules()).isEqualTo(row.expected());
        assertAnswer(row, "full-eia", 95, true);
    }

    @ParameterizedTest
    @MethodSource("full")
    void takesLongerWhenProjectIsComplicated(Row row) {
        assertThat(row.of()
                        .evaluateOne(TABLE, row.facts() + ", complexProject=true")
                        .number("termDays"))
                .isEqualTo(120);
    }

    @ParameterizedTest
    @MethodSource("initial")
    void asksForInitialExamination(Row row) {
        assertThat(row.rules()).isEqualTo(row.expected());
        assertAnswer(row, "initial-examination", 60, true);
    }

    @ParameterizedTest
    @MethodSource("none")
    void asksForNothing(Row row) {
        assertThat(row.rules()).isEqualTo(row.expected());
        assertAnswer(row, "none", null, false);
    }

    @ParameterizedTest
    @MethodSource("open")
    void leavesScreeningToTheAuthority(Row row) {
        assertThat(row.rules()).isEqualTo(row.expected());
        assertAnswer(row, "to-be-screened", 15, null);
    }

    @Test
    void asksForMeasuresThatCouldBringAFullAssessment() {
        assertThat(FULL.missing("activity=hydropower, installedCapacity=10"))
                .containsExactly("LA-E3 reservoirVolume", "LA-E3 reservoirArea");
        assertThat(FULL.missing("activity=hydropower, installedCapacity=16")).isEmpty();
    }

    @Test
    void showsEveryLimitBelowAtAndAbove() {
        assertThat(DecisionRows.unseenLimits(FULL, INITIAL, NONE, OPEN)).isEmpty();
    }

    @Test
    void firesEveryRuleInSomeRow() {
        assertThat(FULL.unfired())
                .filteredOn(INITIAL.unfired()::contains)
                .filteredOn(NONE.unfired()::contains)
                .filteredOn(OPEN.unfired()::contains)
                .isEmpty();
    }

    private static void assertAnswer(
            Row row, String instrument, @Nullable Integer termDays, @Nullable Boolean publicParticipation) {
        var rule = row.fired().get(0);
        assertThat(rule.text("instrument")).isEqualTo(instrument);
        assertThat(rule.number("termDays")).isEqualTo(termDays);
        assertThat(rule.flag("publicParticipation")).isEqualTo(publicParticipation);
        assertThat(rule.flag("confirmed")).isFalse();
    }
}

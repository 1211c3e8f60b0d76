package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LaosLegalFrameworkDecisionTests extends RuleCoverage {

    private static final DecisionRows TABLES = DecisionRows.of("laos", "legal-framework", LaosFacts.HOST)
            .rows("legal-framework", """
                    LA-L1  | role=home
                    LA-L1  | role=home, listedActivity=prohibited
                    LA-L2  | listedActivity=prohibited
                    LA-L2  | listedActivity=prohibited, cooperationForm=project-contracting
                    LA-L3  | cooperationForm=equipment-import-export
                    LA-L3  | cooperationForm=equipment-import-export, controlledGoods=dual-use
                    LA-L4  | cooperationForm=technical-cooperation
                    LA-L4  | investmentVehicle=contract, activity=hydropower, installedCapacity=1285
                    LA-L5  | cooperationForm=project-contracting, activity=hydropower, installedCapacity=1285
                    LA-L5  | cooperationForm=project-contracting, specialZone=special-economic-zone
                    LA-L14 | activity=industrial-zone, landArea=300, specialZone=special-economic-zone
                    LA-L6  | specialZone=special-economic-zone, activity=garments
                    LA-L13 | specialZone=industrial-estate, activity=garments
                    LA-L9  | activity=hydropower, installedCapacity=4.99
                    LA-L9  | activity=hydropower, installedCapacity=5
                    LA-L8  | activity=hydropower, installedCapacity=5.01
                    LA-L8  | activity=waste-to-energy, installedCapacity=15
                    LA-L8  | activity=solar-power, installedCapacity=5.01, landTenure=state-concession
                    LA-L8  | activity=nuclear-power, installedCapacity=1
                    LA-L13 | activity=waste-to-energy, installedCapacity=null
                    LA-L10 | activity=railway
                    LA-L10 | activity=substation, voltage=22
                    LA-L10 | activity=port, investmentVehicle=public-private-partnership
                    LA-L10 | activity=port, investmentVehicle=public-private-partnership, day=2021-01-27
                    LA-L11 | activity=cement, landTenure=state-concession
                    LA-L11 | activity=plantation, landTenure=state-lease
                    LA-L13 | activity=cement, landTenure=state-lease
                    LA-L13 | activity=plantation, landTenure=owned
                    LA-L12 | activity=cement, listedActivity=ministry-approval
                    LA-L13 | activity=cement
                    LA-L13 | activity=cement, listedActivity=state-only
                    LA-L10 | activity=port, investmentVehicle=public-private-partnership, day=2021-01-28
                    """)
            .rows("national-assembly-approval-host", """
                    LA-L7 | fired=[LA-L8], protectedArea=true
                    LA-L7 | fired=[LA-L9], severeImpact=true
                    LA-L7 | fired=[LA-L14], householdsResettled=500
                    LA-L7 | fired=[LA-L10], householdsResettled=501
                    -     | fired=[LA-L11], householdsResettled=499
                    -     | fired=[LA-L8], transboundaryImpact=true
                    -     | fired=[LA-L13], protectedArea=true, severeImpact=true, householdsResettled=900
                    """)
            .rows("sector-licences-host", """
                    LA-S1       | sector=electric-power
                    LA-S1       | sector=power-grid
                    LA-S1       | sector=renewable-energy
                    LA-S2       | sector=information
                    LA-S3       | sector=rail-transport
                    LA-S4       | sector=textile
                    LA-S4 LA-S5 | sector=medical-equipment
                    LA-S6       | sector=agricultural-aquacultural-processing
                    -           | sector=other
                    -           | sector=electric-power, cooperationForm=project-contracting
                    """);

    LaosLegalFrameworkDecisionTests() {
        super(TABLES);
    }

    @Test
    void asksForCapacityThatDecidesBetweenCentreAndProvince() {
        assertThat(TABLES.missing("activity=waste-to-energy"))
                .containsExactly("LA-L8 installedCapacity", "LA-L9 installedCapacity");
        assertThat(TABLES.missing("activity=waste-to-energy, cooperationForm=project-contracting"))
                .isEmpty();
    }

    @Test
    void asksNothingMoreOnceProhibited() {
        assertThat(TABLES.evaluate("sector-licences-host", "listedActivity=prohibited, sector=textile"))
                .isEmpty();
    }

    @Test
    void sendsLargePowerToTheCentreAndSmallPowerToTheProvince() {
        var large = TABLES.evaluateOne("legal-framework", "activity=hydropower, installedCapacity=1285");
        var small = TABLES.evaluateOne("legal-framework", "activity=hydropower, installedCapacity=5");

        assertThat(large.text("authority")).startsWith("Central Investment One-Stop Service");
        assertThat(large.outputs())
                .containsEntry("outcome", "conditional")
                .containsEntry("termKind", "working")
                .containsEntry("confirmed", true)
                .containsEntry("legalBasis", List.of("Law on Electricity (amended 2017)"));
        assertThat(large.number("termDays")).isEqualTo(25);
        assertThat(small.text("authority")).startsWith("Provincial Investment One-Stop Service");
    }

    @Test
    void registersGeneralBusinessInThreeDays() {
        var registration = TABLES.evaluateOne("legal-framework", "activity=garments");

        assertThat(registration.text("outcome")).isEqualTo("permitted");
        assertThat(registration.number("termDays")).isEqualTo(3);
    }

    @Test
    void asksForLicenceOnlyWhenGoodsAreControlled() {
        String trade = "cooperationForm=equipment-import-export, controlledGoods=";

        assertThat(TABLES.evaluateOne("legal-framework", trade + "none").text("outcome"))
                .isEqualTo("permitted");
        assertThat(TABLES.evaluateOne("legal-framework", trade + "dual-use").text("outcome"))
                .isEqualTo("conditional");
    }

    @Test
    void prohibitsListedActivityWhateverTheForm() {
        String listed = "listedActivity=prohibited, cooperationForm=technical-cooperation";

        assertThat(TABLES.evaluateOne("legal-framework", listed).text("outcome"))
                .isEqualTo("prohibited");
    }

    @Test
    void bidsForPartnershipSinceTheDecreeIsInForce() {
        String port = "activity=port, investmentVehicle=public-private-partnership, day=";

        assertThat(TABLES.evaluateOne("legal-framework", port + "2021-01-28").text("instrument"))
                .isEqualTo("public-private partnership agreement, after bidding");
        assertThat(TABLES.evaluateOne("legal-framework", port + "2021-01-27").text("instrument"))
                .isEqualTo("concession agreement");
    }
}

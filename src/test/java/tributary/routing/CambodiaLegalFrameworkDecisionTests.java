package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CambodiaLegalFrameworkDecisionTests extends RuleCoverage {

    private static final DecisionRows TABLES = DecisionRows.of("cambodia", "legal-framework", CambodiaFacts.HOST)
            .rows("legal-framework", """
                    KH-K1  | role=home
                    KH-K1  | role=home, listedActivity=prohibited
                    KH-K1  | role=home, cooperationForm=project-contracting, activity=coal-power
                    KH-K2  | listedActivity=prohibited
                    KH-K2  | listedActivity=prohibited, cooperationForm=technical-cooperation
                    KH-K3  | activity=hydropower, usesMekongWater=true, watercourse=mainstream
                    KH-K3  | activity=hydropower, usesMekongWater=true, watercourse=mainstream, cooperationForm=project-contracting
                    KH-K12 | activity=hydropower, usesMekongWater=true, watercourse=tributary, investmentUsd=49999999
                    KH-K7  | activity=hydropower, usesMekongWater=true, watercourse=mainstream, cooperationForm=technical-cooperation
                    KH-K4  | activity=coal-power
                    KH-K4  | activity=coal-power, cooperationForm=project-contracting
                    KH-K6  | activity=coal-power, cooperationForm=equipment-import-export
                    KH-K12 | activity=coal-power, newWorks=false
                    KH-K5  | activity=nuclear-power, outputSoldToState=true
                    KH-K5  | activity=nuclear-power, cooperationForm=project-contracting
                    KH-K7  | activity=nuclear-power, cooperationForm=technical-cooperation
                    KH-K6  | cooperationForm=equipment-import-export
                    KH-K6  | cooperationForm=equipment-import-export, controlledGoods=dual-use
                    KH-K7  | cooperationForm=technical-cooperation
                    KH-K8  | cooperationForm=project-contracting
                    KH-K8  | cooperationForm=project-contracting, publicClient=true
                    KH-K8  | cooperationForm=project-contracting, activity=airport
                    KH-K9  | activity=transmission-line, investmentUsd=900000000
                    KH-K9  | activity=substation
                    KH-K9  | activity=railway
                    KH-K9  | activity=metro
                    KH-K9  | activity=channel-improvement
                    KH-K9  | activity=airport
                    KH-K9  | activity=irrigation
                    KH-K9  | activity=port, outputSoldToState=true
                    KH-K9  | activity=waste-to-energy, publicClient=true
                    KH-K9  | activity=industrial-zone, concessionYears=1
                    KH-K9  | activity=fibre-network, concessionYears=30
                    KH-K9  | activity=solar-power, outputSoldToState=true
                    KH-K9  | activity=hydropower, concessionYears=39
                    KH-K12 | activity=port, concessionYears=0
                    KH-K12 | activity=data-centre, publicClient=true, investmentUsd=20000000
                    KH-K10 | investmentUsd=50000001
                    KH-K10 | investmentUsd=50000000
                    KH-K12 | investmentUsd=49999999.99
                    KH-K10 | investmentUsd=50000000, incentivesRequested=false
                    KH-K10 | landTenure=state-concession, investmentUsd=1000000
                    KH-K12 | landTenure=state-lease
                    KH-K10 | nationalSignificance=true
                    KH-K16 | listedActivity=no-incentives
                    KH-K16 | listedActivity=no-incentives, specialZone=special-economic-zone
                    KH-K14 | listedActivity=no-incentives, incentivesRequested=false
                    KH-K16 | activity=garments, investmentUsd=499999
                    KH-K13 | activity=garments, investmentUsd=500000
                    KH-K11 | specialZone=special-economic-zone, investmentUsd=1000000
                    KH-K11 | specialZone=special-economic-zone, incentivesRequested=false
                    KH-K12 | specialZone=industrial-estate
                    KH-K12 | investmentUsd=5000000.01
                    KH-K12 | investmentUsd=5000000
                    KH-K13 | investmentUsd=4999999.99
                    KH-K14 | incentivesRequested=false
                    KH-K14 | incentivesRequested=false, investmentUsd=4000000
                    KH-K15 | investmentUsd=null
                    """)
            .rows("qip-minimum-host", """
                    KH-Q1  | activity=coal-power, investmentUsd=9999999
                    -      | activity=gas-power, investmentUsd=10000000
                    KH-Q1  | activity=nuclear-power, investmentUsd=9999999
                    KH-Q1  | activity=hydropower, investmentUsd=9999999
                    -      | activity=hydropower, investmentUsd=10000001
                    KH-Q1  | activity=solar-power, investmentUsd=499999
                    -      | activity=wind-power, investmentUsd=500000
                    KH-Q2  | activity=transmission-line, investmentUsd=6999999
                    -      | activity=substation, investmentUsd=7000000
                    KH-Q3  | activity=waste-to-energy, investmentUsd=999999
                    -      | activity=waste-to-energy, investmentUsd=1000000
                    KH-Q4  | activity=vehicle-assembly, investmentUsd=1999999
                    -      | activity=vehicle-assembly, investmentUsd=2000000
                    KH-Q4  | activity=battery-manufacture, investmentUsd=999999
                    -      | activity=shipbuilding, investmentUsd=1000000
                    KH-Q5  | activity=iron-and-steel, investmentUsd=999999
                    -      | activity=machinery, investmentUsd=1000000
                    KH-Q6  | activity=cement, investmentUsd=4999999
                    -      | activity=cement, investmentUsd=5000000
                    KH-Q6  | activity=paper-and-pulp, investmentUsd=9999999
                    -      | activity=paper-and-pulp, investmentUsd=10000000
                    KH-Q6  | activity=furniture, investmentUsd=999999
                    -      | activity=furniture, investmentUsd=1000000
                    KH-Q7  | activity=garments, investmentUsd=499999
                    KH-Q7  | activity=software-services, investmentUsd=499999
                    -      | activity=sugar-mill, investmentUsd=500000
                    KH-Q8  | activity=devices, investmentUsd=1999999
                    -      | activity=devices, investmentUsd=2000000
                    KH-Q8  | activity=consumables, investmentUsd=499999
                    -      | activity=consumables, investmentUsd=500000
                    KH-Q9  | activity=data-centre, investmentUsd=19999999
                    -      | activity=data-centre, investmentUsd=20000000
                    KH-Q9  | activity=fibre-network, investmentUsd=39999999
                    -      | activity=fibre-network, investmentUsd=40000000
                    KH-Q9  | activity=mobile-network, investmentUsd=59999999
                    -      | activity=mobile-network, investmentUsd=60000000
                    KH-Q10 | activity=port, vesselSize=5000, investmentUsd=19999999
                    -      | activity=port, vesselSize=5001, investmentUsd=20000000
                    KH-Q10 | activity=port, vesselSize=4999, investmentUsd=1999999
                    -      | activity=port, vesselSize=4999, investmentUsd=2000000
                    KH-Q10 | activity=irrigation, investmentUsd=1999999
                    -      | activity=irrigation, investmentUsd=2000000
                    KH-Q11 | activity=rice-farming, landArea=500, investmentUsd=1999999
                    KH-Q11 | activity=rice-farming, landArea=499.99, investmentUsd=2000000
                    -      | activity=rice-farming, landArea=500, investmentUsd=2000000
                    KH-Q11 | activity=plantation, landArea=100, investmentUsd=999999
                    KH-Q11 | activity=plantation, landArea=99.99, investmentUsd=1000000
                    -      | activity=plantation, landArea=100, investmentUsd=1000000
                    KH-Q11 | activity=plantation, rubberPlantation=true, landArea=500, investmentUsd=1999999
                    KH-Q11 | activity=plantation, rubberPlantation=true, landArea=499, investmentUsd=2000000
                    -      | activity=plantation, rubberPlantation=true, landArea=500, investmentUsd=2000000
                    KH-Q11 | activity=plantation, timberPlantation=true, landArea=400, investmentUsd=499999
                    KH-Q11 | activity=plantation, timberPlantation=true, landArea=399, investmentUsd=500000
                    -      | activity=plantation, timberPlantation=true, landArea=400, investmentUsd=500000
                    KH-Q11 | activity=aquaculture, landArea=5, investmentUsd=999999
                    KH-Q11 | activity=aquaculture, landArea=4.99, investmentUsd=1000000
                    -      | activity=aquaculture, landArea=5, investmentUsd=1000000
                    KH-Q12 | activity=livestock, animals=500, investmentUsd=499999
                    KH-Q12 | activity=livestock, animals=499, investmentUsd=500000
                    -      | activity=livestock, animals=500, investmentUsd=500000
                    KH-Q12 | activity=livestock, animalKind=cattle, animals=300, investmentUsd=999999
                    KH-Q12 | activity=livestock, animalKind=cattle, animals=299, investmentUsd=1000000
                    -      | activity=livestock, animalKind=cattle, animals=300, investmentUsd=1000000
                    KH-Q12 | activity=livestock, animalKind=poultry, animals=20000, investmentUsd=499999
                    KH-Q12 | activity=livestock, animalKind=poultry, animals=19999, investmentUsd=500000
                    -      | activity=livestock, animalKind=poultry, animals=20000, investmentUsd=500000
                    KH-Q13 | activity=other-activity, investmentUsd=1
                    KH-Q13 | activity=industrial-zone
                    -      | activity=garments, investmentUsd=1, incentivesRequested=false
                    -      | activity=garments, investmentUsd=1, cooperationForm=project-contracting
                    -      | activity=coal-power, investmentUsd=10000001
                    -      | activity=hydropower, investmentUsd=10000000
                    -      | activity=solar-power, investmentUsd=500001
                    -      | activity=transmission-line, investmentUsd=7000001
                    -      | activity=waste-to-energy, investmentUsd=1000001
                    -      | activity=vehicle-assembly, investmentUsd=2000001
                    -      | activity=battery-manufacture, investmentUsd=1000001
                    -      | activity=iron-and-steel, investmentUsd=1000001
                    -      | activity=cement, investmentUsd=5000001
                    -      | activity=paper-and-pulp, investmentUsd=10000001
                    -      | activity=furniture, investmentUsd=1000001
                    -      | activity=garments, investmentUsd=500001
                    -      | activity=devices, investmentUsd=2000001
                    -      | activity=consumables, investmentUsd=500001
                    -      | activity=data-centre, investmentUsd=20000001
                    -      | activity=fibre-network, investmentUsd=40000001
                    -      | activity=mobile-network, investmentUsd=60000001
                    KH-Q10 | activity=port, vesselSize=5001, investmentUsd=19999999
                    -      | activity=port, vesselSize=5000, investmentUsd=20000001
                    KH-Q10 | activity=port, vesselSize=5000, investmentUsd=1999999
                    KH-Q10 | activity=port, vesselSize=5001, investmentUsd=1999999
                    -      | activity=port, vesselSize=4999, investmentUsd=2000001
                    -      | activity=irrigation, investmentUsd=2000001
                    -      | activity=rice-farming, landArea=500, investmentUsd=2000001
                    KH-Q11 | activity=rice-farming, landArea=499.99, investmentUsd=1999999
                    KH-Q11 | activity=rice-farming, landArea=499.99, investmentUsd=2000001
                    -      | activity=rice-farming, landArea=500.01, investmentUsd=2000000
                    -      | activity=plantation, landArea=100, investmentUsd=1000001
                    KH-Q11 | activity=plantation, landArea=99.99, investmentUsd=999999
                    KH-Q11 | activity=plantation, landArea=99.99, investmentUsd=1000001
                    -      | activity=plantation, landArea=100.01, investmentUsd=1000000
                    -      | activity=plantation, rubberPlantation=true, landArea=500, investmentUsd=2000001
                    KH-Q11 | activity=plantation, rubberPlantation=true, landArea=499, investmentUsd=1999999
                    KH-Q11 | activity=plantation, rubberPlantation=true, landArea=499, investmentUsd=2000001
                    -      | activity=plantation, rubberPlantation=true, landArea=500.01, investmentUsd=2000000
                    -      | activity=plantation, timberPlantation=true, landArea=400, investmentUsd=500001
                    KH-Q11 | activity=plantation, timberPlantation=true, landArea=399, investmentUsd=499999
                    KH-Q11 | activity=plantation, timberPlantation=true, landArea=399, investmentUsd=500001
                    -      | activity=plantation, timberPlantation=true, landArea=400.01, investmentUsd=500000
                    -      | activity=aquaculture, landArea=5, investmentUsd=1000001
                    KH-Q11 | activity=aquaculture, landArea=4.99, investmentUsd=999999
                    KH-Q11 | activity=aquaculture, landArea=4.99, investmentUsd=1000001
                    -      | activity=aquaculture, landArea=5.01, investmentUsd=1000000
                    -      | activity=livestock, animals=500, investmentUsd=500001
                    KH-Q12 | activity=livestock, animals=499, investmentUsd=499999
                    KH-Q12 | activity=livestock, animals=499, investmentUsd=500001
                    -      | activity=livestock, animals=500.01, investmentUsd=500000
                    -      | activity=livestock, animalKind=cattle, animals=300, investmentUsd=1000001
                    KH-Q12 | activity=livestock, animalKind=cattle, animals=299, investmentUsd=999999
                    KH-Q12 | activity=livestock, animalKind=cattle, animals=299, investmentUsd=1000001
                    -      | activity=livestock, animalKind=cattle, animals=300.01, investmentUsd=1000000
                    -      | activity=livestock, animalKind=poultry, animals=20000, investmentUsd=500001
                    KH-Q12 | activity=livestock, animalKind=poultry, animals=19999, investmentUsd=499999
                    KH-Q12 | activity=livestock, animalKind=poultry, animals=19999, investmentUsd=500001
                    -      | activity=livestock, animalKind=poultry, animals=20001, investmentUsd=500000
                    """)
            .rows("land-title-host", """
                    KH-K17 | foreignOwnershipPercent=49.01, landTenure=owned
                    -      | foreignOwnershipPercent=49, landTenure=owned
                    -      | foreignOwnershipPercent=48.99, landTenure=owned
                    -      | foreignOwnershipPercent=100, landTenure=private-lease
                    """)
            .rows("sector-licences-host", """
                    KH-S1 | sector=electric-power
                    KH-S1 | sector=power-grid
                    KH-S1 | sector=renewable-energy
                    KH-S2 | sector=information
                    KH-S2 | sector=communications, cooperationForm=equipment-import-export
                    KH-S3 | sector=rail-transport
                    KH-S3 | sector=water-transport
                    KH-S3 | sector=air-transport
                    KH-S4 | sector=textile
                    KH-S4 | sector=automobile
                    KH-S5 | sector=medical-equipment
                    KH-S5 | sector=medical-equipment, cooperationForm=equipment-import-export
                    KH-S6 | sector=agriculture
                    KH-S6 | sector=agricultural-aquacultural-processing
                    -     | sector=other
                    -     | sector=electric-power, cooperationForm=project-contracting
                    -     | sector=textile, cooperationForm=equipment-import-export
                    """);

    CambodiaLegalFrameworkDecisionTests() {
        super(TABLES);
    }

    @Test
    void registersFromFiveMillionAtTheCouncilAndBelowAtTheProvince() {
        var council = TABLES.evaluateOne("legal-framework", "investmentUsd=5000000");
        var province = TABLES.evaluateOne("legal-framework", "investmentUsd=4999999");

        assertThat(council.text("authority")).startsWith("Council for the Development of Cambodia");
        assertThat(province.text("authority")).startsWith("Provincial/Municipal Investment Sub-committee");
        for (var route : List.of(council, province)) {
            assertThat(route.text("outcome")).isEqualTo("permitted");
            assertThat(route.number("termDays")).isEqualTo(20);
            assertThat(route.flag("confirmed")).isTrue();
        }
        assertThat(council.texts("legalBasis"))
                .containsExactly("Law on Investment (2021), Art. 25", "Sub-Decree 139 ANKr.BK (2023)");
    }

    @Test
    void showsPolicyAsPolicyAndNeverAsLaw() {
        for (String project :
                List.of("activity=coal-power", "activity=hydropower, usesMekongWater=true, watercourse=mainstream")) {
            var refusal = TABLES.evaluateOne("legal-framework", project);

            assertThat(refusal.text("outcome")).isEqualTo("prohibited");
            assertThat(refusal.texts("legalBasis")).isEmpty();
            assertThat(refusal.text("note")).startsWith("Government policy, not a law");
            assertThat(refusal.number("termDays")).isNull();
        }
    }

    @Test
    void doesNotCiteTheAbrogatedReferralToTheGovernment() {
        var referral = TABLES.evaluateOne("legal-framework", "investmentUsd=50000000");

        assertThat(referral.text("outcome")).isEqualTo("conditional");
        assertThat(referral.texts("legalBasis")).isEmpty();
        assertThat(referral.flag("confirmed")).isFalse();
    }

    @Test
    void permitsEquipmentCooperationAndContractingWithoutReferral() {
        for (String form : List.of("equipment-import-export", "technical-cooperation", "project-contracting")) {
            assertThat(TABLES.evaluateOne("legal-framework", "investmentUsd=900000000, cooperationForm=" + form)
                            .text("outcome"))
                    .isEqualTo("permitted");
        }
        assertThat(TABLES.evaluateOne("legal-framework", "cooperationForm=project-contracting, publicClient=true")
                        .texts("legalBasis"))
                .contains("Public Procurement Law NS/RKM/0523/005 (2023)");
    }

    @Test
    void tellsTheMinimumThatIsNotReached() {
        assertThat(TABLES.evaluateOne("qip-minimum-host", "activity=rice-farming, landArea=100")
                        .text("note"))
                .isEqualTo("The minimum for a Qualified Investment Project is USD 2 million and 500 ha.");
    }

    @Test
    void asksForWhatTheRouteHangsOn() {
        assertThat(TABLES.missing("activity=port, concessionYears=null, vesselSize=6000, investmentUsd=20000000"))
                .containsExactly("KH-K9 concessionYears");
        assertThat(TABLES.missing("activity=other-activity, investmentUsd=null"))
                .containsExactly("KH-K10 investmentUsd", "KH-K12 investmentUsd", "KH-K13 investmentUsd");
        assertThat(TABLES.missing("activity=hydropower, usesMekongWater=false")).isEmpty();
        assertThat(TABLES.missing("activity=plantation, landArea=null")).containsExactly("KH-Q11 landArea");
        assertThat(TABLES.missing("landTenure=owned, foreignOwnershipPercent=null"))
                .containsExactly("KH-K17 foreignOwnershipPercent");
    }

    @Test
    void asksNothingMoreOnceProhibited() {
        assertThat(TABLES.evaluate("sector-licences-host", "listedActivity=prohibited, sector=textile"))
                .isEmpty();
    }
}

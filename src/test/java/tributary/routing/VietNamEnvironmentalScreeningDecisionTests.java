package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tributary.routing.DecisionTables.FiredRule;

class VietNamEnvironmentalScreeningDecisionTests extends RuleCoverage {

    private static final DecisionRows TABLES = DecisionRows.of("vietnam", "environmental-screening", VietNamFacts.HOST)
            .rows("risk-class-host", """
                    -      | activity=other-activity
                    VN-E01 | activity=iron-and-steel, annualOutput=299999
                    VN-E01 | activity=non-ferrous-smelting, annualOutput=300000
                    -      | activity=iron-and-steel, annualOutput=300000, metalProcess=rolling
                    -      | activity=iron-and-steel, annualOutput=300000, metalProcess=remelting
                    VN-E02 | activity=glass, annualOutput=4999
                    VN-E02 | activity=glass, annualOutput=5000
                    VN-E02 | activity=glass, annualOutput=200000
                    -      | activity=glass, annualOutput=200000, furnaceFuel=gas-or-diesel
                    VN-E03 | activity=paper-and-pulp, annualOutput=4999
                    VN-E03 | activity=paper-and-pulp, annualOutput=5000
                    VN-E03 | activity=paper-and-pulp, annualOutput=50000
                    VN-E04 | activity=dyeing-and-finishing, textileProcess=wet, fabricArea=4.99
                    VN-E04 | activity=spinning-and-weaving, textileProcess=washing, fabricArea=5
                    VN-E04 | activity=garments, textileProcess=washing, fabricArea=50
                    -      | activity=garments, textileProcess=none, fabricArea=50
                    -      | activity=dyeing-and-finishing, textileProcess=digital, fabricArea=50
                    VN-E05 | otherKind=ore-dressing, annualOutput=199999
                    VN-E05 | otherKind=ore-dressing, annualOutput=200000
                    VN-E06 | otherKind=basic-chemicals, annualOutput=999
                    VN-E06 | otherKind=basic-chemicals, annualOutput=1000
                    VN-E06 | otherKind=basic-chemicals, annualOutput=5000
                    VN-E07 | activity=cement, annualOutput=1199999
                    VN-E07 | activity=cement, annualOutput=1200000
                    VN-E08 | activity=coal-power, installedCapacity=599.9
                    VN-E08 | activity=coal-power, installedCapacity=600
                    VN-E09 | activity=electronic-components, annualUnits=999999, annualOutput=999
                    VN-E09 | activity=electronic-components, annualUnits=1000000
                    VN-E09 | activity=electronic-components, annualUnits=5, annualOutput=1000
                    VN-E09 | activity=electrical-equipment, annualOutput=999, annualUnits=999999
                    VN-E09 | activity=electrical-equipment, annualOutput=1000
                    VN-E09 | activity=electrical-equipment, annualOutput=5, annualUnits=1000000
                    -      | activity=food-processing, foodKind=seafood, annualOutput=99
                    VN-E10 | activity=food-processing, foodKind=seafood, annualOutput=100
                    VN-E10 | activity=food-processing, foodKind=seafood, annualOutput=1000
                    VN-E10 | activity=food-processing, foodKind=seafood, annualOutput=20000
                    VN-E10 | activity=food-processing, foodKind=slaughter, annualOutput=1
                    VN-E10 | activity=food-processing, foodKind=meat, annualOutput=1
                    VN-E10 | activity=sugar-mill
                    -      | activity=food-processing, annualOutput=20000
                    -      | activity=livestock, animals=49
                    VN-E11 | activity=livestock, animals=50
                    VN-E11 | activity=livestock, animals=499
                    VN-E11 | activity=livestock, animals=500
                    VN-E11 | activity=livestock, animals=5000
                    -      | activity=livestock, animals=5000, animalKind=poultry
                    VN-E17 | activity=footwear-and-leather, leatherTanning=true, annualOutput=9999
                    VN-E17 | activity=footwear-and-leather, leatherTanning=true, annualOutput=10000
                    -      | activity=footwear-and-leather, annualOutput=10000
                    -      | activity=cement, annualOutput=1200000, siteWorks=false
                    VN-E01 | activity=iron-and-steel, annualOutput=300001
                    VN-E02 | activity=glass, annualOutput=200001
                    VN-E03 | activity=paper-and-pulp, annualOutput=50001
                    VN-E04 | activity=dyeing-and-finishing, textileProcess=wet, fabricArea=50.01
                    VN-E05 | otherKind=ore-dressing, annualOutput=200001
                    VN-E06 | otherKind=basic-chemicals, annualOutput=5001
                    VN-E07 | activity=cement, annualOutput=1200001
                    VN-E08 | activity=coal-power, installedCapacity=600.01
                    VN-E09 | activity=electronic-components, annualUnits=1000001, annualOutput=999
                    VN-E09 | activity=electronic-components, annualUnits=999999, annualOutput=1001
                    VN-E09 | activity=electrical-equipment, annualOutput=1001, annualUnits=999999
                    VN-E09 | activity=electrical-equipment, annualOutput=999, annualUnits=1000001
                    VN-E10 | activity=food-processing, foodKind=seafood, annualOutput=20001
                    VN-E11 | activity=livestock, animals=5001
                    VN-E17 | activity=footwear-and-leather, leatherTanning=true, annualOutput=10001
                    """)
            .rows("water-class-host", """
                    -      | activity=other-activity
                    VN-E12 | activity=hydropower, installedCapacity=1.99
                    VN-E12 | activity=hydropower, installedCapacity=2
                    VN-E12 | activity=irrigation
                    VN-E12 | activity=cement, annualOutput=1, waterLicence=ministry
                    VN-E12 | activity=cement, annualOutput=1, waterLicence=province
                    -      | activity=hydropower, installedCapacity=2, waterLicence=none
                    VN-E12 | activity=hydropower, installedCapacity=2.01
                    """)
            .rows("capital-class-host", """
                    -      | activity=cement, annualOutput=1
                    VN-E13 | activity=hydropower, sector=electric-power, installedCapacity=1, investmentVnd=4600000000000
                    VN-E13 | activity=hydropower, sector=electric-power, installedCapacity=1, investmentVnd=240000000000
                    VN-E13 | activity=metro, sector=rail-transport, investmentVnd=239999999999
                    VN-E13 | activity=data-centre, sector=information, investmentVnd=3000000000000
                    VN-E13 | activity=data-centre, sector=information, investmentVnd=160000000000
                    VN-E13 | activity=data-centre, sector=information, investmentVnd=159999999999
                    VN-E13 | activity=garments, sector=textile, investmentVnd=2000000000000
                    VN-E13 | activity=garments, sector=textile, investmentVnd=120000000000
                    VN-E13 | activity=garments, sector=textile, investmentVnd=119999999999
                    VN-E13 | activity=hydropower, sector=electric-power, installedCapacity=1, investmentVnd=4600000000001
                    VN-E13 | activity=data-centre, sector=information, investmentVnd=3000000000001
                    VN-E13 | activity=garments, sector=textile, investmentVnd=2000000000001
                    """)
            .rows("land-class-host", """
                    -      | landHectares=0
                    VN-E14 | landHectares=0.01
                    VN-E14 | landHectares=49.99
                    VN-E14 | landHectares=50
                    VN-E14 | landHectares=99.99
                    VN-E14 | landHectares=100
                    VN-E14 | seaHectares=100
                    VN-E14 | activity=plantation, landArea=100
                    VN-E14 | landHectares=100.01
                    """)
            .rows("resettlement-class-host", """
                    -      | personsResettled=999
                    VN-E15 | personsResettled=1000
                    VN-E15 | personsResettled=19999
                    VN-E15 | personsResettled=20000
                    VN-E15 | personsResettled=10000, upland=true
                    VN-E15 | personsResettled=9999, upland=true
                    VN-E15 | personsResettled=10001, upland=true
                    VN-E15 | personsResettled=20001
                    """)
            .rows("repurposing-class-host", """
                    -      | paddyHectares=0
                    VN-E18 | paddyHectares=0.01
                    VN-E18 | paddyHectares=9.99
                    VN-E18 | paddyHectares=10
                    VN-E18 | paddyHectares=500
                    VN-E18 | forestHectares=1
                    VN-E18 | forestHectares=50, specialUseForestHectares=50
                    VN-E18 | forestHectares=500, protectionForestHectares=500
                    VN-E18 | forestHectares=1000
                    VN-E18 | paddyHectares=0, specialUseForestHectares=50.01
                    VN-E18 | paddyHectares=0, protectionForestHectares=500.01
                    VN-E18 | paddyHectares=0, forestHectares=1001
                    VN-E18 | paddyHectares=500.01
                    """)
            .rows("environmental-group-host", """
                    VN-E19 | activity=cement, annualOutput=1200000
                    VN-E19 | hazardousWasteService=true
                    VN-E19 | importsScrap=true
                    VN-E19 | landHectares=100
                    VN-E19 | activity=hydropower, installedCapacity=2
                    VN-E19 | personsResettled=20000, householdsResettled=4000
                    VN-E20 | activity=cement, annualOutput=1199999, sensitiveArea=true
                    VN-E20 | investmentVnd=2000000000000, protectedArea=true
                    VN-E20 | landHectares=50, householdsResettled=1, personsResettled=5
                    VN-E20 | activity=hydropower, installedCapacity=1.99, sensitiveArea=true
                    VN-E20 | paddyHectares=10, sensitiveArea=true
                    VN-E20 | paddyHectares=500, sensitiveArea=true
                    VN-E21 | landHectares=50
                    VN-E21 | activity=hydropower, installedCapacity=1.99
                    VN-E21 | personsResettled=1000
                    VN-E21 | landHectares=1, sensitiveArea=true
                    VN-E21 | paddyHectares=1, sensitiveArea=true
                    VN-E22 | activity=cement, annualOutput=1
                    VN-E22 | activity=glass, annualOutput=1, sensitiveArea=true
                    VN-E22 | investmentVnd=120000000000, sensitiveArea=true
                    VN-E23 | activity=glass, annualOutput=1
                    VN-E23 | activity=other-activity
                    VN-E23 | activity=software-services, sector=information, exhaustGas=1
                    VN-E23 | industrialWastewater=0.1
                    VN-E23 | domesticWastewater=0.1
                    VN-E23 | hazardousWaste=0.1
                    VN-E16 | domesticWastewater=0
                    VN-E16 | activity=software-services, sector=information
                    VN-E16 | activity=fibre-network, sector=communications
                    VN-E16 | activity=cement, annualOutput=1200000, siteWorks=false
                    VN-E23 | activity=software-services, sector=information, exhaustGas=1, industrialWastewater=0
                    VN-E16 | activity=software-services, sector=information, exhaustGas=0
                    VN-E16 | hazardousWaste=0
                    """)
            .rows("environmental-instrument-host", """
                    VN-E24 | activity=cement, annualOutput=1200000
                    VN-E24 | landHectares=50
                    VN-E25 | landHectares=50, eiaExempted=true
                    VN-E25 | landHectares=50, fired=[VN-L06]
                    VN-E25 | landHectares=100, fired=[VN-L06]
                    VN-E25 | activity=other-activity
                    VN-E25 | activity=glass, annualOutput=1, industrialWastewater=0.1
                    VN-E26 | industrialWastewater=9.99
                    VN-E25 | industrialWastewater=10
                    VN-E26 | domesticWastewater=49.99
                    VN-E25 | domesticWastewater=50
                    VN-E25 | domesticWastewater=45, industrialWastewater=5
                    VN-E26 | domesticWastewater=44, industrialWastewater=5
                    VN-E26 | exhaustGas=1999
                    VN-E25 | exhaustGas=2000
                    VN-E26 | exhaustGas=1, hazardousWaste=99.9
                    VN-E25 | exhaustGas=1, hazardousWaste=100
                    VN-E26 | hazardousWaste=100
                    VN-E27 | domesticWastewater=0
                    VN-E27 | activity=software-services, sector=information
                    VN-E26 | activity=solar-power, sector=renewable-energy, investmentVnd=240000000000, sensitiveArea=true
                    VN-E26 | activity=glass, annualOutput=1, industrialWastewater=0
                    VN-E25 | domesticWastewater=49.99, industrialWastewater=0.02
                    VN-E25 | exhaustGas=1, hazardousWaste=100, industrialWastewater=0.01
                    VN-E25 | exhaustGas=1, hazardousWaste=100, domesticWastewater=0.01
                    """)
            .rows("environmental-reviewer-host", """
                    VN-E28 | landHectares=100, provincesSpanned=2
                    VN-E31 | landHectares=50, provincesSpanned=1
                    VN-E28 | domesticWastewater=50, provincesSpanned=2
                    VN-E28 | seaHectares=50, outsideProvincialWaters=true
                    VN-E28 | domesticWastewater=50, outsideProvincialWaters=true
                    VN-E28 | landHectares=50, fired=[VN-L04]
                    VN-E28 | domesticWastewater=50, fired=[VN-L03]
                    VN-E29 | activity=livestock, animals=5000
                    VN-E30 | activity=livestock, animals=5000, interprovincialDischarge=true
                    VN-E29 | activity=livestock, animals=50
                    VN-E29 | activity=food-processing, foodKind=slaughter, annualOutput=1, sensitiveArea=true
                    VN-E29 | activity=food-processing, foodKind=slaughter, annualOutput=1
                    VN-E29 | activity=cement, annualOutput=1200000, publicClient=true
                    VN-E29 | activity=cement, annualOutput=1, publicClient=true
                    VN-E31 | activity=waste-to-energy, landHectares=50, publicClient=true
                    VN-E29 | landHectares=100
                    VN-E29 | personsResettled=20000
                    VN-E30 | landHectares=100, importsScrap=true
                    VN-E30 | landHectares=100, hazardousWasteService=true
                    VN-E30 | landHectares=100, waterLicence=ministry
                    VN-E29 | landHectares=100, eiaExempted=true
                    VN-E30 | activity=cement, annualOutput=1200000
                    VN-E30 | activity=cement, annualOutput=1200000, eiaExempted=true
                    VN-E31 | landHectares=50
                    VN-E31 | activity=other-activity
                    -      | exhaustGas=1999
                    -      | activity=software-services, sector=information
                    VN-E28 | landHectares=100, provincesSpanned=3
                    VN-E28 | domesticWastewater=50, provincesSpanned=3
                    """);

    VietNamEnvironmentalScreeningDecisionTests() {
        super(TABLES);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            risk-class-host  | activity=iron-and-steel, annualOutput=299999                            | risk: medium
            risk-class-host  | activity=iron-and-steel, annualOutput=300000                            | risk: large
            risk-class-host  | activity=glass, annualOutput=4999                                       | risk: small
            risk-class-host  | activity=glass, annualOutput=5000                                       | risk: medium
            risk-class-host  | activity=glass, annualOutput=199999                                     | risk: medium
            risk-class-host  | activity=glass, annualOutput=200000                                     | risk: large
            risk-class-host  | activity=paper-and-pulp, annualOutput=4999                              | risk: small
            risk-class-host  | activity=paper-and-pulp, annualOutput=49999                             | risk: medium
            risk-class-host  | activity=paper-and-pulp, annualOutput=50000                             | risk: large
            risk-class-host  | activity=garments, textileProcess=wet, fabricArea=4.9                   | risk: small
            risk-class-host  | activity=garments, textileProcess=wet, fabricArea=49.9                  | risk: medium
            risk-class-host  | activity=garments, textileProcess=wet, fabricArea=50                    | risk: large
            risk-class-host  | otherKind=ore-dressing, annualOutput=199999                             | risk: medium
            risk-class-host  | otherKind=ore-dressing, annualOutput=200000                             | risk: large
            risk-class-host  | otherKind=basic-chemicals, annualOutput=999                             | risk: small
            risk-class-host  | otherKind=basic-chemicals, annualOutput=4999                            | risk: medium
            risk-class-host  | otherKind=basic-chemicals, annualOutput=5000                            | risk: large
            risk-class-host  | activity=cement, annualOutput=1199999                                   | risk: medium
            risk-class-host  | activity=coal-power, installedCapacity=600                              | risk: large
            risk-class-host  | activity=coal-power, installedCapacity=599                              | risk: medium
            risk-class-host  | activity=electronic-components, annualUnits=999999, annualOutput=999    | risk: medium
            risk-class-host  | activity=electronic-components, annualUnits=5, annualOutput=1000        | risk: large
            risk-class-host  | activity=food-processing, foodKind=seafood, annualOutput=999            | risk: small
            risk-class-host  | activity=food-processing, foodKind=seafood, annualOutput=19999          | risk: medium
            risk-class-host  | activity=food-processing, foodKind=seafood, annualOutput=20000          | risk: large
            risk-class-host  | activity=livestock, animals=499                                         | risk: small
            risk-class-host  | activity=livestock, animals=4999                                        | risk: medium
            risk-class-host  | activity=livestock, animals=5000                                        | risk: large
            risk-class-host  | activity=footwear-and-leather, leatherTanning=true, annualOutput=10000  | risk: large
            water-class-host | activity=hydropower, installedCapacity=1.99                             | water: medium
            water-class-host | activity=hydropower, installedCapacity=2                                | water: large
            land-class-host  | landHectares=49.99                                                      | land: small
            land-class-host  | landHectares=50                                                         | land: medium
            land-class-host  | landHectares=100                                                        | land: large
            land-class-host  | landHectares=60, landArea=20, seaHectares=40                            | land: large
            resettlement-class-host | personsResettled=19999                                           | resettlement: medium
            resettlement-class-host | personsResettled=10000, upland=true                              | resettlement: large
            repurposing-class-host  | paddyHectares=9.99                                               | repurposing: small
            repurposing-class-host  | paddyHectares=499.9                                              | repurposing: medium
            repurposing-class-host  | paddyHectares=500                                                | repurposing: large
            capital-class-host      | sector=textile, investmentVnd=1999999999999                      | other type: medium
            capital-class-host      | sector=power-grid, investmentVnd=4599999999999                   | other type: medium
            capital-class-host      | sector=medical-equipment, investmentVnd=2999999999999            | other type: medium
            """)
    void classesBySize(String table, String facts, String category) {
        assertThat(TABLES.evaluateOne(table, facts).text("category")).isEqualTo(category);
    }

    @Test
    void countsDaysByGroupAndReviewer() {
        assertThat(instrument("landHectares=100").number("termDays")).isEqualTo(45);
        assertThat(instrument("landHectares=50").number("termDays")).isEqualTo(30);
        assertThat(instrument("landHectares=50").text("instrument")).isEqualTo("full-eia");
        assertThat(instrument("domesticWastewater=50").text("instrument")).isEqualTo("management-plan");
        assertThat(instrument("domesticWastewater=49").text("instrument")).isEqualTo("registration");
        assertThat(instrument("domesticWastewater=0").text("instrument")).isEqualTo("none");
        assertThat(reviewer("domesticWastewater=50, provincesSpanned=2").number("termDays"))
                .isEqualTo(45);
        assertThat(reviewer("domesticWastewater=50").number("termDays")).isEqualTo(30);
        assertThat(reviewer("landHectares=100").number("termDays")).isNull();
    }

    @Test
    void asksWhetherThePlaceIsSensitive() {
        assertThat(TABLES.missing("activity=cement, annualOutput=1, protectedArea=null"))
                .contains("VN-E20 protectedArea");
        assertThat(TABLES.missing("activity=cement, annualOutput=1, protectedArea=null, sensitiveArea=true"))
                .isEmpty();
    }

    @Test
    void asksForTheSizeOfARiskType() {
        assertThat(TABLES.missing("activity=garments, textileProcess=wet")).contains("VN-E04 fabricArea");
        assertThat(TABLES.missing("activity=footwear-and-leather, leatherTanning=true"))
                .contains("VN-E17 annualOutput");
        assertThat(TABLES.missing("activity=hydropower, installedCapacity=20")).isEmpty();
    }

    @Test
    void hasNoScreeningOfWorksAbroad() {
        assertThat(DecisionTables.of("vietnam")
                        .evaluate("environmental-screening", "home", VietNamFacts.HOST)
                        .fired())
                .isEqualTo(List.of());
    }

    private static FiredRule instrument(String facts) {
        return TABLES.evaluateOne("environmental-instrument-host", facts);
    }

    private static FiredRule reviewer(String facts) {
        return TABLES.evaluateOne("environmental-reviewer-host", facts);
    }
}

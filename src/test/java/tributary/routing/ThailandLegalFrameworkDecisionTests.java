package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThailandLegalFrameworkDecisionTests extends RuleCoverage {

    private static final DecisionRows TABLES = DecisionRows.of("thailand", "legal-framework", ThailandFacts.HOST)
            .rows("outbound-home", """
                    TH-H01               | role=home
                    TH-H01               | role=home, cooperationForm=technical-cooperation
                    TH-H01 TH-H02        | role=home, proponentOwnership=central-state
                    TH-H01 TH-H02        | role=home, proponentOwnership=local-state
                    TH-H01               | role=home, activity=hydropower
                    TH-H01 TH-H03        | role=home, activity=hydropower, outputExportedToHome=true
                    TH-H01               | role=home, activity=cement, outputExportedToHome=true
                    TH-H01 TH-H04        | role=home, controlledGoods=dual-use
                    TH-H01               | role=home, controlledGoods=restricted-technology
                    """)
            .rows("market-access-host", """
                    TH-L01 | foreignOwnershipPercent=49.99, activity=rice-farming
                    TH-L02 | foreignOwnershipPercent=50, activity=rice-farming
                    TH-L02 | activity=plantation
                    TH-L02 | activity=livestock
                    TH-L02 | activity=garments, foreignBusinessList=list-1
                    TH-L05 | activity=rice-farming, foreignBusinessList=unlisted
                    TH-L01 | foreignOwnershipPercent=49.99, activity=sugar-mill
                    TH-L03 | foreignOwnershipPercent=50, activity=sugar-mill
                    TH-L03 | activity=railway
                    TH-L03 | activity=metro
                    TH-L03 | activity=port, foreignBusinessList=list-2
                    TH-L04 | activity=rice-farming, foreignBusinessList=list-3
                    TH-L04 | foreignOwnershipPercent=50, activity=aquaculture
                    TH-L04 | activity=software-services
                    TH-L04 | activity=data-centre
                    TH-L04 | activity=aircraft-maintenance
                    TH-L04 | activity=airport
                    TH-L04 | activity=port
                    TH-L04 | activity=industrial-zone
                    TH-L04 | activity=fibre-network
                    TH-L04 | activity=mobile-network
                    TH-L04 | activity=food-processing, foodKind=starch
                    TH-L05 | activity=food-processing, foodKind=seafood
                    TH-L05 | foreignOwnershipPercent=50, activity=vehicle-parts
                    TH-L05 | activity=data-centre, foreignBusinessList=unlisted
                    TH-L01 | foreignOwnershipPercent=49.99, activity=vehicle-parts
                    -      | foreignOwnershipPercent=null, activity=vehicle-parts
                    TH-L08 | cooperationForm=project-contracting, activity=railway
                    TH-L08 | cooperationForm=project-contracting, specialTechnologyInfrastructure=true, minimumForeignCapitalThb=499999999.99
                    TH-L09 | cooperationForm=project-contracting, specialTechnologyInfrastructure=true, minimumForeignCapitalThb=500000000
                    TH-L09 | cooperationForm=project-contracting, specialTechnologyInfrastructure=true, minimumForeignCapitalThb=500000000.01
                    TH-L08 | cooperationForm=project-contracting, specialTechnologyInfrastructure=true, minimumForeignCapitalThb=null
                    TH-L08 | cooperationForm=project-contracting, minimumForeignCapitalThb=900000000
                    TH-L11 | cooperationForm=technical-cooperation
                    TH-L13 | cooperationForm=technical-cooperation, serviceRenderedInHost=false
                    TH-L13 | cooperationForm=technical-cooperation, intraGroupService=true
                    TH-L12 | cooperationForm=equipment-import-export, activity=machinery
                    TH-L01 | activity=garments, foreignBusinessList=list-1, foreignOwnershipPercent=49.99
                    TH-L02 | activity=garments, foreignBusinessList=list-1, foreignOwnershipPercent=50
                    TH-L01 | activity=port, foreignBusinessList=list-2, foreignOwnershipPercent=49.99
                    TH-L03 | activity=port, foreignBusinessList=list-2, foreignOwnershipPercent=50
                    TH-L03 | foreignOwnershipPercent=50.01, activity=sugar-mill
                    TH-L01 | activity=railway, foreignOwnershipPercent=49.99
                    TH-L03 | activity=railway, foreignOwnershipPercent=50
                    TH-L01 | activity=rice-farming, foreignBusinessList=list-3, foreignOwnershipPercent=49.99
                    TH-L04 | activity=rice-farming, foreignBusinessList=list-3, foreignOwnershipPercent=50
                    TH-L01 | foreignOwnershipPercent=49.99, activity=aquaculture
                    TH-L01 | activity=airport, foreignOwnershipPercent=49.99
                    TH-L04 | activity=airport, foreignOwnershipPercent=50
                    TH-L01 | activity=food-processing, foodKind=starch, foreignOwnershipPercent=49.99
                    TH-L04 | activity=food-processing, foodKind=starch, foreignOwnershipPercent=50
                    """)
            .rows("power-licences-host", """
                    TH-X01 | activity=solar-power, installedCapacity=1
                    TH-X01 | activity=hydropower, installedCapacity=1.01
                    TH-X01 | activity=coal-power, installedCapacity=0.99, generatorRating=1000
                    TH-X01 | activity=waste-to-energy, installedCapacity=null, generatorRating=1000.01
                    TH-X09 | activity=wind-power, installedCapacity=0.99, generatorRating=999.99
                    -      | activity=biomass-power, installedCapacity=0.99, generatorRating=null
                    -      | activity=nuclear-power, installedCapacity=1000
                    -      | activity=gas-power, installedCapacity=100, cooperationForm=project-contracting
                    TH-X01 | activity=wind-power, installedCapacity=1, generatorRating=999.99
                    TH-X01 | activity=wind-power, installedCapacity=1.01, generatorRating=999.99
                    """)
            .rows("factory-licences-host", """
                    TH-X07 | sector=automobile, activity=vehicle-assembly, factoryWorkers=50
                    TH-X07 | sector=automobile, activity=vehicle-assembly, factoryWorkers=51
                    TH-X07 | sector=textile, activity=garments, jobs=50
                    TH-X07 | sector=textile, activity=garments, jobs=500, factoryWorkers=49, machineHorsepower=50
                    TH-X07 | sector=medical-equipment, activity=devices, factoryWorkers=49, machineHorsepower=50.01
                    -      | sector=metallurgy, activity=iron-and-steel, factoryWorkers=49, machineHorsepower=49.99
                    -      | sector=metallurgy, activity=iron-and-steel, jobs=49, machineHorsepower=null
                    TH-X07 | sector=building-materials, activity=cement, jobs=60
                    TH-X07 | sector=supporting-industries, activity=metal-components, jobs=60
                    TH-X07 | sector=light-industry, activity=furniture, jobs=60
                    TH-X07 | sector=equipment-manufacturing, activity=machinery, jobs=60
                    TH-X07 | sector=agricultural-aquacultural-processing, activity=feed-mill, jobs=60
                    -      | sector=agricultural-aquacultural-processing, activity=aquaculture, jobs=60
                    TH-X07 | sector=rail-transport, activity=rolling-stock, jobs=60
                    TH-X07 | sector=water-transport, activity=shipbuilding, jobs=60
                    TH-X07 | sector=electric-power, activity=hydropower, jobs=60
                    -      | sector=electric-power, activity=nuclear-power, jobs=60
                    -      | sector=rail-transport, activity=railway, jobs=60
                    -      | sector=renewable-energy, activity=solar-power, jobs=60, rooftopSolar=true, day=2024-12-28
                    TH-X07 | sector=renewable-energy, activity=solar-power, jobs=60, rooftopSolar=true, day=2024-12-27
                    TH-X07 | sector=renewable-energy, activity=solar-power, machineHorsepower=80, rooftopSolar=true, day=2024-12-27
                    TH-X07 | sector=renewable-energy, activity=solar-power, jobs=60, rooftopSolar=true, specialZone=industrial-estate
                    TH-X07 | sector=renewable-energy, activity=solar-power, jobs=60
                    TH-X07 | sector=textile, activity=garments, jobs=10, machineHorsepower=50, specialZone=industrial-estate
                    -      | sector=textile, activity=garments, jobs=60, cooperationForm=project-contracting
                    TH-X07 | sector=renewable-energy, activity=solar-power, jobs=60, rooftopSolar=true, specialZone=industrial-estate, factoryWorkers=50
                    -      | sector=textile, activity=garments, jobs=10, machineHorsepower=49.99, specialZone=industrial-estate
                    TH-X07 | sector=textile, activity=garments, jobs=10, machineHorsepower=50.01, specialZone=industrial-estate
                    TH-X07 | sector=renewable-energy, activity=solar-power, jobs=60, rooftopSolar=true, day=2024-12-27, factoryWorkers=50
                    -      | sector=renewable-energy, activity=solar-power, jobs=60, rooftopSolar=true, day=2024-12-29
                    -      | sector=renewable-energy, activity=solar-power, machineHorsepower=49.99, rooftopSolar=true, day=2024-12-27
                    TH-X07 | sector=renewable-energy, activity=solar-power, machineHorsepower=50, rooftopSolar=true, day=2024-12-27
                    -      | sector=renewable-energy, activity=solar-power, machineHorsepower=80, rooftopSolar=true, day=2024-12-28
                    -      | sector=renewable-energy, activity=solar-power, machineHorsepower=80, rooftopSolar=true, day=2024-12-29
                    """)
            .rows("sector-licences-host", """
                    TH-X02 | activity=nuclear-power
                    -      | activity=nuclear-power, cooperationForm=project-contracting
                    TH-X03 | activity=transmission-line
                    TH-X03 | activity=substation
                    TH-X03 | activity=transmission-line, cooperationForm=project-contracting
                    -      | activity=transmission-line, cooperationForm=equipment-import-export
                    TH-X04 | activity=fibre-network
                    TH-X04 | activity=mobile-network, ownTelecomNetwork=false
                    TH-X05 | activity=airport
                    TH-X05 | activity=aircraft-maintenance
                    TH-X06 | activity=railway, investmentVehicle=public-private-partnership, investmentThb=4999999999.99
                    TH-X06 | activity=railway, investmentVehicle=public-private-partnership, investmentThb=5000000000
                    TH-X06 | activity=metro, investmentVehicle=public-private-partnership, investmentThb=5000000000.01
                    TH-X06 | activity=hydropower, investmentVehicle=public-private-partnership
                    TH-X05 TH-X06 | activity=airport, investmentVehicle=public-private-partnership
                    TH-X06 | activity=port, investmentVehicle=public-private-partnership
                    -      | activity=port
                    -      | activity=cement, investmentVehicle=public-private-partnership
                    TH-X08 | activity=devices
                    TH-X08 | activity=consumables, cooperationForm=equipment-import-export
                    """)
            .rows("promotion-barred-host", """
                    TH-B06 | listedActivity=no-incentives
                    -      | listedActivity=no-incentives, incentivesRequested=false
                    -      | listedActivity=no-incentives, cooperationForm=project-contracting
                    -      | activity=furniture, foreignOwnershipPercent=49.99
                    TH-B06 | activity=furniture, foreignOwnershipPercent=50
                    TH-B06 | activity=furniture, foreignOwnershipPercent=50.01
                    """)
            .rows("promotion-host", """
                    TH-B01 | activity=garments, investmentThb=200000000
                    TH-B02 | activity=garments, investmentThb=200000000.01
                    TH-B02 | activity=garments, investmentThb=2000000000
                    TH-B03 | activity=garments, investmentThb=2000000000.01
                    TH-B01 | activity=garments, investmentThb=2000000000.01, landAndWorkingCapitalThb=1800000000.01
                    TH-B02 | activity=garments, investmentThb=2000000000.01, landAndWorkingCapitalThb=1800000000
                    -      | activity=garments, incentivesRequested=false
                    -      | activity=garments, promotionRefused=true
                    -      | activity=garments, listedActivity=no-incentives
                    -      | activity=garments, cooperationForm=technical-cooperation
                    TH-B01 | activity=garments, investmentThb=199999999
                    """)
            .rows("promotion-study-host", """
                    -      | activity=garments, investmentThb=749999999.99
                    TH-B04 | activity=garments, investmentThb=750000000
                    TH-B04 | activity=garments, investmentThb=750000000.01
                    -      | activity=garments, investmentThb=750000000, landAndWorkingCapitalThb=0.01
                    -      | activity=garments, investmentThb=900000000, listedActivity=no-incentives
                    """)
            .rows("promotion-criteria-host", """
                    TH-B05 | activity=garments
                    TH-B05 | activity=garments, valueAddedPercent=19.99
                    TH-B05 | activity=garments, valueAddedPercent=20
                    TH-B05 | sector=agriculture, activity=irrigation, valueAddedPercent=9.99
                    TH-B05 | activity=electronic-components, valueAddedPercent=9.99
                    TH-B05 | activity=garments, debtToEquity=3.01
                    TH-B05 | activity=garments, investmentThb=999999.99
                    -      | activity=garments, incentivesRequested=false
                    -      | activity=furniture
                    TH-B05 | sector=agriculture, activity=irrigation, valueAddedPercent=10
                    TH-B05 | sector=agriculture, activity=irrigation, valueAddedPercent=10.01
                    TH-B05 | activity=electronic-components, valueAddedPercent=10
                    TH-B05 | activity=electronic-components, valueAddedPercent=10.01
                    TH-B05 | activity=garments, debtToEquity=3
                    TH-B05 | activity=garments, investmentThb=1000000
                    """)
            .rows("additions-host", """
                    TH-L06 TH-L07 | activity=data-centre
                    TH-L06 TH-L07 | activity=sugar-mill
                    TH-L07        | activity=data-centre, incentivesRequested=false
                    TH-L07        | activity=data-centre, listedActivity=no-incentives
                    TH-L07        | activity=data-centre, promotionRefused=true
                    TH-L06 TH-L07 | activity=data-centre, incentivesRequested=false, specialZone=industrial-estate
                    TH-L06 TH-L07 | activity=data-centre, promotionRefused=true, treatyProtected=true
                    -             | activity=vehicle-parts, treatyProtected=true
                    -             | activity=data-centre, foreignOwnershipPercent=49
                    TH-L07        | cooperationForm=project-contracting
                    TH-L07 TH-L10 | cooperationForm=project-contracting, publicClient=true
                    -             | activity=vehicle-parts, publicClient=true
                    TH-L07        | cooperationForm=technical-cooperation
                    -             | cooperationForm=technical-cooperation, intraGroupService=true
                    -             | cooperationForm=equipment-import-export
                    """);

    ThailandLegalFrameworkDecisionTests() {
        super(TABLES);
    }

    @Test
    void prohibitsListOneAndTheGridAndAsksNothingMore() {
        var farm = TABLES.evaluateOne("market-access-host", "activity=plantation");
        var grid = TABLES.evaluateOne("sector-licences-host", "activity=substation");

        assertThat(farm.text("outcome")).isEqualTo("prohibited");
        assertThat(grid.text("outcome")).isEqualTo("prohibited");
        assertThat(TABLES.evaluate("promotion-criteria-host", "activity=plantation"))
                .isEmpty();
        assertThat(TABLES.evaluate("promotion-criteria-host", "activity=substation"))
                .isEmpty();
    }

    @Test
    void letsContractorsBuildTheGridForTheState() {
        var works = "activity=substation, cooperationForm=project-contracting";

        assertThat(TABLES.evaluateOne("sector-licences-host", works).text("outcome"))
                .isEqualTo("conditional");
    }

    @Test
    void givesTheCabinetSixtyDaysAndSixtyMore() {
        var sugar = TABLES.evaluateOne("market-access-host", "activity=sugar-mill");

        assertThat(sugar.number("termDays")).isEqualTo(60);
        assertThat(sugar.number("extensionDays")).isEqualTo(60);
        assertThat(sugar.text("termKind")).isEqualTo("calendar");
        assertThat(sugar.text("authority")).isEqualTo("Minister of Commerce with the consent of the Cabinet");
        assertThat(sugar.texts("legalBasis")).contains("Foreign Business Act B.E. 2542 (1999), sec. 8(2)");
        assertThat(sugar.flag("confirmed")).isTrue();
        assertThat(TABLES.evaluateOne("market-access-host", "activity=metro").flag("confirmed"))
                .isFalse();
    }

    @Test
    void certifiesInThirtyDaysWhereALicenceTakesSixty() {
        var certificate =
                TABLES.evaluate("additions-host", "activity=data-centre").get(0);
        var licence = TABLES.evaluateOne("market-access-host", "activity=data-centre");

        assertThat(certificate.number("termDays")).isEqualTo(30);
        assertThat(licence.number("termDays")).isEqualTo(60);
        assertThat(licence.number("extensionDays")).isNull();
    }

    @Test
    void decidesOnPromotionInWorkingDaysBySize() {
        assertThat(days("200000000")).isEqualTo(40);
        assertThat(days("2000000000")).isEqualTo(60);
        assertThat(days("2000000001")).isEqualTo(90);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "valueAddedPercent=20",
                "activity=electronic-components, valueAddedPercent=10",
                "sector=agriculture, activity=irrigation, valueAddedPercent=10",
                "sector=agricultural-aquacultural-processing, activity=feed-mill, valueAddedPercent=10",
                "debtToEquity=3",
                "investmentThb=1000000"
            })
    void findsCriteriaMetAtTheirLimit(String facts) {
        assertThat(TABLES.evaluateOne("promotion-criteria-host", facts).text("note"))
                .doesNotStartWith("Not met");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "valueAddedPercent=19.99",
                "activity=electronic-components, valueAddedPercent=9.99",
                "sector=agriculture, activity=irrigation, valueAddedPercent=9.99",
                "debtToEquity=3.01",
                "investmentThb=999999.99"
            })
    void findsCriteriaNotMetBeyondTheirLimit(String facts) {
        assertThat(TABLES.evaluateOne("promotion-criteria-host", facts).text("note"))
                .startsWith("Not met");
    }

    @Test
    void licensesFactoriesOfAnEstateByItsAuthority() {
        String factory = "sector=textile, activity=garments, jobs=60";

        assertThat(TABLES.evaluateOne("factory-licences-host", factory).text("authority"))
                .isEqualTo("Department of Industrial Works");
        assertThat(TABLES.evaluateOne("factory-licences-host", factory + ", specialZone=industrial-estate")
                        .text("authority"))
                .isEqualTo("Industrial Estate Authority");
    }

    @Test
    void asksTheCabinetAboutLargePartnershipsOnly() {
        String railway = "activity=railway, investmentVehicle=public-private-partnership, investmentThb=";

        assertThat(TABLES.evaluateOne("sector-licences-host", railway + "5000000000")
                        .text("authority"))
                .contains("Cabinet");
        assertThat(TABLES.evaluateOne("sector-licences-host", railway + "4999999999")
                        .text("authority"))
                .doesNotContain("Cabinet");
    }

    @Test
    void asksForFactsThatDecide() {
        assertThat(missing("foreignOwnershipPercent=null, activity=garments"))
                .contains("TH-L01 foreignOwnershipPercent", "TH-L05 foreignOwnershipPercent");
        assertThat(missing("activity=wind-power, installedCapacity=0.5, jobs=60"))
                .containsExactlyInAnyOrder("TH-X01 generatorRating", "TH-X09 generatorRating");
        assertThat(missing("activity=wind-power, installedCapacity=5, jobs=60")).isEmpty();
        assertThat(missing("sector=textile, activity=garments, jobs=49")).containsExactly("TH-X07 machineHorsepower");
        assertThat(missing("sector=textile, activity=garments, jobs=50")).isEmpty();
        assertThat(missing("cooperationForm=project-contracting, specialTechnologyInfrastructure=true"))
                .containsExactly("TH-L09 minimumForeignCapitalThb");
        assertThat(missing("cooperationForm=project-contracting")).isEmpty();
        assertThat(missing("activity=data-centre, valueAddedPercent=null, debtToEquity=null"))
                .isEmpty();
    }

    @Test
    void marksRowsOfGeneralKnowledge() {
        Set<String> unconfirmed = TABLES.stream()
                .flatMap(row -> row.fired().stream())
                .filter(rule -> Boolean.FALSE.equals(rule.flag("confirmed")))
                .map(rule -> rule.rule())
                .collect(Collectors.toSet());

        assertThat(unconfirmed)
                .contains(
                        "TH-L01", "TH-L02", "TH-L10", "TH-L12", "TH-H01", "TH-H02", "TH-H03", "TH-H04", "TH-X01",
                        "TH-X02", "TH-X03", "TH-X04", "TH-X05", "TH-X07", "TH-X08")
                .doesNotContain(
                        "TH-L05", "TH-L06", "TH-L07", "TH-L08", "TH-L09", "TH-L11", "TH-L13", "TH-B01", "TH-B02",
                        "TH-B03", "TH-B04", "TH-B05", "TH-B06", "TH-X06", "TH-X09");
    }

    private static @Nullable Integer days(String investment) {
        return TABLES.evaluateOne("promotion-host", "activity=garments, investmentThb=" + investment)
                .number("termDays");
    }

    private static List<String> missing(String facts) {
        return TABLES.missing(facts);
    }
}

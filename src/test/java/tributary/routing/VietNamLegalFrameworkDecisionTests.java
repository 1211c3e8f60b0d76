package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VietNamLegalFrameworkDecisionTests extends RuleCoverage {

    private static final DecisionRows TABLES = DecisionRows.of("vietnam", "legal-framework", VietNamFacts.HOST)
            .rows("market-access-host", """
                    -             | listedActivity=none
                    VN-L01        | listedActivity=prohibited
                    VN-L01        | listedActivity=prohibited, homeCountry=vn
                    VN-L02        | listedActivity=state-only
                    VN-L02        | listedActivity=closed-to-foreigners
                    -             | listedActivity=closed-to-foreigners, homeCountry=vn
                    VN-L02        | listedActivity=joint-venture-only, foreignOwnershipPercent=100
                    VN-L02        | listedActivity=joint-venture-only, foreignOwnershipPercent=99.9
                    VN-L02        | listedActivity=ministry-approval
                    -             | listedActivity=no-incentives
                    -             | listedActivity=prohibited, cooperationForm=technical-cooperation
                    -             | activity=fibre-network, foreignOwnershipPercent=48.9
                    -             | activity=fibre-network, foreignOwnershipPercent=49
                    VN-L02        | activity=fibre-network, foreignOwnershipPercent=49.1
                    -             | activity=mobile-network, ownTelecomNetwork=false, foreignOwnershipPercent=65
                    VN-L02        | activity=mobile-network, ownTelecomNetwork=false, foreignOwnershipPercent=65.1
                    -             | activity=mobile-network, ownTelecomNetwork=false, foreignOwnershipPercent=64.99
                    """)
            .rows("investment-policy-host", """
                    -      | foreignOwnershipPercent=100
                    VN-L03 | needsSpecialMechanism=true
                    VN-L03 | needsSpecialMechanism=true, activity=nuclear-power
                    VN-L04 | activity=nuclear-power, installedCapacity=1200
                    VN-L04 | otherKind=gaming
                    VN-L04 | otherKind=gaming, homeCountry=vn
                    VN-L04 | otherKind=media
                    -      | otherKind=media, homeCountry=vn
                    -      | otherKind=ore-dressing
                    VN-L05 | forestHectares=49.99, specialUseForestHectares=49.99
                    VN-L04 | forestHectares=50, specialUseForestHectares=50
                    VN-L04 | forestHectares=50.01, specialUseForestHectares=50.01
                    VN-L05 | forestHectares=499.99, protectionForestHectares=499.99
                    VN-L04 | forestHectares=500, protectionForestHectares=500
                    VN-L05 | forestHectares=999.99
                    VN-L04 | forestHectares=1000
                    VN-L05 | forestHectares=1400, protectionForestHectares=400, specialUseForestHectares=40
                    VN-L05 | paddyHectares=499.99
                    VN-L04 | paddyHectares=500
                    VN-L04 | activity=mobile-network, foreignOwnershipPercent=40
                    -      | activity=mobile-network, foreignOwnershipPercent=40, ownTelecomNetwork=false
                    -      | activity=mobile-network, homeCountry=vn
                    VN-L04 | activity=plantation, timberPlantation=true
                    -      | activity=plantation, timberPlantation=true, homeCountry=vn
                    -      | activity=plantation
                    VN-L06 | specialProcedureChosen=true, specialZone=industrial-estate
                    VN-L06 | specialProcedureChosen=true, specialZone=special-economic-zone, landTenure=state-lease
                    VN-L04 | specialProcedureChosen=true, specialZone=industrial-estate, otherKind=gaming
                    -      | specialProcedureChosen=true
                    -      | specialZone=industrial-estate
                    VN-L05 | landTenure=state-lease
                    VN-L05 | landTenure=state-concession, homeCountry=vn
                    -      | landTenure=state-lease, landByAuction=true
                    -      | landTenure=private-lease
                    VN-L05 | forestHectares=0.01
                    VN-L05 | paddyHectares=0.01
                    VN-L05 | defenceSensitiveLand=true
                    VN-L05 | seaHectares=0.01
                    VN-L05 | activity=airport
                    VN-L05 | activity=port
                    VN-L05 | activity=industrial-zone
                    -      | activity=railway
                    -      | needsSpecialMechanism=true, cooperationForm=project-contracting
                    -      | investmentVnd=10000000000000
                    VN-L03 | needsSpecialMechanism=true, day=2026-03-01
                    VN-L03 | day=2026-02-28, forestHectares=50, specialUseForestHectares=50.01
                    VN-L04 | forestHectares=50, specialUseForestHectares=50, day=2026-03-01
                    VN-L03 | day=2026-02-28, forestHectares=49.9, specialUseForestHectares=49.9, protectionForestHectares=500.01
                    VN-L04 | forestHectares=500, protectionForestHectares=500, day=2026-03-01
                    VN-L03 | day=2026-02-28, forestHectares=1050.9, specialUseForestHectares=49.9
                    VN-L04 | forestHectares=1000, day=2026-03-01
                    VN-L03 | day=2026-02-28, forestHectares=49.9, specialUseForestHectares=49.9, paddyHectares=500.01
                    VN-L04 | paddyHectares=500, day=2026-03-01
                    VN-L03 | day=2026-02-28, upland=true, personsResettled=10001
                    -      | day=2026-03-01, upland=true, personsResettled=10000
                    -      | day=2026-03-02, upland=true, personsResettled=10000
                    VN-L03 | day=2026-02-28, forestHectares=49.9, specialUseForestHectares=49.9, personsResettled=20001
                    -      | day=2026-03-02, personsResettled=20000
                    -      | otherKind=gaming, day=2026-02-28
                    VN-L04 | otherKind=gaming, day=2026-03-01
                    VN-L04 | foreignOwnershipPercent=100, protectionForestHectares=500.01
                    VN-L04 | foreignOwnershipPercent=100, forestHectares=1001
                    VN-L04 | foreignOwnershipPercent=100, paddyHectares=500.01
                    -      | activity=mobile-network, foreignOwnershipPercent=40, day=2026-02-28
                    VN-L04 | activity=mobile-network, foreignOwnershipPercent=40, day=2026-03-01
                    -      | activity=plantation, timberPlantation=true, day=2026-02-28
                    VN-L04 | activity=plantation, timberPlantation=true, day=2026-03-01
                    -      | otherKind=media, day=2026-02-28
                    VN-L04 | otherKind=media, day=2026-03-01
                    VN-L04 | day=2025-07-01, activity=airport, investmentVnd=10000000000001
                    VN-L04 | day=2026-02-28, forestHectares=49.9, specialUseForestHectares=49.9, investmentVnd=10000000000001
                    VN-L06 | specialProcedureChosen=true, specialZone=industrial-estate, day=2026-03-01
                    VN-L06 | specialProcedureChosen=true, specialZone=special-economic-zone, landTenure=state-lease, day=2026-03-01
                    VN-L05 | forestHectares=49.99, specialUseForestHectares=49.99, day=2026-03-01
                    -      | defenceSensitiveLand=true, day=2026-02-28
                    VN-L05 | defenceSensitiveLand=true, day=2026-03-01
                    -      | seaHectares=0.01, day=2026-02-28
                    VN-L05 | seaHectares=0.01, day=2026-03-01
                    """)
            .rows("investment-policy-host", """
                    VN-L03 | day=2026-02-28, needsSpecialMechanism=true
                    VN-L03 | day=2026-02-28, activity=nuclear-power
                    VN-L04 | day=2026-03-01, activity=nuclear-power
                    VN-L03 | day=2026-02-28, forestHectares=50, specialUseForestHectares=50
                    VN-L05 | day=2026-02-28, forestHectares=49.9, specialUseForestHectares=49.9
                    VN-L03 | day=2026-02-28, forestHectares=500, protectionForestHectares=500
                    VN-L03 | day=2026-02-28, forestHectares=1000
                    VN-L03 | day=2026-02-28, paddyHectares=500
                    VN-L05 | day=2026-02-28, paddyHectares=499.9
                    -      | day=2026-02-28, upland=true, personsResettled=9999
                    VN-L03 | day=2026-02-28, upland=true, personsResettled=10000
                    -      | day=2026-02-28, personsResettled=19999
                    VN-L03 | day=2026-02-28, personsResettled=20000
                    -      | day=2026-03-01, personsResettled=20000
                    VN-L04 | day=2025-06-30, activity=airport
                    VN-L05 | day=2025-07-01, activity=airport
                    VN-L05 | day=2025-09-03, activity=airport
                    VN-L05 | day=2026-03-01, activity=airport
                    -      | day=2025-09-02, investmentVnd=9999999999999
                    VN-L04 | day=2025-09-02, investmentVnd=10000000000000
                    VN-L04 | day=2025-09-03, investmentVnd=10000000000000
                    -      | day=2026-03-01, investmentVnd=10000000000000
                    VN-L05 | day=2025-09-02, landTenure=state-lease
                    VN-L05 | day=2025-09-03, landTenure=state-lease
                    VN-L05 | day=2025-09-02, paddyHectares=1
                    VN-L05 | day=2025-09-03, paddyHectares=1
                    -      | day=2026-02-28, specialProcedureChosen=true, specialZone=industrial-estate
                    """)
            .rows("registration-certificate-host", """
                    VN-L11 | homeCountry=vn
                    VN-L08 | homeCountry=vn, needsSpecialMechanism=true
                    -      | homeCountry=vn, specialProcedureChosen=true, specialZone=industrial-estate
                    VN-L10 | acquisition=true, listedActivity=ministry-approval, foreignOwnershipPercent=10
                    VN-L10 | acquisition=true, listedActivity=joint-venture-only, foreignOwnershipPercent=10
                    VN-L12 | acquisition=true, foreignOwnershipPercent=49.9
                    VN-L12 | acquisition=true, foreignOwnershipPercent=50
                    VN-L10 | acquisition=true, foreignOwnershipPercent=50.1
                    VN-L10 | acquisition=true, foreignOwnershipPercent=10, defenceSensitiveLand=true
                    VN-L11 | acquisition=true, homeCountry=vn
                    -      | specialProcedureChosen=true, specialZone=industrial-estate
                    VN-L08 | needsSpecialMechanism=true
                    VN-L08 | otherKind=gaming, companyBeforeCertificate=true
                    VN-L08 | seaHectares=1
                    VN-L08 | seaHectares=1, landTenure=state-lease, day=2026-02-28
                    VN-L09 | companyBeforeCertificate=true
                    VN-L07 | companyBeforeCertificate=true, day=2026-02-28
                    VN-L07 | landTenure=private-lease
                    VN-L07 | day=2026-03-01
                    VN-L07 | day=2026-02-28
                    VN-L07 | day=2025-09-03
                    VN-L07 | day=2025-09-02
                    -      | cooperationForm=project-contracting
                    VN-L08 | homeCountry=vn, needsSpecialMechanism=true, day=2026-03-01
                    VN-L08 | otherKind=gaming, companyBeforeCertificate=true, day=2026-03-01
                    """)
            .rows("project-contracting-host", """
                    -             | cooperationForm=direct-investment
                    VN-C01        | cooperationForm=project-contracting
                    VN-C01 VN-C02 | cooperationForm=project-contracting, publicClient=true
                    -             | cooperationForm=project-contracting, homeCountry=vn
                    """)
            .rows("other-forms-host", """
                    -      | cooperationForm=direct-investment
                    VN-C08 | cooperationForm=technical-cooperation, controlledGoods=prohibited-technology
                    VN-C03 | cooperationForm=technical-cooperation, controlledGoods=restricted-technology
                    VN-C04 | cooperationForm=technical-cooperation
                    VN-C05 | cooperationForm=equipment-import-export, equipmentAgeYears=1
                    VN-C05 | cooperationForm=equipment-import-export, equipmentAgeYears=10
                    VN-C05 | cooperationForm=equipment-import-export, equipmentAgeYears=11
                    VN-C05 | cooperationForm=equipment-import-export, equipmentAgeYears=11, usedLineConforms=true
                    VN-C05 | cooperationForm=equipment-import-export, equipmentAgeYears=15, sector=equipment-manufacturing
                    VN-C05 | cooperationForm=equipment-import-export, equipmentAgeYears=16, sector=equipment-manufacturing
                    VN-C05 | cooperationForm=equipment-import-export, equipmentAgeYears=20, activity=paper-and-pulp
                    VN-C05 | cooperationForm=equipment-import-export, equipmentAgeYears=15, activity=furniture
                    VN-C05 | cooperationForm=equipment-import-export, equipmentAgeYears=21, activity=furniture
                    VN-C05 | cooperationForm=equipment-import-export, equipmentAgeYears=5, activity=devices
                    VN-C06 | cooperationForm=equipment-import-export, activity=devices
                    VN-C06 | cooperationForm=equipment-import-export, activity=consumables
                    VN-C07 | cooperationForm=equipment-import-export
                    VN-C07 | cooperationForm=equipment-import-export, equipmentAgeYears=0, usedLineConforms=true
                    VN-C05 | cooperationForm=equipment-import-export, equipmentAgeYears=10, sector=equipment-manufacturing
                    VN-C05 | cooperationForm=equipment-import-export, equipmentAgeYears=11, sector=equipment-manufacturing
                    VN-C05 | cooperationForm=equipment-import-export, equipmentAgeYears=14, sector=equipment-manufacturing
                    VN-C05 | cooperationForm=equipment-import-export, equipmentAgeYears=17, sector=equipment-manufacturing
                    VN-C05 | cooperationForm=equipment-import-export, equipmentAgeYears=20, sector=equipment-manufacturing
                    VN-C05 | cooperationForm=equipment-import-export, equipmentAgeYears=21, sector=equipment-manufacturing
                    VN-C05 | cooperationForm=equipment-import-export, equipmentAgeYears=10, activity=paper-and-pulp
                    VN-C05 | cooperationForm=equipment-import-export, equipmentAgeYears=11, activity=paper-and-pulp
                    VN-C05 | cooperationForm=equipment-import-export, equipmentAgeYears=14, activity=paper-and-pulp
                    VN-C05 | cooperationForm=equipment-import-export, equipmentAgeYears=16, activity=paper-and-pulp
                    """)
            .rows("sector-conditions-host", """
                    -      | activity=other-activity
                    VN-S01 | activity=hydropower, sector=electric-power
                    VN-S01 | activity=solar-power, sector=renewable-energy
                    VN-S02 | activity=transmission-line, sector=power-grid
                    VN-S03 | activity=fibre-network, sector=communications, foreignOwnershipPercent=49
                    VN-S03 | activity=mobile-network, sector=communications, ownTelecomNetwork=false, foreignOwnershipPercent=65
                    VN-S04 | activity=data-centre, sector=information
                    VN-S06 | activity=metro, sector=rail-transport
                    VN-S07 | activity=plantation, sector=agriculture
                    VN-S07 | activity=food-processing, sector=agricultural-aquacultural-processing
                    VN-S08 | activity=garments, sector=textile
                    VN-S08 | activity=iron-and-steel, sector=metallurgy
                    VN-S08 | activity=cement, sector=building-materials
                    VN-S08 | activity=electronic-components, sector=supporting-industries
                    -      | activity=hydropower, sector=electric-power, cooperationForm=project-contracting
                    """)
            .rows("outward-investment-home", """
                    VN-H06 | role=home, homeCountry=vn, outwardExempt=true, investmentVnd=8000000000
                    VN-H03 | role=home, homeCountry=vn, investmentVnd=6999999999
                    VN-H02 | role=home, homeCountry=vn, investmentVnd=7000000000
                    VN-H02 | role=home, homeCountry=vn, investmentVnd=7000000001
                    VN-H02 | role=home, homeCountry=vn, outwardConditionalSector=true
                    VN-H03 | role=home, homeCountry=vn, day=2026-04-03
                    -      | role=home, homeCountry=vn, day=2026-04-02
                    VN-H05 | role=home, homeCountry=vn, cooperationForm=technical-cooperation
                    VN-H05 | role=home, homeCountry=vn, cooperationForm=project-contracting
                    -      | role=home, homeCountry=vn, outwardExempt=true, investmentVnd=8000000000, day=2026-04-02
                    VN-H06 | role=home, homeCountry=vn, outwardExempt=true, investmentVnd=8000000000, day=2026-04-03
                    -      | role=home, homeCountry=vn, outwardConditionalSector=true, day=2026-04-02
                    VN-H02 | role=home, homeCountry=vn, outwardConditionalSector=true, day=2026-04-03
                    """)
            .rows("outward-duties-home", """
                    VN-H01        | role=home, homeCountry=vn
                    -             | role=home, homeCountry=vn, cooperationForm=project-contracting
                    VN-H01 VN-H04 | role=home, homeCountry=vn, investmentUsd=1000000, earlyCosts=49999
                    VN-H01 VN-H04 | role=home, homeCountry=vn, investmentUsd=1000000, earlyCosts=50000
                    VN-H01 VN-H04 | role=home, homeCountry=vn, investmentUsd=1000000, earlyCosts=50001
                    VN-H01 VN-H04 | role=home, homeCountry=vn, investmentUsd=9000000, earlyCosts=300001
                    -             | role=home, homeCountry=vn, day=2026-02-28
                    VN-H01        | role=home, homeCountry=vn, day=2026-03-01
                    VN-H01        | role=home, homeCountry=vn, investmentUsd=1000000, earlyCosts=49999, day=2026-04-02
                    VN-H01 VN-H04 | role=home, homeCountry=vn, investmentUsd=1000000, earlyCosts=49999, day=2026-04-03
                    VN-H01        | role=home, homeCountry=vn, investmentUsd=1000000, earlyCosts=50001, day=2026-04-02
                    VN-H01 VN-H04 | role=home, homeCountry=vn, investmentUsd=1000000, earlyCosts=50001, day=2026-04-03
                    """);

    VietNamLegalFrameworkDecisionTests() {
        super(TABLES);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            investment-policy-host        | needsSpecialMechanism=true                                             | null
            investment-policy-host        | otherKind=gaming                                                       | 38
            investment-policy-host        | seaHectares=1                                                          | 26
            investment-policy-host        | seaHectares=1, specialZone=industrial-estate                           | 17
            investment-policy-host        | specialProcedureChosen=true, specialZone=industrial-estate             | 15
            investment-policy-host        | day=2025-06-30, activity=port                                          | 65
            investment-policy-host        | day=2025-09-02, landTenure=state-lease                                 | 50
            investment-policy-host        | day=2025-09-03, landTenure=state-lease                                 | 26
            investment-policy-host        | day=2025-09-03, investmentVnd=10000000000000                           | 38
            registration-certificate-host | landTenure=none                                                        | 10
            registration-certificate-host | day=2025-09-02                                                         | 15
            registration-certificate-host | seaHectares=1                                                          | 5
            registration-certificate-host | acquisition=true                                                       | 10
            registration-certificate-host | acquisition=true, foreignOwnershipPercent=30                           | 3
            project-contracting-host      | cooperationForm=project-contracting                                    | 20
            other-forms-host              | cooperationForm=technical-cooperation                                  | 5
            other-forms-host              | cooperationForm=technical-cooperation, controlledGoods=restricted-technology | 45
            """, nullValues = "null")
    void countsTheDaysOfTheLawOnTheDayOfFiling(String table, String facts, Integer days) {
        assertThat(TABLES.evaluateOne(table, facts).number("termDays")).isEqualTo(days);
    }

    @Test
    void countsCalendarDaysInTheSpecialProcedureOnly() {
        String zone = "specialProcedureChosen=true, specialZone=industrial-estate";

        assertThat(TABLES.evaluateOne("investment-policy-host", zone).text("termKind"))
                .isEqualTo("calendar");
        assertThat(TABLES.evaluateOne("investment-policy-host", "seaHectares=1").text("termKind"))
                .isEqualTo("working");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            market-access-host       | listedActivity=state-only                                                     | prohibited
            market-access-host       | listedActivity=joint-venture-only                                             | prohibited
            market-access-host       | listedActivity=joint-venture-only, foreignOwnershipPercent=70                 | conditional
            market-access-host       | activity=fibre-network, foreignOwnershipPercent=50                            | prohibited
            registration-certificate-host | acquisition=true                                                         | conditional
            registration-certificate-host | acquisition=true, foreignOwnershipPercent=50                             | permitted
            other-forms-host         | cooperationForm=technical-cooperation, controlledGoods=prohibited-technology  | prohibited
            other-forms-host         | cooperationForm=equipment-import-export, equipmentAgeYears=10                 | conditional
            other-forms-host         | cooperationForm=equipment-import-export, equipmentAgeYears=11                 | prohibited
            other-forms-host         | cooperationForm=equipment-import-export, equipmentAgeYears=30, usedLineConforms=true | conditional
            other-forms-host         | cooperationForm=equipment-import-export, equipmentAgeYears=20, activity=furniture | conditional
            other-forms-host         | cooperationForm=equipment-import-export, equipmentAgeYears=21, activity=furniture | prohibited
            """)
    void letsInOrNot(String table, String facts, String outcome) {
        assertThat(TABLES.evaluateOne(table, facts).text("outcome")).isEqualTo(outcome);
    }

    @Test
    void asksNothingMoreOfAProhibitedLine() {
        assertThat(TABLES.evaluate("registration-certificate-host", "listedActivity=prohibited"))
                .isEmpty();
    }

    @Test
    void lendsNoMoreThanTheSmallerLimitToEarlyCosts() {
        assertThat(earlyCosts("investmentUsd=1000000, earlyCosts=50000")).isEqualTo("permitted");
        assertThat(earlyCosts("investmentUsd=1000000, earlyCosts=50001")).isEqualTo("conditional");
        assertThat(earlyCosts("investmentUsd=9000000, earlyCosts=300000")).isEqualTo("permitted");
        assertThat(earlyCosts("investmentUsd=9000000, earlyCosts=300001")).isEqualTo("conditional");
    }

    @Test
    void asksForTheForeignShareOfAnAcquisition() {
        assertThat(TABLES.missing("acquisition=true, foreignOwnershipPercent=null"))
                .contains("VN-L10 foreignOwnershipPercent");
    }

    private static String earlyCosts(String facts) {
        return String.valueOf(TABLES.evaluate("outward-duties-home", "role=home, homeCountry=vn, " + facts).stream()
                .filter(rule -> rule.rule().equals("VN-H04"))
                .findFirst()
                .orElseThrow()
                .text("outcome"));
    }
}

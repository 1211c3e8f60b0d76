package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MyanmarLegalFrameworkDecisionTests extends RuleCoverage {

    private static final DecisionRows TABLES = DecisionRows.of("myanmar", "legal-framework", MyanmarFacts.HOST)
            .rows("legal-framework", """
                    MM-M1  | role=home
                    MM-M1  | role=home, listedActivity=prohibited
                    MM-M2  | listedActivity=prohibited
                    MM-M2  | listedActivity=prohibited, cooperationForm=technical-cooperation
                    MM-M2  | listedActivity=closed-to-foreigners, foreignOwnershipPercent=0.01
                    MM-M15 | listedActivity=closed-to-foreigners, foreignOwnershipPercent=0
                    MM-M6  | listedActivity=closed-to-foreigners, cooperationForm=project-contracting
                    MM-M2  | listedActivity=closed-to-foreigners, cooperationForm=project-contracting, concessionYears=25
                    MM-M2  | listedActivity=state-only
                    MM-M15 | listedActivity=state-only, publicClient=true
                    MM-M15 | listedActivity=joint-venture-only, foreignOwnershipPercent=79.99
                    MM-M15 | listedActivity=joint-venture-only, foreignOwnershipPercent=80
                    MM-M3  | listedActivity=joint-venture-only, foreignOwnershipPercent=80.01
                    MM-M4  | cooperationForm=equipment-import-export, investmentUsd=200000000
                    MM-M5  | cooperationForm=technical-cooperation, specialZone=special-economic-zone
                    MM-M6  | cooperationForm=project-contracting, concessionYears=0, investmentUsd=200000000
                    MM-M8  | cooperationForm=project-contracting, concessionYears=1, investmentUsd=200000000
                    MM-M18 | cooperationForm=project-contracting, concessionYears=null, investmentUsd=200000000
                    MM-M7  | specialZone=special-economic-zone, investmentUsd=200000000
                    MM-M15 | specialZone=industrial-estate
                    MM-M8  | investmentUsd=100000000.01
                    MM-M8  | investmentUsd=100000000.01, nationalSignificance=true
                    MM-M16 | investmentUsd=100000000
                    MM-M9  | investmentUsd=20000000.01, sector=renewable-energy
                    MM-M9  | investmentUsd=20000000.01, sector=information
                    MM-M9  | investmentUsd=20000000.01, activity=industrial-zone
                    MM-M16 | investmentUsd=20000000, sector=renewable-energy
                    MM-M16 | investmentUsd=20000000, activity=industrial-zone
                    MM-M16 | investmentUsd=20000000.01, sector=textile
                    MM-M10 | landTenure=state-lease
                    MM-M10 | landTenure=state-concession
                    MM-M11 | borderOrConflictArea=true, foreignOwnershipPercent=0.01
                    MM-M11 | borderOrConflictArea=true, foreignOwnershipPercent=0, investmentUsd=1000000.01
                    MM-M15 | borderOrConflictArea=true, foreignOwnershipPercent=0, investmentUsd=1000000
                    MM-M11 | hostCountries=[mm th]
                    MM-M11 | hostCountries=[mm th], foreignOwnershipPercent=0, investmentUsd=1000000.01
                    MM-M11 | provincesSpanned=2
                    MM-M11 | provincesSpanned=2, foreignOwnershipPercent=0, investmentUsd=1000000.01
                    MM-M15 | provincesSpanned=1, investmentUsd=5000000
                    MM-M12 | sector=agriculture, landHectares=404.71
                    MM-M15 | sector=agriculture, landHectares=404.7
                    MM-M12 | sector=textile, landHectares=40.48
                    MM-M15 | sector=textile, landHectares=40.47
                    MM-M13 | instrument=full-eia
                    MM-M15 | instrument=initial-examination
                    MM-M13 | protectedArea=true
                    MM-M13 | personsResettled=100
                    MM-M15 | personsResettled=99
                    MM-M13 | landRightsAffected=100
                    MM-M15 | landRightsAffected=99
                    MM-M14 | listedActivity=ministry-approval, investmentUsd=5000000
                    MM-M14 | listedActivity=ministry-approval, investmentUsd=5000000.01
                    MM-M15 | investmentUsd=5000000
                    MM-M15 | investmentUsd=5000000, incentivesRequested=false, landTenure=private-lease
                    MM-M16 | investmentUsd=5000000.01
                    MM-M16 | investmentUsd=5000000.01, incentivesRequested=false, landTenure=private-lease
                    MM-M15 | foreignOwnershipPercent=0, investmentMmk=6000000000
                    MM-M15 | foreignOwnershipPercent=0, investmentMmk=5999999999, incentivesRequested=false, landTenure=private-lease
                    MM-M16 | foreignOwnershipPercent=0, investmentMmk=6000000000.01
                    MM-M16 | foreignOwnershipPercent=0, investmentMmk=6000000001, incentivesRequested=false, landTenure=private-lease
                    MM-M17 | incentivesRequested=false, landTenure=none, investmentUsd=90000000
                    MM-M17 | incentivesRequested=false, landTenure=owned
                    MM-M18 | investmentUsd=null
                    MM-M16 | investmentUsd=99999999, nationalSignificance=true
                    MM-M16 | investmentUsd=100000000, nationalSignificance=true
                    MM-M16 | investmentUsd=19999999, sector=renewable-energy
                    MM-M16 | investmentUsd=19999999, activity=industrial-zone
                    MM-M15 | borderOrConflictArea=true, foreignOwnershipPercent=0, investmentUsd=999999
                    MM-M15 | hostCountries=[mm th], foreignOwnershipPercent=0, investmentUsd=999999
                    MM-M15 | hostCountries=[mm th], foreignOwnershipPercent=0, investmentUsd=1000000
                    MM-M15 | listedActivity=state-only, publicClient=true, provincesSpanned=0
                    MM-M15 | provincesSpanned=2, foreignOwnershipPercent=0, investmentUsd=999999
                    MM-M15 | provincesSpanned=2, foreignOwnershipPercent=0, investmentUsd=1000000
                    MM-M16 | investmentUsd=100000000, provincesSpanned=0
                    MM-M15 | sector=agriculture, landHectares=404.69
                    MM-M13 | listedActivity=closed-to-foreigners, foreignOwnershipPercent=0, personsResettled=101
                    MM-M13 | listedActivity=closed-to-foreigners, foreignOwnershipPercent=0, landRightsAffected=101
                    MM-M14 | listedActivity=ministry-approval, investmentUsd=4999999
                    MM-M15 | investmentUsd=4999999, incentivesRequested=false, landTenure=private-lease
                    MM-M15 | foreignOwnershipPercent=0, investmentMmk=6000000000, incentivesRequested=false, landTenure=private-lease
                    MM-M15 | investmentUsd=100000000, foreignOwnershipPercent=0
                    MM-M15 | investmentUsd=5000000.01, incentivesRequested=false, landTenure=private-lease, foreignOwnershipPercent=0
                    MM-M15 | foreignOwnershipPercent=0.01, investmentMmk=6000000000.01
                    MM-M15 | foreignOwnershipPercent=0.01, investmentMmk=6000000001, incentivesRequested=false, landTenure=private-lease
                    """)
            .rows("sector-licences-host", """
                    MM-S1 | sector=electric-power, activity=hydropower, installedCapacity=30.01
                    MM-S2 | sector=electric-power, activity=hydropower, installedCapacity=30
                    MM-S2 | sector=renewable-energy, activity=solar-power, installedCapacity=0.5
                    -     | sector=renewable-energy, activity=waste-to-energy, installedCapacity=null
                    MM-S1 | sector=power-grid, activity=transmission-line
                    MM-S1 | sector=power-grid, activity=substation
                    MM-S3 | sector=communications
                    MM-S3 | sector=information
                    MM-S4 | sector=rail-transport
                    MM-S4 | sector=air-transport
                    MM-S5 | sector=textile
                    MM-S5 | sector=metallurgy
                    MM-S6 | sector=medical-equipment
                    MM-S7 | sector=agriculture
                    MM-S7 | sector=agricultural-aquacultural-processing
                    -     | sector=other
                    -     | sector=equipment-manufacturing, cooperationForm=equipment-import-export, siteWorks=false
                    """);

    MyanmarLegalFrameworkDecisionTests() {
        super(TABLES);
    }

    @Test
    void asksForWhatDecidesTheRoute() {
        assertThat(TABLES.missing("investmentUsd=null")).contains("MM-M8 investmentUsd", "MM-M15 investmentUsd");
        assertThat(TABLES.missing("cooperationForm=project-contracting, concessionYears=null"))
                .contains("MM-M6 concessionYears");
        assertThat(TABLES.missing("sector=renewable-energy, activity=waste-to-energy"))
                .containsExactlyInAnyOrder("MM-S1 installedCapacity", "MM-S2 installedCapacity");
        assertThat(TABLES.missing("sector=textile")).isEmpty();
    }

    @Test
    void asksNothingMoreOnceProhibited() {
        assertThat(TABLES.evaluate("sector-licences-host", "listedActivity=prohibited, sector=textile"))
                .isEmpty();
        assertThat(answer("listedActivity=state-only").flag("confirmed")).isFalse();
        assertThat(answer("listedActivity=prohibited").number("termDays")).isEqualTo(15);
    }

    @Test
    void givesThePermitSeventyFiveDaysAndTheEndorsementThirty() {
        var permit = answer("investmentUsd=150000000");
        var endorsement = answer("investmentUsd=6000000");

        assertThat(permit.outputs())
                .containsEntry("outcome", "conditional")
                .containsEntry("instrument", "permit of the Commission")
                .containsEntry("termKind", "calendar")
                .containsEntry("confirmed", true)
                .containsEntry(
                        "legalBasis",
                        List.of(
                                "Myanmar Investment Law 40/2016, s. 36(b)",
                                "Myanmar Investment Rules, Notification 35/2017, r. 4"));
        assertThat(permit.number("termDays")).isEqualTo(75);
        assertThat(endorsement.text("outcome")).isEqualTo("permitted");
        assertThat(endorsement.number("termDays")).isEqualTo(30);
    }

    @Test
    void namesCommitteeUpToFiveMillionAndCommissionAbove() {
        for (String list : List.of("none", "ministry-approval")) {
            assertThat(answer("investmentUsd=5000000, listedActivity=" + list).text("authority"))
                    .startsWith("State or Region Investment Committee");
            assertThat(answer("investmentUsd=5000000.01, listedActivity=" + list)
                            .text("authority"))
                    .startsWith("Myanmar Investment Commission");
        }
    }

    @Test
    void bringsInTheUnionForNationalWeight() {
        assertThat(answer("investmentUsd=150000000, nationalSignificance=true").text("authority"))
                .contains("Union Government");
        assertThat(answer("investmentUsd=150000000, nationalSignificance=true").flag("confirmed"))
                .isFalse();
        assertThat(answer("investmentUsd=150000000").text("authority")).doesNotContain("Union Government");
    }

    @Test
    void leavesOpenWhatNoSourceTells() {
        assertThat(answer("cooperationForm=equipment-import-export").number("termDays"))
                .isNull();
        assertThat(answer("investmentUsd=null").text("instrument")).isNull();
        assertThat(answer("investmentUsd=null").flag("confirmed")).isFalse();
    }

    private static DecisionTables.FiredRule answer(String facts) {
        return TABLES.evaluateOne("legal-framework", facts);
    }
}

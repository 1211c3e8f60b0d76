package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tributary.routing.DecisionTables.FiredRule;

class LaosDocumentsDecisionTests extends RuleCoverage {

    private static final DecisionRows TABLES = DecisionRows.of("laos", "documents", LaosFacts.HOST)
            .rows("documents-host", """
                    LA-D01 LA-D02 LA-D03               | foreignOwnershipPercent=100
                    LA-D01 LA-D03 LA-D04               | cooperationForm=project-contracting
                    LA-D01 LA-D04                      | cooperationForm=equipment-import-export
                    LA-D01 LA-D05                      | cooperationForm=technical-cooperation
                    LA-D01 LA-D05 LA-D06               | cooperationForm=technical-cooperation, filedByAgent=true
                    LA-D01 LA-D02 LA-D03 LA-D07        | foreignOwnershipPercent=99.99
                    LA-D01 LA-D02 LA-D03 LA-D07        | foreignOwnershipPercent=0.01
                    LA-D01 LA-D02 LA-D03               | foreignOwnershipPercent=0
                    LA-D01 LA-D02 LA-D03 LA-D07        | investmentVehicle=contract
                    LA-D01 LA-D02 LA-D03 LA-D08        | jobs=1, localJobs=1
                    LA-D01 LA-D02 LA-D03 LA-D08 LA-D19 | jobs=2, localJobs=1
                    LA-D01 LA-D02 LA-D03 LA-D09        | outputSoldToState=true
                    LA-D01 LA-D02 LA-D03 LA-D10 LA-D10 | sovereignGuarantee=true
                    LA-D01 LA-D02 LA-D03 LA-D11        | instrument=to-be-screened
                    LA-D01 LA-D02 LA-D03 LA-D12 LA-D14 LA-D15 LA-D26 LA-D26 | instrument=full-eia
                    LA-D01 LA-D02 LA-D03 LA-D13 LA-D14 LA-D15 | instrument=initial-examination
                    LA-D01 LA-D02 LA-D03 LA-D27        | instrument=registration
                    LA-D01 LA-D02 LA-D03 LA-D16        | householdsResettled=1
                    LA-D01 LA-D02 LA-D03 LA-D17        | indigenousOrEthnicCommunities=true
                    LA-D01 LA-D02 LA-D03 LA-D17        | indigenousOrEthnicCommunities=true, activity=hydropower, installedCapacity=15
                    LA-D01 LA-D02 LA-D03 LA-D17        | indigenousOrEthnicCommunities=true, activity=hydropower, installedCapacity=15.01
                    LA-D01 LA-D02 LA-D03 LA-D18        | transboundaryImpact=true, mekongProcedure=notification
                    LA-D01 LA-D02 LA-D03 LA-D18        | mekongProcedure=notification
                    LA-D01 LA-D02 LA-D03               | mekongProcedure=none
                    LA-D01 LA-D02 LA-D03 LA-D21 LA-D21 LA-D21 LA-D23 LA-D24 LA-D24 | fired=[LA-L8]
                    LA-D01 LA-D02 LA-D03 LA-D06 LA-D07 LA-D21 LA-D21 LA-D21 LA-D23 LA-D24 LA-D24 | fired=[LA-L9], filedByAgent=true, foreignOwnershipPercent=50
                    LA-D01 LA-D02 LA-D03 LA-D07 LA-D21 LA-D21 LA-D21 LA-D23 LA-D24 LA-D24 | fired=[LA-L9], investmentVehicle=contract
                    LA-D01 LA-D02 LA-D03 LA-D22 LA-D22 LA-D24 LA-D24 | fired=[LA-L10 LA-L7]
                    LA-D01 LA-D02 LA-D03 LA-D25 LA-D25 LA-D25 | fired=[LA-L13 LA-S4]
                    LA-D01 LA-D02 LA-D03 LA-D28 LA-D28 LA-D28 | fired=[LA-F3]
                    LA-D01 LA-D02 LA-D03 LA-D21 LA-D21 LA-D21 LA-D23 LA-D24 LA-D24 | fired=[LA-L8], foreignOwnershipPercent=0
                    LA-D01 LA-D02 LA-D03 LA-D17        | indigenousOrEthnicCommunities=true, activity=hydropower, installedCapacity=14.99
                    LA-D01 LA-D02 LA-D03 LA-D08 LA-D19 | jobs=2, localJobs=0
                    """)
            .rows("documents-home", """
                    LA-D31 LA-D31 LA-D32 LA-D32 | role=home, fired=[LA-L1]
                    -                           | role=home
                    """);

    LaosDocumentsDecisionTests() {
        super(TABLES);
    }

    @Test
    void asksAtSubmissionOnlyForWhatOpensTheFile() {
        assertThat(TABLES.evaluate("documents-host", "fired=[LA-L8], instrument=full-eia, jobs=10, localJobs=8"))
                .filteredOn(rule -> "submission".equals(rule.text("stage")))
                .extracting(rule -> rule.text("kind"))
                .containsExactly(
                        "certificate-of-incorporation",
                        "project-proposal",
                        "audited-accounts",
                        "site-map",
                        "technology-description",
                        "company-profile");
    }

    @Test
    void citesTheElectricityLawForPowerOnly() {
        FiredRule power = TABLES.evaluate("documents-host", "fired=[LA-L8]").get(0);
        FiredRule other = TABLES.evaluate("documents-host", "fired=[LA-L13]").get(0);

        assertThat(power.texts("legalBasis")).containsExactly("Law on Electricity 03/NA (2011)");
        assertThat(power.flag("confirmed")).isTrue();
        assertThat(other.texts("legalBasis")).isEmpty();
        assertThat(other.flag("confirmed")).isFalse();
    }
}

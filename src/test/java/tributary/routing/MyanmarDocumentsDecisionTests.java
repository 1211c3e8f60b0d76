package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MyanmarDocumentsDecisionTests extends RuleCoverage {

    private static final DecisionRows TABLES = DecisionRows.of("myanmar", "documents", MyanmarFacts.HOST)
            .rows("documents-host", """
                    MM-D01 MM-D02 MM-D03               | foreignOwnershipPercent=100
                    MM-D01 MM-D03 MM-D04               | cooperationForm=project-contracting
                    MM-D01 MM-D04                      | cooperationForm=equipment-import-export
                    MM-D01 MM-D05                      | cooperationForm=technical-cooperation
                    MM-D01 MM-D05 MM-D06               | cooperationForm=technical-cooperation, filedByAgent=true
                    MM-D01 MM-D02 MM-D03 MM-D07        | foreignOwnershipPercent=99.99
                    MM-D01 MM-D02 MM-D03 MM-D07        | foreignOwnershipPercent=0.01
                    MM-D01 MM-D02 MM-D03               | foreignOwnershipPercent=0
                    MM-D01 MM-D02 MM-D03 MM-D07        | investmentVehicle=contract
                    MM-D01 MM-D02 MM-D03 MM-D08        | jobs=1, localJobs=1
                    MM-D01 MM-D02 MM-D03 MM-D08 MM-D19 | jobs=2, localJobs=1
                    MM-D01 MM-D02 MM-D03 MM-D09        | outputSoldToState=true
                    MM-D01 MM-D02 MM-D03 MM-D10 MM-D10 | sovereignGuarantee=true
                    MM-D01 MM-D02 MM-D03 MM-D11        | instrument=to-be-screened
                    MM-D01 MM-D02 MM-D03 MM-D11 MM-D14 | instrument=management-plan
                    MM-D01 MM-D02 MM-D03 MM-D11 MM-D12 MM-D14 MM-D15 MM-D29 | instrument=full-eia
                    MM-D01 MM-D02 MM-D03 MM-D11 MM-D13 MM-D14 MM-D15 | instrument=initial-examination
                    MM-D01 MM-D02 MM-D03 MM-D16        | householdsResettled=1
                    MM-D01 MM-D02 MM-D03 MM-D17        | indigenousOrEthnicCommunities=true
                    MM-D01 MM-D02 MM-D03 MM-D18        | transboundaryImpact=true, mekongProcedure=notification
                    MM-D01 MM-D02 MM-D03 MM-D18        | mekongProcedure=specific-agreement
                    MM-D01 MM-D02 MM-D03               | mekongProcedure=none
                    MM-D01 MM-D02 MM-D03 MM-D21 MM-D22 MM-D23 MM-D23 | fired=[MM-M8 MM-S1], landHectares=0.01
                    MM-D01 MM-D02 MM-D03 MM-D21 MM-D23 MM-D23 | fired=[MM-M13], landHectares=0
                    MM-D01 MM-D02 MM-D03 MM-D23 MM-D23 | fired=[MM-M13], day=2019-07-31
                    MM-D01 MM-D02 MM-D03 MM-D21 MM-D23 MM-D23 | fired=[MM-M13], day=2019-08-01
                    MM-D01 MM-D02 MM-D03 MM-D21 MM-D23 MM-D23 MM-D24 | fired=[MM-M14], landHectares=5
                    MM-D01 MM-D02 MM-D03 MM-D21 MM-D24 MM-D25 | fired=[MM-M15], landHectares=5
                    MM-D01 MM-D02 MM-D03 MM-D24        | fired=[MM-M16], day=2019-07-31
                    MM-D01 MM-D02 MM-D03 MM-D26 MM-D26 MM-D26 MM-D27 | fired=[MM-M7]
                    MM-D01 MM-D02 MM-D03               | fired=[MM-M17]
                    MM-D01 MM-D02 MM-D03 MM-D28        | publicClient=true
                    MM-D01 MM-D03 MM-D04               | publicClient=true, cooperationForm=project-contracting
                    MM-D01 MM-D02 MM-D03 MM-D30 MM-D30 MM-D30 MM-D30 | fired=[MM-F2]
                    MM-D01 MM-D02 MM-D03 MM-D08 MM-D19 | jobs=2, localJobs=0
                    MM-D01 MM-D02 MM-D03 MM-D21 MM-D24 MM-D25 | fired=[MM-M15], landHectares=5, day=2019-08-01
                    """)
            .rows("documents-home", """
                    MM-D31 MM-D32 MM-D32 | role=home, fired=[MM-M1]
                    -                    | role=home
                    """);

    MyanmarDocumentsDecisionTests() {
        super(TABLES);
    }

    @Test
    void asksAtSubmissionOnlyForWhatOpensTheFile() {
        assertThat(TABLES.evaluate(
                        "documents-host", "fired=[MM-M9], instrument=full-eia, landHectares=20, jobs=10, localJobs=8"))
                .filteredOn(rule -> "submission".equals(rule.text("stage")))
                .extracting(rule -> rule.text("kind"))
                .containsExactly(
                        "certificate-of-incorporation",
                        "project-proposal",
                        "audited-accounts",
                        "company-profile",
                        "land-use-proof");
    }
}

package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThailandDocumentsDecisionTests extends RuleCoverage {

    private static final DecisionRows TABLES = DecisionRows.of("thailand", "documents", ThailandFacts.HOST)
            .rows("documents-host", """
                    TH-D01 TH-D02 TH-D03               | foreignOwnershipPercent=100
                    TH-D01 TH-D03 TH-D04               | cooperationForm=project-contracting
                    TH-D01 TH-D04                      | cooperationForm=equipment-import-export
                    TH-D01 TH-D05                      | cooperationForm=technical-cooperation
                    TH-D01 TH-D05 TH-D06               | cooperationForm=technical-cooperation, filedByAgent=true
                    TH-D01 TH-D02 TH-D03 TH-D07        | foreignOwnershipPercent=99.99
                    TH-D01 TH-D02 TH-D03 TH-D07        | foreignOwnershipPercent=0.01
                    TH-D01 TH-D02 TH-D03               | foreignOwnershipPercent=0
                    TH-D01 TH-D02 TH-D03 TH-D07        | investmentVehicle=contract
                    TH-D01 TH-D02 TH-D03 TH-D08        | jobs=1, localJobs=1
                    TH-D01 TH-D02 TH-D03 TH-D08 TH-D19 | jobs=2, localJobs=1
                    TH-D01 TH-D02 TH-D03 TH-D08 TH-D19 | jobs=200, localJobs=150, fired=[TH-P01]
                    TH-D01 TH-D02 TH-D03 TH-D09        | outputSoldToState=true
                    TH-D01 TH-D02 TH-D03 TH-D10 TH-D10 | sovereignGuarantee=true
                    TH-D01 TH-D02 TH-D03 TH-D11        | instrument=to-be-screened
                    TH-D01 TH-D02 TH-D03 TH-D12 TH-D14 TH-D15 | instrument=full-eia
                    TH-D01 TH-D02 TH-D03 TH-D13 TH-D15 | instrument=initial-examination
                    TH-D01 TH-D02 TH-D03 TH-D14        | instrument=management-plan
                    TH-D01 TH-D02 TH-D03 TH-D16        | householdsResettled=1
                    TH-D01 TH-D02 TH-D03 TH-D17        | indigenousOrEthnicCommunities=true
                    TH-D01 TH-D02 TH-D03 TH-D18        | transboundaryImpact=true, mekongProcedure=notification
                    TH-D01 TH-D02 TH-D03 TH-D18        | mekongProcedure=specific-agreement
                    TH-D01 TH-D02 TH-D03               | mekongProcedure=none
                    TH-D01 TH-D02 TH-D03 TH-D22 TH-D24 TH-D24 | fired=[TH-L05 TH-B01 TH-B05]
                    TH-D01 TH-D02 TH-D03 TH-D21 TH-D22 TH-D24 TH-D24 | fired=[TH-L05 TH-B02 TH-B04 TH-B05]
                    TH-D01 TH-D02 TH-D03 TH-D22 TH-D24 TH-D24 TH-D26 | fired=[TH-B03], activity=battery-manufacture
                    TH-D01 TH-D02 TH-D03 TH-D22 TH-D24 TH-D24 TH-D26 | fired=[TH-B01], activity=dyeing-and-finishing
                    TH-D01 TH-D02 TH-D03 TH-D23 TH-D23 TH-D23 TH-D23 | fired=[TH-L03 TH-L07]
                    TH-D01 TH-D02 TH-D03 TH-D23 TH-D23 TH-D23 TH-D23 TH-D25 | fired=[TH-L04 TH-L06]
                    TH-D01 TH-D03 TH-D04 TH-D23 TH-D23 TH-D23 TH-D23 | fired=[TH-L08], cooperationForm=project-contracting
                    TH-D01 TH-D05 TH-D23 TH-D23 TH-D23 TH-D23 | fired=[TH-L11], cooperationForm=technical-cooperation
                    TH-D01 TH-D02 TH-D03 TH-D27 TH-D27 TH-D27 | fired=[TH-X07]
                    TH-D01 TH-D02 TH-D03 TH-D28 TH-D28 | fired=[TH-X01]
                    TH-D01 TH-D02 TH-D03 TH-D08        | jobs=150, localJobs=150, fired=[TH-P01]
                    TH-D01 TH-D02 TH-D03 TH-D08 TH-D19 | jobs=200, localJobs=0, fired=[TH-P01]
                    TH-D01 TH-D02 TH-D03 TH-D08 TH-D19 | jobs=2, localJobs=0
                    """)
            .rows("documents-home", """
                    TH-D31 TH-D31 TH-D31 | role=home, fired=[TH-H01]
                    -                    | role=home, fired=[TH-H01], cooperationForm=project-contracting
                    TH-D31 TH-D31 TH-D31 TH-D32 TH-D32 | role=home, fired=[TH-H01 TH-H02]
                    TH-D33               | role=home, fired=[TH-H01 TH-H04], cooperationForm=equipment-import-export
                    """);

    ThailandDocumentsDecisionTests() {
        super(TABLES);
    }

    @Test
    void asksAtSubmissionOnlyForWhatOpensTheFile() {
        assertThat(TABLES.evaluate(
                        "documents-host",
                        "fired=[TH-L04 TH-L06 TH-X07 TH-B02 TH-B04], instrument=full-eia, jobs=10, localJobs=8"))
                .filteredOn(rule -> "submission".equals(rule.text("stage")))
                .extracting(rule -> rule.text("kind"))
                .containsExactly(
                        "certificate-of-incorporation", "project-proposal", "audited-accounts", "feasibility-study");
    }

    @Test
    void takesAccountsOfPromotedInvestmentAsConfirmedOnly() {
        assertThat(TABLES.evaluate("documents-host", "fired=[TH-B02]"))
                .filteredOn(rule -> rule.rule().equals("TH-D03"))
                .extracting(rule -> rule.flag("confirmed"))
                .containsExactly(true);
        assertThat(TABLES.evaluate("documents-host", "fired=[TH-L05]"))
                .filteredOn(rule -> rule.rule().equals("TH-D03"))
                .extracting(rule -> rule.flag("confirmed"))
                .containsExactly(false);
    }
}

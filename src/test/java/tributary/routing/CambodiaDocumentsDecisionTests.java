package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CambodiaDocumentsDecisionTests extends RuleCoverage {

    private static final DecisionRows TABLES =
            DecisionRows.of("cambodia", "documents", CambodiaFacts.HOST).rows("documents-host", """
                    KH-D01 KH-D02 KH-D03                      | foreignOwnershipPercent=100
                    KH-D01 KH-D03 KH-D04                      | cooperationForm=project-contracting
                    KH-D01 KH-D04                             | cooperationForm=equipment-import-export
                    KH-D01 KH-D05                             | cooperationForm=technical-cooperation
                    KH-D01 KH-D02 KH-D03 KH-D06               | filedByAgent=true
                    KH-D01 KH-D02 KH-D03 KH-D07               | foreignOwnershipPercent=99.99
                    KH-D01 KH-D02 KH-D03 KH-D07               | foreignOwnershipPercent=0.01
                    KH-D01 KH-D02 KH-D03                      | foreignOwnershipPercent=0
                    KH-D01 KH-D02 KH-D03 KH-D07               | investmentVehicle=contract
                    KH-D01 KH-D03 KH-D04                      | investmentVehicle=contract, cooperationForm=project-contracting
                    KH-D01 KH-D02 KH-D03 KH-D08               | jobs=1, localJobs=1
                    KH-D01 KH-D02 KH-D03 KH-D08 KH-D19        | jobs=2, localJobs=1
                    KH-D01 KH-D05 KH-D19                      | jobs=2, localJobs=1, cooperationForm=technical-cooperation
                    KH-D01 KH-D02 KH-D03 KH-D09               | outputSoldToState=true
                    KH-D01 KH-D02 KH-D03 KH-D10 KH-D10        | sovereignGuarantee=true
                    KH-D01 KH-D02 KH-D03 KH-D11               | instrument=to-be-screened
                    KH-D01 KH-D02 KH-D03 KH-D12 KH-D14 KH-D15 KH-D25 | instrument=full-eia
                    KH-D01 KH-D02 KH-D03 KH-D13 KH-D14 KH-D15 KH-D25 | instrument=initial-examination
                    KH-D01 KH-D02 KH-D03 KH-D14               | instrument=management-plan
                    KH-D01 KH-D02 KH-D03 KH-D26               | instrument=registration
                    KH-D01 KH-D02 KH-D03 KH-D16               | householdsResettled=1
                    KH-D01 KH-D02 KH-D03 KH-D17               | indigenousOrEthnicCommunities=true
                    KH-D01 KH-D02 KH-D03 KH-D18               | transboundaryImpact=true, mekongProcedure=notification
                    KH-D01 KH-D02 KH-D03 KH-D18               | mekongProcedure=prior-consultation
                    KH-D01 KH-D02 KH-D03                      | mekongProcedure=none
                    KH-D01 KH-D02 KH-D03 KH-D23 KH-D24        | fired=[KH-K9]
                    KH-D01 KH-D02 KH-D03 KH-D21 KH-D21        | fired=[KH-K10], landTenure=state-concession
                    KH-D01 KH-D02 KH-D03 KH-D21 KH-D21 KH-D27 | fired=[KH-K12]
                    KH-D01 KH-D02 KH-D03 KH-D21 KH-D21 KH-D22 KH-D27 | fired=[KH-K11], landTenure=private-lease
                    KH-D01 KH-D02 KH-D03 KH-D21 KH-D21 KH-D22 KH-D27 | fired=[KH-K13], landTenure=owned
                    KH-D01 KH-D02 KH-D03                      | fired=[KH-K14], landTenure=owned
                    KH-D01 KH-D02 KH-D03 KH-D08 KH-D19        | jobs=2, localJobs=0
                    """);

    CambodiaDocumentsDecisionTests() {
        super(TABLES);
    }

    @Test
    void asksAtSubmissionOnlyForWhatOpensTheFile() {
        assertThat(TABLES.evaluate("documents-host", "fired=[KH-K9], instrument=full-eia, jobs=10, localJobs=8"))
                .filteredOn(rule -> "submission".equals(rule.text("stage")))
                .extracting(rule -> rule.text("kind"))
                .containsExactly("certificate-of-incorporation", "project-proposal", "audited-accounts");
    }

    @Test
    void asksNothingOfAnEnterpriseThatLeavesCambodia() {
        assertThat(TABLES.evaluate("documents-host", "role=home, fired=[KH-K1]"))
                .isEmpty();
    }

    @Test
    void takesThePreliminaryStudyForRegistrationAndTheFullOneForPartnership() {
        assertThat(TABLES.evaluate("documents-host", "fired=[KH-K12]"))
                .filteredOn(rule -> "feasibility-study".equals(rule.text("kind")))
                .extracting(rule -> rule.text("note"))
                .containsExactly("A preliminary study suffices.");
        assertThat(TABLES.evaluate("documents-host", "fired=[KH-K9]"))
                .filteredOn(rule -> "feasibility-study".equals(rule.text("kind")))
                .extracting(rule -> rule.flag("confirmed"))
                .containsExactly(true);
    }
}

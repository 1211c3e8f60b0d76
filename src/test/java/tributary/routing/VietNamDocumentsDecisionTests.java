package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tributary.routing.DecisionTables.FiredRule;

class VietNamDocumentsDecisionTests extends RuleCoverage {

    private static final DecisionRows TABLES = DecisionRows.of("vietnam", "documents", VietNamFacts.HOST)
            .rows("documents-host", """
                    VN-D01 VN-D02 VN-D03               | fired=[VN-L07]
                    VN-D01 VN-D03 VN-D04 VN-D26 VN-D26 | cooperationForm=project-contracting, fired=[VN-C01]
                    VN-D01 VN-D03 VN-D04               | cooperationForm=project-contracting
                    VN-D01 VN-D04                      | cooperationForm=equipment-import-export, fired=[VN-C07]
                    VN-D01 VN-D04 VN-D27               | cooperationForm=equipment-import-export, fired=[VN-C05]
                    VN-D01 VN-D05                      | cooperationForm=technical-cooperation, fired=[VN-C04]
                    VN-D01 VN-D05 VN-D06               | cooperationForm=technical-cooperation, filedByAgent=true
                    VN-D01 VN-D03 VN-D04 VN-D06 VN-D26 VN-D26 | cooperationForm=project-contracting, fired=[VN-C01], filedByAgent=true
                    VN-D01 VN-D02 VN-D03 VN-D07        | investmentVehicle=contract
                    VN-D01 VN-D02 VN-D03               | investmentVehicle=public-private-partnership
                    VN-D01 VN-D02 VN-D03 VN-D08        | jobs=1, localJobs=1
                    VN-D01 VN-D02 VN-D03 VN-D08 VN-D19 | jobs=2, localJobs=1
                    VN-D01 VN-D02 VN-D03 VN-D09        | outputSoldToState=true
                    VN-D01 VN-D02 VN-D03 VN-D10 VN-D10 | sovereignGuarantee=true
                    VN-D01 VN-D02 VN-D03 VN-D12 VN-D15 VN-D28 | instrument=full-eia
                    VN-D01 VN-D02 VN-D03 VN-D12 VN-D15 VN-D22 VN-D28 | instrument=full-eia, fired=[VN-L05]
                    VN-D01 VN-D02 VN-D03               | fired=[VN-L05]
                    VN-D01 VN-D02 VN-D03 VN-D14        | instrument=management-plan
                    VN-D01 VN-D02 VN-D03               | instrument=registration
                    VN-D01 VN-D02 VN-D03 VN-D16        | householdsResettled=1
                    VN-D01 VN-D02 VN-D03 VN-D17        | indigenousOrEthnicCommunities=true
                    VN-D01 VN-D02 VN-D03 VN-D18        | transboundaryImpact=true, mekongProcedure=notification
                    VN-D01 VN-D02 VN-D03 VN-D18        | mekongProcedure=prior-consultation
                    VN-D01 VN-D02 VN-D03               | mekongProcedure=none
                    VN-D01 VN-D02 VN-D03 VN-D21        | fired=[VN-L07], landTenure=private-lease
                    VN-D01 VN-D02 VN-D03 VN-D21 VN-D24 | fired=[VN-L06], landTenure=state-lease
                    VN-D01 VN-D02 VN-D03               | fired=[VN-L12], landTenure=owned
                    VN-D01 VN-D02 VN-D03 VN-D23        | fired=[VN-L08], controlledGoods=restricted-technology
                    VN-D01 VN-D02 VN-D03 VN-D24 VN-D25 | fired=[VN-L06 VN-F06]
                    VN-D01 VN-D02 VN-D03 VN-D29        | fired=[VN-F01]
                    VN-D01 VN-D02 VN-D03 VN-D08 VN-D19 | jobs=2, localJobs=0
                    """)
            .rows("documents-home", """
                    VN-D31 VN-D31 VN-D31 VN-D32 VN-D32 | role=home, fired=[VN-H02 VN-H01]
                    VN-D33                             | role=home, fired=[VN-H03]
                    -                                  | role=home, fired=[VN-H06]
                    VN-D34                             | role=home, fired=[VN-H05], cooperationForm=technical-cooperation
                    -                                  | role=home, fired=[VN-H05], cooperationForm=project-contracting
                    """);

    VietNamDocumentsDecisionTests() {
        super(TABLES);
    }

    @Test
    void opensAnInvestmentWithThreeKinds() {
        assertThat(TABLES.evaluate(
                        "documents-host", "fired=[VN-L05 VN-L08], instrument=full-eia, jobs=10, localJobs=8"))
                .filteredOn(rule -> "submission".equals(rule.text("stage")))
                .extracting(rule -> rule.text("kind"))
                .containsExactly("certificate-of-incorporation", "project-proposal", "audited-accounts");
    }

    @Test
    void isSureOfAContractorsPapersOnly() {
        FiredRule contractor = TABLES.evaluate("documents-host", "cooperationForm=project-contracting, fired=[VN-C01]")
                .get(0);
        FiredRule investor = TABLES.evaluate("documents-host", "fired=[VN-L07]").get(0);

        assertThat(contractor.flag("confirmed")).isTrue();
        assertThat(investor.flag("confirmed")).isFalse();
    }
}

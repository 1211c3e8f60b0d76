package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LenderDocumentsDecisionTests extends RuleCoverage {

    private static final DecisionRows TABLES = DecisionRows.of("joint", "documents", DecisionRows.parse("""
                    day=2026-11-24, mekongProcedure=none, householdsResettled=0, source=equity, sovereignGuarantee=false, \
                    riskCategory=B, instrument=initial-examination, indigenousOrEthnicCommunities=false, fired=[]"""))
            .rows("documents-mekong", """
                    MK-D01 MK-D02 MK-D02 | mekongProcedure=notification, householdsResettled=5
                    MK-D03 MK-D04 MK-D04 MK-D04 MK-D05 MK-D05 MK-D07 | mekongProcedure=prior-consultation
                    MK-D03 MK-D04 MK-D04 MK-D04 MK-D05 MK-D05 MK-D06 MK-D07 | mekongProcedure=prior-consultation, householdsResettled=1
                    MK-D03 MK-D07 MK-D08 MK-D08 | mekongProcedure=specific-agreement, householdsResettled=1
                    - | mekongProcedure=none
                    - | mekongProcedure=null
                    """)
            .rows("documents-lenders", """
                    FI-D01 FI-D01 FI-D02 FI-D02 FI-D06 FI-D06 FI-D06 | source=aiib, riskCategory=A
                    FI-D01 FI-D01 FI-D02 FI-D02 FI-D06 FI-D06 FI-D06 | source=aiib, riskCategory=B, instrument=full-eia
                    FI-D01 FI-D01 FI-D03 FI-D03 FI-D06 FI-D06 FI-D06 | source=aiib, riskCategory=B
                    FI-D01 FI-D01 FI-D06 FI-D06 FI-D06               | source=aiib, riskCategory=C, instrument=none
                    FI-D02 FI-D02 FI-D06 FI-D06 FI-D06               | source=world-bank, riskCategory=A
                    FI-D02 FI-D02 FI-D06 FI-D06 FI-D06               | source=world-bank, riskCategory=B, instrument=full-eia
                    FI-D03 FI-D03 FI-D06 FI-D06 FI-D06               | source=world-bank, riskCategory=B
                    FI-D05                                           | source=world-bank, riskCategory=moderate, sovereignGuarantee=true
                    FI-D05 FI-D08 FI-D08 FI-D08                      | source=world-bank, riskCategory=high, sovereignGuarantee=true
                    FI-D05 FI-D08 FI-D08 FI-D08                      | source=world-bank, riskCategory=A, sovereignGuarantee=true
                    FI-D01 FI-D01 FI-D03 FI-D03 FI-D04 FI-D09 FI-D06 FI-D06 FI-D06 | source=aiib, householdsResettled=1, indigenousOrEthnicCommunities=true
                    FI-D04 FI-D09 FI-D06 FI-D06 FI-D06 FI-D07 FI-D07 FI-D07 | source=adb, riskCategory=high, householdsResettled=1, indigenousOrEthnicCommunities=true
                    FI-D06 FI-D06 FI-D06        | source=adb, riskCategory=substantial
                    FI-D10 FI-D10 FI-D10 FI-D10 | source=commercial-bank, fired=[FI-F24]
                    -                           | source=commercial-bank, fired=[FI-F26]
                    FI-D11 FI-D11 FI-D11 FI-D11 | source=policy-bank, fired=[FI-F19], sovereignGuarantee=true
                    FI-D12 FI-D12 FI-D12 FI-D12 | source=policy-bank, fired=[FI-F20]
                    FI-D13 FI-D13               | source=export-credit, fired=[FI-F22]
                    FI-D14 FI-D14 FI-D14        | source=silk-road-fund, fired=[FI-F17]
                    FI-D15 FI-D15               | source=lmc-special-fund, fired=[FI-F27]
                    FI-D15 FI-D15               | source=state-budget, fired=[FI-F29]
                    FI-D16                      | source=equity, fired=[FI-F30]
                    FI-D06 FI-D06 FI-D06 FI-D17 | source=adb, riskCategory=substantial, mekongProcedure=notification
                    FI-D05 FI-D17               | source=world-bank, riskCategory=moderate, sovereignGuarantee=true, mekongProcedure=specific-agreement
                    FI-D01 FI-D01 FI-D06 FI-D06 FI-D06 FI-D17 | source=aiib, riskCategory=C, instrument=none, mekongProcedure=prior-consultation
                    -                           | source=commercial-bank, fired=[FI-F26], mekongProcedure=prior-consultation
                    """);

    LenderDocumentsDecisionTests() {
        super(TABLES);
    }

    @Test
    void holdsNoSubmissionBack() {
        assertThat(TABLES.stream().flatMap(row -> row.fired().stream()))
                .extracting(rule -> rule.text("stage"))
                .containsOnly("mekong", "lender");
    }
}

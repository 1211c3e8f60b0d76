package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThailandFinancingDecisionTests extends RuleCoverage {

    private static final DecisionRows TABLE =
            DecisionRows.of("thailand", "financing", ThailandFacts.HOST).rows("financing-host", """
            TH-F01 TH-F02 TH-F03        | foreignOwnershipPercent=0.01
            TH-F03                      | foreignOwnershipPercent=0
            TH-F03                      | foreignOwnershipPercent=null, cooperationForm=technical-cooperation
            TH-F01 TH-F02 TH-F03        | foreignOwnershipPercent=0, financing=[onshore offshore]
            TH-F03                      | foreignOwnershipPercent=0, financing=[onshore]
            TH-F01 TH-F02 TH-F03        | foreignOwnershipPercent=100, financing=[offshore]
            TH-F03 TH-F04               | foreignOwnershipPercent=0, sovereignGuarantee=true
            TH-F03 TH-F05               | foreignOwnershipPercent=0, investmentVehicle=public-private-partnership
            TH-F03 TH-F06               | foreignOwnershipPercent=0, financingSources=[equity lmc-special-fund]
            TH-F03 TH-F06               | foreignOwnershipPercent=0, financingSources=[export-credit]
            TH-F03 TH-F06 TH-F06        | foreignOwnershipPercent=0, financingSources=[export-credit lmc-special-fund]
            TH-F03                      | foreignOwnershipPercent=0, financingSources=[commercial-bank]
            """);

    ThailandFinancingDecisionTests() {
        super(TABLE);
    }

    @Test
    void asksForNoShareWhereThereIsNoCompany() {
        assertThat(TABLE.missing("foreignOwnershipPercent=null, cooperationForm=equipment-import-export"))
                .isEmpty();
    }

    @Test
    void takesFreeTransfersAsConfirmedAndTheRestAsNot() {
        assertThat(TABLE.evaluate("financing-host", "sovereignGuarantee=true"))
                .extracting(rule -> rule.rule() + " " + rule.flag("confirmed"))
                .containsExactly("TH-F01 true", "TH-F02 false", "TH-F03 true", "TH-F04 false");
    }
}

package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CambodiaFinancingDecisionTests extends RuleCoverage {

    private static final DecisionRows TABLES = DecisionRows.of("cambodia", "financing", CambodiaFacts.HOST)
            .rows("transfers", """
                    KH-F1 KH-F4 | role=host
                    KH-F1 KH-F4 | role=home
                    """)
            .rows("financing-host", """
                    -                 | cooperationForm=technical-cooperation
                    KH-F2             | financing=[onshore offshore]
                    -                 | financing=[onshore]
                    KH-F3             | fired=[KH-K11]
                    KH-F3             | fired=[KH-K12 KH-S4]
                    KH-F3             | fired=[KH-K13]
                    -                 | fired=[KH-K14]
                    KH-F5             | fired=[KH-K9], financingSources=[equity state-budget]
                    -                 | fired=[KH-K10], financingSources=[state-budget]
                    -                 | fired=[KH-K9], financingSources=[equity]
                    KH-F6             | sovereignGuarantee=true, financingSources=[commercial-bank]
                    KH-F6 KH-F7       | sovereignGuarantee=true, financingSources=[policy-bank]
                    KH-F6 KH-F7       | sovereignGuarantee=true, publicClient=true, financingSources=[export-credit]
                    KH-F7             | publicClient=true, financingSources=[equity export-credit]
                    -                 | publicClient=false, financingSources=[policy-bank export-credit]
                    -                 | publicClient=true, financingSources=[commercial-bank]
                    KH-F2 KH-F5 KH-F6 | fired=[KH-K9], financing=[offshore], financingSources=[adb state-budget], sovereignGuarantee=true
                    """);

    CambodiaFinancingDecisionTests() {
        super(TABLES);
    }

    @Test
    void leavesTransfersFreeAndReported() {
        var transfer = TABLES.evaluate("transfers", "role=home").get(0);

        assertThat(transfer.text("authority")).isNull();
        assertThat(transfer.texts("legalBasis")).containsExactly("Foreign Exchange Law (1997), Arts. 5, 17");
        assertThat(transfer.flag("confirmed")).isTrue();
    }

    @Test
    void takesGuaranteesToTheNationalAssembly() {
        var guarantee = TABLES.evaluateOne("financing-host", "sovereignGuarantee=true");

        assertThat(guarantee.text("authority")).endsWith("National Assembly");
        assertThat(guarantee.flag("confirmed")).isFalse();
    }
}

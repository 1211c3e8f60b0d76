package tributary.models;

class CambodiaReviewStepsDecisionTests extends ReviewStepsCases {

    private static final String UNLESS_SAID = "instrument=none, incentivesRequested=true, investmentUsd=10000000";

    private static final String CASES = """
            host: fired=KH-K12 KH-E9, instrument=initial-examination
            check-completeness cdc 3 working
            review-legal-framework cdc 20 working
            assess-qualification cdc 20 working
            review-environment moe 60 working
            decide-national cdc 20 working

            host: fired=KH-K13 KH-E4, instrument=registration, investmentUsd=4999999
            check-completeness pmis 3 working
            review-legal-framework pmis 20 working
            assess-qualification pmis 20 working
            review-environment moe 30 working
            sign-protection-agreement moe
            decide-national pmis 20 working

            host: fired=KH-K11 KH-E16, instrument=to-be-screened
            check-completeness csezb 3 working
            review-legal-framework csezb 20 working
            assess-qualification csezb 20 working
            classify-environmental-tier moe
            review-environment moe 30 working
            sign-protection-agreement moe
            decide-national csezb 20 working

            host: fired=KH-K9 KH-E3 KH-F5 KH-F6, instrument=full-eia
            check-completeness cdc 3 working
            review-legal-framework cdc 20 working
            assess-qualification cdc 20 working
            list-eligible-project mef
            endorse-feasibility-study line-body
            select-private-partner line-body
            negotiate-partnership-contract line-body
            review-environment moe 90 working
            hold-interministerial-meeting moe x3 90 working
            decide-financing mef
            seek-government-consent council-of-ministers x3
            pass-guarantee-law national-assembly x3
            decide-national cdc 20 working

            host: fired=KH-K9, incentivesRequested=false
            check-completeness cdc 3 working
            review-legal-framework cdc 20 working
            list-eligible-project mef
            endorse-feasibility-study line-body
            select-private-partner line-body
            negotiate-partnership-contract line-body
            seek-government-consent council-of-ministers x3
            decide-national cdc 20 working

            host: fired=KH-K10 KH-F7, instrument=management-plan
            check-completeness cdc 3 working
            review-legal-framework cdc 20 working
            assess-qualification cdc 20 working
            review-environment moe
            decide-financing mef
            seek-government-consent council-of-ministers x3
            decide-national cdc 20 working

            host: fired=KH-K10, incentivesRequested=false
            check-completeness cdc 3 working
            review-legal-framework cdc 20 working
            seek-government-consent council-of-ministers x3
            decide-national cdc 20 working

            host: fired=KH-K5 KH-E3, instrument=full-eia
            check-completeness cdc 3 working
            review-legal-framework cdc 20 working
            review-environment moe 90 working
            hold-interministerial-meeting moe x3 90 working
            seek-government-consent council-of-ministers x3
            decide-national cdc 20 working

            host: fired=KH-Q7 KH-K16 KH-E9, instrument=registration
            check-completeness cdc 3 working
            review-legal-framework cdc 20 working
            assess-qualification cdc 20 working
            review-environment moe 30 working
            sign-protection-agreement moe
            register-company moc 8 working
            decide-national cdc 20 working

            host: fired=KH-K14 KH-E9, instrument=initial-examination, incentivesRequested=false
            check-completeness moc 3 working
            review-legal-framework moc 20 working
            review-environment moe 60 working
            register-company moc 8 working
            decide-national moc 20 working

            host: fired=KH-K8 KH-E3, instrument=full-eia
            check-completeness moc 3 working
            review-legal-framework moc 20 working
            register-company moc 8 working
            decide-national moc 20 working

            host: fired=KH-K8 KH-E16, instrument=to-be-screened
            check-completeness moc 3 working
            review-legal-framework moc 20 working
            register-company moc 8 working
            decide-national moc 20 working

            host: fired=KH-K6
            check-completeness customs 3 working
            review-legal-framework customs 20 working
            decide-national customs 20 working

            host: fired=KH-K7
            check-completeness line-body 3 working
            review-legal-framework line-body 20 working
            decide-national line-body 20 working

            host: fired=KH-K2
            check-completeness cdc 3 working
            review-legal-framework cdc 20 working
            decide-national cdc 20 working

            home: fired=KH-K1, investmentUsd=10000
            check-completeness cdc 3 working
            note-transfer-reporting nbc
            decide-national cdc 5 working

            home: fired=KH-K1, investmentUsd=10001
            check-completeness cdc 3 working
            note-transfer-reporting nbc
            decide-national cdc 5 working

            home: fired=KH-K1, investmentUsd=9999.99
            check-completeness cdc 3 working
            decide-national cdc 5 working
            """;

    CambodiaReviewStepsDecisionTests() {
        super("cambodia", UNLESS_SAID, CASES);
    }
}

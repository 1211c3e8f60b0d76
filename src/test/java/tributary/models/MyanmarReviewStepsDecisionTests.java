package tributary.models;

class MyanmarReviewStepsDecisionTests extends ReviewStepsCases {

    private static final String UNLESS_SAID =
            "cooperationForm=direct-investment, instrument=none, investmentUsd=1000000, nationalSignificance=false";

    private static final String CASES = """
            host: fired=MM-M8 MM-S1 MM-E3 MM-F1 MM-F2 MM-F3 MM-F5, instrument=full-eia, investmentUsd=900000000
            determine-route dica
            check-completeness dica 15 calendar
            give-ministry-opinion line-ministry 60 calendar
            give-region-opinion region-government 60 calendar
            screen-project ecd 15 working
            review-legal-framework dica 60 calendar
            decide-financing cbm
            permit-currency-use fesc
            decide-national mic x3 60 calendar

            host: fired=MM-M8 MM-E3 MM-F2 MM-F5 MM-F7, instrument=full-eia, investmentUsd=900000000, nationalSignificance=true, assessmentFiled=true
            determine-route dica
            check-completeness dica 15 calendar
            give-ministry-opinion line-ministry 60 calendar
            give-region-opinion region-government 60 calendar
            screen-project ecd 15 working
            review-environment ecd 90 working
            review-legal-framework dica 60 calendar
            decide-financing finance-ministry
            permit-currency-use fesc
            obtain-union-consent parliament x3
            decide-national mic x3 60 calendar

            host: fired=MM-M8 MM-E6, instrument=initial-examination, investmentUsd=900000000, nationalSignificance=true, assessmentFiled=true
            determine-route dica
            check-completeness dica 15 calendar
            give-ministry-opinion line-ministry 60 calendar
            give-region-opinion region-government 60 calendar
            screen-project ecd 15 working
            review-environment ecd 60 working
            review-legal-framework dica 60 calendar
            obtain-union-consent union-government x3
            decide-national mic x3 60 calendar

            host: fired=MM-M13 MM-E1, investmentUsd=900000, nationalSignificance=true
            determine-route dica
            check-completeness dica 15 calendar
            give-ministry-opinion line-ministry 60 calendar
            give-region-opinion region-government 60 calendar
            review-legal-framework dica 60 calendar
            decide-national mic x3 60 calendar

            host: fired=MM-M7 MM-E19 MM-F5, instrument=management-plan
            determine-route dica
            check-completeness sez-committee 15 calendar
            review-environment sez-committee 20 working
            review-legal-framework sez-committee 30 calendar
            permit-currency-use fesc
            decide-national sez-committee x3 30 calendar

            host: fired=MM-M14 MM-E16, instrument=management-plan, investmentUsd=5000000
            determine-route dica
            check-completeness region-committee 15 calendar
            give-ministry-opinion line-ministry 30 calendar
            screen-project ecd 15 working
            review-legal-framework region-committee 30 calendar
            decide-national region-committee x3 30 calendar

            host: fired=MM-M14 MM-E16, instrument=management-plan, investmentUsd=5000000.01, assessmentFiled=true
            determine-route dica
            check-completeness dica 15 calendar
            give-ministry-opinion line-ministry 30 calendar
            screen-project ecd 15 working
            review-environment ecd 30 working
            review-legal-framework dica 30 calendar
            decide-national mic x3 30 calendar

            host: fired=MM-M15 MM-E17, instrument=to-be-screened
            determine-route dica
            check-completeness region-committee 15 calendar
            give-ministry-opinion line-ministry 30 calendar
            screen-project ecd 15 working
            review-legal-framework region-committee 30 calendar
            decide-national region-committee x3 15 working

            host: fired=MM-M16 MM-E17, instrument=to-be-screened, assessmentFiled=true
            determine-route dica
            check-completeness dica 15 calendar
            give-ministry-opinion line-ministry 30 calendar
            give-region-opinion region-government 30 calendar
            screen-project ecd 15 working
            review-environment ecd
            review-legal-framework dica 30 calendar
            decide-national mic x3 30 calendar

            host: fired=MM-M17 MM-E2
            determine-route dica
            check-completeness dica 15 calendar
            review-legal-framework dica
            register-at-dica dica
            decide-national dica

            host: fired=MM-M6 MM-E16, cooperationForm=project-contracting, instrument=management-plan
            determine-route dica
            check-completeness dica 15 calendar
            screen-project ecd 15 working
            review-legal-framework dica
            register-at-dica dica
            decide-national dica

            host: fired=MM-M4 MM-E2, cooperationForm=equipment-import-export
            determine-route dica
            check-completeness commerce 15 calendar
            review-legal-framework commerce
            permit-currency-use fesc
            issue-trade-licence commerce
            decide-national commerce

            host: fired=MM-M5 MM-E2, cooperationForm=technical-cooperation
            determine-route dica
            check-completeness dica 15 calendar
            review-legal-framework dica
            decide-national dica

            host: fired=MM-M2
            determine-route dica
            check-completeness dica 15 calendar
            review-legal-framework dica
            decide-national dica

            home: fired=MM-M1 MM-E20 MM-F5
            check-completeness cbm
            decide-financing cbm
            permit-currency-use fesc
            decide-national cbm 5 working
            """;

    private static final String SIDES = """
            host: fired=MM-M14 MM-E16, instrument=management-plan, investmentUsd=4999999.99 | check-completeness region-committee 15 calendar
            host: fired=MM-M14 MM-E16, instrument=management-plan, investmentUsd=4999999.99 | review-legal-framework region-committee 30 calendar
            host: fired=MM-M14 MM-E16, instrument=management-plan, investmentUsd=4999999.99 | decide-national region-committee x3 30 calendar
            host: fired=MM-M14 MM-E16, instrument=management-plan, investmentUsd=5000000 | check-completeness region-committee 15 calendar
            host: fired=MM-M14 MM-E16, instrument=management-plan, investmentUsd=5000000 | review-legal-framework region-committee 30 calendar
            host: fired=MM-M14 MM-E16, instrument=management-plan, investmentUsd=5000000 | decide-national region-committee x3 30 calendar
            host: fired=MM-M14 MM-E16, instrument=management-plan, investmentUsd=5000000.01 | check-completeness dica 15 calendar
            host: fired=MM-M14 MM-E16, instrument=management-plan, investmentUsd=5000000.01 | review-legal-framework dica 30 calendar
            host: fired=MM-M14 MM-E16, instrument=management-plan, investmentUsd=5000000.01 | decide-national mic x3 30 calendar
            """;

    MyanmarReviewStepsDecisionTests() {
        super("myanmar", UNLESS_SAID, CASES, SIDES);
    }
}

package tributary.models;

class LaosReviewStepsDecisionTests extends ReviewStepsCases {

    private static final String UNLESS_SAID = "cooperationForm=direct-investment, instrument=none, "
            + "controlledGoods=none, environmentalGrouping=unknown, complexProject=false";

    private static final String CASES = """
            host: fired=LA-L8 LA-E3 LA-F1 LA-F3, instrument=full-eia
            check-completeness ipmc-office
            collect-sector-opinions ipmc-office 25 working
            review-legal-framework ipmc-office
            hold-committee-sitting ipmc x3
            sign-memorandum ipmc-office
            approve-terms-of-reference mae
            receive-studies ipmc-office
            review-environment mae 95 working
            issue-ecc mae
            decide-financing bol
            negotiate-concession-agreement sector
            decide-national government

            host: fired=LA-L10 LA-E6 LA-F1, instrument=full-eia, memorandumSignedOn=2026-11-02
            check-completeness ipmc-office
            collect-sector-opinions ipmc-office 25 working
            review-legal-framework ipmc-office
            hold-committee-sitting ipmc x3
            sign-memorandum ipmc-office
            approve-terms-of-reference mae
            receive-studies ipmc-office 18 months
            review-environment mae 95 working
            issue-ecc mae
            decide-financing bol
            negotiate-concession-agreement sector
            decide-national government

            host: fired=LA-L8 LA-L7 LA-F7 LA-E3, instrument=full-eia, complexProject=true
            check-completeness ipmc-office
            collect-sector-opinions ipmc-office 25 working
            review-legal-framework ipmc-office
            hold-committee-sitting ipmc x3
            sign-memorandum ipmc-office
            approve-terms-of-reference mae
            receive-studies ipmc-office
            review-environment mae 120 working
            issue-ecc mae
            decide-financing mof
            negotiate-concession-agreement sector
            approve-by-national-assembly national-assembly x3
            decide-national government

            host: fired=LA-L9 LA-E3, instrument=initial-examination
            check-completeness provincial-oss
            collect-sector-opinions provincial-oss 25 working
            review-legal-framework provincial-oss
            hold-committee-sitting provincial-ipmc x3
            sign-memorandum provincial-oss
            receive-studies provincial-oss
            review-environment province-environment 60 working
            issue-ecc province-environment
            negotiate-concession-agreement sector
            decide-national government

            host: fired=LA-L11 LA-E9, instrument=initial-examination, level=provincial
            check-completeness provincial-oss
            collect-sector-opinions provincial-oss 25 working
            review-legal-framework provincial-oss
            hold-committee-sitting provincial-ipmc x3
            sign-memorandum provincial-oss
            receive-studies provincial-oss
            review-environment province-environment 60 working
            issue-ecc province-environment
            negotiate-concession-agreement ipmc-office
            decide-national government

            host: fired=LA-L11 LA-E9
            check-completeness ipmc-office
            collect-sector-opinions ipmc-office 25 working
            review-legal-framework ipmc-office
            hold-committee-sitting ipmc x3
            sign-memorandum ipmc-office
            receive-studies ipmc-office
            negotiate-concession-agreement ipmc-office
            decide-national government

            host: fired=LA-L14 LA-E8, memorandumMonths=12
            check-completeness ipmc-office
            collect-sector-opinions ipmc-office 25 working
            review-legal-framework ipmc-office
            hold-committee-sitting ipmc x3
            sign-memorandum ipmc-office
            receive-studies ipmc-office 12 months
            negotiate-concession-agreement ipmc-office
            decide-national government

            host: fired=LA-L12 LA-E13, instrument=to-be-screened
            check-completeness ipmc-office
            collect-sector-opinions ipmc-office 25 working
            review-legal-framework ipmc-office
            hold-committee-sitting ipmc x3
            classify-environmental-group mae 15 working
            review-environment province-environment 15 working
            decide-national ipmc

            host: fired=LA-L13 LA-E12, instrument=initial-examination
            check-completeness moic
            review-legal-framework moic 3 working
            issue-enterprise-certificate moic 3 working
            receive-studies moic
            review-environment province-environment 60 working
            issue-ecc province-environment
            decide-national moic

            host: fired=LA-L13 LA-E11, instrument=initial-examination
            check-completeness moic
            review-legal-framework moic 3 working
            issue-enterprise-certificate moic 3 working
            classify-environmental-group province-environment 15 working
            receive-studies moic
            review-environment province-environment 60 working
            issue-ecc province-environment
            decide-national moic

            host: fired=LA-L6 LA-E12, instrument=initial-examination
            check-completeness sez
            review-legal-framework sez
            receive-studies sez
            review-environment province-environment 60 working
            issue-ecc province-environment
            decide-national sez

            host: cooperationForm=equipment-import-export, fired=LA-L3 LA-E2, controlledGoods=dual-use
            check-completeness moic
            review-legal-framework moic
            license-controlled-goods moic
            decide-national moic

            host: cooperationForm=technical-cooperation, fired=LA-L4, instrument=management-plan, environmentalGrouping=none
            check-completeness ipmc-office
            review-legal-framework ipmc-office
            review-environment mae
            decide-national ipmc-office

            host: cooperationForm=technical-cooperation, fired=LA-L4, instrument=full-eia, environmentalGrouping=none
            check-completeness ipmc-office
            review-legal-framework ipmc-office
            approve-terms-of-reference mae
            receive-studies ipmc-office
            review-environment mae 95 working
            issue-ecc mae
            decide-national ipmc-office

            host: fired=LA-L9, environmentalGrouping=none
            check-completeness provincial-oss
            collect-sector-opinions provincial-oss 25 working
            review-legal-framework provincial-oss
            hold-committee-sitting provincial-ipmc x3
            sign-memorandum provincial-oss
            receive-studies provincial-oss
            negotiate-concession-agreement sector
            decide-national government

            host: fired=LA-L11, environmentalGrouping=none, level=provincial
            check-completeness provincial-oss
            collect-sector-opinions provincial-oss 25 working
            review-legal-framework provincial-oss
            hold-committee-sitting provincial-ipmc x3
            sign-memorandum provincial-oss
            receive-studies provincial-oss
            negotiate-concession-agreement ipmc-office
            decide-national government

            home: fired=LA-L1
            check-completeness ipmc-office
            collect-sector-opinions ipmc-office
            review-legal-framework ipmc-office
            decide-financing bol
            decide-national ipmc-office

            home: cooperationForm=equipment-import-export, fired=LA-L1
            check-completeness ipmc-office
            review-legal-framework ipmc-office
            decide-national ipmc-office
            """;

    LaosReviewStepsDecisionTests() {
        super("laos", UNLESS_SAID, CASES);
    }
}

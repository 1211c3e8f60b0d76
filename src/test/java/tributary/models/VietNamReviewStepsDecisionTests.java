package tributary.models;

class VietNamReviewStepsDecisionTests extends ReviewStepsCases {

    private static final String UNLESS_SAID =
            "cooperationForm=direct-investment, instrument=none, specialZone=none, investmentVnd=50000000000";

    private static final String CASES = """
            host: fired=VN-L04 VN-L08 VN-S01 VN-E19 VN-E24 VN-E28 VN-F01 VN-F03, instrument=full-eia
            check-completeness mof 3 working
            collect-opinions mof 10 working
            review-preliminary-assessment mae 10 working
            review-legal-framework mof 20 working
            approve-investment-policy prime-minister 5 working
            issue-registration-certificate department-of-finance 5 working
            issue-erc department-of-finance 3 working
            review-environment mae 45 calendar
            hold-appraisal-council eia-council x3 45 calendar
            approve-eia-report mae 20 calendar
            decide-financing mof
            decide-national mof 5 working

            host: fired=VN-L03 VN-L08 VN-E20 VN-E24 VN-E28 VN-F01, instrument=full-eia
            check-completeness mof
            collect-opinions mof
            review-preliminary-assessment mae
            review-legal-framework mof
            hold-state-appraisal state-appraisal-council x3 105 calendar
            pass-assembly-resolution national-assembly x3
            issue-registration-certificate department-of-finance 5 working
            issue-erc department-of-finance 3 working
            review-environment mae 45 calendar
            hold-appraisal-council eia-council x3 45 calendar
            approve-eia-report mae 20 calendar
            decide-financing sbv 12 working
            decide-national mof 5 working

            host: fired=VN-L05 VN-L08 VN-E19 VN-E24 VN-E29, instrument=full-eia
            check-completeness department-of-finance 2 working
            collect-opinions department-of-finance 7 working
            review-preliminary-assessment province-environment 7 working
            review-legal-framework department-of-finance 14 working
            approve-investment-policy ppc 3 working
            issue-registration-certificate department-of-finance 5 working
            issue-erc department-of-finance 3 working
            review-environment province-environment 45 calendar
            hold-appraisal-council eia-council x3 45 calendar
            approve-eia-report ppc 20 calendar
            decide-national ppc 5 working

            host: fired=VN-L05 VN-L08 VN-E21 VN-E24 VN-E31 VN-F05, instrument=full-eia, specialZone=industrial-estate
            check-completeness zone-board
            collect-opinions zone-board 7 working
            review-legal-framework zone-board 17 working
            approve-investment-policy ppc 17 working
            issue-registration-certificate zone-board 5 working
            issue-erc department-of-finance 3 working
            review-environment province-environment 30 calendar
            hold-appraisal-council eia-council x3 30 calendar
            approve-eia-report ppc 20 calendar
            decide-financing zone-board
            decide-national zone-board 5 working

            host: fired=VN-L06 VN-E19 VN-E25 VN-E30 VN-F06, instrument=management-plan, specialZone=industrial-estate
            check-completeness zone-board
            review-legal-framework zone-board
            issue-registration-certificate zone-board 15 calendar
            issue-erc department-of-finance 3 working
            grant-environmental-licence mae 45 calendar
            decide-financing zone-board
            decide-national zone-board 5 working

            host: fired=VN-L07 VN-E21 VN-E24 VN-E28 VN-F05, instrument=full-eia
            check-completeness department-of-finance
            review-legal-framework department-of-finance
            issue-registration-certificate department-of-finance 10 working
            issue-erc department-of-finance 3 working
            review-environment mae 30 calendar
            hold-appraisal-council eia-council x3 30 calendar
            approve-eia-report mae 20 calendar
            decide-financing department-of-finance
            decide-national ppc 5 working

            host: fired=VN-L09 VN-E23 VN-E25 VN-E31, instrument=management-plan, specialZone=special-economic-zone
            check-completeness zone-board
            review-legal-framework zone-board
            issue-registration-certificate zone-board 10 working
            issue-erc department-of-finance 3 working
            grant-environmental-licence province-environment 30 calendar
            decide-national zone-board 5 working

            host: fired=VN-L10 VN-E23 VN-E26, instrument=registration
            check-completeness department-of-finance
            review-legal-framework department-of-finance
            consent-share-purchase department-of-finance 10 working
            record-environmental-registration commune
            decide-national ppc 5 working

            host: fired=VN-L12
            check-completeness department-of-finance
            review-legal-framework department-of-finance
            consent-share-purchase department-of-finance 3 working
            decide-national ppc 5 working

            host: fired=VN-L04 VN-L08 VN-F05
            check-completeness mof 3 working
            collect-opinions mof 10 working
            review-legal-framework mof 20 working
            approve-investment-policy prime-minister 5 working
            issue-registration-certificate department-of-finance 5 working
            issue-erc department-of-finance 3 working
            decide-financing mof
            decide-national mof 5 working

            host: fired=VN-L04 VN-L08 VN-E19 VN-E25 VN-E28, instrument=management-plan, specialZone=industrial-estate
            check-completeness mof 3 working
            collect-opinions mof 10 working
            review-preliminary-assessment mae 10 working
            review-legal-framework mof 20 working
            approve-investment-policy prime-minister 5 working
            issue-registration-certificate zone-board 5 working
            issue-erc department-of-finance 3 working
            grant-environmental-licence mae 45 calendar
            decide-national mof 5 working

            host: fired=VN-C01 VN-C02
            check-completeness construction-department
            review-legal-framework construction-department
            license-foreign-contractor construction-department 20 working
            decide-national ppc 5 working

            host: fired=VN-C03
            check-completeness most
            review-legal-framework most
            handle-technology-transfer most 45 calendar
            decide-national ppc 5 working

            host: fired=VN-C03, contractReceivedOn=2026-12-01
            check-completeness most
            review-legal-framework most
            handle-technology-transfer most 15 calendar
            decide-national ppc 5 working

            host: fired=VN-C04
            check-completeness most
            review-legal-framework most
            handle-technology-transfer most 5 working
            decide-national ppc 5 working

            host: fired=VN-C08
            check-completeness most
            review-legal-framework most
            decide-national ppc 5 working

            host: fired=VN-C05
            check-completeness department-of-finance
            review-legal-framework department-of-finance
            inspect-used-equipment most
            decide-national ppc 5 working

            host: fired=VN-C07
            check-completeness department-of-finance
            review-legal-framework department-of-finance
            decide-national ppc 5 working

            home: fired=VN-H02 VN-H01, investmentVnd=1600000000000
            check-completeness mof
            review-legal-framework mof
            ask-prime-minister prime-minister
            issue-outbound-certificate mof
            decide-financing sbv
            decide-national mof 5 working

            home: fired=VN-H02 VN-H01, investmentVnd=1599999999999
            check-completeness mof
            review-legal-framework mof
            issue-outbound-certificate mof
            decide-financing sbv
            decide-national mof 5 working

            home: fired=VN-H03 VN-H01 VN-H04
            check-completeness mof
            record-outbound-entry mof
            decide-financing sbv
            decide-national mof 5 working

            home: fired=VN-H06 VN-H01, investmentVnd=1600000000000
            check-completeness mof
            record-outbound-entry mof
            decide-financing sbv
            decide-national mof 5 working

            home: fired=VN-H05
            check-completeness mof
            review-legal-framework mof
            decide-national mof 5 working
            """;

    private static final String SIDES = """
            home: fired=VN-H02 VN-H01, investmentVnd=1599999999999 | no ask-prime-minister
            home: fired=VN-H02 VN-H01, investmentVnd=1600000000000 | ask-prime-minister prime-minister
            home: fired=VN-H02 VN-H01, investmentVnd=1600000000001 | ask-prime-minister prime-minister
            """;

    VietNamReviewStepsDecisionTests() {
        super("vietnam", UNLESS_SAID, CASES, SIDES);
    }
}

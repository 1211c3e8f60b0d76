package tributary.models;

class ThailandReviewStepsDecisionTests extends ReviewStepsCases {

    private static final String UNLESS_SAID = "cooperationForm=direct-investment, instrument=none, specialZone=none, "
            + "incentivesRequested=false, publicClient=false, investmentThb=100000000";

    private static final String CASES = """
            host: fired=TH-L05 TH-X07 TH-B01 TH-B05 TH-E19 TH-F01, incentivesRequested=true
            check-completeness boi-office
            review-legal-framework dbd
            interview-applicant boi-office 10 working
            appraise-promotion boi-office 40 working
            issue-promotion-certificate boi-office
            license-factory diw 30 calendar
            decide-national boi-office 5 working

            host: fired=TH-L05 TH-X07 TH-B01 TH-B05 TH-E19 TH-F01, incentivesRequested=true, acceptedOn=2026-12-01, inspectedOn=2026-12-01
            check-completeness boi-office
            review-legal-framework dbd
            interview-applicant boi-office 10 working
            appraise-promotion boi-office 40 working
            issue-promotion-certificate boi-office 6 months
            license-factory diw
            decide-national boi-office 5 working

            host: fired=TH-L05 TH-X07 TH-B02 TH-B05 TH-E08 TH-F01, incentivesRequested=true, instrument=full-eia, specialZone=industrial-estate
            check-completeness boi-office
            review-legal-framework dbd
            interview-applicant boi-office 10 working
            appraise-promotion boi-office 60 working
            hold-boi-subcommittee boi-subcommittee x3 60 working
            check-eia-report onep 15 calendar
            review-environment onep 30 calendar
            hold-expert-committee expert-committee x3 45 calendar
            issue-promotion-certificate boi-office
            license-factory ieat 30 calendar
            decide-national boi-office 5 working

            host: fired=TH-L04 TH-B03 TH-B04 TH-B05 TH-L06 TH-L07, incentivesRequested=true, investmentThb=9000000000
            check-completeness boi-office
            review-legal-framework dbd
            interview-applicant boi-office 10 working
            appraise-promotion boi-office 90 working
            hold-boi-subcommittee boi-subcommittee x3 90 working
            approve-by-board boi-board x3 90 working
            issue-promotion-certificate boi-office
            certify-foreign-business dbd 30 calendar
            decide-national boi-office 5 working

            host: fired=TH-L04 TH-L07, incentivesRequested=true, promotionRefused=true
            check-completeness dbd
            review-legal-framework dbd
            hold-foreign-business-committee fbc x3 60 calendar
            issue-foreign-business-licence dbd 15 calendar
            decide-national dbd 5 working

            host: fired=TH-L05 TH-B06, incentivesRequested=true
            check-completeness dbd
            review-legal-framework dbd
            decide-national dbd 5 working

            host: fired=TH-L05, incentivesRequested=true
            check-completeness boi-office
            review-legal-framework dbd
            interview-applicant boi-office 10 working
            appraise-promotion boi-office
            issue-promotion-certificate boi-office
            decide-national boi-office 5 working

            host: fired=TH-L03 TH-L07 TH-E10, instrument=full-eia
            check-completeness dbd
            review-legal-framework dbd
            check-eia-report onep 15 calendar
            review-environment onep 30 calendar
            hold-expert-committee expert-committee x3 45 calendar
            hold-foreign-business-committee fbc x3 60 calendar
            obtain-neb-opinion neb
            decide-national cabinet x3 60 calendar

            host: fired=TH-L03 TH-L06 TH-L07, specialZone=industrial-estate
            check-completeness dbd
            review-legal-framework dbd
            certify-foreign-business dbd 30 calendar
            decide-national cabinet x3 5 working

            host: fired=TH-L01 TH-X06 TH-F05 TH-F04 TH-E13, instrument=full-eia, investmentThb=5000000000
            check-completeness dbd
            review-legal-framework dbd
            check-eia-report onep 15 calendar
            review-environment onep 30 calendar
            hold-expert-committee expert-committee x3 45 calendar
            decide-financing sepo
            hold-ppp-committee ppp-committee x3
            obtain-neb-opinion neb
            decide-national cabinet x3 5 working

            host: fired=TH-L01 TH-X06 TH-F05 TH-E13, instrument=full-eia, investmentThb=4999999999
            check-completeness dbd
            review-legal-framework dbd
            check-eia-report onep 15 calendar
            review-environment onep 30 calendar
            hold-expert-committee expert-committee x3 45 calendar
            decide-financing sepo
            hold-ppp-committee ppp-committee x3
            decide-national dbd 5 working

            host: fired=TH-L08 TH-L07 TH-L10 TH-F04, cooperationForm=project-contracting, publicClient=true, incentivesRequested=true
            check-completeness dbd
            review-legal-framework dbd
            hold-foreign-business-committee fbc x3 60 calendar
            issue-foreign-business-licence dbd 15 calendar
            decide-financing pdmo
            decide-national cabinet x3 5 working

            host: fired=TH-L11 TH-L07 TH-F06, cooperationForm=technical-cooperation
            check-completeness dbd
            review-legal-framework dbd
            hold-foreign-business-committee fbc x3 60 calendar
            issue-foreign-business-licence dbd 15 calendar
            decide-financing pdmo
            decide-national dbd 5 working

            host: fired=TH-L09, cooperationForm=project-contracting
            check-completeness dbd
            review-legal-framework dbd
            decide-national dbd 5 working

            host: fired=TH-L12 TH-X08, cooperationForm=equipment-import-export
            check-completeness dbd
            review-legal-framework dbd
            grant-sector-licence sector-regulator
            decide-national dbd 5 working

            host: fired=TH-L05 TH-X01 TH-E07, instrument=management-plan
            check-completeness dbd
            review-legal-framework dbd
            review-environment oerc
            grant-sector-licence oerc 75 calendar
            decide-national dbd 5 working

            host: fired=TH-L05 TH-X09 TH-E18, instrument=initial-examination
            check-completeness dbd
            review-legal-framework dbd
            check-eia-report onep 15 calendar
            review-environment onep
            grant-sector-licence oerc
            decide-national dbd 5 working

            host: fired=TH-L05 TH-X02
            check-completeness dbd
            review-legal-framework dbd
            grant-sector-licence sector-regulator
            decide-national dbd 5 working

            host: fired=TH-L05 TH-X03
            check-completeness dbd
            review-legal-framework dbd
            grant-sector-licence sector-regulator
            decide-national dbd 5 working

            host: fired=TH-L01 TH-X04
            check-completeness dbd
            review-legal-framework dbd
            grant-sector-licence sector-regulator
            decide-national dbd 5 working

            host: fired=TH-L01 TH-X05
            check-completeness dbd
            review-legal-framework dbd
            grant-sector-licence sector-regulator
            decide-national dbd 5 working

            home: fired=TH-H01 TH-E21
            check-completeness boi-office
            decide-financing bot
            decide-national boi-office

            home: fired=TH-H01 TH-H02 TH-H03
            check-completeness boi-office
            approve-state-enterprise-investment parent-ministry
            clear-tariff-memorandum energy-policy-council x3
            decide-financing bot
            decide-national cabinet x3

            home: fired=TH-H01 TH-H04, cooperationForm=equipment-import-export
            check-completeness boi-office
            license-dual-use-export foreign-trade
            decide-national boi-office
            """;

    ThailandReviewStepsDecisionTests() {
        super("thailand", UNLESS_SAID, CASES);
    }
}

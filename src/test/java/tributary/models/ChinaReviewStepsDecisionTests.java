package tributary.models;

class ChinaReviewStepsDecisionTests extends ReviewStepsCases {

    private static final String UNLESS_SAID =
            "cooperationForm=direct-investment, instrument=none, activity=machinery, provincesSpanned=1, "
                    + "proponentOwnership=private, controlledGoods=none, investmentUsd=900000";

    private static final String CASES = """
            host: fired=CN-G04 CN-G06 CN-F07 CN-E06, instrument=initial-examination, activity=vehicle-assembly, investmentUsd=50000000
            check-completeness samr 5 working
            review-legal-framework mofcom
            register-enterprise samr 3 working
            file-project drc
            evaluate-report ecology-bureau 30 calendar
            review-environment ecology-bureau 30 calendar
            decide-financing safe
            decide-national drc 5 working

            host: fired=CN-G02 CN-G05 CN-G07 CN-F07 CN-E02, instrument=full-eia, activity=nuclear-power, investmentUsd=900000000
            check-completeness samr 5 working
            review-legal-framework mofcom
            review-security security-review-office x3 45 working
            register-enterprise samr 3 working
            approve-project ndrc 20 working
            show-environmental-filing mee 10 working
            evaluate-report mee 60 calendar
            review-environment mee 60 calendar
            decide-financing safe
            decide-national ndrc 5 working

            host: fired=CN-G02 CN-G05 CN-G07 CN-F07 CN-E02, instrument=full-eia, activity=nuclear-power, investmentUsd=900000000, extended=true
            check-completeness samr 5 working
            review-legal-framework mofcom
            review-security security-review-office x3 45 working
            register-enterprise samr 3 working
            approve-project ndrc 60 working
            show-environmental-filing mee 10 working
            evaluate-report mee 60 calendar
            review-environment mee 60 calendar
            decide-financing safe
            decide-national ndrc 5 working

            host: fired=CN-G02 CN-G05 CN-G07 CN-F07 CN-E02, instrument=full-eia, activity=nuclear-power, investmentUsd=900000000, evaluationDays=30
            check-completeness samr 5 working
            review-legal-framework mofcom
            review-security security-review-office x3 45 working
            register-enterprise samr 3 working
            approve-project ndrc 50 working
            show-environmental-filing mee 10 working
            evaluate-report mee 60 calendar
            review-environment mee 60 calendar
            decide-financing safe
            decide-national ndrc 5 working

            host: fired=CN-G04 CN-G05 CN-G07 CN-E11, instrument=full-eia, activity=railway, provincesSpanned=2, investmentUsd=900000000, reviewGrade=special
            check-completeness samr 5 working
            review-legal-framework mofcom
            review-security security-review-office x3 105 working
            register-enterprise samr 3 working
            approve-project drc 20 working
            show-environmental-filing mee 10 working
            evaluate-report mee 60 calendar
            review-environment mee 60 calendar
            decide-national drc 5 working

            host: fired=CN-G04 CN-G06 CN-E03, instrument=full-eia, activity=gas-power, investmentUsd=900000000
            check-completeness samr 5 working
            review-legal-framework mofcom
            register-enterprise samr 3 working
            file-project drc
            show-environmental-filing ecology-bureau 10 working
            evaluate-report ecology-bureau 60 calendar
            review-environment ecology-bureau 60 calendar
            decide-national drc 5 working

            host: fired=CN-G04 CN-G06 CN-E03, instrument=initial-examination, activity=nuclear-power, investmentUsd=900000000
            check-completeness samr 5 working
            review-legal-framework mofcom
            register-enterprise samr 3 working
            file-project drc
            evaluate-report mee 30 calendar
            review-environment mee 30 calendar
            decide-national drc 5 working

            host: fired=CN-G04 CN-G06 CN-E04, instrument=initial-examination, activity=transmission-line, provincesSpanned=2, investmentUsd=900000000
            check-completeness samr 5 working
            review-legal-framework mofcom
            register-enterprise samr 3 working
            file-project drc
            evaluate-report mee 30 calendar
            review-environment mee 30 calendar
            decide-national drc 5 working

            host: fired=CN-G04 CN-G06 CN-E16, instrument=registration, activity=plantation
            check-completeness samr 5 working
            review-legal-framework mofcom
            register-enterprise samr 3 working
            file-project drc
            record-registration-form ecology-bureau
            decide-national drc 5 working

            host: cooperationForm=project-contracting, fired=CN-G04 CN-G08, activity=railway
            check-completeness construction-department 5 working
            review-legal-framework mofcom
            verify-contractor-qualification construction-department
            decide-national mofcom 5 working

            host: cooperationForm=technical-cooperation, fired=CN-G04 CN-G09, controlledGoods=restricted-technology
            check-completeness mofcom 5 working
            review-legal-framework mofcom
            license-technology-import mofcom 40 working
            decide-national mofcom 5 working

            host: cooperationForm=technical-cooperation, fired=CN-G04 CN-G09, controlledGoods=restricted-technology, filedTogether=false
            check-completeness mofcom 5 working
            review-legal-framework mofcom
            license-technology-import mofcom 30 working
            decide-national mofcom 5 working

            host: cooperationForm=technical-cooperation, fired=CN-G04 CN-G09, controlledGoods=restricted-technology, filedTogether=false, contractReceivedOn=2026-12-01
            check-completeness mofcom 5 working
            review-legal-framework mofcom
            license-technology-import mofcom 10 working
            decide-national mofcom 5 working

            host: cooperationForm=technical-cooperation, fired=CN-G04 CN-G09
            check-completeness commerce-department 5 working
            review-legal-framework mofcom
            register-technology-contract commerce-department 3 working
            decide-national mofcom 5 working

            host: cooperationForm=equipment-import-export, fired=CN-G04
            check-completeness customs 5 working
            review-legal-framework mofcom
            decide-national mofcom 5 working

            home: fired=CN-H02 CN-H08 CN-H10 CN-H11 CN-F01 CN-F03, activity=hydropower, proponentOwnership=central-state, investmentUsd=3500000000
            check-completeness ndrc 5 working
            review-legal-framework ndrc
            review-outbound-security security-review-office x3
            review-by-sasac sasac 20 working
            collect-ministry-opinions ndrc 7 working
            commission-evaluation ndrc 30 working
            approve-by-ndrc ndrc 20 working
            ask-embassy-opinion embassy 20 working
            approve-by-mofcom mofcom 20 working
            register-foreign-debt ndrc 3 months
            decide-financing safe
            decide-national ndrc 5 working

            home: fired=CN-H02 CN-H09 CN-H10 CN-F04, activity=hydropower, proponentOwnership=central-state, investmentUsd=3500000000, extended=true
            check-completeness ndrc 5 working
            review-legal-framework ndrc
            review-by-sasac sasac 20 working
            collect-ministry-opinions ndrc 7 working
            commission-evaluation ndrc 30 working
            approve-by-ndrc ndrc 30 working
            record-with-mofcom mofcom 3 working
            decide-financing safe 15 working
            decide-national ndrc 5 working

            home: fired=CN-H05 CN-H09 CN-F05, activity=furniture, investmentUsd=5000000
            check-completeness drc 5 working
            review-legal-framework drc
            file-with-ndrc drc 7 working
            record-with-mofcom commerce-department 3 working
            decide-financing safe
            decide-national drc 5 working

            home: fired=CN-H04 CN-H09 CN-F01, activity=furniture, investmentUsd=500000000
            check-completeness ndrc 5 working
            review-legal-framework ndrc
            file-with-ndrc ndrc 7 working
            record-with-mofcom commerce-department 3 working
            decide-financing safe
            decide-national ndrc 5 working

            home: fired=CN-H06 CN-H09, activity=furniture, investmentUsd=500000000
            check-completeness ndrc 5 working
            review-legal-framework ndrc
            file-with-ndrc ndrc
            record-with-mofcom commerce-department 3 working
            decide-national ndrc 5 working

            home: cooperationForm=project-contracting, fired=CN-H12, activity=railway, investmentUsd=500000000
            check-completeness commerce-department 5 working
            review-legal-framework commerce-department
            record-contracted-project commerce-department 3 working
            decide-national mofcom 5 working

            home: cooperationForm=project-contracting, fired=CN-H12 CN-H20, activity=railway, proponentOwnership=central-state, investmentUsd=1500000000
            check-completeness mofcom 5 working
            review-legal-framework mofcom
            consult-on-risk mofcom
            record-contracted-project mofcom 3 working
            decide-national mofcom 5 working

            home: cooperationForm=project-contracting, fired=CN-H12, activity=railway, proponentOwnership=central-state, investmentUsd=500000000
            check-completeness mofcom 5 working
            review-legal-framework mofcom
            record-contracted-project mofcom 3 working
            decide-national mofcom 5 working

            home: cooperationForm=project-contracting, fired=CN-H13, activity=railway, investmentUsd=500000000
            check-completeness mofcom 5 working
            review-legal-framework mofcom
            approve-project-initiation mofcom
            decide-national mofcom 5 working

            home: cooperationForm=technical-cooperation, fired=CN-H16, controlledGoods=restricted-technology, investmentUsd=500000
            check-completeness commerce-department 5 working
            review-legal-framework commerce-department
            issue-letter-of-intent commerce-department 30 working
            license-technology-export commerce-department 15 working
            decide-national mofcom 5 working

            home: cooperationForm=technical-cooperation, fired=CN-H16, controlledGoods=restricted-technology, examinedBy=science-department, investmentUsd=500000
            check-completeness commerce-department 5 working
            review-legal-framework commerce-department
            issue-letter-of-intent science-department 30 working
            license-technology-export commerce-department 15 working
            decide-national mofcom 5 working

            home: cooperationForm=technical-cooperation, fired=CN-H17, investmentUsd=500000
            check-completeness commerce-department 5 working
            review-legal-framework commerce-department
            register-technology-contract commerce-department 3 working
            decide-national mofcom 5 working

            home: cooperationForm=equipment-import-export, fired=CN-H18, controlledGoods=dual-use, investmentUsd=500000
            check-completeness mofcom 5 working
            review-legal-framework mofcom
            license-controlled-export mofcom 45 working
            decide-national mofcom 5 working
            """;

    private static final String SIDES = """
            host: fired=CN-G02 CN-G05 CN-E02, instrument=full-eia, activity=nuclear-power, investmentUsd=299999999 | approve-project drc 20 working
            host: fired=CN-G02 CN-G05 CN-E02, instrument=full-eia, activity=nuclear-power, investmentUsd=299999999 | decide-national drc 5 working
            host: fired=CN-G02 CN-G05 CN-E02, instrument=full-eia, activity=nuclear-power, investmentUsd=300000000 | approve-project ndrc 20 working
            host: fired=CN-G02 CN-G05 CN-E02, instrument=full-eia, activity=nuclear-power, investmentUsd=300000000 | decide-national ndrc 5 working
            host: fired=CN-G02 CN-G05 CN-E02, instrument=full-eia, activity=nuclear-power, investmentUsd=300000001 | approve-project ndrc 20 working
            host: fired=CN-G02 CN-G05 CN-E02, instrument=full-eia, activity=nuclear-power, investmentUsd=300000001 | decide-national ndrc 5 working
            host: instrument=full-eia, provincesSpanned=0 | show-environmental-filing ecology-bureau 10 working
            host: instrument=full-eia, provincesSpanned=0 | evaluate-report ecology-bureau 60 calendar
            host: instrument=full-eia, provincesSpanned=0 | review-environment ecology-bureau 60 calendar
            host: instrument=initial-examination, provincesSpanned=0 | evaluate-report ecology-bureau 30 calendar
            host: instrument=initial-examination, provincesSpanned=0 | review-environment ecology-bureau 30 calendar
            host: instrument=full-eia, provincesSpanned=1 | show-environmental-filing ecology-bureau 10 working
            host: instrument=full-eia, provincesSpanned=1 | evaluate-report ecology-bureau 60 calendar
            host: instrument=full-eia, provincesSpanned=1 | review-environment ecology-bureau 60 calendar
            host: instrument=initial-examination, provincesSpanned=1 | evaluate-report ecology-bureau 30 calendar
            host: instrument=initial-examination, provincesSpanned=1 | review-environment ecology-bureau 30 calendar
            host: instrument=full-eia, provincesSpanned=2 | show-environmental-filing mee 10 working
            host: instrument=full-eia, provincesSpanned=2 | evaluate-report mee 60 calendar
            host: instrument=full-eia, provincesSpanned=2 | review-environment mee 60 calendar
            host: instrument=initial-examination, provincesSpanned=2 | evaluate-report mee 30 calendar
            host: instrument=initial-examination, provincesSpanned=2 | review-environment mee 30 calendar
            """;

    ChinaReviewStepsDecisionTests() {
        super("china", UNLESS_SAID, CASES, SIDES);
    }
}

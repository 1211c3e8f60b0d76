package tributary.routing;

class LaosFinancingDecisionTests extends RuleCoverage {

    private static final DecisionRows TABLE =
            DecisionRows.of("laos", "financing", LaosFacts.HOST).rows("financing-host", """
            LA-F1 LA-F2 LA-F5 LA-F6       | foreignOwnershipPercent=0.01
            LA-F5                         | foreignOwnershipPercent=0
            LA-F5                         | foreignOwnershipPercent=100, cooperationForm=project-contracting
            LA-F1 LA-F5 LA-F6             | foreignOwnershipPercent=95, day=2023-12-20
            LA-F1 LA-F2 LA-F5 LA-F6       | foreignOwnershipPercent=95, day=2023-12-21
            LA-F3 LA-F5 LA-F6             | foreignOwnershipPercent=0, financing=[onshore offshore]
            LA-F5                         | foreignOwnershipPercent=0, financing=[onshore]
            LA-F1 LA-F2 LA-F3 LA-F5 LA-F6 | foreignOwnershipPercent=95, financing=[offshore]
            LA-F4 LA-F5                   | foreignOwnershipPercent=0, exportIncomeKeptAbroad=true
            LA-F5 LA-F7                   | foreignOwnershipPercent=0, sovereignGuarantee=true
            LA-F5 LA-F7                   | foreignOwnershipPercent=0, financingSources=[equity state-budget]
            LA-F5 LA-F7                   | foreignOwnershipPercent=0, sovereignGuarantee=true, financingSources=[state-budget]
            LA-F5 LA-F8                   | foreignOwnershipPercent=0, specialIncentives=true
            """);

    LaosFinancingDecisionTests() {
        super(TABLE);
    }
}

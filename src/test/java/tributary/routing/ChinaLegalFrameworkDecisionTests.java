package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tributary.routing.ChinaDecisions.Case;
import tributary.routing.DecisionTables.Evaluation;
import tributary.routing.DecisionTables.FiredRule;
import tributary.routing.DecisionTables.MissingInput;

class ChinaLegalFrameworkDecisionTests {

    private static final String FILE = "legal-framework";

    private static final String HOME = """
            prohibited class of 2017             | home | guidanceClass=prohibited, activity=cement                                        | CN-H01 prohibited
            export of prohibited technology      | home | controlledGoods=prohibited-technology, cooperationForm=equipment-import-export   | CN-H01 prohibited
            sensitive country                    | home | sensitiveCountry=true, investmentUsd=1000                                        | CN-H02 conditional, CN-H09 permitted
            sensitive country, overseas company  | home | sensitiveCountry=true, investsThroughOverseasCompany=true                        | CN-H02 conditional, CN-H09 permitted
            hydropower on the Mekong             | home | activity=hydropower, usesMekongWater=true, investmentUsd=3500000000              | CN-H02 conditional, CN-H09 permitted
            irrigation on the Mekong             | home | activity=irrigation, usesMekongWater=true, investmentUsd=1000000                 | CN-H02 conditional, CN-H09 permitted
            hydropower elsewhere                 | home | activity=hydropower, investmentUsd=1000000                                       | CN-H05 permitted, CN-H09 permitted
            power line with Mekong water         | home | activity=transmission-line, usesMekongWater=true                                 | CN-H05 permitted, CN-H09 permitted
            restricted class of 2017             | home | guidanceClass=restricted                                                         | CN-H02 conditional, CN-H08 conditional
            central enterprise                   | home | proponentOwnership=central-state, investmentUsd=1000                             | CN-H03 permitted, CN-H09 permitted, CN-H10 conditional
            local firm, 300 million              | home | investmentUsd=300000000                                                          | CN-H04 permitted, CN-H09 permitted
            local state firm above 300 million   | home | investmentUsd=300000001, proponentOwnership=local-state                          | CN-H04 permitted, CN-H09 permitted
            local firm below 300 million         | home | investmentUsd=299999999                                                          | CN-H05 permitted, CN-H09 permitted
            overseas company, 300 million        | home | investmentUsd=300000000, investsThroughOverseasCompany=true                      | CN-H06 permitted, CN-H09 permitted
            overseas company below 300 million   | home | investmentUsd=299999999, investsThroughOverseasCompany=true                      | CN-H07 permitted, CN-H09 permitted
            overseas company of a central one    | home | investsThroughOverseasCompany=true, proponentOwnership=central-state             | CN-H07 permitted, CN-H09 permitted, CN-H10 conditional
            overseas company with home support   | home | investsThroughOverseasCompany=true, supportFromHome=true                         | CN-H05 permitted, CN-H09 permitted
            country on the ministry's list       | home | mofcomListedCountry=true                                                         | CN-H05 permitted, CN-H08 conditional
            two host countries                   | home | multiCountryInterest=true                                                        | CN-H05 permitted, CN-H08 conditional
            restricted technology leaves         | home | controlledGoods=restricted-technology                                            | CN-H05 permitted, CN-H08 conditional
            dual-use items leave                 | home | controlledGoods=dual-use                                                         | CN-H05 permitted, CN-H08 conditional
            national security                    | home | nationalSecurityConcern=true                                                     | CN-H11 conditional, CN-H05 permitted, CN-H09 permitted
            national security on its first day   | home | nationalSecurityConcern=true, day=2026-07-01                                     | CN-H11 conditional, CN-H05 permitted, CN-H09 permitted
            national security the day before     | home | nationalSecurityConcern=true, day=2026-06-30                                     | CN-H05 permitted, CN-H09 permitted
            contract of a private firm           | home | cooperationForm=project-contracting                                              | CN-H12 permitted, CN-H14 permitted
            contract of a central enterprise     | home | cooperationForm=project-contracting, proponentOwnership=central-state            | CN-H12 permitted, CN-H14 permitted
            contract below 1 billion             | home | cooperationForm=project-contracting, investmentUsd=999999999                     | CN-H12 permitted, CN-H14 permitted
            contract of 1 billion                | home | cooperationForm=project-contracting, investmentUsd=1000000000                    | CN-H12 permitted, CN-H20 conditional, CN-H14 permitted
            contract in a listed country         | home | cooperationForm=project-contracting, mofcomListedCountry=true                    | CN-H13 conditional, CN-H14 permitted
            contract in two countries            | home | cooperationForm=project-contracting, multiCountryInterest=true                   | CN-H13 conditional, CN-H14 permitted
            high-risk contract of 2 billion      | home | cooperationForm=project-contracting, highRiskProject=true, investmentUsd=2000000000 | CN-H13 conditional, CN-H14 permitted
            prohibited technology                | home | cooperationForm=technical-cooperation, controlledGoods=prohibited-technology     | CN-H15 prohibited
            restricted technology                | home | cooperationForm=technical-cooperation, controlledGoods=restricted-technology     | CN-H16 conditional
            free technology                      | home | cooperationForm=technical-cooperation                                            | CN-H17 permitted
            dual-use equipment                   | home | cooperationForm=equipment-import-export, controlledGoods=dual-use                | CN-H18 conditional
            used equipment below the standard    | home | cooperationForm=equipment-import-export, equipmentAgeYears=3, belowHostStandard=true | CN-H19 conditional
            new equipment                        | home | cooperationForm=equipment-import-export, belowHostStandard=true                  | CN-H19 permitted
            used equipment of the standard       | home | cooperationForm=equipment-import-export, equipmentAgeYears=3                     | CN-H19 permitted
            coal power                           | home | activity=coal-power, cooperationForm=project-contracting                         | CN-H12 permitted, CN-H14 permitted, CN-H21 conditional
            project, investment usd 300000001   | home | investmentUsd=300000001, investsThroughOverseasCompany=true                   | CN-H06 permitted, CN-H09 permitted
            project-contracting, day 2024-06-30 | home | cooperationForm=project-contracting, mofcomListedCountry=true, day=2024-06-30 | CN-H14 permitted
            project-contracting, day 2024-07-01 | home | cooperationForm=project-contracting, mofcomListedCountry=true, day=2024-07-01 | CN-H13 conditional, CN-H14 permitted
            project-contracting, day 2024-06-30 | home | cooperationForm=project-contracting, multiCountryInterest=true, day=2024-06-30 | CN-H14 permitted
            project-contracting, day 2024-07-01 | home | cooperationForm=project-contracting, multiCountryInterest=true, day=2024-07-01 | CN-H13 conditional, CN-H14 permitted
            project-contracting, day 2024-06-30 | home | cooperationForm=project-contracting, highRiskProject=true, investmentUsd=2000000000, day=2024-06-30 | CN-H14 permitted
            project-contracting, day 2024-07-01 | home | cooperationForm=project-contracting, highRiskProject=true, investmentUsd=2000000000, day=2024-07-01 | CN-H13 conditional, CN-H14 permitted
            project-contracting, day 2024-06-30 | home | cooperationForm=project-contracting, proponentOwnership=central-state, day=2024-06-30 | CN-H14 permitted
            project-contracting, day 2024-07-01 | home | cooperationForm=project-contracting, proponentOwnership=central-state, day=2024-07-01 | CN-H12 permitted, CN-H14 permitted
            project-contracting, day 2024-06-30 | home | cooperationForm=project-contracting, day=2024-06-30                           | CN-H14 permitted
            project-contracting, day 2024-07-01 | home | cooperationForm=project-contracting, day=2024-07-01                           | CN-H12 permitted, CN-H14 permitted
            project-contracting, investment usd 1000000001 | home | cooperationForm=project-contracting, investmentUsd=1000000001                 | CN-H12 permitted, CN-H20 conditional, CN-H14 permitted
            """;

    private static final String HOST = """
            cement                               | host | activity=cement                                                                  | CN-G04 permitted, CN-G06 permitted
            prohibited item                      | host | activity=cement, listedActivity=prohibited                                       | CN-G01 prohibited
            closed item                          | host | activity=cement, listedActivity=closed-to-foreigners                             | CN-G01 prohibited
            reserved to the state                | host | activity=cement, listedActivity=state-only                                       | CN-G01 prohibited
            fishing                              | host | negativeListItem=fishing                                                         | CN-S05 conditional, CN-G01 prohibited
            modified seed                        | host | negativeListItem=modified-seed                                                   | CN-S05 conditional, CN-G01 prohibited
            rare-earth mining                    | host | negativeListItem=rare-earth-mining                                               | CN-S05 conditional, CN-G01 prohibited
            airport, 49 %                        | host | activity=airport, foreignOwnershipPercent=49                                     | CN-S01 conditional, CN-G02 conditional, CN-G06 permitted
            airport, 49.1 %                      | host | activity=airport, foreignOwnershipPercent=49.1                                   | CN-S01 conditional, CN-G03 prohibited
            nuclear power, 50 %                  | host | activity=nuclear-power, foreignOwnershipPercent=50                               | CN-S01 conditional, CN-G03 prohibited
            domestic shipping, 49 %              | host | negativeListItem=domestic-shipping, foreignOwnershipPercent=49                   | CN-S02 conditional, CN-G02 conditional, CN-G06 permitted
            airline, 50 %                        | host | negativeListItem=airline, foreignOwnershipPercent=50                             | CN-S02 conditional, CN-G03 prohibited
            mobile network, 49 %                 | host | activity=mobile-network, foreignOwnershipPercent=49                              | CN-S03 conditional, CN-G02 conditional, CN-G06 permitted
            mobile network, 50 %                 | host | activity=mobile-network, foreignOwnershipPercent=50                              | CN-S03 conditional, CN-G03 prohibited
            data centre, 50 %                    | host | activity=data-centre, foreignOwnershipPercent=50                                 | CN-S03 conditional, CN-G02 conditional, CN-G06 permitted
            data centre, 51 %                    | host | activity=data-centre, foreignOwnershipPercent=51                                 | CN-S03 conditional, CN-G03 prohibited
            maize seed, 66 %                     | host | negativeListItem=wheat-or-maize-seed, foreignOwnershipPercent=66                 | CN-S04 conditional, CN-G02 conditional, CN-G06 permitted
            maize seed, 67 %                     | host | negativeListItem=wheat-or-maize-seed, foreignOwnershipPercent=67                 | CN-S04 conditional, CN-G03 prohibited
            restricted item, joint venture       | host | listedActivity=joint-venture-only, foreignOwnershipPercent=60                    | CN-G02 conditional, CN-G06 permitted
            restricted item, all foreign         | host | listedActivity=joint-venture-only, foreignOwnershipPercent=100                   | CN-G03 prohibited
            project of the catalogue             | host | onApprovalCatalogue=true, investmentUsd=900000000                                | CN-G04 permitted, CN-G05 conditional
            restricted project, 300 million      | host | onApprovalCatalogue=true, investmentUsd=300000000, activity=data-centre, foreignOwnershipPercent=40 | CN-S03 conditional, CN-G02 conditional, CN-G05 conditional
            restricted project below 300 million | host | onApprovalCatalogue=true, investmentUsd=299999999, activity=data-centre, foreignOwnershipPercent=40 | CN-S03 conditional, CN-G02 conditional, CN-G05 conditional
            sector under security review         | host | securityReviewSector=true                                                        | CN-G04 permitted, CN-G06 permitted, CN-G07 conditional
            contractor                           | host | cooperationForm=project-contracting                                              | CN-G08 conditional
            restricted technology                | host | cooperationForm=technical-cooperation, controlledGoods=restricted-technology     | CN-G09 conditional
            free technology                      | host | cooperationForm=technical-cooperation                                            | CN-G09 permitted
            prohibited technology                | host | cooperationForm=technical-cooperation, controlledGoods=prohibited-technology     | CN-G11 prohibited
            equipment                            | host | cooperationForm=equipment-import-export                                          | CN-G10 permitted
            airport, foreign ownership percent 48.99 | host | activity=airport, foreignOwnershipPercent=48.99                               | CN-S01 conditional, CN-G02 conditional, CN-G06 permitted
            domestic-shipping, foreign ownership percent 50.01 | host | negativeListItem=domestic-shipping, foreignOwnershipPercent=50.01             | CN-S02 conditional, CN-G03 prohibited
            mobile-network, foreign ownership percent 48.99 | host | activity=mobile-network, foreignOwnershipPercent=48.99                        | CN-S03 conditional, CN-G02 conditional, CN-G06 permitted
            wheat-or-maize-seed, foreign ownership percent 65.99 | host | negativeListItem=wheat-or-maize-seed, foreignOwnershipPercent=65.99           | CN-S04 conditional, CN-G02 conditional, CN-G06 permitted
            data-centre, investment usd 300000001 | host | onApprovalCatalogue=true, investmentUsd=300000001, activity=data-centre, foreignOwnershipPercent=40 | CN-S03 conditional, CN-G02 conditional, CN-G05 conditional
            project, day 2021-01-17             | host | securityReviewSector=true, day=2021-01-17                                     | CN-G04 permitted, CN-G06 permitted
            project, day 2021-01-18             | host | securityReviewSector=true, day=2021-01-18                                     | CN-G04 permitted, CN-G06 permitted, CN-G07 conditional
            """;

    static Stream<Case> projects() {
        return ChinaDecisions.cases(HOME + HOST);
    }

    @ParameterizedTest
    @MethodSource("projects")
    void findsApprovals(Case project) {
        String approvals = project.evaluate(FILE).fired().stream()
                .map(rule -> rule.rule() + " " + rule.text("outcome"))
                .collect(Collectors.joining(", "));

        assertThat(approvals).isEqualTo(project.answer());
    }

    @Test
    void showsEveryLimitBelowAtAndAbove() {
        assertThat(ChinaDecisions.unseenLimits(FILE, projects())).isEmpty();
    }

    @Test
    void firesEveryRow() {
        assertThat(ChinaDecisions.silentRows(FILE, projects())).isEmpty();
    }

    @Test
    void namesAuthorityInstrumentAndTermOfHydropowerOnTheMekong() {
        assertThat(approvals("home", "activity=hydropower, usesMekongWater=true, proponentOwnership=central-state"))
                .containsExactly(
                        "CN-H02: National Development and Reform Commission, Approval document (核准文件), 20 +10 working, [NDRC Order 11/2017, Art. 13], true",
                        "CN-H09: Ministry of Commerce, Enterprise Overseas Investment Certificate, 3 +null working, [MOFCOM Order 3/2014], true",
                        "CN-H10: State-owned Assets Supervision and Administration Commission, SASAC opinion, 20 +null working, [SASAC Order 35/2017], false");
    }

    @Test
    void namesAuthorityInstrumentAndTermOfALocalFirmsFiling() {
        assertThat(approvals("home", "investmentUsd=299999999"))
                .containsExactly(
                        "CN-H05: Provincial development and reform commission, Filing notice (备案通知书), 7 +null working, [NDRC Order 11/2017, Art. 14], true",
                        "CN-H09: Provincial commerce department, Enterprise Overseas Investment Certificate, 3 +null working, [MOFCOM Order 3/2014], true");
    }

    @Test
    void sendsRestrictedProjectsToTheCommissionByAmount() {
        String project = "onApprovalCatalogue=true, activity=data-centre, foreignOwnershipPercent=40";

        assertThat(approvals("host", project + ", investmentUsd=300000000"))
                .last()
                .isEqualTo(
                        "CN-G05: National Development and Reform Commission, Project approval, 20 +40 working, [State Council Order 673/2016, Arts. 3, 10, 12], false");
        assertThat(approvals("host", project + ", investmentUsd=299999999"))
                .last()
                .isEqualTo(
                        "CN-G05: Provincial development and reform commission, Project approval, 20 +40 working, [State Council Order 673/2016, Arts. 3, 10, 12], false");
    }

    @Test
    void citesNothingForPolicy() {
        FiredRule coal = evaluate("home", "activity=coal-power").fired().stream()
                .filter(rule -> rule.rule().equals("CN-H21"))
                .findFirst()
                .orElseThrow();

        assertThat(coal.texts("legalBasis")).isEmpty();
        assertThat(coal.text("note"))
                .isEqualTo(
                        "No new coal power abroad has been policy since September 2021, not law: refer the project to the NDRC.");
    }

    @Test
    void asksForTheForeignShareOnlyWhereALimitApplies() {
        assertThat(evaluate("host", "activity=airport, foreignOwnershipPercent=?")
                        .missing())
                .containsExactly(new MissingInput("foreignOwnershipPercent", "Foreign share (%)", "CN-G03"));
        assertThat(evaluate("host", "activity=cement, foreignOwnershipPercent=?")
                        .missing())
                .isEmpty();
    }

    @Test
    void asksForTheInvestmentOfALocalFirm() {
        Evaluation evaluation = evaluate("home", "activity=cement, investmentUsd=?");

        assertThat(evaluation.rules()).containsExactly("CN-H09");
        assertThat(evaluation.missing())
                .containsExactly(
                        new MissingInput("investmentUsd", "Investment (USD)", "CN-H04"),
                        new MissingInput("investmentUsd", "Investment (USD)", "CN-H05"));
    }

    @Test
    void leavesUnconfirmedWhatRestsOnAnUnconfirmedLimit() {
        assertThat(access("activity=airport, foreignOwnershipPercent=49")).isEqualTo("CN-G02 false");
        assertThat(access("activity=airport, foreignOwnershipPercent=50")).isEqualTo("CN-G03 false");
        assertThat(access("activity=mobile-network, foreignOwnershipPercent=49"))
                .isEqualTo("CN-G02 true");
    }

    private static String access(String facts) {
        return evaluate("host", facts).fired().stream()
                .filter(rule -> List.of("CN-G02", "CN-G03").contains(rule.rule()))
                .map(rule -> rule.rule() + " " + rule.flag("confirmed"))
                .collect(Collectors.joining());
    }

    private static List<String> approvals(String role, String facts) {
        return evaluate(role, facts).fired().stream()
                .map(rule -> "%s: %s, %s, %s +%s %s, %s, %s"
                        .formatted(
                                rule.rule(),
                                rule.text("authority"),
                                rule.text("instrument"),
                                rule.number("termDays"),
                                rule.number("extensionDays"),
                                rule.text("termKind"),
                                rule.texts("legalBasis"),
                                rule.flag("confirmed")))
                .toList();
    }

    private static Evaluation evaluate(String role, String facts) {
        return ChinaDecisions.TABLES.evaluate(FILE, role, ChinaDecisions.facts(facts));
    }
}

package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tributary.routing.DecisionTables.FiredRule;

class LaosLocalizationDecisionTests extends RuleCoverage {

    private static final DecisionRows TABLES = DecisionRows.of("laos", "localization", LaosFacts.HOST)
            .rows("state-works-labour-host", """
                    LA-P2 | publicClient=true, worksYears=4.99
                    LA-P2 | publicClient=true, worksYears=5
                    -     | publicClient=true, worksYears=5.01
                    -     | publicClient=true, worksYears=null
                    -     | publicClient=false, worksYears=3
                    """)
            .rows("localization-host", """
                    LA-P1 LA-P3 LA-P4 LA-P5 LA-P6       | jobs=1000, localJobs=800
                    LA-P1 LA-P5 LA-P6                   | jobs=800, localJobs=800
                    LA-P3 LA-P4 LA-P5 LA-P6             | jobs=1000, localJobs=800, fired=[LA-L8 LA-P2]
                    LA-P1 LA-P1 LA-P3 LA-P4 LA-P5 LA-P6 | jobs=1000, localJobs=800, foreignJobsOffice=80, foreignJobsSkilled=100, foreignJobsUnskilled=20
                    LA-P5 LA-P6                         | jobs=null, localJobs=null
                    LA-P1 LA-P1 LA-P3 LA-P4 LA-P5 LA-P6 | jobs=1000, localJobs=0, foreignJobsOffice=80, foreignJobsSkilled=100, foreignJobsUnskilled=20
                    LA-P1 LA-P5 LA-P6                   | jobs=0, localJobs=800
                    LA-P1 LA-P3 LA-P4 LA-P5 LA-P6       | jobs=1000, localJobs=0
                    LA-P1 LA-P3 LA-P4 LA-P5 LA-P6       | jobs=1000, localJobs=800, trainingPersonDays=1
                    """);

    LaosLocalizationDecisionTests() {
        super(TABLES);
    }

    @Test
    void testsTotalWhenForeignJobsAreNotToldByKind() {
        assertThat(ratios("jobs=1000, localJobs=800")).containsExactly(0.25);
        assertThat(met("jobs=1000, localJobs=800")).containsExactly(true);
        assertThat(met("jobs=1001, localJobs=800")).containsExactly(false);
        assertThat(met("jobs=0, localJobs=0")).containsExactly(true);
    }

    @Test
    void testsManualAndMentalLabourApart() {
        String most = "jobs=1320, localJobs=1000, foreignJobsOffice=250, foreignJobsSkilled=100, foreignJobsUnskilled=";
        assertThat(met(most + "50")).containsExactly(true, true);
        assertThat(met(most + "51")).containsExactly(false, true);
        assertThat(ratios(most + "50")).containsExactly(0.15, 0.25);
        assertThat(
                        met(
                                "jobs=1320, localJobs=1000, foreignJobsOffice=251, foreignJobsSkilled=0, foreignJobsUnskilled=0"))
                .containsExactly(true, false);
    }

    @Test
    void wantsSomeTraining() {
        assertThat(rule("LA-P5", "trainingPersonDays=0").get(0).flag("met")).isFalse();
        assertThat(rule("LA-P5", "trainingPersonDays=1").get(0).flag("met")).isTrue();
    }

    @Test
    void asksForDurationOfStateWorksAndForJobs() {
        assertThat(TABLES.missing("publicClient=true")).containsExactly("LA-P2 worksYears");
        assertThat(TABLES.missing("jobs=null, trainingPersonDays=null"))
                .containsExactly("LA-P1 jobs", "LA-P3 jobs", "LA-P4 jobs", "LA-P5 trainingPersonDays");
    }

    private static List<Boolean> met(String facts) {
        return rule("LA-P1", facts).stream()
                .map(row -> Boolean.TRUE.equals(row.flag("met")))
                .toList();
    }

    private static List<Double> ratios(String facts) {
        return rule("LA-P1", facts).stream()
                .map(row -> Double.valueOf(String.valueOf(row.text("value"))))
                .toList();
    }

    private static List<FiredRule> rule(String rule, String facts) {
        return TABLES.evaluate("localization-host", facts).stream()
                .filter(row -> row.rule().equals(rule))
                .toList();
    }
}

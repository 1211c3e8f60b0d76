package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CambodiaLocalizationDecisionTests extends RuleCoverage {

    private static final DecisionRows TABLES = DecisionRows.of("cambodia", "localization", CambodiaFacts.HOST)
            .rows("localization-host", """
                    KH-L1                   | jobs=110, localJobs=100
                    KH-L1                   | jobs=0, localJobs=0
                    KH-L1 KH-L1 KH-L1 KH-L1 | jobs=110, localJobs=100, foreignJobsOffice=3, foreignJobsSkilled=6, foreignJobsUnskilled=1
                    -                       | jobs=null, localJobs=null
                    KH-L1 KH-L1 KH-L1 KH-L1 | jobs=110, localJobs=0, foreignJobsOffice=3, foreignJobsSkilled=6, foreignJobsUnskilled=1
                    """)
            .rows("foreign-staff-host", """
                    -                       | jobs=100, localJobs=100
                    KH-L3 KH-L4 KH-L5       | jobs=109, localJobs=100
                    KH-L3 KH-L4 KH-L5       | jobs=110, localJobs=100
                    KH-L2 KH-L3 KH-L4 KH-L5 | jobs=111, localJobs=100
                    KH-L2 KH-L3 KH-L4 KH-L5 | jobs=1, localJobs=0
                    KH-L3 KH-L4 KH-L5       | jobs=110, localJobs=100, foreignJobsOffice=3, foreignJobsSkilled=6, foreignJobsUnskilled=1
                    KH-L2 KH-L3 KH-L4 KH-L5 | jobs=110, localJobs=100, foreignJobsOffice=4, foreignJobsSkilled=5, foreignJobsUnskilled=1
                    KH-L2 KH-L3 KH-L4 KH-L5 | jobs=110, localJobs=100, foreignJobsOffice=3, foreignJobsSkilled=7, foreignJobsUnskilled=0
                    KH-L2 KH-L3 KH-L4 KH-L5 | jobs=110, localJobs=100, foreignJobsOffice=3, foreignJobsSkilled=5, foreignJobsUnskilled=2
                    -                       | jobs=null, localJobs=null
                    KH-L2                   | jobs=0, localJobs=100, foreignJobsOffice=4, foreignJobsSkilled=5, foreignJobsUnskilled=1
                    """)
            .rows("training-host", """
                    KH-L7       | jobs=59
                    KH-L7       | jobs=60
                    KH-L6 KH-L7 | jobs=61
                    KH-L6 KH-L7 | jobs=61, trainingPersonDays=100
                    """);

    CambodiaLocalizationDecisionTests() {
        super(TABLES);
    }

    @Test
    void letsForeignersBeOneTenthOfTheCambodianStaff() {
        assertThat(quota("jobs=109, localJobs=100")).isEqualTo(Map.of("0.1", true));
        assertThat(quota("jobs=110, localJobs=100")).isEqualTo(Map.of("0.1", true));
        assertThat(quota("jobs=111, localJobs=100")).isEqualTo(Map.of("0.1", false));
        assertThat(quota("jobs=1, localJobs=0")).isEqualTo(Map.of("0.1", false));
        assertThat(quota("jobs=0, localJobs=0")).isEqualTo(Map.of("0.1", true));
    }

    @Test
    void testsEachGradeAgainstItsShare() {
        String staff =
                "jobs=1100, localJobs=1000, foreignJobsOffice=%d, foreignJobsSkilled=%d, foreignJobsUnskilled=%d";

        assertThat(quota(staff.formatted(30, 60, 10)))
                .isEqualTo(Map.of("0.1", true, "0.03", true, "0.06", true, "0.01", true));
        assertThat(quota(staff.formatted(31, 61, 8)))
                .isEqualTo(Map.of("0.1", true, "0.03", false, "0.06", false, "0.01", true));
        assertThat(quota(staff.formatted(29, 59, 11)))
                .isEqualTo(Map.of("0.1", true, "0.03", true, "0.06", true, "0.01", false));
    }

    @Test
    void tellsTheShareThatIsReached() {
        assertThat(TABLES.evaluateOne("localization-host", "jobs=1000, localJobs=800")
                        .text("value"))
                .isEqualTo("0.25");
        assertThat(TABLES.evaluateOne("localization-host", "jobs=1, localJobs=0")
                        .text("value"))
                .isNull();
    }

    @Test
    void wantsTrainingOrALevyFromEmployersOfMoreThanSixty() {
        assertThat(apprentices("trainingPersonDays=0")).containsExactly(false);
        assertThat(apprentices("trainingPersonDays=1")).containsExactly(true);
    }

    @Test
    void asksForJobs() {
        assertThat(TABLES.missing("jobs=null, localJobs=0"))
                .containsExactly("KH-L1 jobs", "KH-L2 jobs", "KH-L3 jobs", "KH-L4 jobs", "KH-L5 jobs", "KH-L6 jobs");
    }

    private static Map<String, Boolean> quota(String facts) {
        return TABLES.evaluate("localization-host", facts).stream()
                .collect(java.util.stream.Collectors.toMap(
                        rule -> String.valueOf(rule.text("limit")), rule -> Boolean.TRUE.equals(rule.flag("met"))));
    }

    private static List<Boolean> apprentices(String facts) {
        return TABLES.evaluate("training-host", "jobs=61, " + facts).stream()
                .filter(rule -> rule.rule().equals("KH-L6"))
                .map(rule -> Boolean.TRUE.equals(rule.flag("met")))
                .toList();
    }
}

package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VietNamLocalizationDecisionTests extends RuleCoverage {

    private static final String TABLE = "localization-host";
    private static final DecisionRows TABLES =
            DecisionRows.of("vietnam", "localization", VietNamFacts.HOST).rows(TABLE, """
                    VN-P05                      | jobs=0, localJobs=0
                    VN-P05                      | jobs=10, localJobs=10
                    VN-P01 VN-P02 VN-P03 VN-P05 | jobs=11, localJobs=10
                    VN-P05                      | jobs=11, localJobs=10, day=2025-08-06
                    VN-P01 VN-P02 VN-P03 VN-P05 | jobs=11, localJobs=10, day=2025-08-07
                    VN-P01 VN-P02 VN-P03 VN-P05 | foreignJobsOffice=1
                    VN-P01 VN-P02 VN-P03 VN-P05 | foreignJobsOffice=0, foreignJobsSkilled=0, foreignJobsUnskilled=1
                    VN-P05                      | foreignJobsOffice=0, foreignJobsSkilled=0, foreignJobsUnskilled=0, jobs=5
                    VN-P04                      | cooperationForm=project-contracting
                    -                           | cooperationForm=technical-cooperation
                    VN-P05                      | foreignJobsOffice=1, day=2025-08-06
                    VN-P01 VN-P02 VN-P03 VN-P05 | foreignJobsOffice=1, day=2025-08-07
                    VN-P01 VN-P02 VN-P03 VN-P05 | jobs=11, localJobs=0
                    """);

    VietNamLocalizationDecisionTests() {
        super(TABLES);
    }

    @Test
    void countsForeignStaff() {
        assertThat(workPermits("jobs=25, localJobs=10")).isEqualTo("15");
        assertThat(workPermits("foreignJobsOffice=2, foreignJobsSkilled=3, foreignJobsUnskilled=4"))
                .isEqualTo("9");
    }

    private static String workPermits(String facts) {
        return String.valueOf(TABLES.evaluate(TABLE, facts).get(0).text("value"));
    }
}

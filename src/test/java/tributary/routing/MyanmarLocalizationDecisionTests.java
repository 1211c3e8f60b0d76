package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MyanmarLocalizationDecisionTests extends RuleCoverage {

    private static final String TABLE = "localization-host";

    private static final DecisionRows TABLES =
            DecisionRows.of("myanmar", "localization", MyanmarFacts.HOST).rows(TABLE, """
                    MM-L1 MM-L2 MM-L5 MM-L6                         | jobs=0, localJobs=0
                    MM-L1 MM-L2 MM-L4 MM-L5 MM-L6                   | jobs=101, localJobs=100
                    MM-L1 MM-L2 MM-L5 MM-L6                         | jobs=100, localJobs=100
                    MM-L1 MM-L2 MM-L5 MM-L6                         | foreignJobsOffice=2, foreignJobsSkilled=3, foreignJobsUnskilled=0
                    MM-L1 MM-L2 MM-L3 MM-L3 MM-L3 MM-L4 MM-L5 MM-L6 | jobs=100, localJobs=25, specialZone=special-economic-zone, cooperationForm=project-contracting
                    MM-L1 MM-L2 MM-L5 MM-L6 MM-L6                   | fired=[MM-M15 MM-S5]
                    MM-L1 MM-L5 MM-L6                               | trainingPersonDays=null
                    -                                               | cooperationForm=equipment-import-export
                    -                                               | cooperationForm=technical-cooperation
                    MM-L1 MM-L2 MM-L3 MM-L3 MM-L3 MM-L5 MM-L6       | jobs=0, localJobs=25, specialZone=special-economic-zone, cooperationForm=project-contracting
                    MM-L1 MM-L2 MM-L3 MM-L3 MM-L3 MM-L4 MM-L5 MM-L6 | jobs=100, localJobs=0, specialZone=special-economic-zone, cooperationForm=project-contracting
                    MM-L1 MM-L2 MM-L4 MM-L5 MM-L6                   | jobs=101, localJobs=0
                    """);

    MyanmarLocalizationDecisionTests() {
        super(TABLES);
    }

    @Test
    void keepsUnskilledWorkForCitizens() {
        assertThat(met("MM-L1", "foreignJobsUnskilled=0")).containsExactly(true);
        assertThat(met("MM-L1", "foreignJobsUnskilled=1")).containsExactly(false);
        assertThat(met("MM-L1", "foreignJobsUnskilled=null")).containsExactly((Boolean) null);
    }

    @Test
    void wantsSomeTraining() {
        assertThat(met("MM-L2", "trainingPersonDays=0")).containsExactly(false);
        assertThat(met("MM-L2", "trainingPersonDays=1")).containsExactly(true);
    }

    @Test
    void testsAQuarterInAZoneAndSetsTheRestAsCondition() {
        String zone = "specialZone=special-economic-zone, jobs=100, localJobs=";
        assertThat(met("MM-L3", zone + "24")).containsExactly(false, null, null);
        assertThat(met("MM-L3", zone + "25")).containsExactly(true, null, null);
        assertThat(met("MM-L3", zone + "26")).containsExactly(true, null, null);
    }

    @Test
    void asksForTrainingAndJobs() {
        assertThat(TABLES.missing("trainingPersonDays=null")).containsExactly("MM-L2 trainingPersonDays");
        assertThat(TABLES.missing("jobs=null, specialZone=special-economic-zone"))
                .containsExactly("MM-L3 jobs", "MM-L4 jobs");
    }

    private static List<@Nullable Boolean> met(String rule, String facts) {
        return Arrays.asList(TABLES.evaluate(TABLE, facts).stream()
                .filter(row -> row.rule().equals(rule))
                .map(row -> row.flag("met"))
                .toArray(Boolean[]::new));
    }
}

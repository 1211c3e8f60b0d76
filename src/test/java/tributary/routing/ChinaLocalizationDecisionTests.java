package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tributary.routing.ChinaDecisions.Case;

class ChinaLocalizationDecisionTests {

    private static final String FILE = "localization";

    private static final String PROJECTS = """
            investment abroad | home | activity=cement                     | CN-P01 null, CN-P02 null, CN-P03 null
            contract abroad   | home | cooperationForm=project-contracting | CN-P01 null, CN-P03 null
            project in China  | host | activity=cement                     | CN-P04 null, CN-P05 true, CN-P06 true
            """;

    static Stream<Case> projects() {
        return ChinaDecisions.cases(PROJECTS);
    }

    @ParameterizedTest
    @MethodSource("projects")
    void findsDuties(Case project) {
        String duties = project.evaluate(FILE).fired().stream()
                .map(rule -> rule.rule() + " " + rule.flag("met"))
                .collect(Collectors.joining(", "));

        assertThat(duties).isEqualTo(project.answer());
    }

    @Test
    void showsEveryLimitBelowAtAndAbove() {
        assertThat(ChinaDecisions.unseenLimits(FILE, projects())).isEmpty();
    }

    @Test
    void firesEveryRow() {
        assertThat(ChinaDecisions.silentRows(FILE, projects())).isEmpty();
    }
}

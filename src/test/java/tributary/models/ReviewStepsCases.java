package tributary.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tributary.routing.DecisionTables.FiredRule;

/** Which steps run for which facts, who takes them and within which term. A row that no case uses fails the class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReviewStepsCases {

    private final String folder;
    private final String unlessSaid;
    private final List<Case> cases;

    /**
     * @param unlessSaid facts of every case
     * @param cases role and further facts of each on a line, then the steps with group, votes and term, a line each; blank lines between
     */
    ReviewStepsCases(String folder, String unlessSaid, String cases) {
        this.folder = folder;
        this.unlessSaid = unlessSaid;
        this.cases = Stream.of(cases.strip().split("\n\n", -1)).map(Case::read).toList();
    }

    record Case(String role, String facts, String expected) {

        static Case read(String text) {
            String[] parts = text.strip().split("\n", 2);
            String[] head = parts[0].split(": ", 2);
            return new Case(head[0], head[1], parts[1].strip());
        }

        @Override
        public String toString() {
            return role + ": " + facts;
        }
    }

    List<Case> cases() {
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void runsTheStepsOfTheLaw(Case facts) {
        assertThat(StepRows.inShort(running(facts))).isEqualTo(facts.expected());
    }

    @Test
    void usesEveryRow() {
        Set<String> left =
                new TreeSet<>(StepRows.of(folder).stream().map(StepRows.Row::id).toList());
        for (Case facts : cases) {
            Map<String, FiredRule> rows = running(facts);
            rows.values().forEach(row -> left.remove(row.row()));
        }
        assertThat(left).as("rows that no case uses").isEmpty();
    }

    private Map<String, FiredRule> running(Case facts) {
        return StepRows.running(folder, facts.role(), unlessSaid + ", " + facts.facts());
    }
}

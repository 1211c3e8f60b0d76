package tributary.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tributary.routing.DecisionTables.FiredRule;
import tributary.routing.Thresholds;

/** Which steps run for which facts, who takes them and within which term. A row that no case uses fails the class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReviewStepsCases {

    private final String folder;
    private final String unlessSaid;
    private final List<Case> cases;
    private final List<Side> sides;

    /**
     * @param unlessSaid facts of every case
     * @param cases role and further facts of each on a line, then the steps with group, votes and term, a line each; blank lines between
     */
    ReviewStepsCases(String folder, String unlessSaid, String cases) {
        this(folder, unlessSaid, cases, "");
    }

    /**
     * @param sides facts below, at or above a limit, a line each, and after a bar one step as it then runs, or {@code no} and its key
     */
    ReviewStepsCases(String folder, String unlessSaid, String cases, String sides) {
        this.folder = folder;
        this.unlessSaid = unlessSaid;
        this.cases = Stream.of(cases.strip().split("\n\n", -1)).map(Case::read).toList();
        this.sides = sides.lines().map(Side::read).toList();
    }

    record Side(String role, String facts, String expected) {

        static Side read(String line) {
            String[] parts = line.split(" \\| ", 2);
            String[] head = parts[0].split(": ", 2);
            return new Side(head[0].strip(), head[1].strip(), parts[1].strip());
        }
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

    /** One for all, as most members have none. */
    @Test
    void runsAStepAsEachSideOfALimitWantsIt() {
        assertThat(sides).allSatisfy(side -> {
            Map<String, FiredRule> rows = StepRows.running(folder, side.role(), withDefaults(side.facts()));
            String step = side.expected().replaceFirst("^no ", "").split(" ", 2)[0];
            FiredRule row = rows.get(step);
            assertThat(row == null ? "no " + step : StepRows.inShort(row)).isEqualTo(side.expected());
        });
    }

    @Test
    void showsEveryLimitBelowAtAndAbove() {
        Thresholds thresholds = Thresholds.of(folder, "review-steps");
        Stream.concat(
                        cases.stream().map(row -> withRole(row.role(), row.facts())),
                        sides.stream().map(side -> withRole(side.role(), side.facts())))
                .forEach(row -> thresholds.see(null, row));

        assertThat(thresholds.unseen()).isEmpty();
    }

    private Map<String, FiredRule> running(Case facts) {
        return StepRows.running(folder, facts.role(), withDefaults(facts.facts()));
    }

    private String withDefaults(String facts) {
        return unlessSaid + ", " + facts;
    }

    private Map<String, @Nullable Object> withRole(String role, String facts) {
        Map<String, @Nullable Object> variables = StepRows.parse(withDefaults(facts));
        variables.put("role", role);
        return variables;
    }
}

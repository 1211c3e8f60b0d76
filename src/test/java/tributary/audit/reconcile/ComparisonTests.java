package tributary.audit.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ComparisonTests {

    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Fact FACT = new Fact(UUID.randomUUID(), "la", "review-decided", "host");

    @Test
    void findsNothingWhereBothTellTheSameInWhateverOrder() {
        Statement approved = decided(NOON, "approved");
        Statement rejected = decided(NOON.plusSeconds(1), "rejected");

        assertThat(Comparison.of(List.of(approved, rejected), List.of(rejected, approved)))
                .isEmpty();
    }

    @Test
    void takesTimesOfOneTransactionForTheSame() {
        Statement held = decided(NOON, "approved");

        assertThat(Comparison.of(List.of(held), List.of(decided(NOON.plusSeconds(300), "approved"))))
                .isEmpty();
        assertThat(Comparison.of(List.of(held), List.of(decided(NOON.plusSeconds(301), "approved"))))
                .containsExactly(
                        new Disagreement(FACT, "time", 1, "2026-11-29T12:00:00Z", "2026-11-29T12:05:01Z", null));
    }

    @Test
    void asksNobodyWhatHeDoesNotKnow() {
        Statement held = new Statement(FACT, NOON, Map.of("outcome", "approved", "person", "la.approver"));
        Statement erased = new Statement(FACT, NOON, Map.of("outcome", "approved", "findings", "Good."));

        assertThat(Comparison.of(List.of(held), List.of(erased))).isEmpty();
    }

    @Test
    void findsWhichOfSeveralIsAnother() {
        List<Statement> held = List.of(decided(NOON, "rejected"), decided(NOON.plusSeconds(9), "approved"));
        List<Statement> told = List.of(decided(NOON, "rejected"), decided(NOON.plusSeconds(9), "rejected"));

        assertThat(Comparison.of(held, told))
                .containsExactly(new Disagreement(FACT, "outcome", 1, "approved", "rejected", null));
    }

    @Test
    void tellsOfOneFactOnceWhatIsDifferent() {
        List<Statement> held = List.of(decided(NOON, "approved"), decided(NOON, "approved"));
        List<Statement> told = List.of(decided(NOON, "rejected"), decided(NOON, "rejected"));

        assertThat(Comparison.of(held, told))
                .containsExactly(
                        new Disagreement(FACT, "outcome", 2, "approved · approved", "rejected · rejected", null));
    }

    @Test
    void tellsTheSameInWhateverOrderTheyCame() {
        Statement approved = decided(NOON, "approved");
        Statement lapsed = decided(NOON, "lapsed");
        List<Statement> told = List.of(decided(NOON, "rejected"), decided(NOON, "withdrawn"));

        assertThat(Comparison.of(List.of(approved, lapsed), told))
                .isEqualTo(Comparison.of(List.of(lapsed, approved), told))
                .hasSize(1);
    }

    @Test
    void tellsWhatOnlyOneSideKnowsWithAllThatItKnows() {
        Statement finding = new Statement(
                FACT, NOON, Map.of("step", "decide-national", "outcome", "approve", "findings", "", "revision", "1"));

        assertThat(Comparison.of(List.of(finding), List.of()))
                .containsExactly(new Disagreement(
                        FACT, "", 1, "outcome: approve; revision: 1; step: decide-national", null, "decide-national"));
        assertThat(Comparison.of(List.of(), List.of(finding, finding)))
                .extracting(Disagreement::times, Disagreement::inTables)
                .containsExactly(tuple(-2, null));
    }

    private static Statement decided(Instant at, String outcome) {
        return new Statement(FACT, at, Map.of("outcome", outcome));
    }
}

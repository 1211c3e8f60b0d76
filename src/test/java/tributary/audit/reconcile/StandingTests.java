package tributary.audit.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tributary.audit.reconcile.LoggedStanding.Decision;

class StandingTests {

    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final UUID PROPOSAL = UUID.randomUUID();

    private final Standing standing = new Standing();

    @Test
    void takesBackWhatAnUpheldAppealTakesBack() {
        apply("review-decided", "rejected", List.of());
        apply("joint-outcome", "rejected", null);
        apply("appeal-decided", "dismissed", null);
        assertThat(told())
                .containsExactlyInAnyOrder("standing-decision la host: rejected", "standing-outcome cn : rejected");

        apply("appeal-decided", "upheld", null);
        assertThat(told()).isEmpty();

        apply("review-decided", "approved", List.of());
        apply("joint-outcome", "approved", null);
        assertThat(told())
                .containsExactlyInAnyOrder("standing-decision la host: approved", "standing-outcome cn : approved");
    }

    @Test
    void putsALaterDecisionsConditionsInThePlaceOfTheEarlier() {
        apply("review-decided", "approved-with-conditions", List.of("Report", "Train"));
        apply("review-decided", "approved-with-conditions", List.of("Train (due 2027-01-01)"));

        assertThat(conditions()).containsExactly("Train (due 2027-01-01) open");
    }

    @Test
    void forgetsWhoTakesPartNoMore() {
        apply("review-decided", "approved-with-conditions", List.of("Report"));
        apply("participant-removed", "", null);

        assertThat(told()).isEmpty();
    }

    @Test
    void followsConditionsUpByTheirWords() {
        apply("conditions-imposed", "", List.of("Report (due 2027-01-01)", "Report", "Report on jobs"));
        followUp("condition-extended", "Report", "2027-06-01");
        followUp("condition-fulfilled", "Report", null);

        assertThat(conditions())
                .containsExactlyInAnyOrder(
                        "Report (due 2027-06-01) extended", "Report fulfilled", "Report on jobs open");

        followUp("condition-not-fulfilled", "Report", "2027-06-01");
        assertThat(conditions()).contains("Report (due 2027-06-01) not-fulfilled", "Report fulfilled");
    }

    @Test
    void keepsWhatWasImposedWhereAnotherConditionIsFollowedUp() {
        apply("review-decided", "approved-with-conditions", List.of("Report", "Train"));
        followUp("condition-fulfilled", "Other", null);

        assertThat(standing.isUnknown(new Fact(PROPOSAL, "la", "standing-condition", "host")))
                .isFalse();
        assertThat(conditions()).containsExactly("Report open", "Train open");
    }

    @Test
    void cannotTellOfAConditionThatNothingImposed() {
        followUp("condition-fulfilled", "Report", null);

        assertThat(standing.isUnknown(new Fact(PROPOSAL, "la", "standing-condition", "host")))
                .isTrue();
    }

    @Test
    void saysWhatItCannotTellAnyMore() {
        Fact fact = new Fact(PROPOSAL, "la", "standing-condition", "host");
        apply("review-decided", "approved-with-conditions", null);
        assertThat(standing.isUnknown(fact)).isTrue();

        apply("review-decided", "approved-with-conditions", List.of("Report"));
        assertThat(standing.isUnknown(fact)).isFalse();

        followUp("condition-fulfilled", null, null);
        assertThat(standing.isUnknown(fact)).isTrue();
        assertThat(conditions()).isEmpty();
    }

    private void apply(String type, String outcome, @Nullable List<String> conditions) {
        standing.apply(new Decision(PROPOSAL, "cn", "la", "host", NOON, type, outcome, conditions, null, null));
    }

    private void followUp(String type, @Nullable String condition, @Nullable String dueOn) {
        standing.apply(new Decision(PROPOSAL, "cn", "la", "host", NOON, type, "", null, condition, dueOn));
    }

    private List<String> told() {
        return standing.statements().stream()
                .filter(statement -> statement.content().containsKey("outcome"))
                .map(statement ->
                        statement.fact().type() + " " + statement.fact().tenant() + " "
                                + statement.fact().subject() + ": " + statement.value("outcome"))
                .toList();
    }

    private List<String> conditions() {
        return standing.statements().stream()
                .map(Statement::content)
                .filter(content -> content.containsKey("condition"))
                .map((Map<String, String> content) -> content.get("condition") + " " + content.get("state"))
                .toList();
    }
}

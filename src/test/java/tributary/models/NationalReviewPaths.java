package tributary.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tributary.models.Models.Model;
import tributary.models.ReviewEngine.Review;

/**
 * Walks one member's review: each outcome of each step, and what the member's own test adds. A sequence flow that no test took fails the
 * class.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NationalReviewPaths {

    private final String member;
    private final String folder;
    private final Set<String> onlyOpinions;
    private final Map<String, String> reachedWith;

    Model model;
    ReviewEngine engine;

    /**
     * @param onlyOpinions steps whose refusal ends nothing, with the role before it where it is so in one only: {@code host decide-financing}
     * @param reachedWith a step that runs only after another one ran
     */
    NationalReviewPaths(String member, String folder, Set<String> onlyOpinions, Map<String, String> reachedWith) {
        this.member = member;
        this.folder = folder;
        this.onlyOpinions = onlyOpinions;
        this.reachedWith = reachedWith;
        this.model = Models.nationalReview(folder);
    }

    record Answer(String role, String step, String outcome) {

        @Override
        public String toString() {
            return step + " of the " + role + ": " + outcome;
        }
    }

    @BeforeAll
    void startEngine() {
        engine = new ReviewEngine(member, folder);
    }

    @AfterAll
    void leavesNoFlowUntaken() {
        engine.close();
        Set<String> left = new TreeSet<>(model.sequenceFlows());
        left.removeAll(engine.taken());
        assertThat(left).as("sequence flows that no test took").isEmpty();
    }

    Stream<Answer> answers() {
        return Stream.of("host", "home")
                .flatMap(role -> StepRows.steps(folder, role).stream()
                        .flatMap(
                                step -> model.outcomes(step).stream().map(outcome -> new Answer(role, step, outcome))));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void followsEachOutcomeOfEachStep(Answer answer) {
        Review review = engine.start(answer.role(), running(answer.step())).passUntil(answer.step());

        review.complete(answer.step(), answer.outcome());

        switch (answer.outcome()) {
            case "supplement" -> {
                assertThat(review.isAsking()).isTrue();
                assertThat(review.open()).doesNotContain(answer.step());
                review.answerSupplement();
                assertThat(review.open()).contains(answer.step());
                review.passAll();
                assertThat(review.recorded()).containsExactly("decision");
            }
            case "fail", "reject" -> {
                if (onlyOpinions.contains(answer.step())
                        || onlyOpinions.contains(answer.role() + " " + answer.step())) {
                    review.passAll();
                    assertThat(review.recorded()).containsExactly("decision");
                } else {
                    assertThat(review.recorded()).containsExactly("rejection");
                }
            }
            default -> {
                if (review.isAsking()) {
                    review.answerSupplement();
                }
                review.passAll();
                assertThat(review.recorded()).containsExactly("decision");
            }
        }
        assertThat(review.hasEnded()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("roles")
    void passesOverEveryStepThatDoesNotRun(String role) {
        Review review = engine.start(role, List.of());

        assertThat(review.passAll()).containsExactly("decide-national");
        assertThat(review.recorded()).containsExactly("decision");
        assertThat(review.hasEnded()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("roles")
    void needsNoTimerToComeToADecision(String role) {
        Review review = engine.start(role, StepRows.steps(folder, role));

        assertThat(review.passAll()).isNotEmpty();
        assertThat(review.hasEnded()).isTrue();
    }

    @Test
    void asksAgainWhenNoTwoVotesAgree() {
        for (String role : roles().toList()) {
            for (String step : StepRows.steps(folder, role)) {
                if (model.userTask(step).getLoopCharacteristics() == null
                        || !model.outcomes(step).contains("supplement")) {
                    continue;
                }
                Review review = engine.start(role, running(step)).passUntil(step);
                assertThat(review.seats(step)).isEqualTo(3);

                review.vote(step, "pass", "fail", "supplement");

                assertThat(review.isAsking()).isTrue();
                review.answerSupplement();
                assertThat(review.seats(step)).isEqualTo(3);
                review.vote(step, "fail", "pass", "pass");
                review.passAll();
                assertThat(review.recorded()).containsExactly("decision");
            }
        }
    }

    Stream<String> roles() {
        return Stream.of("host", "home");
    }

    private List<String> running(String step) {
        Set<String> running = new LinkedHashSet<>(List.of("check-completeness", "review-legal-framework"));
        String before = reachedWith.get(step);
        if (before != null) {
            running.add(before);
        }
        running.add(step);
        running.add("decide-national");
        return new ArrayList<>(running);
    }
}

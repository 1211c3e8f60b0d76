package tributary.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tributary.local.TributaryTest;

/** Clocks of a step whose period, shared with others, stands still. */
@TributaryTest
class OpenStepsTests {

    private static final UUID PROPOSAL = UUID.randomUUID();

    private final Instant now = Instant.now();

    @Autowired
    private OpenSteps steps;

    @Test
    void countsNoDayOfAStepThatOpenedWhileItsPeriodStoodStill() {
        assertThat(clock(opened(8, 4), asked(10, null)))
                .returns(ReviewClock.ENTERPRISE, ReviewClock::heldBy)
                .returns(4, ReviewClock::daysUsed);
    }

    @Test
    void countsNoDayOnWhichOneOfSeveralQuestionsWaited() {
        assertThat(clock(opened(30, 0), asked(20, 5), asked(10, null)))
                .returns(ReviewClock.ENTERPRISE, ReviewClock::heldBy)
                .returns(10, ReviewClock::daysUsed);
    }

    @Test
    void countsTheDaysBetweenQuestions() {
        assertThat(clock(opened(30, -5), asked(20, 15), asked(10, null)))
                .returns(ReviewClock.ENTERPRISE, ReviewClock::heldBy)
                .returns(15, ReviewClock::daysUsed);
    }

    @Test
    void runsOnWhereNoQuestionWaits() {
        assertThat(clock(opened(30, -5), asked(20, 15)))
                .returns(ReviewClock.AUTHORITY, ReviewClock::heldBy)
                .returns(25, ReviewClock::daysUsed);
    }

    private ReviewClock clock(ReviewStep step, SupplementRequest... requests) {
        return steps.among(List.of(step), List.of(requests)).get(0).clock();
    }

    private ReviewStep opened(int daysAgo, int daysUsed) {
        return new ReviewStep(
                PROPOSAL,
                "task",
                "la",
                "host",
                "give-opinion",
                null,
                "environment",
                "Ministry",
                "la.environment-reviewers",
                null,
                "calendar",
                null,
                daysUsed,
                1,
                ago(daysAgo),
                null,
                null,
                null,
                null);
    }

    private SupplementRequest asked(int daysAgo, @Nullable Integer answeredDaysAgo) {
        SupplementRequest request = SupplementRequest.asked(
                UUID.randomUUID(), "la", "host", "another-step", null, "Why?", "la.environment", ago(daysAgo), 1);
        return answeredDaysAgo == null
                ? request
                : request.answered("So.", List.of(), "cn.enterprise", ago(answeredDaysAgo), 2);
    }

    private Instant ago(int days) {
        return now.minus(Duration.ofDays(days));
    }
}

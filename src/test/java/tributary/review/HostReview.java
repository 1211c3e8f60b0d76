package tributary.review;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import tributary.local.TributaryTest;

/** One member's review as the only host in the whole application, where rules, votes and limits are real. */
@TributaryTest
abstract class HostReview {

    final ReviewUnderTest review;
    private final String member;

    /** @param member the host */
    HostReview(ReviewUnderTest review, String member) {
        this.review = review;
        this.member = member;
    }

    /**
     * A foreign-owned project far from water and people whose scope the secretariat has confirmed.
     *
     * @param more facts beside or instead of these
     */
    UUID submit(Map<String, Object> more) {
        return review.submitIn(member, more);
    }

    void complete(UUID id, String step, String outcome) {
        complete(id, step, outcome, Map.of());
    }

    // Branches that join meanwhile would get in the way.
    void complete(UUID id, String step, String outcome, Map<String, Object> more) {
        review.awaitQuiet(id);
        review.complete(id, member, step, outcome, more);
    }

    void awaitOpen(UUID id, String... steps) {
        List<String> expected = List.of(steps);
        review.await(() -> review.openOf(id, member).equals(expected));
    }

    String outcome(UUID id) {
        review.await(() -> review.review(id, member).outcome() != null);
        return String.valueOf(review.review(id, member).outcome());
    }
}

package tributary.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a country's review is no longer its own: that on which it has decided. A review that an appeal reopened has no outcome, but what led to the one
 * that it had is known. What a review did that ended undecided, since the proposal was withdrawn or refused elsewhere, stays its own.
 */
final class Disclosure {

    private static final Set<String> DECISIONS = Set.of("review-decided", "appeal-decided");

    private final List<NationalReview> reviews;
    private final List<Milestone> decisions;

    Disclosure(List<NationalReview> reviews, List<Milestone> milestones) {
        this.reviews = reviews;
        this.decisions = milestones.stream()
                .filter(milestone -> DECISIONS.contains(milestone.type()))
                .toList();
    }

    /** Whether a home or host review has that member and role; the Mekong procedure is none. */
    boolean isOfReview(@Nullable String member, @Nullable String role) {
        return reviews.stream().anyMatch(review -> isOf(review, member, role));
    }

    /**
     * Whether the review has decided on what it did.
     *
     * @param at when it was done; null while it is not
     */
    boolean isDecided(@Nullable String member, @Nullable String role, @Nullable Instant at) {
        return reviews.stream().anyMatch(review -> isOf(review, member, role) && review.outcome() != null)
                || decisions.stream()
                        .anyMatch(decision -> Objects.equals(decision.member(), member)
                                && Objects.equals(decision.role(), role)
                                && at != null
                                && !at.isAfter(decision.at()));
    }

    private static boolean isOf(NationalReview review, @Nullable String member, @Nullable String role) {
        return review.member().equals(member) && review.role().equals(role);
    }
}

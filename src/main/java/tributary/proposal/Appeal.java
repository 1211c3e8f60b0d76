package tributary.proposal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The enterprise's objection to one member's rejection; {@code upheld} is null until it is decided. */
public record Appeal(
        UUID id,
        String member,
        String role,
        String grounds,
        Instant lodgedAt,
        @Nullable Boolean upheld,
        @Nullable Instant decidedAt) {

    boolean isAgainst(NationalReview review) {
        return member.equals(review.member()) && role.equals(review.role());
    }
}

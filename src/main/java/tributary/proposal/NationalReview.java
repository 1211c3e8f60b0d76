package tributary.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far one country's own approval route has come, as the review reported it.
 *
 * @param role {@code home} or {@code host}
 * @param route what routing found for this member, in the preview's form; null before the review starts
 * @param outcome {@code approved}, {@code approved-with-conditions} or {@code rejected}; null while it runs
 * @param appealUntil last day of the window for an appeal against a rejection; null when none is open
 */
public record NationalReview(
        String member,
        String role,
        @Nullable JsonNode route,
        @Nullable String outcome,
        @Nullable Instant startedAt,
        @Nullable Instant decidedAt,
        @Nullable LocalDate appealUntil) {}

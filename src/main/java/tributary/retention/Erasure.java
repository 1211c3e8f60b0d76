package tributary.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Personal data that are to be erased from a tenant's log, or were.
 *
 * @param person engine user id; null once all was erased, and where one entry is meant
 * @param entry position of the entry whose personal values are meant; null where a person is
 * @param approvedBy somebody else; null while nobody has
 * @param erased entries that were changed
 * @param remaining entries that a review under way or a hold keeps for now; the night erases them once it may
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Erasure(
        UUID id,
        @Nullable String person,
        @Nullable Long entry,
        String reason,
        String requestedBy,
        OffsetDateTime requestedAt,
        @Nullable String approvedBy,
        @Nullable OffsetDateTime approvedAt,
        long erased,
        long remaining) {}

package tributary.audit;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor looks for; null members match everything.
 *
 * @param from first instant, inclusive
 * @param to last instant, exclusive
 */
public record AuditQuery(
        @Nullable UUID proposal,
        @Nullable String member,
        @Nullable String actor,
        @Nullable String authority,
        @Nullable String rule,
        @Nullable String outcome,
        @Nullable OffsetDateTime from,
        @Nullable OffsetDateTime to) {

    /** Everything of one proposal. */
    public static AuditQuery of(UUID proposal) {
        return new AuditQuery(proposal, null, null, null, null, null, null, null);
    }
}

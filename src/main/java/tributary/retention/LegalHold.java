package tributary.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a tenant's records of a proposal whatever their period says, and the dossier for all where the tenant took part when it was set.
 *
 * @param setBy engine user id
 * @param liftedBy somebody else; null while it keeps
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record LegalHold(
        UUID id,
        UUID proposal,
        String reference,
        String reason,
        String setBy,
        OffsetDateTime setAt,
        @Nullable String liftedBy,
        @Nullable OffsetDateTime liftedAt,
        @Nullable String liftingReason) {}

package tributary.audit;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tributary.local.Http;

/** An entry of a proposal's that no process wrote. */
public final class SampleEntry {

    private SampleEntry() {}

    public static AuditEntry of(
            long position,
            OffsetDateTime at,
            String actor,
            String tenant,
            String type,
            UUID proposal,
            @Nullable Integer revision,
            @Nullable String step,
            String detail) {
        return new AuditEntry(
                position,
                at,
                actor,
                tenant,
                type,
                proposal,
                revision,
                step,
                null,
                null,
                null,
                null,
                null,
                null,
                Http.readJson(detail));
    }
}

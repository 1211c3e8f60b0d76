package tributary.audit;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tributary.audit.log.LogFault;

/**
 * What a log was found to be when it was read again.
 *
 * @param entries how many were read
 * @param fault the first thing that is wrong; null when all is as it was signed
 */
record VerifiedLog(
        String tenant,
        OffsetDateTime at,
        long entries,
        @Nullable LogFault fault) {}

package tributary.audit;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a log was found to be when it was read again.
 *
 * @param entries how many were read
 * @param fault the first thing that is wrong, in words; null when all is as it was signed
 * @param index of the first entry that is bad or may be, from 0
 * @param position the entry's own number; null where the fault concerns no single entry
 */
record VerifiedLog(
        String tenant,
        OffsetDateTime at,
        long entries,
        @Nullable String fault,
        long index,
        @Nullable Long position) {}

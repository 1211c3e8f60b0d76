package tributary.time;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** UUIDs of version 7 (RFC 9562), so that inserts stay together in an index as tables grow. */
public final class TimeOrderedId {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long MILLIS_MASK = 0xFFFF_FFFF_FFFFL;
    private static final AtomicTick TICK = new AtomicTick();

    private TimeOrderedId() {}

    /** The next id for something that happens at that instant; ids of one process grow, even within a millisecond. */
    public static UUID next(Instant now) {
        long tick = TICK.next(now.toEpochMilli() & MILLIS_MASK);
        long high = ((tick >>> 12) << 16) | 0x7000L | (tick & 0xFFFL);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** Milliseconds and a counter of twelve bits, ever growing, so that ids of one millisecond keep their order. */
    private static final class AtomicTick {

        private long last;

        synchronized long next(long millis) {
            last = Math.max(millis << 12, last + 1);
            return last;
        }
    }
}

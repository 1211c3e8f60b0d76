package tributary.audit.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Tells what is new from what was told within the last minute, or a log would grow with every stroke of a reload key. */
final class Repetitions {

    private static final Duration SAME = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final Map<Object, Instant> told = new HashMap<>();
    private final Clock clock;

    Repetitions(Clock clock) {
        this.clock = clock;
    }

    /** Whether nothing equal was new within the last minute; when there is too much to remember, everything is. */
    synchronized boolean isNew(Object what) {
        Instant now = clock.instant();
        Instant before = told.get(what);
        if (before != null && before.isAfter(now.minus(SAME))) {
            return false;
        }
        if (told.size() >= MOST) {
            told.values().removeIf(at -> !at.isAfter(now.minus(SAME)));
        }
        if (told.size() < MOST) {
            told.put(what, now);
        }
        return true;
    }
}

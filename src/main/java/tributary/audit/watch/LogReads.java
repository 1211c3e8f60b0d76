package tributary.audit.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tributary.audit.AuditEvent;
import tributary.audit.LogOpened;

/**
 * Tells in the reader's own log who read the log itself, and what they asked. A question that goes on over many pages, or is asked again and again, is
 * told once a minute; what is taken away is told each time.
 */
@Component
class LogReads {

    private static final Duration SAME = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final Map<LogOpened, Instant> told = new HashMap<>();
    private final LateEntries entries;
    private final Clock clock;

    LogReads(LateEntries entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    @EventListener
    void on(LogOpened event) {
        if (!event.type().equals("log-read") || isNew(event)) {
            entries.add(
                    AuditEvent.of(event.reader().tenant(), event.type(), event.proposal(), event.question()),
                    event.reader().engineUserId());
        }
    }

    private synchronized boolean isNew(LogOpened event) {
        Instant now = clock.instant();
        Instant before = told.get(event);
        if (before != null && before.isAfter(now.minus(SAME))) {
            return false;
        }
        if (told.size() >= MOST) {
            told.values().removeIf(at -> !at.isAfter(now.minus(SAME)));
        }
        if (told.size() < MOST) {
            told.put(event, now);
        }
        return true;
    }
}

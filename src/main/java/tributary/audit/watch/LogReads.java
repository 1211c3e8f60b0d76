package tributary.audit.watch;

import java.time.Clock;
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

    private final Repetitions told;
    private final LateEntries entries;

    LogReads(LateEntries entries, Clock clock) {
        this.told = new Repetitions(clock);
        this.entries = entries;
    }

    @EventListener
    void on(LogOpened event) {
        if (!event.type().equals("log-read") || told.isNew(event)) {
            entries.add(
                    AuditEvent.of(event.reader().tenant(), event.type(), event.proposal(), event.question()),
                    event.reader().engineUserId());
        }
    }
}

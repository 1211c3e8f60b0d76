package tributary.audit.watch;

import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.audit.AuditEvent;
import tributary.audit.AuditTrail;

/**
 * Entries on their way into the log, written once a second in batches and at the latest when the application stops. A node that is killed loses the
 * second that it had not written.
 */
@Component
class LateEntries {

    private static final Logger LOG = LoggerFactory.getLogger(LateEntries.class);
    private static final int ROOM = 10_000;
    private static final int BATCH = 1_000;

    private final WaitingEntries waiting;
    private final AuditTrail trail;

    LateEntries(AuditTrail trail, TransactionTemplate transaction) {
        this.trail = trail;
        this.waiting = new WaitingEntries(
                ROOM, BATCH, batch -> transaction.executeWithoutResult(status -> trail.write(batch)), trail::draft);
    }

    /** Takes what happened now, and never fails whoever tells it; what gets no room soon is lost, and the log tells how many. */
    void add(AuditEvent event, @Nullable String actor) {
        waiting.add(trail.draft(event, actor));
    }

    /** Takes what happened now if there is room at once; tells whether there was. */
    boolean offer(AuditEvent event, @Nullable String actor) {
        return waiting.offer(trail.draft(event, actor));
    }

    /** Writes what has gathered; what the database does not take is tried again the next time. */
    @Scheduled(fixedDelayString = "PT1S")
    @PreDestroy
    void write() {
        try {
            waiting.write();
        } catch (RuntimeException failure) {
            LOG.error("Audit entries cannot be written now", failure);
        }
    }
}

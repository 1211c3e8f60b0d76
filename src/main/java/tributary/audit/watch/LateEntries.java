package tributary.audit.watch;

import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.audit.AuditEvent;
import tributary.audit.AuditTrail;
import tributary.audit.AuditTrail.Draft;

/**
 * Entries on their way into the log, written once a second in one batch and at the latest when the application stops. Bounded: whoever comes when it
 * is full writes what has gathered. A node that is killed loses the second that it had not written.
 */
@Component
class LateEntries {

    private static final Logger LOG = LoggerFactory.getLogger(LateEntries.class);
    private static final int ROOM = 10_000;
    private static final int BATCH = 1_000;

    private final BlockingQueue<Draft> waiting = new LinkedBlockingQueue<>(ROOM);
    private final AuditTrail trail;
    private final TransactionTemplate ownTransaction;

    LateEntries(AuditTrail trail, PlatformTransactionManager transactions) {
        this.trail = trail;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Takes what happened now. */
    void add(AuditEvent event, @Nullable String actor) {
        Draft draft = trail.draft(event, actor);
        while (!waiting.offer(draft)) {
            write();
        }
    }

    /** Writes what has gathered; what the database does not take is tried again the next time. */
    @Scheduled(fixedDelayString = "PT1S")
    @PreDestroy
    void write() {
        List<Draft> batch = new ArrayList<>();
        while (waiting.drainTo(batch, BATCH) > 0) {
            try {
                ownTransaction.executeWithoutResult(status -> trail.write(batch));
            } catch (RuntimeException failure) {
                LOG.error("{} audit entries cannot be written now", batch.size(), failure);
                waiting.addAll(batch.subList(0, Math.min(batch.size(), waiting.remainingCapacity())));
                return;
            }
            batch.clear();
        }
    }
}

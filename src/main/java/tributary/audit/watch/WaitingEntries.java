package tributary.audit.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.audit.AuditEvent;
import tributary.audit.AuditTrail.Draft;

/**
 * A bounded queue that many fill and one empties, in order. Who finds it full waits a moment for room; what got none is counted, and an entry of each
 * log that it belonged to tells how many are missing.
 */
class WaitingEntries {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingEntries.class);
    private static final int PATIENCE_MILLIS = 100;

    private final BlockingQueue<Draft> waiting;
    private final int batchSize;
    private final Consumer<List<Draft>> writer;
    private final BiFunction<AuditEvent, @Nullable String, Draft> drafts;
    private final Map<String, Integer> lost = new HashMap<>();
    private List<Draft> batch = List.of();

    /**
     * @param writer keeps all of a batch or throws
     * @param drafts makes the entries that tell of lost ones
     */
    WaitingEntries(
            int room,
            int batchSize,
            Consumer<List<Draft>> writer,
            BiFunction<AuditEvent, @Nullable String, Draft> drafts) {
        this.waiting = new LinkedBlockingQueue<>(room);
        this.batchSize = batchSize;
        this.writer = writer;
        this.drafts = drafts;
    }

    /** Takes it if there is room at once; tells whether there was. */
    boolean offer(Draft draft) {
        return waiting.offer(draft);
    }

    /** Takes it, or counts it as lost when there is no room soon. */
    void add(Draft draft) {
        if (!offerSoon(draft)) {
            synchronized (lost) {
                lost.merge(draft.event().tenant(), 1, Integer::sum);
            }
        }
    }

    private boolean offerSoon(Draft draft) {
        try {
            return waiting.offer(draft, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return waiting.offer(draft);
        }
    }

    /**
     * Writes all that waits.
     *
     * @throws RuntimeException the writer's; what it did not take comes first the next time
     */
    synchronized void write() {
        while (fill()) {
            writer.accept(batch);
            batch = List.of();
        }
    }

    private boolean fill() {
        if (batch.isEmpty()) {
            batch = new ArrayList<>();
            waiting.drainTo(batch, batchSize);
            batch.addAll(takeLost());
        }
        return !batch.isEmpty();
    }

    private List<Draft> takeLost() {
        List<Draft> told = new ArrayList<>();
        synchronized (lost) {
            lost.forEach((tenant, times) -> {
                LOG.error("{} audit entries of {} found no room and are lost", times, tenant);
                told.add(drafts.apply(AuditEvent.of(tenant, "entries-lost", null, Map.of("times", times)), null));
            });
            lost.clear();
        }
        return told;
    }
}

package tributary.engine;

import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;

/**
 * Gives each event its time of removal, which is that of the process at its root. It is fixed when that process starts and nothing changes it here, so
 * it is not read again in every transaction.
 */
final class TimesOfRemoval extends CacheAwareHistoryEventProducer {

    private static final int KNOWN = 10_000;

    private final Map<String, Date> roots = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Date> eldest) {
            return size() > KNOWN;
        }
    });

    @Override
    protected void provideRemovalTime(HistoryEvent event) {
        Date known = roots.get(event.getRootProcessInstanceId());
        if (known != null) {
            event.setRemovalTime(known);
            return;
        }
        super.provideRemovalTime(event);
        if (event.getRemovalTime() != null) {
            roots.put(event.getRootProcessInstanceId(), event.getRemovalTime());
        }
    }
}

package tributary.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.jspecify.annotations.Nullable;

/**
 * Gives each event its time of removal, which is that of the process at its root. It is fixed when that process starts and nothing changes it here, so
 * it is not read again in every transaction.
 */
final class TimesOfRemoval extends CacheAwareHistoryEventProducer {

    private static final int KNOWN = 10_000;

    private final Map<String, HistoricProcessInstanceEventEntity> roots =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {

                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, HistoricProcessInstanceEventEntity> eldest) {
                    return size() > KNOWN;
                }
            });

    @Override
    protected @Nullable HistoricProcessInstanceEventEntity getHistoricRootProcessInstance(String id) {
        HistoricProcessInstanceEventEntity known = roots.get(id);
        if (known != null) {
            return known;
        }
        HistoricProcessInstanceEventEntity found = super.getHistoricRootProcessInstance(id);
        if (found != null) {
            HistoricProcessInstanceEventEntity kept = new HistoricProcessInstanceEventEntity();
            kept.setRemovalTime(found.getRemovalTime());
            roots.put(id, kept);
        }
        return found;
    }
}

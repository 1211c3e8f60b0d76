package tributary.engine;

import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;

/** What the engine remembers of a proposal, by the business key that each of its processes has. */
@Component
public class EngineHistory {

    private final RuntimeService runtime;
    private final HistoryService history;
    private final WithoutUser withoutUser;

    EngineHistory(RuntimeService runtime, HistoryService history, WithoutUser withoutUser) {
        this.runtime = runtime;
        this.history = history;
        this.withoutUser = withoutUser;
    }

    /** Whether any tenant has a process of that proposal that has not ended. */
    public boolean isUnderWay(UUID proposal) {
        return withoutUser.call(() -> runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(proposal.toString())
                        .count())
                > 0;
    }

    /** Forgets what a tenant's ended processes of that proposal left, in the transaction of the caller. */
    public void forget(String tenant, UUID proposal) {
        withoutUser.run(() -> {
            List<String> ended = history
                    .createHistoricProcessInstanceQuery()
                    .processInstanceBusinessKey(proposal.toString())
                    .tenantIdIn(tenant)
                    .finished()
                    .list()
                    .stream()
                    .map(HistoricProcessInstance::getId)
                    .toList();
            if (!ended.isEmpty()) {
                history.deleteHistoricProcessInstancesIfExists(ended);
            }
        });
    }
}

package tributary.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Lets the audit trail hear what the engine does, beside the engine's own history. */
@Component
class AuditPlugin extends AbstractProcessEnginePlugin {

    private final EngineEvents events;
    private final TakenFlows flows;

    AuditPlugin(EngineEvents events, TakenFlows flows) {
        this.events = events;
        this.flows = flows;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.getCustomHistoryEventHandlers().add(events);
        List<BpmnParseListener> listeners =
                new ArrayList<>(Objects.requireNonNullElse(engine.getCustomPostBPMNParseListeners(), List.of()));
        listeners.add(flows);
        engine.setCustomPostBPMNParseListeners(listeners);
    }
}

package tributary.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Lets the audit trail hear which ways a process takes. {@link EngineEvents} is a bean, so Camunda's starter attaches it by itself. */
@Component
class AuditPlugin extends AbstractProcessEnginePlugin {

    private final TakenFlows flows;

    AuditPlugin(TakenFlows flows) {
        this.flows = flows;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<BpmnParseListener> listeners =
                new ArrayList<>(Objects.requireNonNullElse(engine.getCustomPostBPMNParseListeners(), List.of()));
        listeners.add(flows);
        engine.setCustomPostBPMNParseListeners(listeners);
    }
}

package tributary.audit;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;
import tributary.audit.AuditEvent.ProcessPlace;

/** Records which sequence flows a process takes: the engine's history knows steps, not the ways between them. */
@Component
class TakenFlows extends AbstractBpmnParseListener implements ExecutionListener {

    private final AuditTrail trail;

    TakenFlows(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl transition) {
        transition.addListener(EVENTNAME_TAKE, this);
    }

    @Override
    public void notify(DelegateExecution execution) {
        String key = execution.getProcessBusinessKey();
        String tenant = execution.getTenantId();
        if (key == null || tenant == null) {
            return;
        }
        ProcessPlace place = new ProcessPlace(
                ((ExecutionEntity) execution).getProcessDefinition().getKey(),
                execution.getProcessDefinitionId(),
                execution.getProcessInstanceId());
        trail.record(AuditEvent.of(tenant, "flow-taken", UUID.fromString(key), Map.of())
                .at(execution.getCurrentTransitionId(), place));
    }
}

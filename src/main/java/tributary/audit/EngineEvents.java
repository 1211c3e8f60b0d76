package tributary.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricIncidentEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.audit.AuditEvent.ProcessPlace;

/** Turns the engine's history events into audit entries, inside the engine's own transaction. */
@Component
class EngineEvents implements HistoryEventHandler {

    private final AuditTrail trail;

    EngineEvents(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricProcessInstanceEventEntity instance) {
            instanceEvent(instance);
        } else if (event instanceof HistoricTaskInstanceEventEntity task) {
            taskEvent(task);
        } else if (event instanceof HistoricActivityInstanceEventEntity activity) {
            activityEvent(activity);
        } else if (event instanceof HistoricVariableUpdateEventEntity variable) {
            variableEvent(variable);
        } else if (event instanceof HistoricIncidentEventEntity incident) {
            incidentEvent(incident);
        }
    }

    private void instanceEvent(HistoricProcessInstanceEventEntity event) {
        String type = is(event, HistoryEventTypes.PROCESS_INSTANCE_START)
                ? "process-started"
                : is(event, HistoryEventTypes.PROCESS_INSTANCE_END) ? "process-ended" : null;
        if (type == null) {
            return;
        }
        Map<String, Object> detail = new HashMap<>();
        put(detail, "name", event.getProcessDefinitionName());
        put(detail, "version", event.getProcessDefinitionVersion());
        put(detail, "calledBy", event.getSuperProcessInstanceId());
        put(detail, "reason", event.getDeleteReason());
        record(event, event.getTenantId(), type, event.getBusinessKey(), null, detail);
    }

    private void taskEvent(HistoricTaskInstanceEventEntity event) {
        Map<String, Object> detail = new HashMap<>();
        put(detail, "task", event.getTaskId());
        put(detail, "name", event.getName());
        put(detail, "assignee", event.getAssignee());
        put(
                detail,
                "due",
                event.getDueDate() == null ? null : event.getDueDate().toInstant());
        put(detail, "reason", event.getDeleteReason());
        record(event, event.getTenantId(), taskType(event), null, event.getTaskDefinitionKey(), detail);
    }

    private static String taskType(HistoricTaskInstanceEventEntity event) {
        if (is(event, HistoryEventTypes.TASK_INSTANCE_CREATE)) {
            return "task-created";
        }
        if (is(event, HistoryEventTypes.TASK_INSTANCE_COMPLETE)) {
            return "task-completed";
        }
        return is(event, HistoryEventTypes.TASK_INSTANCE_DELETE) ? "task-cancelled" : "task-changed";
    }

    private void activityEvent(HistoricActivityInstanceEventEntity event) {
        String type = is(event, HistoryEventTypes.ACTIVITY_INSTANCE_START)
                ? "step-started"
                : is(event, HistoryEventTypes.ACTIVITY_INSTANCE_END)
                        ? event.isCanceled() ? "step-cancelled" : "step-ended"
                        : null;
        if (type == null) {
            return;
        }
        Map<String, Object> detail = new HashMap<>();
        put(detail, "kind", event.getActivityType());
        put(detail, "name", event.getActivityName());
        put(detail, "calls", event.getCalledProcessInstanceId());
        record(event, event.getTenantId(), type, null, event.getActivityId(), detail);
    }

    private void variableEvent(HistoricVariableUpdateEventEntity event) {
        if (is(event, HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL)) {
            return;
        }
        Map<String, Object> detail = new HashMap<>();
        put(detail, "variable", event.getVariableName());
        put(detail, "value", valueOf(event));
        put(detail, "kind", event.getSerializerName());
        String type = is(event, HistoryEventTypes.VARIABLE_INSTANCE_DELETE) ? "variable-removed" : "variable-set";
        record(event, event.getTenantId(), type, null, null, detail);
    }

    /** Values kept as bytes are left out: dossiers and documents are in the application's tables. */
    private static @Nullable Object valueOf(HistoricVariableUpdateEventEntity event) {
        if ("boolean".equals(event.getSerializerName())) {
            return event.getLongValue() == null ? null : event.getLongValue() == 1;
        }
        if (event.getLongValue() != null) {
            return event.getLongValue();
        }
        return event.getDoubleValue() != null ? event.getDoubleValue() : event.getTextValue();
    }

    private void incidentEvent(HistoricIncidentEventEntity event) {
        String type = is(event, HistoryEventTypes.INCIDENT_CREATE)
                ? "incident-opened"
                : is(event, HistoryEventTypes.INCIDENT_RESOLVE) ? "incident-resolved" : "incident-removed";
        Map<String, Object> detail = new HashMap<>();
        put(detail, "kind", event.getIncidentType());
        put(detail, "message", event.getIncidentMessage());
        record(event, event.getTenantId(), type, null, event.getActivityId(), detail);
    }

    private void record(
            HistoryEvent event,
            @Nullable String tenant,
            String type,
            @Nullable String businessKey,
            @Nullable String step,
            Map<String, Object> detail) {
        if (event.getProcessInstanceId() == null || tenant == null) {
            return;
        }
        String key = businessKey == null ? findBusinessKey(event.getProcessInstanceId()) : businessKey;
        ProcessPlace place = new ProcessPlace(
                event.getProcessDefinitionKey(), event.getProcessDefinitionId(), event.getProcessInstanceId());
        trail.record(AuditEvent.of(tenant, type, asId(key), detail).at(step, place));
    }

    /** Every instance that serves a proposal carries its id; the execution is in the command's own cache. */
    private static @Nullable String findBusinessKey(String instanceId) {
        ExecutionEntity instance =
                Context.getCommandContext().getExecutionManager().findExecutionById(instanceId);
        return instance == null ? null : instance.getBusinessKey();
    }

    private static @Nullable UUID asId(@Nullable String businessKey) {
        try {
            return businessKey == null ? null : UUID.fromString(businessKey);
        } catch (IllegalArgumentException notAProposal) {
            return null;
        }
    }

    private static boolean is(HistoryEvent event, HistoryEventType type) {
        return event.isEventOfType(type);
    }

    private static void put(Map<String, Object> detail, String name, @Nullable Object value) {
        if (value != null) {
            detail.put(name, value);
        }
    }
}

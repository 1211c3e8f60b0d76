package tributary.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.history.JobState;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.bpmn.parser.EventSubscriptionDeclaration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricIdentityLinkLogEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricIncidentEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricJobLogEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tributary.audit.AuditEvent.ProcessPlace;

/** Turns the engine's history events into audit entries, inside the engine's own transaction. */
@Component
class EngineEvents implements HistoryEventHandler {

    private static final Logger LOG = LoggerFactory.getLogger(EngineEvents.class);

    private static final Set<String> INTERVENTIONS = Set.of(
            UserOperationLogEntry.OPERATION_TYPE_SET_JOB_RETRIES,
            UserOperationLogEntry.OPERATION_TYPE_MODIFY_PROCESS_INSTANCE,
            UserOperationLogEntry.OPERATION_TYPE_RESTART_PROCESS_INSTANCE,
            UserOperationLogEntry.OPERATION_TYPE_EXECUTE,
            UserOperationLogEntry.OPERATION_TYPE_RECALC_DUEDATE,
            UserOperationLogEntry.OPERATION_TYPE_SET_DUEDATE,
            UserOperationLogEntry.OPERATION_TYPE_SET_PRIORITY);

    private static final Map<String, String> PROCESSES = Map.of(
            HistoryEventTypes.PROCESS_INSTANCE_START.getEventName(), "process-started",
            HistoryEventTypes.PROCESS_INSTANCE_UPDATE.getEventName(), "process-changed",
            HistoryEventTypes.PROCESS_INSTANCE_MIGRATE.getEventName(), "process-migrated",
            HistoryEventTypes.PROCESS_INSTANCE_END.getEventName(), "process-ended");

    private static final Map<String, String> VARIABLES = Map.of(
            HistoryEventTypes.VARIABLE_INSTANCE_CREATE.getEventName(), "variable-set",
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE.getEventName(), "variable-set",
            HistoryEventTypes.VARIABLE_INSTANCE_MIGRATE.getEventName(), "variable-migrated",
            HistoryEventTypes.VARIABLE_INSTANCE_DELETE.getEventName(), "variable-removed");

    private static final Map<String, String> INCIDENTS = Map.of(
            HistoryEventTypes.INCIDENT_CREATE.getEventName(), "incident-opened",
            HistoryEventTypes.INCIDENT_UPDATE.getEventName(), "incident-changed",
            HistoryEventTypes.INCIDENT_MIGRATE.getEventName(), "incident-migrated",
            HistoryEventTypes.INCIDENT_RESOLVE.getEventName(), "incident-resolved",
            HistoryEventTypes.INCIDENT_DELETE.getEventName(), "incident-removed");

    // The engine gives these events no type, but a state.
    private static final Map<Integer, String> JOBS = Map.of(
            JobState.CREATED.getStateCode(), "job-created",
            JobState.FAILED.getStateCode(), "job-failed",
            JobState.SUCCESSFUL.getStateCode(), "job-done",
            JobState.DELETED.getStateCode(), "job-removed");

    private final AuditTrail trail;
    private final StoredVariables stored;
    private final ModelHashes models;

    EngineEvents(AuditTrail trail, StoredVariables stored, ModelHashes models) {
        this.trail = trail;
        this.stored = stored;
        this.models = models;
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
        } else if (event instanceof HistoricJobLogEvent job) {
            jobEvent(job);
        } else if (event instanceof UserOperationLogEntryEventEntity operation) {
            operationEvent(operation);
        } else if (event instanceof HistoricIdentityLinkLogEventEntity link) {
            linkEvent(link);
        }
    }

    private void instanceEvent(HistoricProcessInstanceEventEntity event) {
        String type = PROCESSES.get(event.getEventType());
        if (type == null) {
            return;
        }
        CommandMemory.current().remember(event.getProcessInstanceId(), event.getBusinessKey());
        Map<String, Object> detail = new HashMap<>();
        put(detail, "state", event.getState());
        put(detail, "name", event.getProcessDefinitionName());
        put(detail, "version", event.getProcessDefinitionVersion());
        put(detail, "calledBy", event.getSuperProcessInstanceId());
        put(detail, "reason", event.getDeleteReason());
        if (type.equals("process-started") || type.equals("process-migrated")) {
            detail.put("model", models.of(event.getProcessDefinitionId()));
        }
        record(event, event.getTenantId(), type, null, detail);
    }

    private void taskEvent(HistoricTaskInstanceEventEntity event) {
        Map<String, Object> detail = new HashMap<>();
        put(detail, "task", event.getTaskId());
        put(detail, "name", event.getName());
        put(detail, "assignee", event.getAssignee());
        put(detail, "owner", event.getOwner());
        put(
                detail,
                "due",
                event.getDueDate() == null ? null : event.getDueDate().toInstant());
        put(detail, "reason", isCompleted(event) ? null : event.getDeleteReason());
        String type = taskType(event);
        CommandMemory memory = CommandMemory.current();
        if (type == null || type.equals("task-assigned")) {
            memory.openedWith(event.getTaskId(), "due", detail.get("due"));
        }
        if (type == null) {
            return;
        }
        if (type.equals("task-created")) {
            memory.opened(event.getTaskId(), detail);
        }
        record(event, event.getTenantId(), type, event.getTaskDefinitionKey(), detail);
    }

    /** The engine tells of one end alone: whoever ends a task without completing it gives another reason. */
    private static boolean isCompleted(HistoricTaskInstanceEventEntity event) {
        return TaskEntity.DELETE_REASON_COMPLETED.equals(event.getDeleteReason());
    }

    /** Null for what only completes a new task: its limit, which is part of its opening. */
    private static @Nullable String taskType(HistoricTaskInstanceEventEntity event) {
        if (is(event, HistoryEventTypes.TASK_INSTANCE_CREATE)) {
            return "task-created";
        }
        if (is(event, HistoryEventTypes.TASK_INSTANCE_COMPLETE)) {
            return isCompleted(event) ? "task-completed" : "task-cancelled";
        }
        return is(event, HistoryEventTypes.TASK_INSTANCE_MIGRATE) ? "task-migrated" : changeOf(event);
    }

    /** What hands a task passed into; its dates and its name are another matter. */
    private static @Nullable String changeOf(HistoricTaskInstanceEventEntity event) {
        CachedDbEntity task = Context.getCommandContext()
                .getDbEntityManager()
                .getDbEntityCache()
                .getCachedEntity(TaskEntity.class, event.getTaskId());
        boolean isNew = task != null && task.getEntityState() == DbEntityState.TRANSIENT;
        CommandMemory memory = CommandMemory.current();
        String assignee = event.getAssignee();
        if (isNew) {
            return assignee == null ? null : "task-assigned";
        }
        if (!memory.isAnother(event.getTaskId(), IdentityLinkType.ASSIGNEE, assignee)) {
            return "task-changed";
        }
        if (assignee == null) {
            return "task-released";
        }
        if (memory.isAnother(event.getTaskId(), IdentityLinkType.OWNER, event.getOwner())) {
            return "task-delegated";
        }
        return assignee.equals(event.getOwner()) ? "task-resolved" : "task-claimed";
    }

    /** Comes before the change of the task. */
    private static void linkEvent(HistoricIdentityLinkLogEventEntity event) {
        if (event.getTaskId() != null) {
            boolean isTaken = is(event, HistoryEventTypes.IDENTITY_LINK_DELETE);
            CommandMemory.current().handedOver(event.getTaskId(), event.getType(), isTaken ? event.getUserId() : null);
        }
    }

    private void activityEvent(HistoricActivityInstanceEventEntity event) {
        String type = is(event, HistoryEventTypes.ACTIVITY_INSTANCE_START)
                ? "step-started"
                : is(event, HistoryEventTypes.ACTIVITY_INSTANCE_END)
                        ? event.isCanceled() ? "step-cancelled" : "step-ended"
                        : is(event, HistoryEventTypes.ACTIVITY_INSTANCE_MIGRATE) ? "step-migrated" : null;
        if (type == null) {
            return;
        }
        Map<String, Object> detail = new HashMap<>();
        put(detail, "kind", event.getActivityType());
        put(detail, "name", event.getActivityName());
        put(detail, "calls", event.getCalledProcessInstanceId());
        record(event, event.getTenantId(), type, event.getActivityId(), detail);
        if (type.equals("step-ended")) {
            messageAt(event)
                    .ifPresent(message -> record(
                            event,
                            event.getTenantId(),
                            "message-correlated",
                            event.getActivityId(),
                            new HashMap<>(Map.of("message", message))));
        }
    }

    /** The message that the process waited for there. */
    private static Optional<String> messageAt(HistoricActivityInstanceEventEntity event) {
        ActivityImpl activity = Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(event.getProcessDefinitionId())
                .findActivity(event.getActivityId());
        if (activity == null || activity.getEventScope() == null) {
            return Optional.empty();
        }
        return Stream.of(activity.getEventScope(), activity)
                .flatMap(scope -> EventSubscriptionDeclaration.getDeclarationsForScope(scope).values().stream())
                .filter(waiting -> "message".equals(waiting.getEventType())
                        && event.getActivityId().equals(waiting.getActivityId()))
                .map(EventSubscriptionDeclaration::getUnresolvedEventName)
                .findFirst();
    }

    private void variableEvent(HistoricVariableUpdateEventEntity event) {
        String type = VARIABLES.get(event.getEventType());
        if (type == null) {
            return;
        }
        Map<String, Object> detail = new HashMap<>();
        put(detail, "variable", event.getVariableName());
        put(detail, "kind", event.getSerializerName());
        TaskEntity task = CommandMemory.findTask(event);
        String step = task == null ? CommandMemory.findStep(event) : task.getTaskDefinitionKey();
        if (type.equals("variable-migrated")) {
            record(event, event.getTenantId(), type, step, detail);
            return;
        }
        boolean isRemoved = type.equals("variable-removed");
        Object value = isRemoved
                ? null
                : VariableValue.of(
                        event.getVariableName(),
                        event.getSerializerName(),
                        event.getLongValue(),
                        event.getDoubleValue(),
                        event.getTextValue(),
                        event.getByteValue());
        CommandMemory memory = CommandMemory.current();
        if (is(event, HistoryEventTypes.VARIABLE_INSTANCE_CREATE)) {
            memory.created(event.getVariableInstanceId(), value);
        } else {
            put(
                    detail,
                    "before",
                    memory.replaceValue(
                            event.getVariableInstanceId(), value, event.getProcessInstanceId(), stored::of));
        }
        put(detail, "value", value);
        put(detail, "task", task == null ? null : task.getId());
        record(event, event.getTenantId(), type, step, detail);
    }

    private void incidentEvent(HistoricIncidentEventEntity event) {
        String type = INCIDENTS.get(event.getEventType());
        if (type == null) {
            return;
        }
        Map<String, Object> detail = new HashMap<>();
        put(detail, "kind", event.getIncidentType());
        put(detail, "message", event.getIncidentMessage());
        put(detail, "remark", event.getAnnotation());
        record(event, event.getTenantId(), type, event.getActivityId(), detail);
        // The processes that wait for one that is stuck are told of it too; what cleans up after them belongs to none.
        if (type.equals("incident-opened")
                && event.getProcessInstanceId() != null
                && event.getId().equals(event.getCauseIncidentId())) {
            LOG.error(
                    "The review of proposal {} in {} is stuck at {}: operators find the incident in Cockpit",
                    CommandMemory.current().findProposal(event.getProcessInstanceId()),
                    event.getTenantId(),
                    event.getActivityId());
        }
    }

    private void jobEvent(HistoricJobLogEvent event) {
        String type = JOBS.get(event.getState());
        if (type == null) {
            return;
        }
        Map<String, Object> detail = new HashMap<>();
        put(detail, "job", event.getJobId());
        put(detail, "kind", event.getJobDefinitionType());
        put(
                detail,
                "due",
                event.getJobDueDate() == null ? null : event.getJobDueDate().toInstant());
        put(detail, "message", event.getJobExceptionMessage());
        record(event, event.getTenantId(), type, event.getActivityId(), detail);
    }

    /** What an operator does to a process, and no other event tells. */
    private void operationEvent(UserOperationLogEntryEventEntity event) {
        if (!INTERVENTIONS.contains(event.getOperationType()) || EntityTypes.TASK.equals(event.getEntityType())) {
            return;
        }
        Map<String, Object> detail = new HashMap<>();
        put(detail, "operation", event.getOperationType());
        put(detail, "property", event.getProperty());
        put(detail, "before", event.getOrgValue());
        put(detail, "value", event.getNewValue());
        put(detail, "job", event.getJobId());
        record(event, event.getTenantId(), "process-intervened", null, detail);
    }

    private void record(
            HistoryEvent event,
            @Nullable String tenant,
            String type,
            @Nullable String step,
            Map<String, Object> detail) {
        String instance = event.getProcessInstanceId();
        if (instance == null || tenant == null) {
            return;
        }
        ProcessPlace place =
                new ProcessPlace(event.getProcessDefinitionKey(), event.getProcessDefinitionId(), instance);
        UUID proposal = CommandMemory.current().findProposal(instance);
        trail.record(AuditEvent.of(tenant, type, proposal, detail).at(step, place));
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

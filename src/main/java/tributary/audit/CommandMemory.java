package tributary.audit;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/** What an engine command knows and its history events do not tell: whose instance it was once that has ended, what a variable was before, and at which step it was set. */
final class CommandMemory {

    private static final Map<CommandContext, CommandMemory> OPEN = Collections.synchronizedMap(new WeakHashMap<>());

    private final Map<String, Optional<String>> businessKeys = new HashMap<>();
    private final Map<String, Optional<String>> holders = new HashMap<>();
    private final Map<String, Map<String, Object>> openings = new HashMap<>();
    private final Map<String, Optional<Object>> values = new HashMap<>();
    private final Map<String, Map<String, Object>> storedValues = new HashMap<>();

    private CommandMemory() {}

    /** The one of the command that runs on this thread. */
    static CommandMemory current() {
        return OPEN.computeIfAbsent(Context.getCommandContext(), command -> new CommandMemory());
    }

    void remember(String instanceId, @Nullable String businessKey) {
        if (businessKey != null) {
            businessKeys.put(instanceId, Optional.of(businessKey));
        }
    }

    /** The proposal that an instance serves; every such instance carries its id. */
    @Nullable
    UUID findProposal(String instanceId) {
        Optional<String> known = businessKeys.get(instanceId);
        if (known == null) {
            ExecutionEntity instance =
                    Context.getCommandContext().getExecutionManager().findExecutionById(instanceId);
            known = Optional.ofNullable(instance).map(ExecutionEntity::getBusinessKey);
            businessKeys.put(instanceId, known);
        }
        return known.flatMap(CommandMemory::asId).orElse(null);
    }

    static Optional<UUID> asId(String businessKey) {
        try {
            return Optional.of(UUID.fromString(businessKey));
        } catch (IllegalArgumentException notAProposal) {
            return Optional.empty();
        }
    }

    /** Who held a task in that capacity before it passed into other hands; only the first in a command did. */
    void handedOver(String taskId, String capacity, @Nullable String holder) {
        holders.putIfAbsent(taskId + capacity, Optional.ofNullable(holder));
    }

    /** Whether the task has another holder in that capacity than when the command began. */
    boolean isAnother(String taskId, String capacity, @Nullable String holder) {
        Optional<String> before = holders.get(taskId + capacity);
        return before != null && !before.equals(Optional.ofNullable(holder));
    }

    /** What is told of a task's opening. It reaches the log when the transaction ends: until then there may be more to tell. */
    void opened(String taskId, Map<String, Object> detail) {
        openings.put(taskId, detail);
    }

    /** The listeners of a new task decided on that too. */
    void openedWith(String taskId, String name, @Nullable Object value) {
        Map<String, Object> detail = openings.get(taskId);
        if (detail != null && value != null) {
            detail.put(name, value);
        }
    }

    /**
     * The step that a variable was set at which is no task's: which activity set it, or whose scope it is in. Null where it is the whole process's,
     * and where only the database could tell.
     */
    static @Nullable String findStep(HistoricVariableUpdateEventEntity event) {
        String scope = event.getExecutionId();
        boolean isOfProcess = scope == null || scope.equals(event.getProcessInstanceId());
        return findActivity(event.getActivityInstanceId(), event.getProcessInstanceId())
                .or(() -> isOfProcess
                        ? Optional.empty()
                        : cached(ExecutionEntity.class)
                                .filter(execution -> execution.getId().equals(scope))
                                .map(ExecutionEntity::getActivityId)
                                .filter(Objects::nonNull)
                                .findFirst())
                .orElse(null);
    }

    /** The activity of an instance of it; its id begins with the activity's as long as there is room. */
    private static Optional<String> findActivity(@Nullable String activityInstance, String process) {
        if (activityInstance == null || activityInstance.equals(process)) {
            return Optional.empty();
        }
        int end = activityInstance.indexOf(':');
        Optional<String> activity = end > 0
                ? Optional.of(activityInstance.substring(0, end))
                : cached(ExecutionEntity.class)
                        .filter(execution -> activityInstance.equals(execution.getActivityInstanceId()))
                        .map(ExecutionEntity::getActivityId)
                        .filter(Objects::nonNull)
                        .findFirst();
        return activity.map(id -> id.replace(BpmnParse.MULTI_INSTANCE_BODY_ID_SUFFIX, ""));
    }

    /** The task that a variable belongs to, as far as the command has it at hand. */
    static @Nullable TaskEntity findTask(HistoricVariableUpdateEventEntity event) {
        return cached(TaskEntity.class)
                .filter(task -> event.getTaskId() == null
                        ? task.getExecutionId() != null
                                && !task.getExecutionId().equals(event.getProcessInstanceId())
                                && task.getExecutionId().equals(event.getExecutionId())
                        : event.getTaskId().equals(task.getId()))
                .findFirst()
                .orElse(null);
    }

    /** What the command has at hand, without a statement to the database. */
    private static <T extends DbEntity> Stream<T> cached(Class<T> type) {
        return Context.getCommandContext().getDbEntityManager().getDbEntityCache().getEntitiesByType(type).stream();
    }

    /** That variable is new, and holds this. */
    void created(String variableId, @Nullable Object value) {
        values.put(variableId, Optional.ofNullable(value));
    }

    /**
     * What that variable held before it was set to this; null where it held nothing.
     *
     * @param stored gives an instance's variables as they are in the database, by id; asked once
     */
    @Nullable
    Object replaceValue(
            String variableId,
            @Nullable Object value,
            String instanceId,
            Function<String, Map<String, Object>> stored) {
        Optional<Object> before = values.put(variableId, Optional.ofNullable(value));
        return before == null ? storedValues.computeIfAbsent(instanceId, stored).get(variableId) : before.orElse(null);
    }
}

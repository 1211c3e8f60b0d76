package tributary.audit;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/** What an engine command knows and its history events do not tell: whose instance it was once that has ended, and what a variable was before. */
final class CommandMemory {

    private static final Map<CommandContext, CommandMemory> OPEN = Collections.synchronizedMap(new WeakHashMap<>());

    private final Map<String, Optional<String>> businessKeys = new HashMap<>();
    private final Map<String, Optional<String>> holders = new HashMap<>();
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

    /** That variable is new, and holds this. */
    void created(String variableId, @Nullable Object value) {
        values.put(variableId, Optional.ofNullable(value));
    }

    /**
     * What that variable held before it was set to this; null where it held nothing, or bytes.
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

    /** Values kept as bytes are left out: dossiers and documents are in the application's tables. */
    static @Nullable Object valueOf(
            @Nullable String serializer, @Nullable Long whole, @Nullable Double fraction, @Nullable String text) {
        if ("boolean".equals(serializer)) {
            return whole == null ? null : whole == 1;
        }
        return whole != null ? whole : fraction != null ? fraction : text;
    }
}

package tributary.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * Knows every variable; what was not given is null. FEEL takes in lists whole, so of their amounts in other currencies it gets those that the
 * table names.
 */
final class KnownVariables implements VariableContext {

    private final Map<String, @Nullable Object> values;
    private final Set<String> listedAmounts;
    private final Map<String, List<ForeignAmount>> listed = new HashMap<>();

    KnownVariables(Map<String, ? extends @Nullable Object> values, Set<String> listedAmounts) {
        this.values = new HashMap<>(values);
        this.listedAmounts = listedAmounts;
        this.values.replaceAll((name, value) -> value instanceof List<?> list ? prepared(list) : value);
    }

    @Override
    public TypedValue resolve(String name) {
        return Variables.untypedValue(values.get(name));
    }

    @Override
    public boolean containsVariable(String name) {
        return values.containsKey(name) || Feel.isName(name);
    }

    @Override
    public Set<String> keySet() {
        return values.keySet();
    }

    boolean hasListed() {
        return !listed.isEmpty();
    }

    /** The amounts in other currencies that stand under this name in the entries of a list. */
    List<ForeignAmount> listed(String name) {
        return listed.getOrDefault(name, List.of());
    }

    private List<?> prepared(List<?> list) {
        return list.stream().anyMatch(KnownVariables::hasForeignAmount)
                ? list.stream().map(this::prepared).toList()
                : list;
    }

    private static boolean hasForeignAmount(Object entry) {
        return entry instanceof Map<?, ?> context
                && context.values().stream().anyMatch(ForeignAmount.class::isInstance);
    }

    private Object prepared(Object entry) {
        if (!(entry instanceof Map<?, ?> context)) {
            return entry;
        }
        Map<String, @Nullable Object> prepared = new LinkedHashMap<>();
        context.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (!(value instanceof ForeignAmount amount)) {
                prepared.put(name, value);
            } else if (listedAmounts.contains(name)) {
                prepared.put(name, amount.value());
                listed.computeIfAbsent(name, it -> new ArrayList<>()).add(amount);
            }
        });
        return prepared;
    }
}

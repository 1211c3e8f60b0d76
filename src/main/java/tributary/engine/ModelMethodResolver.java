package tributary.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.MethodNotFoundException;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.StringUtils;

/**
 * Calls what models may call: the public methods of {@link ModelBean}s, and the few methods of values and of the running step that are listed
 * here. All else, {@code getClass} first, does not exist.
 */
class ModelMethodResolver extends ReadOnlyResolver {

    private static final Set<String> SCOPE = Set.of(
            "getId",
            "getTenantId",
            "getProcessInstanceId",
            "getProcessDefinitionId",
            "getVariable",
            "getVariableLocal",
            "hasVariable");

    private static final Map<Class<?>, Set<String>> VALUES = new LinkedHashMap<>();

    static {
        VALUES.put(
                DelegateExecution.class,
                join(
                        SCOPE,
                        "getProcessBusinessKey",
                        "getBusinessKey",
                        "getCurrentActivityId",
                        "getCurrentActivityName",
                        "getActivityInstanceId"));
        VALUES.put(DelegateTask.class, join(SCOPE, "getName", "getTaskDefinitionKey", "getAssignee", "getDueDate"));
        VALUES.put(
                SpinJsonNode.class,
                Set.of(
                        "prop",
                        "hasProp",
                        "value",
                        "stringValue",
                        "numberValue",
                        "boolValue",
                        "elements",
                        "fieldNames",
                        "isNull",
                        "toString"));
        VALUES.put(
                String.class,
                Set.of(
                        "length",
                        "isEmpty",
                        "isBlank",
                        "contains",
                        "startsWith",
                        "endsWith",
                        "equals",
                        "toLowerCase",
                        "toUpperCase",
                        "trim"));
        VALUES.put(List.class, Set.of("size", "isEmpty", "contains", "get"));
        VALUES.put(Map.class, Set.of("size", "isEmpty", "containsKey", "get"));
        VALUES.put(Collection.class, Set.of("size", "isEmpty", "contains"));
        VALUES.put(Number.class, Set.of("intValue", "longValue", "doubleValue"));
    }

    private static Set<String> join(Set<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (base == null || property == null) {
            return null;
        }
        String suffix = StringUtils.capitalize(property.toString());
        Method getter = find(base, "get" + suffix, 0);
        if (getter == null) {
            getter = find(base, "is" + suffix, 0);
        }
        if (getter == null) {
            throw notOffered(base, property);
        }
        return call(context, base, property, getter);
    }

    @Override
    public @Nullable Object invoke(
            ELContext context,
            @Nullable Object base,
            @Nullable Object name,
            Class<?> @Nullable [] types,
            @Nullable Object @Nullable [] arguments) {
        if (base == null || name == null) {
            return null;
        }
        @Nullable Object[] given = arguments == null ? new Object[0] : arguments;
        Method method = find(base, name.toString(), given.length);
        if (method == null) {
            throw notOffered(base, name);
        }
        @Nullable Object[] coerced = new Object[given.length];
        for (int i = 0; i < given.length; i++) {
            Class<?> wanted = method.getParameterTypes()[i];
            coerced[i] = wanted.isInstance(given[i]) ? given[i] : context.convertToType(given[i], wanted);
        }
        return call(context, base, name, method, coerced);
    }

    private static @Nullable Method find(Object base, String name, int parameters) {
        Class<?> own = AopUtils.getTargetClass(base);
        if (AnnotatedElementUtils.hasAnnotation(own, ModelBean.class)) {
            return find(
                    Stream.of(own.getDeclaredMethods()).filter(method -> Modifier.isPublic(method.getModifiers())),
                    name,
                    parameters);
        }
        for (Map.Entry<Class<?>, Set<String>> value : VALUES.entrySet()) {
            if (value.getKey().isInstance(base)) {
                return value.getValue().contains(name)
                        ? find(Stream.of(value.getKey().getMethods()), name, parameters)
                        : null;
            }
        }
        return null;
    }

    private static @Nullable Method find(Stream<Method> methods, String name, int parameters) {
        return methods.filter(method -> method.getName().equals(name)
                        && method.getParameterCount() == parameters
                        && !method.isBridge()
                        && !Modifier.isStatic(method.getModifiers()))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Object call(
            ELContext context, Object base, Object name, Method method, @Nullable Object... arguments) {
        try {
            if (!Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
                method.setAccessible(true);
            }
            Object result = method.invoke(base, arguments);
            context.setPropertyResolved(base, name);
            return result;
        } catch (InvocationTargetException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new ELException(failure.getCause());
        } catch (IllegalAccessException failure) {
            throw new ELException(failure);
        }
    }

    private static MethodNotFoundException notOffered(Object base, Object name) {
        return new MethodNotFoundException("Models may not use '" + name + "' of a "
                + AopUtils.getTargetClass(base).getSimpleName()
                + ": mark the bean with @ModelBean, or compute it in Java");
    }
}

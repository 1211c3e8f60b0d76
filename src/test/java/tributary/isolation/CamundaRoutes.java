package tributary.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.jspecify.annotations.Nullable;

/** What Camunda offers over HTTP: by its OpenAPI description, and by its classes, which offer more than they describe. */
final class CamundaRoutes {

    private static final int DEPTH = 6;

    private final Map<String, Route> routes = new LinkedHashMap<>();

    private CamundaRoutes() {}

    /** Of the engine, below {@code /engine-rest} and below {@code /camunda/api/engine/engine/default}. */
    static Collection<Route> ofEngine() {
        CamundaRoutes found = new CamundaRoutes();
        JsonNode description = description();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> found.add(method.toUpperCase(Locale.ROOT), path.getKey())));
        found.walk(DefaultProcessEngineRestServiceImpl.class, "", DEPTH);
        return found.routes.values();
    }

    /** Of the web apps beside the engine, below {@code /camunda/api}. */
    static Collection<Route> ofWebApps() {
        CamundaRoutes found = new CamundaRoutes();
        found.walkAll(new AdminApplication().getClasses(), "/admin");
        found.walkAll(new CockpitApplication().getClasses(), "/cockpit");
        found.walkAll(new TasklistApplication().getClasses(), "/tasklist");
        found.walkAll(new WelcomeApplication().getClasses(), "/welcome");
        found.add("GET", "/engine/engine/");
        return found.routes.values();
    }

    private static JsonNode description() {
        try (InputStream file = CamundaRoutes.class.getResourceAsStream("/openapi.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void walkAll(Set<Class<?>> resources, String prefix) {
        resources.forEach(resource -> pathOf(resource).ifPresent(path -> walk(resource, join(prefix, path), DEPTH)));
    }

    private void walk(Class<?> resource, String prefix, int depth) {
        for (Method method : resource.getMethods()) {
            String path =
                    find(method, declared -> pathOf(declared).orElse(null)).orElse("");
            Optional<String> verb = find(method, CamundaRoutes::verbOf);
            if (verb.isPresent()) {
                add(verb.get(), join(prefix, path));
            } else if (!path.isEmpty() && depth > 0) {
                walk(method.getReturnType(), join(prefix, path), depth - 1);
            }
        }
    }

    private void add(String method, String path) {
        Route route = new Route(method, path.isEmpty() ? "/" : path);
        routes.putIfAbsent(route.shape(), route);
    }

    private static String join(String prefix, String path) {
        String tail = path.replaceFirst("^/+", "").replaceFirst("/+$", "");
        return tail.isEmpty() ? prefix : prefix + "/" + tail;
    }

    private static Optional<String> pathOf(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(Path.class)).map(Path::value);
    }

    private static @Nullable String verbOf(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return verb.value();
            }
        }
        return null;
    }

    /** Annotations of a method may stand at the interface that declares it. */
    private static Optional<String> find(Method method, Function<Method, @Nullable String> look) {
        return declarations(method, method.getDeclaringClass())
                .map(look)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .findFirst();
    }

    private static Stream<Method> declarations(Method method, @Nullable Class<?> type) {
        if (type == null) {
            return Stream.empty();
        }
        List<Method> found = new ArrayList<>();
        try {
            found.add(type.getDeclaredMethod(method.getName(), method.getParameterTypes()));
        } catch (NoSuchMethodException notHere) {
            // Then further up.
        }
        Stream<Class<?>> parents =
                Stream.concat(Stream.of(type.getInterfaces()), Stream.ofNullable(type.getSuperclass()));
        return Stream.concat(found.stream(), parents.flatMap(parent -> declarations(method, parent)));
    }
}

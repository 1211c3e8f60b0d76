package tributary.shield;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One call that may pass.
 *
 * @param path below the engine's mount; {@code {task}} stands for a task, which must be one of the caller's tenant
 * @param parameters the query parameters that it may have
 * @param body what its body may look like; null where it may have none
 * @param roles who may call it; empty for everybody whom the door lets in
 */
record Route(
        String method,
        PathPattern path,
        Set<String> parameters,
        @Nullable Shape body,
        Set<String> roles) {

    static Route get(String path, String... parameters) {
        return new Route("GET", pattern(path), Set.of(parameters), null, Set.of());
    }

    static Route options(String path) {
        return new Route("OPTIONS", pattern(path), Set.of(), null, Set.of());
    }

    static Route put(String path, Shape body) {
        return new Route("PUT", pattern(path), Set.of(), body, Set.of());
    }

    static Route post(String path, Shape body, String... parameters) {
        return new Route("POST", pattern(path), Set.of(parameters), body, Set.of());
    }

    Route only(String... allowed) {
        return new Route(method, path, parameters, body, Set.of(allowed));
    }

    boolean matches(String calledMethod, PathContainer called) {
        return method.equals(calledMethod) && path.matches(called);
    }

    @Nullable
    String task(PathContainer called) {
        PathPattern.PathMatchInfo match = path.matchAndExtract(called);
        return match == null ? null : match.getUriVariables().get("task");
    }

    private static PathPattern pattern(String path) {
        return PathPatternParser.defaultInstance.parse(path);
    }
}

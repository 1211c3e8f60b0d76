package tributary.shield;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tributary.engine.EngineOwners.Kind;

/**
 * One call that may pass.
 *
 * @param path below the engine's mount; {@code {task}} stands for the id of a task, which must be one of the caller's tenant; likewise the
 *     other {@linkplain Kind kinds}
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

    /** What the engine's ids look like, so that none of its other calls, such as {@code count}, passes for one. */
    private static final String ID = "(?:[A-Za-z0-9._-]+:[0-9]+:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private static final String USER = "[A-Za-z0-9][A-Za-z0-9._@-]*";
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

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

    /** What stands in the places of the path, by their names. */
    Map<String, String> ids(PathContainer called) {
        PathPattern.PathMatchInfo match = path.matchAndExtract(called);
        return match == null ? Map.of() : match.getUriVariables();
    }

    private static PathPattern pattern(String path) {
        return PathPatternParser.defaultInstance.parse(PLACE.matcher(path)
                .replaceAll(place -> "{" + place.group(1) + ":"
                        + Matcher.quoteReplacement(Kind.of(place.group(1)) == Kind.USER ? USER : ID) + "}"));
    }
}

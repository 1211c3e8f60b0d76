package tributary.shield;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tributary.engine.EngineOwners;
import tributary.engine.EngineOwners.Kind;
import tributary.engine.EngineTasks;
import tributary.engine.RefusedAnswers;
import tributary.web.BodyLimits;
import tributary.web.FieldError;
import tributary.web.FreeText;
import tributary.web.ProblemType;

/** Lets through what its table lists, and turns what the engine says of a failure into a problem detail. */
class ShieldFilter extends OncePerRequestFilter {

    private static final int MOST_INSTANCES = 20;
    private static final byte[] NO_ANSWERS = {'{', '}'};

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(BodyLimits.MAX_DEPTH)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final PathPattern mount;
    private final List<Route> routes;
    private final Supplier<Caller> callers;
    private final EngineOwners owners;
    private final EngineTasks tasks;
    private final RefusedAnswers refused;

    ShieldFilter(
            String mount,
            List<Route> routes,
            Supplier<Caller> callers,
            EngineOwners owners,
            EngineTasks tasks,
            RefusedAnswers refused) {
        this.mount = PathPatternParser.defaultInstance.parse(mount);
        this.routes = routes;
        this.callers = callers;
        this.owners = owners;
        this.tasks = tasks;
        this.refused = refused;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return findCall(request) == null;
    }

    /** The path below the mount, however it is encoded; null elsewhere. */
    private @Nullable PathContainer findCall(HttpServletRequest request) {
        PathPattern.PathRemainingMatchInfo match = mount.matchStartOfPath(PathContainer.parsePath(
                request.getRequestURI().substring(request.getContextPath().length())));
        return match == null ? null : match.getPathRemaining();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        PathContainer path = Objects.requireNonNull(findCall(request));
        Caller caller = callers.get();
        Optional<Route> found = routes.stream()
                .filter(route -> route.matches(request.getMethod(), path))
                .filter(route ->
                        route.roles().isEmpty() || route.roles().stream().anyMatch(caller.roles()::contains))
                .findFirst();
        if (found.isEmpty()) {
            refuse(response, "This call to the engine is not offered.");
            return;
        }
        Route route = found.get();
        Query query;
        try {
            query = new Query(request);
        } catch (IllegalArgumentException malformed) {
            ProblemWriter.write(response, ProblemType.BAD_REQUEST, "The query is not properly encoded.");
            return;
        }
        Set<String> strange = new TreeSet<>(query.names());
        strange.removeAll(route.parameters());
        if (!strange.isEmpty()) {
            refuse(response, "This call does not take the parameter " + String.join(", ", strange) + ".");
            return;
        }
        if (isRefused(response, ProblemType.INVALID_PARAMETER, query.listFaults())) {
            return;
        }
        byte[] content = request.getInputStream().readNBytes(BodyLimits.MAX_LENGTH + 1);
        if (content.length > BodyLimits.MAX_LENGTH) {
            isRefused(
                    response,
                    ProblemType.CONTENT_TOO_LARGE,
                    List.of(new FieldError("", "A body may have up to " + BodyLimits.MAX_LENGTH + " bytes.")));
            return;
        }
        if (content.length == 0 && route.body() == Routes.COMPLETION) {
            content = NO_ANSWERS;
        }
        @Nullable JsonNode body;
        try {
            body = content.length == 0 ? null : JSON.readTree(content);
        } catch (IOException malformed) {
            isRefused(
                    response,
                    ProblemType.MALFORMED_JSON,
                    List.of(new FieldError(
                            "",
                            "The body is no well-formed JSON of at most " + BodyLimits.MAX_DEPTH
                                    + " levels, in UTF-8.")));
            return;
        }
        if (body != null && !body.isMissingNode()) {
            Optional<String> intruder =
                    route.body() == null ? Optional.of("") : route.body().findIntruder(body, "");
            if (intruder.isPresent()) {
                refuse(
                        response,
                        "This call does not take " + (intruder.get().isEmpty() ? "such a body" : intruder.get()) + ".");
                return;
            }
            if (isRefused(response, ProblemType.INVALID_INPUT, FreeText.listInvisible(body))) {
                return;
            }
        }
        Map<String, String> ids = route.ids(path);
        if (!ids.entrySet().stream()
                .allMatch(id -> owners.isOf(Kind.of(id.getKey()), id.getValue(), caller.tenant()))) {
            ProblemWriter.write(response, ProblemType.NOT_FOUND, EngineAnswer.NOTHING_HERE);
            return;
        }
        if (route.body() == WebAppRoutes.VARIABLES && !passVariables(body, caller, response)) {
            return;
        }
        if (route.body() == WebAppRoutes.RETRIES && (body == null || !body.hasNonNull("retries"))) {
            refuse(response, "Say how often the job is to be tried again: /retries.");
            return;
        }
        String task = ids.get("task");
        if (task != null && !passTask(task, route, body, caller, response)) {
            return;
        }
        request.setAttribute(Shield.BODY, body);
        boolean unbounded =
                route.parameters().contains("maxResults") && !query.names().contains("maxResults");
        answer(new BodyRequest(request, content, unbounded ? "maxResults=" + Query.MAX_ROWS : null), response, chain);
    }

    /** Only of processes that the caller names, so that the log can tell of which proposals they were read. */
    private boolean passVariables(@Nullable JsonNode body, Caller caller, HttpServletResponse response)
            throws IOException {
        JsonNode instances = body == null ? null : body.get("processInstanceIdIn");
        if (instances == null || instances.isEmpty() || instances.size() > MOST_INSTANCES) {
            refuse(
                    response,
                    "Say which processes' variables you ask for, at most " + MOST_INSTANCES
                            + ": /processInstanceIdIn.");
            return false;
        }
        for (JsonNode instance : instances) {
            if (!owners.isOf(Kind.INSTANCE, instance.asText(), caller.tenant())) {
                ProblemWriter.write(response, ProblemType.NOT_FOUND, EngineAnswer.NOTHING_HERE);
                return false;
            }
        }
        return true;
    }

    private boolean passTask(
            String task, Route route, @Nullable JsonNode body, Caller caller, HttpServletResponse response)
            throws IOException {
        if (route.body() == Routes.CLAIM && (body == null || !body.hasNonNull("userId"))) {
            // The engine would take nobody's claim for giving the task back, whoever holds it.
            isRefused(
                    response,
                    ProblemType.INVALID_INPUT,
                    List.of(new FieldError("/userId", "Say who claims the task: " + caller.engineUserId() + ".")));
            return false;
        }
        if (body == null) {
            return true;
        }
        JsonNode claimedFor = body.get("userId");
        if (claimedFor != null && !claimedFor.asText().equals(caller.engineUserId())) {
            refuse(response, "People claim tasks for themselves only: leave /userId to " + caller.engineUserId() + ".");
            return false;
        }
        JsonNode variables = body.get("variables");
        if (variables == null || !route.method().equals("POST")) {
            return true;
        }
        Optional<Set<String>> answers = tasks.findAnswers(task);
        if (answers.isEmpty()) {
            ProblemWriter.write(response, ProblemType.NOT_FOUND, EngineAnswer.NOTHING_HERE);
            return false;
        }
        List<FieldError> strange = new ArrayList<>();
        for (Map.Entry<String, JsonNode> variable : variables.properties()) {
            findFault(variable, answers.get())
                    .ifPresent(fault ->
                            strange.add(new FieldError("/variables" + FieldError.step(variable.getKey()), fault)));
        }
        return !isRefused(response, ProblemType.INVALID_ANSWER, strange);
    }

    private static Optional<String> findFault(Map.Entry<String, JsonNode> variable, Set<String> answers) {
        return answers.contains(variable.getKey())
                ? TypedValue.findFault(variable.getValue())
                : Optional.of("This task does not take '" + variable.getKey() + "'. It takes "
                        + String.join(", ", new TreeSet<>(answers)) + ".");
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        EngineAnswer answer = new EngineAnswer(response, refused);
        refused.forget();
        try {
            chain.doFilter(request, answer);
            answer.finish(request);
        } finally {
            refused.forget();
        }
    }

    private static void refuse(HttpServletResponse response, String detail) throws IOException {
        ProblemWriter.write(response, ProblemType.NOT_OFFERED, detail);
    }

    private static boolean isRefused(HttpServletResponse response, ProblemType type, List<FieldError> errors)
            throws IOException {
        if (!errors.isEmpty()) {
            ProblemWriter.write(response, type, errors.get(0).detail(), errors);
        }
        return !errors.isEmpty();
    }
}

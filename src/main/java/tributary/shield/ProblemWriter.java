package tributary.shield;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tributary.web.FieldError;
import tributary.web.ProblemType;

/** Writes a problem detail (RFC 9457) from where no controller answers: filters and the engine's own REST API. */
public final class ProblemWriter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ProblemWriter() {}

    /**
     * Whether a person in a browser reads the answer, for whom it is a page; the interfaces for programs answer with problems whatever a client accepts.
     *
     * @param accept header of that name; null when there is none
     */
    public static boolean isPageWanted(String path, @Nullable String accept) {
        boolean isForPrograms =
                path.startsWith("/api/") || path.startsWith("/engine-rest") || path.startsWith("/camunda/api/");
        return !isForPrograms && accept != null && accept.contains("text/html");
    }

    /** Answers with a problem. */
    public static void write(HttpServletResponse response, ProblemType type, String detail) throws IOException {
        write(response, type, detail, List.of());
    }

    /** Answers with a problem that names fields. */
    public static void write(HttpServletResponse response, ProblemType type, String detail, List<FieldError> errors)
            throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", type.uri());
        problem.put("title", type.title());
        problem.put("status", type.status().value());
        problem.put("detail", detail);
        // The name under which Camunda's web apps look for what to show.
        problem.put("message", detail);
        if (!errors.isEmpty()) {
            problem.put("errors", errors);
        }
        byte[] body = JSON.writeValueAsBytes(problem);
        response.setStatus(type.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}

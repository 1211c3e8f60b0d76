package tributary.shield;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tributary.web.FieldError;

/** Writes a problem detail (RFC 9457) from where no controller answers: filters and the engine's own REST API. */
public final class ProblemWriter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ProblemWriter() {}

    /**
     * Answers with a problem.
     *
     * @param type kebab-case; {@code urn:problem-type:tributary:} is put in front
     */
    public static void write(HttpServletResponse response, HttpStatus status, String type, String title, String detail)
            throws IOException {
        write(response, status, type, title, detail, List.of());
    }

    /** Answers with a problem that names fields. */
    public static void write(
            HttpServletResponse response,
            HttpStatus status,
            String type,
            String title,
            String detail,
            List<FieldError> errors)
            throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:problem-type:tributary:" + type);
        problem.put("title", title);
        problem.put("status", status.value());
        problem.put("detail", detail);
        // The name under which Camunda's web apps look for what to show.
        problem.put("message", detail);
        if (!errors.isEmpty()) {
            problem.put("errors", errors);
        }
        byte[] body = JSON.writeValueAsBytes(problem);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}

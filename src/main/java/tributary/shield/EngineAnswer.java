package tributary.shield;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tributary.engine.RefusedAnswers;
import tributary.web.FieldError;

/** Holds the engine's answer back, and says its failures in our words: no class names, no stack, no 500 for what the caller did wrong. */
class EngineAnswer extends ContentCachingResponseWrapper {

    private static final Logger LOG = LoggerFactory.getLogger(EngineAnswer.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServletResponse response;
    private final RefusedAnswers refused;

    EngineAnswer(HttpServletResponse response, RefusedAnswers refused) {
        super(response);
        this.response = response;
        this.refused = refused;
    }

    void finish(HttpServletRequest request) throws IOException {
        if (getStatus() < 400 || response.isCommitted()) {
            copyBodyToResponse();
            return;
        }
        int status = getStatus();
        JsonNode said = read();
        resetBuffer();
        String type = said.path("type").asText();
        Optional<RefusedAnswers.Refusal> refusal = refused.find();
        if (refusal.isPresent() && (status == 500 || status == 400)) {
            write(refusal.get(), request.getMethod().equals("POST"));
        } else if (refused.findConflict().isPresent()) {
            tributary.web.Refusal conflict = refused.findConflict().get();
            write(conflict.status(), conflict.type(), conflict.title(), String.valueOf(conflict.getMessage()));
        } else if (status == 403) {
            write(
                    HttpStatus.FORBIDDEN,
                    "not-allowed",
                    "Not allowed",
                    "You may not do this with this task: it is offered to others.");
        } else if (status == 404) {
            write(
                    HttpStatus.NOT_FOUND,
                    "not-found",
                    "Not found",
                    "There is nothing here, or nothing that you may see.");
        } else if (status == 400) {
            write(
                    HttpStatus.BAD_REQUEST,
                    "invalid-request",
                    "Invalid request",
                    said.path("message").asText("The engine refuses this request."));
        } else if (type.equals("TaskAlreadyClaimedException")) {
            write(HttpStatus.CONFLICT, "claimed-already", "Claimed already", "Somebody else has claimed this task.");
        } else if (status >= 500) {
            String reference = UUID.randomUUID().toString().substring(0, 8);
            LOG.error(
                    "Failure {} at {} {}: {} {}",
                    reference,
                    request.getMethod(),
                    request.getRequestURI(),
                    type,
                    said.path("message").asText());
            write(
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    "failure",
                    "Something went wrong",
                    "Tell the operator this reference: " + reference);
        } else {
            HttpStatus known = HttpStatus.resolve(status);
            write(
                    known == null ? HttpStatus.BAD_REQUEST : known,
                    "invalid-request",
                    "Invalid request",
                    "The engine refuses this request.");
        }
    }

    private JsonNode read() {
        try {
            JsonNode node = JSON.readTree(getContentAsByteArray());
            return node == null ? JSON.createObjectNode() : node;
        } catch (IOException notJson) {
            return JSON.createObjectNode();
        }
    }

    private void write(RefusedAnswers.Refusal refusal, boolean answered) throws IOException {
        List<FieldError> errors = refusal.faults().entrySet().stream()
                .map(fault -> new FieldError("/variables/" + fault.getKey(), fault.getValue()))
                .toList();
        ProblemWriter.write(
                response,
                HttpStatus.BAD_REQUEST,
                answered ? "invalid-answer" : "invalid-request",
                answered ? "The task cannot be completed like this" : "Invalid request",
                refusal.detail(),
                errors);
    }

    private void write(HttpStatus status, String type, String title, String detail) throws IOException {
        ProblemWriter.write(response, status, type, title, detail);
    }
}

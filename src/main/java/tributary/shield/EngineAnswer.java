package tributary.shield;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tributary.engine.RefusedAnswers;
import tributary.web.FieldError;
import tributary.web.ProblemType;

/** Holds the engine's answer back, and says its failures in our words: no class names, no stack, no 500 for what the caller did wrong. */
class EngineAnswer extends ContentCachingResponseWrapper {

    private static final Logger LOG = LoggerFactory.getLogger(EngineAnswer.class);
    static final String NOTHING_HERE = "There is nothing here, or nothing that you may see.";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern WRONG_PARAMETER =
            Pattern.compile("Cannot set query parameter '(\\w+)' to value .*", Pattern.DOTALL);

    /** How the engine says, with a status of its own fault, that something is another tenant's. */
    private static final String OTHERS = "because it belongs to no authenticated tenant.";

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
            write(conflict.type(), String.valueOf(conflict.getMessage()));
        } else if (status == 403 && refused.findRecusal().isPresent()) {
            request.setAttribute(Shield.RECUSED, true);
            write(ProblemType.NOT_ALLOWED, refused.findRecusal().get() + ".");
        } else if (status == 403) {
            write(ProblemType.NOT_ALLOWED, "You may not do this with this task: it is offered to others.");
        } else if (status == 404 || said.path("message").asText().endsWith(OTHERS)) {
            write(ProblemType.NOT_FOUND, NOTHING_HERE);
        } else if (status == 400) {
            writeInvalid(said.path("message").asText());
        } else if (type.equals("TaskAlreadyClaimedException")) {
            write(ProblemType.CLAIMED_ALREADY, "Somebody else has claimed this task.");
        } else if (status >= 500) {
            String reference = UUID.randomUUID().toString().substring(0, 8);
            LOG.error(
                    "Failure {} at {} {}: {} {}",
                    reference,
                    request.getMethod(),
                    request.getRequestURI(),
                    type,
                    said.path("message").asText());
            write(ProblemType.UNEXPECTED_FAILURE, "Tell the operator this reference: " + reference);
        } else {
            HttpStatus known = HttpStatus.resolve(status);
            write(
                    ProblemType.of(known == null ? HttpStatus.BAD_REQUEST : known),
                    "The engine refuses this request" + (known == null ? "." : ": " + known.getReasonPhrase() + "."));
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
        if (refusal.faults().isEmpty()) {
            writeInvalid(refusal.detail());
            return;
        }
        List<FieldError> errors = refusal.faults().entrySet().stream()
                .map(fault -> new FieldError("/variables" + FieldError.step(fault.getKey()), fault.getValue()))
                .toList();
        ProblemWriter.write(
                response, answered ? ProblemType.INVALID_ANSWER : ProblemType.INVALID_INPUT, refusal.detail(), errors);
    }

    /** What the engine says of a value's Java type helps nobody. */
    private void writeInvalid(String message) throws IOException {
        Matcher parameter = WRONG_PARAMETER.matcher(message);
        FieldError error = parameter.matches()
                ? new FieldError(
                        "/" + parameter.group(1), "“" + parameter.group(1) + "” is of a form that is not taken.")
                : new FieldError("", "The engine cannot read this request: a value is missing or of another form.");
        ProblemWriter.write(
                response,
                parameter.matches() ? ProblemType.INVALID_PARAMETER : ProblemType.INVALID_INPUT,
                error.detail(),
                List.of(error));
    }

    private void write(ProblemType type, String detail) throws IOException {
        ProblemWriter.write(response, type, detail);
    }
}

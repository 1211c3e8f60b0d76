package tributary.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Turns whatever goes wrong under {@code /api} into a problem detail; pages have their own. */
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private static final String INVALID_INPUT = "invalid-input";
    private static final String INVALID_INPUT_TITLE = "Invalid input";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(Exception failure, HttpServletRequest request) throws Exception {
        boolean isSecuritys = failure instanceof AccessDeniedException || failure instanceof AuthenticationException;
        if (isSecuritys || !request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
            throw failure;
        }
        HttpHeaders headers = failure instanceof ErrorResponse response ? response.getHeaders() : HttpHeaders.EMPTY;
        ProblemDetail problem = problem(failure, request);
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ProblemDetail problem(Exception failure, HttpServletRequest request) {
        if (failure instanceof Refusal refusal) {
            return Problems.of(
                    refusal.status(),
                    refusal.type(),
                    refusal.title(),
                    String.valueOf(refusal.getMessage()),
                    refusal.errors());
        }
        if (failure instanceof HttpMessageNotReadableException unreadable) {
            return unreadable(unreadable);
        }
        if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            return invalid("The parameter \"" + mismatch.getName() + "\" cannot be read.");
        }
        if (failure instanceof MissingServletRequestParameterException missing) {
            return invalid("The parameter \"" + missing.getParameterName() + "\" is missing.");
        }
        if (failure instanceof MissingServletRequestPartException missing) {
            return invalid("The part \"" + missing.getRequestPartName() + "\" is missing.");
        }
        if (failure instanceof MaxUploadSizeExceededException) {
            return Problems.of(
                    HttpStatus.PAYLOAD_TOO_LARGE, "content-too-large", "Content too large", "The file is too large.");
        }
        if (failure instanceof MultipartException) {
            return invalid("The body is no complete multipart/form-data.");
        }
        if (failure instanceof ErrorResponse response
                && response.getStatusCode().is4xxClientError()) {
            return known(response.getStatusCode(), response.getBody().getDetail());
        }
        return unexpected(failure, request);
    }

    private static ProblemDetail known(HttpStatusCode code, String detail) {
        HttpStatus status = HttpStatus.valueOf(code.value());
        if (status == HttpStatus.BAD_REQUEST) {
            return invalid(String.valueOf(detail));
        }
        String title = status.getReasonPhrase();
        return Problems.of(
                status,
                title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'),
                title,
                status == HttpStatus.NOT_FOUND ? "There is no such resource." : String.valueOf(detail));
    }

    private static ProblemDetail unreadable(HttpMessageNotReadableException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return invalid(new FieldError(
                    pointer(unknown), "The field \"" + unknown.getPropertyName() + "\" is unknown. Leave it out."));
        }
        if (cause instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return invalid(
                    new FieldError(pointer(mapping), "The value cannot be read: " + mapping.getOriginalMessage()));
        }
        if (cause instanceof JacksonException json) {
            JsonLocation location = json.getLocation();
            String place =
                    location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
            return Problems.of(
                    HttpStatus.BAD_REQUEST,
                    "malformed-json",
                    "Malformed JSON",
                    "The body is no well-formed JSON" + place + ".",
                    List.of(new FieldError("", "The body is no well-formed JSON" + place + ".")));
        }
        return Problems.of(
                HttpStatus.BAD_REQUEST,
                "malformed-json",
                "Malformed JSON",
                "The body is missing or cannot be read.",
                List.of(new FieldError("", "Send a JSON body.")));
    }

    private static ProblemDetail unexpected(Exception failure, HttpServletRequest request) {
        String reference = UUID.randomUUID().toString();
        LOG.error("Unexpected failure {} at {} {}", reference, request.getMethod(), request.getRequestURI(), failure);
        ProblemDetail problem = Problems.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "unexpected-failure",
                "Unexpected failure",
                "Something went wrong on our side. Tell the operator the reference " + reference + ".");
        problem.setProperty("reference", reference);
        return problem;
    }

    private static ProblemDetail invalid(String detail) {
        return Problems.of(HttpStatus.BAD_REQUEST, INVALID_INPUT, INVALID_INPUT_TITLE, detail);
    }

    private static ProblemDetail invalid(FieldError error) {
        return Problems.of(HttpStatus.BAD_REQUEST, INVALID_INPUT, INVALID_INPUT_TITLE, error.detail(), List.of(error));
    }

    private static String pointer(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }
}

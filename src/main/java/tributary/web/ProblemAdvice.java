package tributary.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
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

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(Exception failure, HttpServletRequest request) throws Exception {
        boolean isSecuritys = failure instanceof AccessDeniedException
                || failure instanceof AuthenticationException
                || failure instanceof RequestRejectedException;
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
            return Problems.of(refusal.type(), String.valueOf(refusal.getMessage()), refusal.errors());
        }
        if (failure instanceof HttpMessageNotReadableException unreadable) {
            return UnreadableJson.problem(unreadable);
        }
        if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            return invalid(mismatch.getName(), "must be " + wanted(mismatch.getRequiredType()) + ".");
        }
        if (failure instanceof MissingServletRequestParameterException missing) {
            return invalid(missing.getParameterName(), "is missing.");
        }
        if (failure instanceof MissingServletRequestPartException missing) {
            return invalid(missing.getRequestPartName(), "is missing: send it as a part of a multipart form.");
        }
        if (failure instanceof MaxUploadSizeExceededException) {
            return one(
                    ProblemType.CONTENT_TOO_LARGE,
                    new FieldError("/file", "The file is larger than is taken, or its name is."));
        }
        if (failure instanceof MultipartException) {
            return one(
                    ProblemType.INVALID_INPUT,
                    new FieldError("", "The body is no complete multipart/form-data with at most 50 short parts."));
        }
        if (failure instanceof ErrorResponse response
                && response.getStatusCode().is4xxClientError()) {
            return known(HttpStatus.valueOf(response.getStatusCode().value()), response.getBody());
        }
        return TookTooLong.findIn(failure)
                .map(late -> ended(late, request))
                .orElseGet(() -> unexpected(failure, request));
    }

    private static ProblemDetail known(HttpStatus status, ProblemDetail said) {
        String detail = Optional.ofNullable(said.getDetail()).orElse(status.getReasonPhrase());
        return Problems.of(
                ProblemType.of(status),
                status == HttpStatus.NOT_FOUND ? "There is no such resource." : detail,
                status == HttpStatus.BAD_REQUEST ? List.of(new FieldError("", detail)) : List.of());
    }

    private static ProblemDetail ended(TookTooLong late, HttpServletRequest request) {
        LOG.warn("Ended because it took too long: {} {}", request.getMethod(), request.getRequestURI());
        return Problems.of(late.type(), String.valueOf(late.getMessage()));
    }

    private static ProblemDetail unexpected(Exception failure, HttpServletRequest request) {
        String reference = UUID.randomUUID().toString();
        LOG.error("Unexpected failure {} at {} {}", reference, request.getMethod(), request.getRequestURI(), failure);
        ProblemDetail problem = Problems.of(
                ProblemType.UNEXPECTED_FAILURE,
                "Something went wrong on our side. Tell the operator the reference " + reference + ".");
        problem.setProperty("reference", reference);
        return problem;
    }

    private static ProblemDetail invalid(String name, String fault) {
        return one(ProblemType.INVALID_PARAMETER, new FieldError(FieldError.step(name), "“" + name + "” " + fault));
    }

    private static ProblemDetail one(ProblemType type, FieldError error) {
        return Problems.of(type, error.detail(), List.of(error));
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == UUID.class) {
            return "an id, such as 01990000-0000-7000-8000-000000000000";
        }
        if (type != null && Temporal.class.isAssignableFrom(type)) {
            return "an instant, such as 2026-11-28T09:00:00Z";
        }
        return type != null && (type.isPrimitive() || Number.class.isAssignableFrom(type))
                ? "a whole number"
                : "of another form";
    }
}

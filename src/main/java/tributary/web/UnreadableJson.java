package tributary.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Says in our words why a body could not be read: where, and what to send instead. */
final class UnreadableJson {

    private UnreadableJson() {}

    static ProblemDetail problem(HttpMessageNotReadableException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof StreamConstraintsException beyond) {
            return beyondLimits(beyond);
        }
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return invalid(
                    pointer(unknown), "The field \"" + unknown.getPropertyName() + "\" is unknown. Leave it out.");
        }
        if (cause instanceof MismatchedInputException mismatched
                && !mismatched.getPath().isEmpty()) {
            return invalid(
                    pointer(mismatched), "The value cannot be read: give " + wanted(mismatched.getTargetType()) + ".");
        }
        if (cause instanceof JacksonException json) {
            JsonLocation location = json.getLocation();
            String place =
                    location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
            return malformed("The body is no well-formed JSON" + place + ".");
        }
        return malformed("The body is missing or cannot be read. Send a JSON body in UTF-8.");
    }

    private static ProblemDetail beyondLimits(StreamConstraintsException failure) {
        String said = String.valueOf(failure.getMessage());
        if (said.startsWith("Document length")) {
            return one(
                    ProblemType.CONTENT_TOO_LARGE, "", "The body is larger than " + BodyLimits.MAX_LENGTH + " bytes.");
        }
        return malformed(
                said.contains("nesting depth")
                        ? "The body is nested more than " + BodyLimits.MAX_DEPTH + " levels deep."
                        : "The body holds a number, name or text that is too long.");
    }

    private static ProblemDetail invalid(String pointer, String detail) {
        return one(ProblemType.INVALID_INPUT, pointer, detail);
    }

    private static ProblemDetail malformed(String detail) {
        return one(ProblemType.MALFORMED_JSON, "", detail);
    }

    private static ProblemDetail one(ProblemType type, String pointer, String detail) {
        return Problems.of(type, detail, List.of(new FieldError(pointer, detail)));
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null || type == Object.class) {
            return "another value";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a text";
        }
        if (Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != boolean.class)) {
            return "a number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "a list" : "an object";
    }

    private static String pointer(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .map(FieldError::step)
                .collect(Collectors.joining());
    }
}

package tributary.web;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** A body with faults, all of them told at once. Malformed input answers 400; well-formed input that cannot be processed, 422. */
public class InvalidInput extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Malformed input: 400. */
    public InvalidInput(String type, String title, List<FieldError> errors) {
        this(HttpStatus.BAD_REQUEST, type, title, errors);
    }

    private InvalidInput(HttpStatus status, String type, String title, List<FieldError> errors) {
        super(status, type, title, detail(errors), errors);
    }

    /** Well-formed input that cannot be processed as it is: 422. */
    public static InvalidInput unprocessable(String type, String title, List<FieldError> errors) {
        return new InvalidInput(HttpStatus.UNPROCESSABLE_ENTITY, type, title, errors);
    }

    private static String detail(List<FieldError> errors) {
        return errors.stream().map(FieldError::detail).distinct().limit(5).collect(Collectors.joining(" "));
    }
}

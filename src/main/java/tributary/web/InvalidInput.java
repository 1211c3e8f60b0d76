package tributary.web;

import java.util.List;
import java.util.stream.Collectors;

/** Input with faults, all of them told at once. Malformed input answers 400; well-formed input that cannot be processed, 422. */
public class InvalidInput extends Refusal {

    private static final long serialVersionUID = 1L;

    public InvalidInput(ProblemType type, List<FieldError> errors) {
        super(type, detail(errors), errors);
    }

    /** One fault. */
    public InvalidInput(ProblemType type, String pointer, String detail) {
        this(type, List.of(new FieldError(pointer, detail)));
    }

    static String detail(List<FieldError> errors) {
        return errors.stream().map(FieldError::detail).distinct().limit(5).collect(Collectors.joining(" "));
    }
}

package tributary.web;

import java.util.List;
import org.springframework.http.ProblemDetail;

/** Makes the API's problem details (RFC 9457). */
public final class Problems {

    private Problems() {}

    /** A problem detail. */
    public static ProblemDetail of(ProblemType type, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(type.status(), detail);
        problem.setType(type.uri());
        problem.setTitle(type.title());
        return problem;
    }

    /** A problem detail with what is wrong with which field. */
    public static ProblemDetail of(ProblemType type, String detail, List<FieldError> errors) {
        ProblemDetail problem = of(type, detail);
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return problem;
    }
}

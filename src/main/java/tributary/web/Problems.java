package tributary.web;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Makes the API's problem details (RFC 9457). */
public final class Problems {

    private static final String TYPE = "urn:problem-type:tributary:";

    private Problems() {}

    /**
     * A problem detail.
     *
     * @param type kebab-case; {@code urn:problem-type:tributary:} is put in front
     * @param title the same for every problem of this type
     */
    public static ProblemDetail of(HttpStatus status, String type, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE + type));
        problem.setTitle(title);
        return problem;
    }

    /** A problem detail with what is wrong with which field. */
    public static ProblemDetail of(
            HttpStatus status, String type, String title, String detail, List<FieldError> errors) {
        ProblemDetail problem = of(status, type, title, detail);
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return problem;
    }
}

package tributary.web;

import java.util.List;
import org.springframework.http.HttpStatus;

/** A request that is refused for a reason that the client can understand. The API answers with a problem detail of this type. */
public abstract class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<FieldError> errors;

    /**
     * A refusal of one type.
     *
     * @param detail for people, what happened here
     */
    protected Refusal(ProblemType type, String detail, List<FieldError> errors) {
        super(detail);
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    public ProblemType type() {
        return type;
    }

    public HttpStatus status() {
        return type.status();
    }

    /** What is wrong with which field; empty when no field is to blame. */
    public List<FieldError> errors() {
        return errors;
    }
}

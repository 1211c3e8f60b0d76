package tributary.web;

import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * A request that is refused for a reason that the client can understand. The API answers with a problem detail of this type, title and
 * status.
 */
public abstract class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String type;
    private final String title;
    private final transient List<FieldError> errors;

    /**
     * A refusal of one type.
     *
     * @param type kebab-case; {@code urn:problem-type:tributary:} is put in front
     * @param title for people, the same for every problem of this type
     * @param detail for people, what happened here
     */
    protected Refusal(HttpStatus status, String type, String title, String detail, List<FieldError> errors) {
        super(detail);
        this.status = status;
        this.type = type;
        this.title = title;
        this.errors = List.copyOf(errors);
    }

    public HttpStatus status() {
        return status;
    }

    public String type() {
        return type;
    }

    public String title() {
        return title;
    }

    /** What is wrong with which field; empty when no field is to blame. */
    public List<FieldError> errors() {
        return errors;
    }
}

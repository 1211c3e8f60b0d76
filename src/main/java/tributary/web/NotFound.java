package tributary.web;

import java.util.List;
import org.springframework.http.HttpStatus;

/** There is no such resource, or none that the caller may know of: 404. */
public class NotFound extends Refusal {

    private static final long serialVersionUID = 1L;

    /** The detail must not tell whether the resource exists for somebody else. */
    public NotFound(String detail) {
        super(HttpStatus.NOT_FOUND, "not-found", "Not found", detail, List.of());
    }
}

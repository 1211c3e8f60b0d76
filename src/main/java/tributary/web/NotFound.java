package tributary.web;

import java.util.List;

/** There is no such resource, or none that the caller may know of: 404. */
public class NotFound extends Refusal {

    private static final long serialVersionUID = 1L;

    /** The detail must not tell whether the resource exists for somebody else. */
    public NotFound(String detail) {
        super(ProblemType.NOT_FOUND, detail, List.of());
    }
}

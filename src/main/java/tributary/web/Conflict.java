package tributary.web;

import java.util.List;

/** The resource's state does not allow this now: 409. */
public class Conflict extends Refusal {

    private static final long serialVersionUID = 1L;

    public Conflict(ProblemType type, String detail) {
        super(type, detail, List.of());
    }
}

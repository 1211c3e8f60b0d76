package tributary.web;

import java.util.List;
import org.springframework.http.HttpStatus;

/** Somebody else changed the resource since the caller read it: 412; without {@code If-Match} where one is needed, 428. */
public class PreconditionFailed extends Refusal {

    private static final long serialVersionUID = 1L;

    public PreconditionFailed(String detail) {
        this(HttpStatus.PRECONDITION_FAILED, "changed-meanwhile", "Changed meanwhile", detail);
    }

    private PreconditionFailed(HttpStatus status, String type, String title, String detail) {
        super(status, type, title, detail, List.of());
    }

    /** The caller must say which version it changes. */
    public static PreconditionFailed missing() {
        return new PreconditionFailed(
                HttpStatus.PRECONDITION_REQUIRED,
                "if-match-missing",
                "If-Match is missing",
                "Send the ETag that you read last as If-Match, so that nobody's change is overwritten.");
    }
}

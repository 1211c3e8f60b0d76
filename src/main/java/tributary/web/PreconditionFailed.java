package tributary.web;

import java.util.List;

/** Somebody else changed the resource since the caller read it: 412; without {@code If-Match} where one is needed, 428. */
public class PreconditionFailed extends Refusal {

    private static final long serialVersionUID = 1L;

    public PreconditionFailed(String detail) {
        this(ProblemType.CHANGED_MEANWHILE, detail);
    }

    private PreconditionFailed(ProblemType type, String detail) {
        super(type, detail, List.of());
    }

    /** The caller must say which version it changes. */
    public static PreconditionFailed missing() {
        return new PreconditionFailed(
                ProblemType.IF_MATCH_MISSING,
                "Send the ETag that you read last as If-Match, so that nobody's change is overwritten.");
    }
}

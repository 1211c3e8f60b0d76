package tributary.proposal;

import tributary.web.Conflict;
import tributary.web.ProblemType;

/** What was asked for does not fit the proposal's status. */
public class ProposalConflict extends Conflict {

    private static final long serialVersionUID = 1L;

    ProposalConflict(ProblemType type, String detail) {
        super(type, detail);
    }
}

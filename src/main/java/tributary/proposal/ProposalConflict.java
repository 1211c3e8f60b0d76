package tributary.proposal;

import tributary.web.Conflict;

/** What was asked for does not fit the proposal's status. */
public class ProposalConflict extends Conflict {

    private static final long serialVersionUID = 1L;

    ProposalConflict(String type, String title, String detail) {
        super(type, title, detail);
    }
}

package tributary.proposal;

import java.util.UUID;
import tributary.web.NotFound;

/** There is no such proposal, or none that the caller may know of. */
public class ProposalNotFound extends NotFound {

    private static final long serialVersionUID = 1L;

    ProposalNotFound(UUID id) {
        super("There is no proposal " + id + ".");
    }

    ProposalNotFound(UUID id, UUID part) {
        super("Proposal " + id + " has no part " + part + ".");
    }
}

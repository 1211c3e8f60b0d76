package tributary.proposal;

/** What was asked for does not fit the proposal's status. */
public class ProposalConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String type;

    ProposalConflict(String type, String message) {
        super(message);
        this.type = type;
    }

    /** Kebab-case name of the problem: {@code proposal-not-editable}. */
    public String type() {
        return type;
    }
}

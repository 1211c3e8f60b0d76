package tributary.proposal;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a proposal stands. */
public enum ProposalStatus {
    DRAFT("draft"),
    SUBMITTED("submitted"),
    IN_REVIEW("in-review"),
    AWAITING_SUPPLEMENT("awaiting-supplement"),
    APPROVED("approved"),
    APPROVED_WITH_CONDITIONS("approved-with-conditions"),
    REJECTED("rejected"),
    WITHDRAWN("withdrawn");

    private static final Set<ProposalStatus> CONCLUDED =
            EnumSet.of(APPROVED, APPROVED_WITH_CONDITIONS, REJECTED, WITHDRAWN);

    private final String code;

    ProposalStatus(String code) {
        this.code = code;
    }

    /** As clients and tables write it: {@code in-review}. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Whether the review has ended: approved, rejected or withdrawn. */
    public boolean isConcluded() {
        return CONCLUDED.contains(this);
    }

    /** Whether questions may be put to the enterprise: while it is reviewed, and while conditions of its approval are followed up. */
    public boolean takesQuestions() {
        return this != DRAFT && (!isConcluded() || this == APPROVED_WITH_CONDITIONS);
    }

    /** Whether the enterprise may change its facts. */
    public boolean isEditable() {
        return this == DRAFT || this == AWAITING_SUPPLEMENT;
    }

    /** What a proposal can be once its enterprise has filed it. */
    public static List<ProposalStatus> filed() {
        return Arrays.stream(values()).filter(status -> status != DRAFT).toList();
    }

    public static Optional<ProposalStatus> find(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code.equals(code))
                .findFirst();
    }

    /**
     * The status of that code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ProposalStatus get(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("No status has the code " + code));
    }
}

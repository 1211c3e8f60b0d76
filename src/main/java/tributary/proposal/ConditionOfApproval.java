package tributary.proposal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A duty that a member attached to its approval.
 *
 * @param role the member's part; another source of conditions in its place, such as {@code mekong}
 * @param rule the rule that it comes from; null where an authority worded it by itself
 * @param dueOn null where neither a law nor an authority sets a day
 * @param state {@code open}; {@code extended}: due later than at first; {@code fulfilled}; {@code not-fulfilled}: a breach is on record;
 *     {@code lapsed}: the proposal was rejected or withdrawn
 * @param reason what whoever followed it up found last; null before
 */
public record ConditionOfApproval(
        UUID id,
        String member,
        String role,
        String text,
        @Nullable String rule,
        List<String> legalBasis,
        @Nullable LocalDate dueOn,
        String state,
        @Nullable String reason,
        Instant imposedAt) {

    public static final String OPEN = "open";
    public static final String EXTENDED = "extended";
    public static final String FULFILLED = "fulfilled";
    public static final String NOT_FULFILLED = "not-fulfilled";

    private static final String LAPSED = "lapsed";

    public ConditionOfApproval {
        legalBasis = List.copyOf(legalBasis);
    }

    /** As it stands in a proposal of that status: what was rejected or withdrawn binds nobody. */
    ConditionOfApproval under(ProposalStatus status) {
        boolean binds = status != ProposalStatus.REJECTED && status != ProposalStatus.WITHDRAWN;
        return binds
                ? this
                : new ConditionOfApproval(id, member, role, text, rule, legalBasis, dueOn, LAPSED, reason, imposedAt);
    }

    /** Whether its follow-up goes on. */
    @JsonIgnore
    public boolean isOpen() {
        return state.equals(OPEN) || state.equals(EXTENDED);
    }
}

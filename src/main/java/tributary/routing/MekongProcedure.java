package tributary.routing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The procedure of the 1995 Mekong Agreement that a use of water calls for.
 *
 * @param members the parties to it; empty when there is no procedure
 * @param months how long it lasts; null where no time is fixed
 */
public record MekongProcedure(
        String rule,
        String procedure,
        List<String> members,
        @Nullable Integer months,
        @Nullable String authority,
        @Nullable String note,
        List<String> legalBasis,
        boolean confirmed) {

    public static final String NONE = "none";
    public static final String NOTIFICATION = "notification";
    public static final String PRIOR_CONSULTATION = "prior-consultation";
    public static final String SPECIFIC_AGREEMENT = "specific-agreement";

    public MekongProcedure {
        members = List.copyOf(members);
        legalBasis = List.copyOf(legalBasis);
    }

    @JsonIgnore
    public boolean isDue() {
        return !procedure.equals(NONE);
    }

    /** Whether this review's decision waits for the procedure's end: only a host's does that is party to it. */
    public boolean holdsBack(String member, String role) {
        return role.equals(Participation.HOST) && isDue() && members.contains(member);
    }
}

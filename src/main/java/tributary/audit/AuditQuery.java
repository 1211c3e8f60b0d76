package tributary.audit;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor looks for; null members match everything.
 *
 * @param from first instant, inclusive
 * @param to last instant, exclusive
 */
public record AuditQuery(
        @Nullable UUID proposal,
        @Nullable String member,
        @Nullable String actor,
        @Nullable String authority,
        @Nullable String rule,
        @Nullable String outcome,
        @Nullable OffsetDateTime from,
        @Nullable OffsetDateTime to) {

    private static final int LONGEST = 200;

    /** What is looked for, by the names of the columns; a person as {@code person}, so that an erasure finds the name. */
    Map<String, String> told() {
        Map<String, String> told = new TreeMap<>();
        tell(told, "about", proposal);
        tell(told, "member", member);
        tell(told, "person", actor);
        tell(told, "authority", authority);
        tell(told, "rule", rule);
        tell(told, "outcome", outcome);
        tell(told, "from", from);
        tell(told, "until", to);
        return told;
    }

    private static void tell(Map<String, String> told, String name, @Nullable Object value) {
        if (value != null) {
            String text = value.toString();
            told.put(name, text.substring(0, Math.min(text.length(), LONGEST)));
        }
    }

    /** Everything of one proposal. */
    public static AuditQuery of(UUID proposal) {
        return new AuditQuery(proposal, null, null, null, null, null, null, null);
    }
}

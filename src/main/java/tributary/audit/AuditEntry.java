package tributary.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event of the log, as auditors read it.
 *
 * @param position its place in the order of writing
 * @param actor engine user id, {@code la.legal}; null when the system itself acted, {@link #ERASED} once erased
 * @param step element id in the process model; the task key for tasks
 * @param process key of the process in whose model the step stands; null for what happened outside one
 * @param definitionId the engine's id of the process definition that ran
 * @param instanceId the engine's id of the process instance
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AuditEntry(
        long position,
        OffsetDateTime at,
        @Nullable String actor,
        String tenant,
        String type,
        @Nullable UUID proposal,
        @Nullable Integer revision,
        @Nullable String step,
        @Nullable String rule,
        @Nullable String authority,
        @Nullable String outcome,
        @Nullable String process,
        @JsonIgnore @Nullable String definitionId,
        @JsonProperty("instance") @Nullable String instanceId,
        JsonNode detail) {

    /** Stands in the actor's place once that was erased from the log's personal data. */
    public static final String ERASED = "erased";

    // By which of several of a kind it is: a request, an appeal, a comment, an appraisal, a row of a table.
    private static final List<String> ACT =
            List.of("member", "request", "appeal", "comment", "lender", "on", "table", "row");

    // The entries of one act are written in one transaction.
    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    private static final Set<String> READINGS = Set.of(
            "dossier-read", "document-read", "task-read", "variables-read", "log-read", "log-exported", "bundle-made");

    /**
     * Entries in the order in which things happened, for whoever reads them one after the other; at one instant, in the log's order. The log's own
     * order is that of writing: what waited for its transaction to end, or for its turn, stands behind what happened later.
     */
    public static List<AuditEntry> inTime(List<AuditEntry> entries) {
        return entries.stream()
                .sorted(Comparator.comparing((AuditEntry entry) -> entry.at().toInstant())
                        .thenComparing(AuditEntry::position))
                .toList();
    }

    /** Whether somebody acted of whom nobody can tell any more who it was, nor whether the same as in another such entry. */
    @JsonIgnore
    public boolean isActorErased() {
        return ERASED.equals(actor);
    }

    /** Whether it tells that somebody read something, and nothing else. */
    @JsonIgnore
    public boolean isReading() {
        return READINGS.contains(type);
    }

    /**
     * What tells this act from others of its type in other logs: acts that concern everybody stand in each participant's log. Nothing personal is in it,
     * since that may be erased from one log and not from another.
     */
    private List<@Nullable Object> act() {
        List<@Nullable Object> act = new ArrayList<>(Arrays.asList(type, proposal, revision, step, rule, outcome));
        ACT.forEach(name -> act.add(text(name)));
        return act;
    }

    /** Whether it is another log's entry of the same act: whoever reads both logs is told of it once. */
    public boolean isCopyOf(AuditEntry other) {
        return isShared()
                && other.isShared()
                && !tenant.equals(other.tenant)
                && act().equals(other.act())
                && Duration.between(at, other.at).abs().compareTo(AT_ONCE) < 0;
    }

    /** Whether it stands in the log of everybody whom it concerns. */
    @JsonIgnore
    public boolean isShared() {
        return detail.path("shared").asBoolean();
    }

    /** A text of the detail, or null where it has none of that name. */
    public @Nullable String text(String name) {
        JsonNode value = detail.get(name);
        return value == null || value.isNull() ? null : value.asText();
    }
}

package tributary.proposal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task that was opened for a proposal, in whichever review.
 *
 * @param taskId the engine's id of the task; unique
 * @param role the member's part in whose review the task stands; {@code consulted} for a reply, {@code joint} for the secretariat's
 * @param step task key: {@code review-environment}
 * @param subject the condition of approval that the task is about; null for all but follow-ups
 * @param stage as the public contract names a national review's stages; another word for a task that belongs to none
 * @param authority name of the competent authority
 * @param actorGroup function group: {@code la.environment-reviewers}
 * @param termKind {@code working} or {@code calendar}; null when the law sets no limit
 * @param dueOn last day of the limit, days under a supplement request left out; null when there is none, while a period that steps share stands
 *     still, and where the member's calendar does not reach so far
 * @param daysUsed days of the limit beside those since the opening: what earlier openings used up, less what did not count since; when closed, all of
 *     them
 * @param revision the revision of the dossier that the task is about
 * @param outcome null while the task is open, and when it ended without one
 */
public record ReviewStep(
        UUID proposalId,
        String taskId,
        String member,
        String role,
        String step,
        @Nullable UUID subject,
        String stage,
        String authority,
        String actorGroup,
        @Nullable String authorityGroup,
        @Nullable String termKind,
        @Nullable LocalDate dueOn,
        int daysUsed,
        int revision,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String outcome,
        @Nullable String findings,
        @Nullable String completedBy) {

    /** Outcomes that leave a step unfinished: it opens again, with what is left of its limit. */
    public static final Set<String> UNFINISHED = Set.of("supplement", "keep-open");

    public boolean isOpen() {
        return closedAt == null;
    }

    /** Whether the law limits it, but no day is told: a period that steps share stands still, or the calendar does not reach so far. */
    public boolean isWithoutItsDay() {
        return termKind != null && dueOn == null;
    }
}

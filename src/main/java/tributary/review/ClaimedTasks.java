package tributary.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.engine.Overtaken;
import tributary.engine.TaskClaims;
import tributary.identity.CurrentUser;
import tributary.identity.PeopleNames;
import tributary.proposal.Proposals;
import tributary.proposal.ReviewStep;
import tributary.web.Conflict;
import tributary.web.FieldError;
import tributary.web.FreeText;
import tributary.web.InvalidInput;
import tributary.web.NotFound;
import tributary.web.ProblemType;

/**
 * Open tasks that somebody claimed, and how one is given back to its group when whoever holds it cannot do so: they are ill, or left. It is given to
 * nobody: whoever takes it up next claims it, and is asked what everybody is asked who claims.
 */
@Component
public class ClaimedTasks {

    private static final int LONGEST_REASON = 1000;

    private final TaskClaims claims;
    private final Proposals proposals;
    private final PeopleNames people;
    private final TransactionTemplate transaction;

    ClaimedTasks(TaskClaims claims, Proposals proposals, PeopleNames people, TransactionTemplate transaction) {
        this.claims = claims;
        this.proposals = proposals;
        this.people = people;
        this.transaction = transaction;
    }

    /**
     * Who holds a task.
     *
     * @param holder engine user id
     * @param name first and last name; null where nobody tells
     */
    public record Claim(String holder, @Nullable String name) {

        /** For readers of the holder's own country: the name with the user name, which is nobody else's there. */
        public String person() {
            String user = holder.substring(holder.indexOf('.') + 1);
            return name == null || name.isEmpty() ? user : name + " (" + user + ")";
        }
    }

    /** Who gives the tasks of their own country back, or those of the secretariat. */
    public static boolean mayRelease(CurrentUser user) {
        return user.isIn("focal-points") || user.isIn("secretariat");
    }

    /** Who holds those of the reader's own tenant's open tasks that somebody claimed, by the tasks' ids. */
    public Map<String, Claim> list(Collection<String> taskIds, CurrentUser reader) {
        Map<String, String> holders = claims.findHolders(reader.tenant(), taskIds);
        Map<String, String> names = holders.isEmpty() ? Map.of() : people.find(holders.values(), reader);
        Map<String, Claim> found = new HashMap<>();
        holders.forEach((task, holder) -> found.put(task, new Claim(holder, names.get(holder))));
        return found;
    }

    /** Since when open tasks are held by whoever holds them, by the tasks' ids. */
    public Map<String, Instant> findBegins(Collection<String> taskIds) {
        return claims.findBegins(taskIds);
    }

    /**
     * A task of the reader's own tenant, open or ended.
     *
     * @throws NotFound when there is none of this id
     */
    public ReviewStep getStep(String taskId, CurrentUser reader) {
        return proposals
                .findStep(taskId)
                .filter(step -> step.member().equals(reader.tenant()))
                .orElseThrow(() -> new NotFound("There is no such task."));
    }

    /**
     * Gives a task back to its group. Raises {@link tributary.proposal.StepReleased}.
     *
     * @param holder whose task it is, by what was seen: nobody else loses it
     * @param reason why, for the record
     * @param by one who {@link #mayRelease}
     * @throws InvalidInput naming every field that is wrong
     * @throws NotFound when the task is none of that person's tenant
     * @throws Conflict when it ended meanwhile, or is not that holder's any more
     */
    public void release(String taskId, @Nullable String holder, @Nullable String reason, CurrentUser by) {
        String from = holder == null ? "" : holder.strip();
        String why = reason == null ? "" : reason.strip();
        check(from, why);
        try {
            transaction.executeWithoutResult(status -> release(getStep(taskId, by), from, why, by));
        } catch (RuntimeException failure) {
            if (!Overtaken.isIn(failure)) {
                throw failure;
            }
            throw new Conflict(
                    ProblemType.OVERTAKEN,
                    "Somebody else changed the task at the same moment. Look again, and repeat it if you still want it.");
        }
    }

    private static void check(String holder, String reason) {
        List<FieldError> errors = new ArrayList<>();
        if (holder.isEmpty()) {
            errors.add(new FieldError(
                    "/holder", "Holder is missing: give the user who holds the task, as its assignee says."));
        }
        if (reason.isEmpty()) {
            errors.add(new FieldError("/reason", "Reason is missing: say why the task is taken from its holder."));
        } else {
            FreeText.findFault(reason, LONGEST_REASON, true)
                    .ifPresent(fault -> errors.add(new FieldError("/reason", "Reason: " + fault)));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(ProblemType.INVALID_INPUT, errors);
        }
    }

    private void release(ReviewStep seen, String holder, String reason, CurrentUser by) {
        // Whoever completes it waits from here on, or was first.
        proposals.holdProposal(seen.proposalId());
        ReviewStep step = getStep(seen.taskId(), by);
        if (!step.isOpen()) {
            throw new Conflict(
                    ProblemType.TASK_NOT_HELD, "The task ended meanwhile: there is nothing to give back any more.");
        }
        if (!claims.release(by.tenant(), step.taskId(), holder, by.engineUserId())) {
            throw notHeld(step, by);
        }
        proposals.stepReleased(step, holder, reason);
    }

    private Conflict notHeld(ReviewStep step, CurrentUser by) {
        boolean isFree = claims.findHolders(by.tenant(), List.of(step.taskId())).isEmpty();
        return new Conflict(
                ProblemType.TASK_NOT_HELD,
                isFree
                        ? "Nobody holds the task any more: it is with its group already."
                        : "Somebody else holds the task by now. Look who, and whether it is still to be given back.");
    }
}

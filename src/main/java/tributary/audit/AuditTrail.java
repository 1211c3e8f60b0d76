package tributary.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.context.Context;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tributary.identity.CurrentUser;
import tributary.identity.CurrentUsers;
import tributary.tenancy.DeclaredTenants;

/**
 * Appends entries to the log. Inside a transaction they are gathered and written in one batch just before it commits, so they are kept or
 * rolled back with their cause; outside one, at once.
 */
@Component
public class AuditTrail {

    private final EntryRows rows;
    private final CurrentUsers users;
    private final DeclaredTenants tenants;
    private final Clock clock;

    AuditTrail(EntryRows rows, CurrentUsers users, DeclaredTenants tenants, Clock clock) {
        this.rows = rows;
        this.users = users;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** Records the event for the person signed in on this thread, or for the system when there is none. */
    public void record(AuditEvent event) {
        Draft draft = draft(event, findActor());
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            batch().drafts.add(draft);
        } else {
            append(List.of(draft));
        }
    }

    /** The entry of an event that happens now, to be written later by {@link #write}. */
    public Draft draft(AuditEvent event, @Nullable String actor) {
        return new Draft(clock.instant(), actor, event);
    }

    /** Writes entries of events that happened outside any transaction that could keep them, in one batch. */
    public void write(List<Draft> drafts) {
        append(drafts);
    }

    private @Nullable String findActor() {
        return users.find()
                .map(CurrentUser::engineUserId)
                .orElseGet(() -> Optional.ofNullable(Context.getCommandContext())
                        .map(command -> command.getAuthenticatedUserId())
                        .orElse(null));
    }

    private Batch batch() {
        for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof Batch batch && batch.belongsTo(this)) {
                return batch;
            }
        }
        Batch batch = new Batch();
        TransactionSynchronizationManager.registerSynchronization(batch);
        return batch;
    }

    /** What one tenant does is told in the logs of all whom it concerns. */
    private void append(List<Draft> drafts) {
        Set<String> logs = drafts.stream().map(draft -> draft.event().tenant()).collect(Collectors.toSet());
        tenants.also(logs, () -> rows.insert(drafts));
    }

    /** An entry with its instant and who acted, not written yet. */
    public record Draft(Instant at, @Nullable String actor, AuditEvent event) {}

    private final class Batch implements TransactionSynchronization {

        private final List<Draft> drafts = new ArrayList<>();

        boolean belongsTo(AuditTrail trail) {
            return AuditTrail.this == trail;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            if (!drafts.isEmpty()) {
                append(drafts);
                drafts.clear();
            }
        }
    }
}

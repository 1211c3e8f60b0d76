package tributary.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.context.Context;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
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
class AuditTrail {

    private static final String INSERT = """
            insert into audit_entry (at, tenant, actor, type, proposal_id, revision, step, rule, authority, outcome,
                                     process, definition_id, instance_id, detail)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            """;

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;
    private final CurrentUsers users;
    private final DeclaredTenants tenants;
    private final Clock clock;

    AuditTrail(JdbcTemplate jdbc, ObjectMapper json, CurrentUsers users, DeclaredTenants tenants, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.users = users;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** Records the event for the person signed in on this thread, or for the system when there is none. */
    void record(AuditEvent event) {
        Draft draft = new Draft(clock.instant(), findActor(), event);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            batch().drafts.add(draft);
        } else {
            append(List.of(draft));
        }
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
        Set<String> logs = drafts.stream().map(draft -> draft.event.tenant()).collect(Collectors.toSet());
        tenants.also(logs, () -> insert(drafts));
    }

    private void insert(List<Draft> drafts) {
        jdbc.batchUpdate(INSERT, drafts, drafts.size(), (statement, draft) -> {
            AuditEvent event = draft.event;
            AuditEvent.ProcessPlace place = event.process();
            statement.setTimestamp(1, Timestamp.from(draft.at));
            statement.setString(2, event.tenant());
            statement.setString(3, draft.actor);
            statement.setString(4, event.type());
            statement.setObject(5, event.proposal());
            statement.setObject(6, event.revision());
            statement.setString(7, event.step());
            statement.setString(8, event.rule());
            statement.setString(9, event.authority());
            statement.setString(10, event.outcome());
            statement.setString(11, place == null ? null : place.key());
            statement.setString(12, place == null ? null : place.definitionId());
            statement.setString(13, place == null ? null : place.instanceId());
            statement.setString(14, write(event));
        });
    }

    private String write(AuditEvent event) {
        try {
            return json.writeValueAsString(event.detail());
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("Detail of " + event.type() + " cannot be written as JSON", failure);
        }
    }

    private record Draft(Instant at, @Nullable String actor, AuditEvent event) {}

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

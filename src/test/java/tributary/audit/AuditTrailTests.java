package tributary.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.local.TributaryTest;

@TributaryTest
class AuditTrailTests {

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private TransactionTemplate transaction;

    private final UUID proposal = UUID.randomUUID();

    @Test
    void keepsAnEntryWithItsCause() {
        transaction.executeWithoutResult(status -> trail.record(event("first")));

        assertThat(types()).containsExactly("first");
    }

    @Test
    void forgetsAnEntryWhoseCauseIsRolledBack() {
        transaction.executeWithoutResult(status -> {
            trail.record(event("first"));
            status.setRollbackOnly();
        });

        assertThat(types()).isEmpty();
    }

    @Test
    void writesInOrder() {
        transaction.executeWithoutResult(status -> List.of("a", "b", "c").forEach(type -> trail.record(event(type))));
        trail.record(event("d"));

        assertThat(types()).containsExactly("a", "b", "c", "d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set outcome = 'approve' where proposal_id = ?",
                "delete from audit_entry where proposal_id = ?"
            })
    void refusesToChangeOrRemoveEntries(String statement) {
        trail.record(event("kept"));

        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> database.update(statement, proposal));
        assertThat(types()).containsExactly("kept");
    }

    @Test
    void refusesToEmptyTheLog() {
        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> database.execute("truncate audit_entry"));
    }

    private AuditEvent event(String type) {
        return AuditEvent.of("la", type, proposal, Map.of("test", true));
    }

    private List<String> types() {
        return database.queryForList(
                "select type from audit_entry where proposal_id = ? order by position", String.class, proposal);
    }
}

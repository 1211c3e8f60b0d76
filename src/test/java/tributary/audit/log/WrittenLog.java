package tributary.audit.log;

import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.JdbcTemplate;

/** The log of a test's own tenant, in the database. */
record WrittenLog(JdbcTemplate database, String tenant) {

    void write(String type, String detail) {
        database.update(
                "insert into audit_entry (at, tenant, type, detail) values (now(), ?, ?, ?::jsonb)",
                tenant,
                type,
                detail);
    }

    /** Makes leaves of all that is written. Others use the same server: their older transactions may have to end first. */
    void bringIn(Sequencer sequencer) {
        Awaitility.await().pollInSameThread().atMost(Duration.ofMinutes(2)).until(() -> {
            sequencer.sequence(tenant);
            return Objects.equals(
                    count("select count(*) from audit_entry where tenant = ?"),
                    count("select count(*) from audit_leaf where tenant = ?"));
        });
    }

    private Long count(String query) {
        return database.queryForObject(query, Long.class, tenant);
    }
}

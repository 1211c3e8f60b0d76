package tributary.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tributary.local.TableRows;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

/** What auditors read of the night's verification, in the log of Cambodia. */
@TributaryTest
@ExtendWith(OutputCaptureExtension.class)
class NightlyVerificationTests {

    private static final String FAULTS = "type = 'log-found-faulty' and tenant = 'kh'";
    private static final String ALARM = "A log is not as it was signed";

    @LocalServerPort
    private int port;

    @Autowired
    private NightlyVerification night;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private DataSourceProperties settings;

    @Autowired
    private JdbcTemplate database;

    @Test
    void tellsAuditorsOfTheMemberWhichEntryWasChanged(CapturedOutput console) throws SQLException {
        Changed entry = sequenced();
        Long before = count(FAULTS);
        try (Connection superuser = DriverManager.getConnection(settings.getUrl(), "postgres", "")) {
            set(superuser, entry, "outcome = 'approve'");
            try {
                night.verify("kh");
            } finally {
                set(superuser, entry, "outcome = null");
            }
        }

        assertThat(console)
                .contains("ERROR")
                .contains("The audit log of kh is not what was signed, first at entry " + entry.index
                        + ": the entry was changed");
        assertThat(count(FAULTS)).isGreaterThan(before);
        String fault =
                "Not as it was signed. The first fault is at entry %,d, counted from 0, which has position %,d in the search and in exports: the entry was changed."
                        .formatted(entry.index, entry.position);
        for (String reader : List.of("kh", "joint")) {
            assertThat(TableRows.of(page(reader, "/audit/logs")))
                    .as(reader)
                    .anyMatch(row -> row.startsWith("Cambodia | ") && row.endsWith(" | " + fault));
            assertThat(page(reader, "/audit/logs")).contains(ALARM);
            assertThat(page(reader, "/audit")).contains(ALARM);
        }
        assertThat(page("th", "/audit/logs")).doesNotContain("Cambodia", ALARM);
        assertThat(page("th", "/audit")).doesNotContain(ALARM);

        night.verify("kh");

        assertThat(TableRows.of(page("kh", "/audit/logs")))
                .anyMatch(row -> row.startsWith("Cambodia | ") && row.endsWith(" | Every entry is as it was signed."));
        assertThat(page("kh", "/audit/logs")).doesNotContain(ALARM);
        assertThat(page("kh", "/audit")).doesNotContain(ALARM);
    }

    @Test
    void readsEachLogOnceANightOnOneNode() throws SQLException {
        night.verify("mm");
        Long before = count("type = 'log-found-whole' and tenant = 'mm'");

        night.verifyAll();

        assertThat(count("type = 'log-found-whole' and tenant = 'mm'"))
                .as("by another node, a moment later")
                .isEqualTo(before);
        assertThat(database.queryForList(
                        "select distinct tenant from audit_entry where type in ('log-found-whole', 'log-found-faulty')",
                        String.class))
                .contains("cn", "joint", "kh", "la", "mm", "th", "vn");
    }

    @Test
    void recordsNoFaultWhereTheDatabaseBreaksOff() throws SQLException {
        Long before = count(FAULTS);
        try (Connection superuser = DriverManager.getConnection(settings.getUrl(), "postgres", "");
                Statement statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            statement.execute("lock table audit_conflicting_view in access exclusive mode");
            CompletableFuture<Void> verification = CompletableFuture.runAsync(() -> night.verify("kh"));

            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !database.queryForList("""
                                    select pg_terminate_backend(pid) from pg_stat_activity
                                     where wait_event_type = 'Lock' and query like '%audit_conflicting_view%'
                                    """, Boolean.class).isEmpty());

            assertThat(verification).failsWithin(Duration.ofMinutes(1));
            superuser.rollback();
        }
        assertThat(count(FAULTS)).isEqualTo(before);
    }

    /** An entry that has come into the log. */
    private Changed sequenced() {
        String mark = UUID.randomUUID().toString();
        trail.record(AuditEvent.of("kh", "sample", null, Map.of("mark", mark)));
        return await().pollInSameThread()
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> database.query(
                                "select leaf_index, position from audit_leaf join audit_entry using (position)"
                                        + " where detail ->> 'mark' = ?",
                                (row, number) -> new Changed(row.getLong("leaf_index"), row.getLong("position")),
                                mark),
                        found -> !found.isEmpty())
                .get(0);
    }

    private record Changed(long index, long position) {}

    private static void set(Connection superuser, Changed entry, String column) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("update audit_entry set " + column + " where position = " + entry.position);
            statement.execute("set session_replication_role = origin");
        }
    }

    private Long count(String condition) {
        return database.queryForObject("select count(*) from audit_entry where " + condition, Long.class);
    }

    private String page(String member, String path) {
        var answer = Visitor.signedIn(port, member, "auditor").get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}

package tributary.audit.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tributary.journey.Api;
import tributary.journey.SampleProposals;
import tributary.journey.Walk;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

@TributaryTest
class ReconciliationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private DataSourceProperties settings;

    @Autowired
    private JdbcTemplate database;

    @Test
    void namesAnEntryThatIsNotThereAnyMore() throws SQLException {
        Instant begin = Instant.now().minusSeconds(1);
        Api api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .answering("la.check-completeness", "supplement")
                .toTheEnd();
        answer(api, walk);
        walk.answering("la.check-completeness", "pass")
                .answering("la.decide-national", "approve-with-conditions")
                .toTheEnd();
        assertThat(disagreements(walk, begin)).isEmpty();

        try (Connection superuser = DriverManager.getConnection(settings.getUrl(), "postgres", "")) {
            long position = position(superuser, walk);
            // What is removed before it is sequenced would never be.
            await().atMost(Duration.ofMinutes(2)).until(() -> isSequenced(superuser, position));
            without(superuser, position, () -> {
                assertThat(disagreements(walk, begin)).containsExactly("la finding-recorded 1");
                assertThat(disagreements(walk, begin)).as("again").containsExactly("la finding-recorded 1");
            });
            assertThat(told(walk)).containsExactly("log-disagrees");

            // A later night, which has nothing new of it.
            reconciliation.compare(Instant.now(), Instant.now().plusSeconds(1));
            assertThat(told(walk)).containsExactly("log-disagrees", "log-agrees");
            assertThat(Visitor.signedIn(port, "la", "auditor")
                            .get("/audit/reconciliation")
                            .body())
                    .contains("Agree since");

            without(superuser, position, () -> disagreements(walk, begin));
            assertThat(told(walk)).containsExactly("log-disagrees", "log-agrees", "log-disagrees");
        }
    }

    /** In the logs of two countries. */
    private static void answer(Api api, Walk walk) {
        String requests = "/api/proposals/" + walk.id() + "/supplement-requests";
        String request = api.get("cn.enterprise", requests)
                .expect(200)
                .json()
                .path(0)
                .path("id")
                .asText();
        api.post(
                        "cn.enterprise",
                        requests + "/" + request + "/answer",
                        Map.of("text", "As before.", "documents", List.of()))
                .expect(200);
    }

    /** The log is everybody's, and others prove that it is whole. */
    private static void without(Connection superuser, long position, Runnable work) throws SQLException {
        changing(
                superuser,
                "create table removed_entry as select * from audit_entry where position = " + position
                        + "; delete from audit_entry where position = " + position);
        try {
            work.run();
        } finally {
            changing(
                    superuser,
                    "insert into audit_entry overriding system value select * from removed_entry; drop table removed_entry");
        }
    }

    private List<String> told(Walk walk) {
        return database.queryForList(
                "select type from audit_entry where type in ('log-disagrees', 'log-agrees') and tenant = 'la' and proposal_id = ?"
                        + " order by position",
                String.class,
                walk.id());
    }

    @Test
    void catchesUpWithNightsThatWereMissed() {
        Instant to = Instant.now().minus(Duration.ofDays(1_000));
        Instant missed = to.minus(Duration.ofDays(3)).plus(Duration.ofHours(2));
        try {
            // Again, should the night itself come between.
            await().pollInSameThread().untilAsserted(() -> {
                reconciliation.compare(missed.minusSeconds(1), missed);
                long before = countRuns();

                reconciliation.compareUpTo(to);
                long after = countRuns();
                reconciliation.compareUpTo(to.plusSeconds(1));

                assertThat(after - before).isEqualTo(3);
                assertThat(countRuns()).as("by another node, a moment later").isEqualTo(after);
                assertThat(database.queryForList(
                                "select left(detail ->> 'to', 19) from audit_personal where position in (select position from audit_entry"
                                        + " where type = 'log-compared' and tenant = 'la' order by position desc limit 4) order by position",
                                String.class))
                        .containsExactly(
                                second(missed),
                                second(missed.plus(Duration.ofDays(1))),
                                second(missed.plus(Duration.ofDays(2))),
                                second(to));
            });
        } finally {
            reconciliation.compare(Instant.now().minusSeconds(1), Instant.now());
        }
    }

    @Test
    void leavesTheNightToOneNode() throws SQLException {
        Instant missed = Instant.now().minus(Duration.ofDays(1_000));
        try (Connection other = DriverManager.getConnection(settings.getUrl(), "postgres", "");
                Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtext('tributary.audit.reconcile'))");
            reconciliation.compare(missed.minusSeconds(1), missed);
            long before = countRuns();

            reconciliation.compareUpTo(missed.plus(Duration.ofDays(1)));

            assertThat(countRuns()).isEqualTo(before);
        } finally {
            reconciliation.compare(Instant.now().minusSeconds(1), Instant.now());
        }
    }

    private static String second(Instant instant) {
        return instant.toString().substring(0, 19);
    }

    private Long countRuns() {
        return database.queryForObject(
                "select count(*) from audit_entry where type = 'log-compared' and tenant = 'la'", Long.class);
    }

    /** Of that one proposal: others of the same time are other tests'. */
    private List<String> disagreements(Walk walk, Instant begin) {
        List<String> told = new ArrayList<>();
        reconciliation.compare(begin, Instant.now().plusSeconds(1)).forEach((fact, times) -> {
            if (fact.proposal().equals(walk.id())) {
                told.add(fact.tenant() + " " + fact.type() + " " + times);
            }
        });
        return told;
    }

    private static long position(Connection superuser, Walk walk) throws SQLException {
        try (PreparedStatement query = superuser.prepareStatement(
                "select min(position) from audit_entry where type = 'finding-recorded' and tenant = 'la' and proposal_id = ?")) {
            query.setObject(1, walk.id());
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static boolean isSequenced(Connection superuser, long position) throws SQLException {
        try (PreparedStatement query = superuser.prepareStatement("select 1 from audit_leaf where position = ?")) {
            query.setLong(1, position);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void changing(Connection superuser, String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
            statement.execute("set session_replication_role = origin");
        }
    }
}

package tributary.audit.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tributary.audit.AuditEvent;
import tributary.audit.AuditTrail;
import tributary.audit.AuditTrail.Draft;
import tributary.journey.Api;
import tributary.journey.SampleProposals;
import tributary.journey.Walk;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

@TributaryTest
class ReconciliationTests {

    private static @Nullable Walk sample;
    private static Instant begin = Instant.EPOCH;

    @LocalServerPort
    private int port;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private AuditTrail trail;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "review_step | step = 'decide-national' and member = 'la' | outcome | reject | la finding-recorded decide-national:"
                        + " outcome reject, approve-with-conditions",
                "review_step | step = 'decide-national' and member = 'la' | findings | Rejected. | la finding-recorded"
                        + " decide-national: findings Rejected., Examined: decide for Lao PDR.",
                "review_step | step = 'decide-national' and member = 'la' | completed_by | la.finance | la finding-recorded"
                        + " decide-national: person la.finance, la.approver",
                "milestone | type = 'review-decided' and member = 'la' | outcome | rejected | la review-decided: outcome rejected,"
                        + " approved-with-conditions",
                "national_review | member = 'la' | outcome | rejected | la standing-decision: outcome rejected,"
                        + " approved-with-conditions",
                "condition_of_approval | member = 'la' | text | Report | la standing-condition: condition Report, Report on"
                        + " resettlement every six months",
                "condition_of_approval | member = 'la' | state | fulfilled | la standing-condition: state fulfilled, open",
                "condition_of_approval | member = 'la' | due_on | 2030-01-01 | la standing-condition: condition Report on"
                        + " resettlement every six months (due 2030-01-01), Report on resettlement every six months",
                "camunda.act_hi_taskinst | task_def_key_ = 'decide-national' and tenant_id_ = 'la' | delete_reason_ | deleted | la"
                        + " task-ended decide-national: end task-cancelled, task-completed",
                "camunda.act_hi_taskinst | task_def_key_ = 'decide-national' and tenant_id_ = 'la' | assignee_ | la.finance | la"
                        + " task-ended decide-national: person la.finance, la.approver",
                "camunda.act_hi_procinst | proc_def_key_ = 'national-review' and tenant_id_ = 'la' | state_ | ACTIVE | la"
                        + " process-ended: state ACTIVE, COMPLETED"
            })
    void namesWhatTablesAndLogTellInDifferentWays(String table, String row, String column, String wrong, String named)
            throws SQLException {
        changed(table, row, column, wrong, () -> assertThat(differences()).containsExactly(named));
        assertThat(differences()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "milestone | type = 'proposal-submitted' | occurred_at | 2020-01-01 | cn proposal-submitted: time"
                        + " 2020-01-01T00:00:00Z",
                "review_step | step = 'decide-national' and member = 'la' | closed_at | 2020-01-01 | la finding-recorded"
                        + " decide-national: time 2020-01-01T00:00:00Z",
                "review_step | step = 'decide-national' and member = 'la' | due_on | 2030-01-01 | la finding-recorded"
                        + " decide-national: dueOn 2030-01-01",
                "camunda.act_hi_taskinst | task_def_key_ = 'decide-national' and tenant_id_ = 'la' | due_date_ | 2030-01-01 | la"
                        + " task-ended decide-national: due 2030-01-01T",
                "camunda.act_hi_taskinst | task_def_key_ = 'decide-national' and tenant_id_ = 'la' | end_time_ | 2020-01-01 | la"
                        + " task-ended decide-national: time 20",
                "proposal_revision | revision = 1 | facts | {} | cn revision-sealed: facts 44136fa355b3678a1146ad16f7e8649e"
                        + "94fb4fc21fe77e8310c060f61caaff8a",
                "proposal_revision | revision = 1 | documents | [] | cn revision-sealed: documents []"
            })
    void namesOtherTimesDaysAndPapers(String table, String row, String column, String wrong, String named)
            throws SQLException {
        changed(
                table,
                row,
                column,
                wrong,
                () -> assertThat(differences()).singleElement().asString().startsWith(named));
        assertThat(differences()).isEmpty();
    }

    @Test
    void namesAnotherOutcomeOfTheProposal() throws SQLException {
        changed(
                "proposal",
                "true",
                "status",
                "approved",
                () -> assertThat(differences())
                        .containsExactly("cn standing-outcome: outcome approved, approved-with-conditions"));
    }

    @Test
    void tellsAuditorsOnceWhatEachSideTells() throws SQLException {
        // What another test left open is settled first.
        differences();
        List<String> before = told(sample());
        changed("national_review", "member = 'la'", "outcome", "rejected", () -> {
            differences();
            differences();
            assertThat(Visitor.signedIn(port, "la", "auditor")
                            .get("/audit/reconciliation")
                            .body())
                    .contains(
                            "told in different ways",
                            "decision, as it stands",
                            "Outcome: the tables say “Rejected”, the log says “Approved with conditions”");
        });
        changed("national_review", "member = 'la'", "outcome", "approved", this::differences);
        differences();

        assertThat(told(sample())).startsWith(before.toArray(String[]::new));
        assertThat(told(sample()).subList(before.size(), told(sample()).size()))
                .as("another difference is told anew")
                .containsExactly("log-disagrees", "log-disagrees", "log-agrees");
    }

    @Test
    void tellsOperatorsWhereTheyDisagreeAndNotWhatEachSideTells() throws SQLException {
        String start = Instant.now().minusSeconds(2).toString();
        changed("review_step", "step = 'decide-national' and member = 'la'", "findings", "Rejected.", () -> {
            differences();
            for (String tenant : List.of("la", "joint")) {
                assertThat(Visitor.signedIn(port, tenant, "operator")
                                .get("/audit/reconciliation")
                                .body())
                        .as(tenant)
                        .contains("told in different ways", "What each side tells is shown to auditors alone")
                        .contains("Findings")
                        .doesNotContain("Rejected.", "Examined: decide for Lao PDR.");
            }
            assertThat(Visitor.signedIn(port, "la", "auditor")
                            .get("/audit/reconciliation")
                            .body())
                    .contains("Rejected.", "Examined: decide for Lao PDR.")
                    .doesNotContain("shown to auditors alone");
        });
        await().pollInSameThread()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(new Api(URI.create("http://localhost:" + port), TestSystem::token)
                                .audited("joint.auditor", "from=" + start))
                        .filteredOn(entry -> entry.at("/detail/part").asText().equals("disagreements"))
                        .extracting(
                                entry -> entry.path("type").asText(),
                                entry -> entry.path("actor").asText())
                        .contains(
                                tuple("log-read", "la.auditor"),
                                tuple("log-read", "la.operator"),
                                tuple("log-read", "joint.operator")));
    }

    @Test
    void holdsNothingAgainstWhatWasErased() throws SQLException {
        String personal = "audit_personal where position in (select position from audit_entry where proposal_id = '"
                + sample().id() + "')";
        try (Connection superuser = DriverManager.getConnection(settings.getUrl(), "postgres", "")) {
            changing(superuser, "create table erased_value as select * from " + personal + "; delete from " + personal);
            try {
                assertThat(differences()).isEmpty();
            } finally {
                changing(superuser, "insert into audit_personal select * from erased_value; drop table erased_value");
            }
        }
    }

    @Test
    void leavesAloneWhatWasRemovedWhenItsTimeWasOver() throws SQLException {
        changed("national_review", "member = 'la'", "outcome", "rejected", () -> {
            assertThat(differences()).isNotEmpty();
            List<String> before = told(sample());
            changed("proposal", "true", "contents_removed_at", "2026-01-01", () -> {
                assertThat(differences()).as("no entry tells so").isNotEmpty();
                assertThat(told(sample())).isEqualTo(before);
                trail.write(List.of(new Draft(
                        Instant.now(),
                        null,
                        AuditEvent.of("la", "records-removed", sample().id(), Map.of("records", "dossier")))));
                assertThat(differences()).isEmpty();
            });
            assertThat(told(sample())).as("not settled by that").isEqualTo(before);
        });
    }

    @Test
    void asksTheEngineForNothingThatItHasForgotten() throws SQLException {
        String mine = " where business_key_ = '" + sample().id() + "'";
        String started = " where type = 'process-started' and proposal_id = '" + sample().id() + "'";
        try (Connection superuser = DriverManager.getConnection(settings.getUrl(), "postgres", "")) {
            changing(
                    superuser,
                    "create table forgotten as select * from camunda.act_hi_procinst" + mine
                            + "; delete from camunda.act_hi_procinst" + mine);
            try {
                assertThat(differences()).as("too early").isNotEmpty();
                changing(superuser, "update audit_entry set at = at - interval '11 years'" + started);
                assertThat(differences()).isEmpty();
            } finally {
                changing(
                        superuser,
                        "insert into camunda.act_hi_procinst select * from forgotten; drop table forgotten;"
                                + " update audit_entry set at = at + interval '11 years'" + started
                                + " and at < '2020-01-01'");
            }
        }
    }

    private Walk sample() {
        Walk walk = sample;
        if (walk == null) {
            begin = Instant.now().minusSeconds(1);
            walk = Walk.draft(
                            new Api(URI.create("http://localhost:" + port), TestSystem::token),
                            "cn.enterprise",
                            SampleProposals.garmentsInLaos())
                    .submit()
                    .answering("la.decide-national", "approve-with-conditions")
                    .toTheEnd();
            sample = walk;
        }
        return walk;
    }

    /** Of the sample, as {@code la review-decided: outcome rejected, approved}: what the tables say and what the log says. */
    private List<String> differences() {
        UUID proposal = sample().id();
        List<String> told = new ArrayList<>();
        reconciliation.compare(begin, Instant.now().plusSeconds(1)).forEach(one -> {
            if (one.fact().proposal().equals(proposal)) {
                String where = one.step() == null ? "" : " " + one.step();
                told.add("%s %s%s: %s %s, %s"
                        .formatted(
                                one.fact().tenant(),
                                one.fact().type(),
                                where,
                                one.what(),
                                one.inTables(),
                                one.inLog()));
            }
        });
        return told;
    }

    /** What the database's superuser does to one row of the sample, as long as the work lasts. */
    private void changed(String table, String row, String column, String wrong, Runnable work) {
        String rows = " where " + owner(table).formatted(sample().id()) + " and " + row;
        try (Connection superuser = DriverManager.getConnection(settings.getUrl(), "postgres", "")) {
            String right = null;
            try (Statement statement = superuser.createStatement();
                    ResultSet found = statement.executeQuery("select " + column + "::text from " + table + rows)) {
                assertThat(found.next()).isTrue();
                right = found.getString(1);
                assertThat(found.next()).as("one row").isFalse();
            }
            set(superuser, table, rows, column, wrong);
            try {
                work.run();
            } finally {
                set(superuser, table, rows, column, right);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String owner(String table) {
        if (table.startsWith("camunda.")) {
            return "proc_inst_id_ in (select id_ from camunda.act_hi_procinst where business_key_ = '%s')";
        }
        return table.equals("proposal") ? "id = '%s'" : "proposal_id = '%s'";
    }

    private static void set(Connection superuser, String table, String rows, String column, @Nullable String value)
            throws SQLException {
        String literal = value == null ? "null" : "'" + value.replace("'", "''") + "'";
        changing(superuser, "update " + table + " set " + column + " = " + literal + rows);
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
            await().pollInSameThread().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
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
        reconciliation.compare(begin, Instant.now().plusSeconds(1)).forEach(one -> {
            if (one.fact().proposal().equals(walk.id())) {
                told.add(one.fact().tenant() + " " + one.fact().type() + " " + one.times());
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

package tributary.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tributary.local.TributaryTest;

/**
 * An attacker with the application's own password, and one row in every table to go for: a proposal from China for Lao PDR, and rows of Lao PDR's own.
 * Nothing is committed.
 */
@TributaryTest
class RowLevelSecurityTests {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    /** Tables that hold no member's data, each with why. */
    private static final Map<String, String> OPEN = Map.ofEntries(
            Map.entry("tributary.flyway_schema_history", "which migrations ran"),
            Map.entry("tributary.sign_in", "sessions too, of the realms; only by issuer and session id"),
            Map.entry("tributary.spring_session", "read before anybody is known; only by its random id"),
            Map.entry("tributary.spring_session_attributes", "read before anybody is known; only by its random id"),
            Map.entry("camunda.act_ge_property", "the engine's own settings"),
            Map.entry("camunda.act_ge_schema_log", "which engine version made the tables"),
            Map.entry("camunda.act_id_group", "empty: people come from the directory"),
            Map.entry("camunda.act_id_info", "empty: people come from the directory"),
            Map.entry("camunda.act_id_membership", "empty: people come from the directory"),
            Map.entry("camunda.act_id_tenant", "empty: people come from the directory"),
            Map.entry("camunda.act_id_tenant_member", "empty: people come from the directory"),
            Map.entry("camunda.act_id_user", "empty: people come from the directory"),
            Map.entry("camunda.act_ru_authorization", "rights of groups and people, which name ids only"),
            Map.entry("camunda.act_ru_filter", "queries that the application made, alike for every tenant"),
            Map.entry("camunda.act_ru_meter_log", "empty: metrics are off"),
            Map.entry("camunda.act_ru_task_meter_log", "empty: metrics are off"));

    private static final Set<String> PARTICIPANTS = Set.of("cn", "la", "joint");
    private static final Set<String> LAOS = Set.of("la");
    private static final Set<String> ANYBODY = Set.of("cn", "la", "vn", "joint");

    private static final List<String> APPLICATION = List.of("spring.datasource.username", "spring.datasource.password");
    private static final List<String> OWNER = List.of("spring.flyway.user", "spring.flyway.password");

    @Autowired
    private Environment settings;

    private final UUID proposal = UUID.randomUUID();
    private final Map<String, Sample> samples = new LinkedHashMap<>();
    private Connection attacker;

    /**
     * A row to go for.
     *
     * @param isIt tells it from others
     * @param readers who may see it
     */
    private record Sample(String table, String insert, String isIt, Set<String> readers) {}

    @BeforeEach
    void connect() throws SQLException {
        attacker = connectAs(APPLICATION);
        attacker.setAutoCommit(false);
        addSamples();
        addEngineSamples();
        declare("*");
        for (Sample sample : samples.values()) {
            execute(sample.insert());
        }
    }

    @AfterEach
    void forget() throws SQLException {
        attacker.rollback();
        attacker.close();
    }

    @Test
    void guardsEveryTable() throws SQLException {
        Set<String> unguarded = new TreeSet<>(texts("""
                select format('%s.%s', relnamespace::regnamespace, relname) from pg_class
                where relnamespace in ('tributary'::regnamespace, 'camunda'::regnamespace) and relkind in ('r', 'p')
                  and not (relrowsecurity and relforcerowsecurity
                           and exists (select from pg_policy where polrelid = pg_class.oid))
                """));

        assertThat(unguarded)
                .as(
                        "A table with members' data needs, in the migration that makes it: alter table … enable row level security, force row level"
                                + " security; create policy … using ((select declares_all_tenants()) or tenant = any ((select"
                                + " declared_tenants())::text[])), or, for a part of a proposal, exists (select from proposal where proposal.id ="
                                + " proposal_id). It also needs a sample row here. What runs without a user declares its tenants by DeclaredTenants")
                .isEqualTo(new TreeSet<>(OPEN.keySet()));
    }

    @Test
    void hasARowToGoForInEveryGuardedTable() throws SQLException {
        Set<String> guarded = new TreeSet<>(texts("""
                select format('%s.%s', relnamespace::regnamespace, relname) from pg_class
                where relnamespace in ('tributary'::regnamespace, 'camunda'::regnamespace) and relkind in ('r', 'p')
                """));
        guarded.removeAll(OPEN.keySet());

        assertThat(new TreeSet<>(samples.keySet())).isEqualTo(guarded);
    }

    @Test
    void showsNothingWhenNothingIsDeclared() throws SQLException {
        declare("");
        for (Sample sample : samples.values()) {
            assertThat(count("select count(*) from " + sample.table()))
                    .as(sample.table())
                    .isZero();
        }
    }

    @Test
    void showsNothingOnANewConnection() throws SQLException {
        try (Connection fresh = connectAs(APPLICATION);
                Statement statement = fresh.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select (select count(*) from tributary.proposal) + (select count(*) from tributary.audit_entry)
                             + (select count(*) from camunda.act_ru_task) + (select count(*) from camunda.act_hi_procinst)
                        """)) {
            rows.next();
            assertThat(rows.getLong(1)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kh", "cn", "la", "mm", "th", "vn", "joint"})
    void showsRowsToWhomTheyConcern(String tenant) throws SQLException {
        declare(tenant);
        Map<String, Boolean> seen = new TreeMap<>();
        Map<String, Boolean> expected = new TreeMap<>();
        for (Sample sample : samples.values()) {
            seen.put(sample.table(), count("select count(*) from " + sample.table() + " where " + sample.isIt()) == 1);
            expected.put(
                    sample.table(),
                    sample.readers().contains(tenant) || sample.readers().equals(ANYBODY));
        }

        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void showsADraftToItsHomeAlone() throws SQLException {
        declare("*");
        execute("update tributary.proposal set submitted_at = null where id = '" + proposal + "'");
        execute("delete from tributary.participation where proposal_id = '" + proposal + "'");

        for (String tenant : List.of("kh", "la", "mm", "th", "vn", "joint")) {
            declare(tenant);
            assertThat(count("select count(*) from tributary.proposal where id = '" + proposal + "'"))
                    .as(tenant)
                    .isZero();
            assertThat(count("select count(*) from tributary.proposal_document where proposal_id = '" + proposal + "'"))
                    .as(tenant)
                    .isZero();
        }
        declare("cn");
        assertThat(count("select count(*) from tributary.proposal where id = '" + proposal + "'"))
                .isOne();
    }

    @Test
    void letsNobodyChangeOrRemoveAnothersRow() throws SQLException {
        declare("vn");
        for (Sample sample : samples.values()) {
            String column = sample.isIt().substring(0, sample.isIt().indexOf(' '));
            assertThat(refusedOrWithoutEffect(
                            "update " + sample.table() + " set " + column + " = " + column + " where " + sample.isIt()))
                    .as("update " + sample.table())
                    .isTrue();
            assertThat(refusedOrWithoutEffect("delete from " + sample.table() + " where " + sample.isIt()))
                    .as("delete from " + sample.table())
                    .isTrue();
        }
    }

    @Test
    void letsNobodyAddARowToAnothers() throws SQLException {
        declare("vn");
        for (Sample sample : samples.values()) {
            assertThat(refusal(sample.insert())).as(sample.insert()).isEqualTo(INSUFFICIENT_PRIVILEGE);
        }
    }

    /** Whoever puts itself among the participants would see the proposal. */
    @Test
    void letsNobodyJoinAReview() throws SQLException {
        declare("vn");

        assertThat(refusal("insert into tributary.participation (proposal_id, member, role, position) values ('"
                        + proposal + "', 'vn', 'consulted', 9)"))
                .isEqualTo(INSUFFICIENT_PRIVILEGE);
        assertThat(refusedOrWithoutEffect(
                        "update tributary.proposal set participants = '{vn}' where id = '" + proposal + "'"))
                .isTrue();
    }

    @Test
    void letsNobodyHandARowToAnother() throws SQLException {
        declare("vn");
        execute("insert into tributary.audit_entry (at, tenant, type) values (now(), 'vn', 'sample')");

        assertThat(refusal(
                        "insert into tributary.directory_user (engine_user_id, tenant, username, issuer, subject, given_name, family_name,"
                                + " last_seen_at) values ('la.intruder', 'la', 'intruder', 'x', 'x', 'x', 'x', now())"))
                .isEqualTo(INSUFFICIENT_PRIVILEGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set role tributary_owner",
                "set role postgres",
                "set session authorization postgres",
                "alter table tributary.proposal disable row level security",
                "alter table tributary.proposal no force row level security",
                "drop policy participants on tributary.proposal",
                "truncate tributary.proposal cascade",
                "create table tributary.mine (id int)",
                "create table camunda.mine (id int)",
                "create table public.mine (id int)",
                "create schema mine",
                "create role mine",
                "alter role tributary bypassrls",
                "create or replace function tributary.declares_all_tenants() returns boolean language sql return true"
            })
    void givesTheApplicationNoWayAround(String statement) throws SQLException {
        assertThat(refusal(statement)).isEqualTo(INSUFFICIENT_PRIVILEGE);
    }

    @Test
    void refusesAQueryThatAsksToBeSparedThePolicies() throws SQLException {
        declare("vn");
        execute("set local row_security = off");

        assertThat(refusal("select * from tributary.proposal")).isEqualTo(INSUFFICIENT_PRIVILEGE);
    }

    @Test
    void worksUnderARoleThatOwnsNothing() throws SQLException {
        assertThat(texts("select current_user::text")).containsExactly("tributary");
        assertThat(texts("""
                        select rolname::text from pg_roles where rolname = current_user
                          and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
                        """)).isEmpty();
        assertThat(texts("select relname::text from pg_class where relowner = current_user::regrole"))
                .isEmpty();
        assertThat(texts("select roleid::regrole::text from pg_auth_members where member = current_user::regrole"))
                .isEmpty();
    }

    @Test
    void bindsTheOwnerToo() throws SQLException {
        try (Connection owner = connectAs(OWNER);
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from tributary.audit_entry")) {
            rows.next();
            assertThat(rows.getLong(1)).isZero();
        }
    }

    /** Connects as whom these settings name, in no tenant's name. */
    private Connection connectAs(List<String> nameAndPassword) throws SQLException {
        return DriverManager.getConnection(
                settings.getRequiredProperty("spring.datasource.url"),
                settings.getRequiredProperty(nameAndPassword.get(0)),
                settings.getProperty(nameAndPassword.get(1)));
    }

    private void addSamples() {
        String id = "'" + proposal + "'";
        String task = "'task-" + proposal + "'";
        String sha256 = "'" + proposal.toString().replace("-", "").repeat(2) + "'";
        String upload = String.valueOf(-(proposal.getMostSignificantBits() >>> 1));
        String ofProposal = "proposal_id = " + id;
        add(
                "proposal",
                "(id, reference, home_member, enterprise, title, status, revision, version, facts, created_by, created_at, updated_at, submitted_at)",
                "(" + id + ", " + id
                        + ", 'cn', 'cn-works', 'Sample', 'in-review', 1, 1, '{}', 'cn.enterprise', now(), now(), now())",
                "id = " + id,
                PARTICIPANTS);
        add(
                "participation",
                "(proposal_id, member, role, position)",
                "(" + id + ", 'la', 'host', 1)",
                ofProposal,
                PARTICIPANTS);
        add(
                "proposal_revision",
                "(proposal_id, revision, reason, facts, routing, documents, sealed_by, sealed_at)",
                "(" + id + ", 1, 'filed', '{}', '{}', '[]', 'cn.enterprise', now())",
                ofProposal,
                PARTICIPANTS);
        add(
                "document_content",
                "(sha256, upload, size_bytes, media_type, stored_at, stored_for)",
                "(" + sha256 + ", " + upload + ", 1, 'text/plain', now(), 'cn')",
                "sha256 = " + sha256,
                PARTICIPANTS);
        add(
                "document_chunk",
                "(upload, position, bytes)",
                "(" + upload + ", 0, 'x')",
                "upload = " + upload,
                PARTICIPANTS);
        add(
                "proposal_document",
                "(id, proposal_id, kind, name, media_type, size_bytes, sha256, uploaded_by, uploaded_at)",
                "(" + id + ", " + id + ", 'other', 'a.txt', 'text/plain', 1, " + sha256 + ", 'cn.enterprise', now())",
                ofProposal,
                PARTICIPANTS);
        add(
                "national_review",
                "(proposal_id, member, role, position)",
                "(" + id + ", 'la', 'host', 1)",
                ofProposal,
                PARTICIPANTS);
        add(
                "review_step",
                "(proposal_id, task_id, member, role, step, stage, authority, actor_group, revision, opened_at)",
                "(" + id + ", " + task + ", 'la', 'host', 's', 's', 'a', 'g', 1, now())",
                ofProposal,
                PARTICIPANTS);
        add("step_note", "(task_id, type)", "(" + task + ", 'step-overdue')", "task_id = " + task, PARTICIPANTS);
        add(
                "supplement_request",
                "(id, proposal_id, member, role, step, question, asked_by, asked_at, revision)",
                "(" + id + ", " + id + ", 'la', 'host', 's', 'Why?', 'la.legal', now(), 1)",
                ofProposal,
                PARTICIPANTS);
        add(
                "condition_of_approval",
                "(id, proposal_id, member, role, position, text, imposed_at)",
                "(" + id + ", " + id + ", 'la', 'host', 0, 'Plant trees', now())",
                ofProposal,
                PARTICIPANTS);
        add(
                "condition_follow_up",
                "(condition_id, proposal_id, member, announcement)",
                "(" + id + ", " + id + ", 'la', 'a')",
                ofProposal,
                PARTICIPANTS);
        add(
                "appeal",
                "(id, proposal_id, member, role, grounds, lodged_by, lodged_at)",
                "(" + id + ", " + id + ", 'la', 'host', 'g', 'cn.enterprise', now())",
                ofProposal,
                PARTICIPANTS);
        add(
                "milestone",
                "(id, proposal_id, type, revision, occurred_at)",
                "(" + id + ", " + id + ", 'sample', 1, now())",
                ofProposal,
                PARTICIPANTS);
        add(
                "consultation_comment",
                "(id, proposal_id, member, step, text, document_id, made_by, made_at)",
                "(" + id + ", " + id + ", 'la', 's', 't', " + id + ", 'la.legal', now())",
                ofProposal,
                PARTICIPANTS);
        add(
                "consultation_answer",
                "(comment_id, member, outcome, reasons, answered_by, answered_at)",
                "(" + id + ", 'la', 'accepted', 'r', 'la.legal', now())",
                "comment_id = " + id,
                PARTICIPANTS);
        add(
                "lender_appraisal",
                "(id, proposal_id, lender, stage, reached_on, remark, recorded_by, recorded_at)",
                "(" + id + ", " + id + ", 'aiib', 'concept', now(), 'r', 'joint.lender', now())",
                ofProposal,
                PARTICIPANTS);
        add(
                "recorded_answer",
                "(task_id, name, proposal_id, member, role, step, value, answered_by, answered_at)",
                "(" + task + ", 'n', " + id + ", 'la', 'host', 's', '1', 'la.legal', now())",
                ofProposal,
                PARTICIPANTS);
        add("mekong_procedure", "(proposal_id, procedure)", "(" + id + ", 'notification')", ofProposal, PARTICIPANTS);
        add(
                "reference_rate",
                "(id, member, base, quote, rate, day, source, demonstration, entered_by, entered_at)",
                "(" + id + ", 'la', 'USD', 'LAK', 1, now(), 's', true, 'la.focal', now())",
                "id = " + id,
                ANYBODY);
        add(
                "audit_entry",
                "(at, tenant, type, proposal_id)",
                "(now(), 'la', 'sample', " + id + ")",
                ofProposal + " and type = 'sample'",
                LAOS);
        add(
                "legal_hold",
                "(id, tenant, proposal_id, reason, set_by, set_at)",
                "(" + id + ", 'la', " + id + ", 'r', 'la.focal', now())",
                "id = " + id,
                LAOS);
        add(
                "erasure",
                "(id, tenant, person, reason, requested_by, requested_at)",
                "(" + id + ", 'la', 'la.legal', 'r', 'la.focal', now())",
                "id = " + id,
                LAOS);
        add("audit_personal", "(position, tenant, salts)", "(-1, 'la', '{}')", "position = -1", LAOS);
        add("audit_erased", "(position, pointer, tenant)", "(-1, '/actor', 'la')", "position = -1", LAOS);
        add(
                "audit_leaf",
                "(tenant, leaf_index, position, signed_in, hash)",
                "('la', 9000000000, -1, 9000000001, '\\x00')",
                "leaf_index = 9000000000",
                LAOS);
        add("audit_node", "(tenant, level, node_index, hash)", "('la', 60, 1, '\\x00')", "level = 60", LAOS);
        add(
                "audit_checkpoint",
                "(tenant, size, root_hash, note, signed_at)",
                "('la', 9000000001, '\\x00', 'n', now())",
                "size = 9000000001",
                LAOS);
        add(
                "audit_log_key",
                "(tenant, verifier_key, first_used_at)",
                "('la', 'sample', now())",
                "verifier_key = 'sample'",
                LAOS);
        add(
                "audit_cosignature",
                "(tenant, size, witness, line, cosigned_at)",
                "('la', 9000000001, 'w', 'l', now())",
                "size = 9000000001",
                LAOS);
        add(
                "audit_conflicting_view",
                "(id, tenant, size, note, reported_at)",
                "(" + id + ", 'la', 1, 'n', now())",
                "id = " + id,
                LAOS);
        add(
                "directory_user",
                "(engine_user_id, tenant, username, issuer, subject, given_name, family_name, last_seen_at)",
                "(" + id + ", 'la', 'x', 'x', 'x', 'x', 'x', now())",
                "engine_user_id = " + id,
                LAOS);
        add(
                "directory_group_member",
                "(group_id, engine_user_id)",
                "('la.x', " + id + ")",
                "engine_user_id = " + id,
                LAOS);
        add(
                "directory_affiliation",
                "(engine_user_id, organization)",
                "(" + id + ", 'x')",
                "engine_user_id = " + id,
                LAOS);
    }

    private void add(String table, String columns, String values, String isIt, Set<String> readers) {
        put("tributary." + table, columns, values, isIt, readers);
    }

    private void put(String table, String columns, String values, String isIt, Set<String> readers) {
        samples.put(
                table, new Sample(table, "insert into " + table + " " + columns + " values " + values, isIt, readers));
    }

    /** A row of Lao PDR's in each of the engine's tables: what must not be null, and the tenant. */
    private void addEngineSamples() throws SQLException {
        Map<String, Map<String, String>> tables = new TreeMap<>();
        try (PreparedStatement columns = attacker.prepareStatement("""
                        select table_name, column_name, data_type from information_schema.columns
                        where table_schema = 'camunda' and (is_nullable = 'NO' and column_default is null
                              or column_name in ('id_', 'tenant_id_'))
                        order by table_name, ordinal_position
                        """);
                ResultSet rows = columns.executeQuery()) {
            while (rows.next()) {
                String value = rows.getString(2).equals("tenant_id_")
                        ? "'la'"
                        : rows.getString(3).startsWith("character")
                                ? "'" + proposal + "'"
                                : rows.getString(3).startsWith("timestamp")
                                        ? "now()"
                                        : rows.getString(3).equals("boolean") ? "false" : "1";
                tables.computeIfAbsent(rows.getString(1), it -> new LinkedHashMap<>())
                        .put(rows.getString(2), value);
            }
        }
        tables.forEach((table, values) -> {
            if (values.containsKey("tenant_id_") && !OPEN.containsKey("camunda." + table)) {
                if (table.equals("act_ge_bytearray")) {
                    values.remove("tenant_id_");
                }
                put(
                        "camunda." + table,
                        "(" + String.join(", ", values.keySet()) + ")",
                        "(" + String.join(", ", values.values()) + ")",
                        "id_ = '" + proposal + "'",
                        LAOS);
            }
        });
        // Bytes bear no tenant of their own: the variable that they belong to does.
        Sample variable = samples.remove("camunda.act_ru_variable");
        samples.put(
                variable.table(),
                new Sample(
                        variable.table(),
                        variable.insert()
                                .replace("(id_", "(bytearray_id_, id_")
                                .replace("values (", "values ('" + proposal + "', "),
                        variable.isIt(),
                        LAOS));
    }

    private void declare(String tenants) throws SQLException {
        try (PreparedStatement statement =
                attacker.prepareStatement("select set_config('tributary.tenants', ?, false)")) {
            statement.setString(1, tenants);
            statement.execute();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = attacker.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (Statement statement = attacker.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = attacker.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /** The state with which PostgreSQL refuses a statement. */
    private String refusal(String sql) throws SQLException {
        Savepoint before = attacker.setSavepoint();
        try (Statement statement = attacker.createStatement()) {
            statement.execute(sql);
            return "done";
        } catch (SQLException refused) {
            return refused.getSQLState();
        } finally {
            attacker.rollback(before);
        }
    }

    private boolean refusedOrWithoutEffect(String sql) throws SQLException {
        Savepoint before = attacker.setSavepoint();
        try (Statement statement = attacker.createStatement()) {
            return statement.executeUpdate(sql) == 0;
        } catch (SQLException refused) {
            return refused.getSQLState().equals(INSUFFICIENT_PRIVILEGE);
        } finally {
            attacker.rollback(before);
        }
    }
}

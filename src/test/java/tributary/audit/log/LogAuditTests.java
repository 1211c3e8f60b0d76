package tributary.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tributary.local.TributaryTest;
import tributary.tenancy.DeclaredTenants;

/** What the database's superuser does to a log, past triggers and rights, in a transaction that is rolled back afterwards. */
@TributaryTest
class LogAuditTests {

    @Autowired
    private Sequencer sequencer;

    @Autowired
    private LogAudit audit;

    @Autowired
    private LogKeys keys;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private DataSourceProperties settings;

    @Autowired
    private DeclaredTenants tenants;

    private final String tenant = "test-" + UUID.randomUUID();

    /** Six entries in two batches of three, each of one transaction, or others' might part them. */
    @BeforeEach
    void write() {
        for (int batch = 0; batch < 2; batch++) {
            database.update(
                    "insert into audit_entry (at, tenant, type, outcome) select now(), ?, 'test', 'number ' || i from generate_series(0, 2) i",
                    tenant);
            written().bringIn(sequencer);
        }
    }

    @Test
    void findsNothingWhereNobodyDidHarm() {
        assertThat(audit.review(tenant)).isEqualTo(new LogAudit.Result(tenant, 6, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "update audit_entry set outcome = 'approve' where %s = 4 | 4 | the entry was changed",
                "delete from audit_entry where %s = 2 | 2 | the entry was removed",
                "delete from audit_leaf l where tenant = :t and leaf_index = 1 | 1 | entry 1 of the log is missing, or"
                        + " stands twice",
                "delete from audit_leaf l where tenant = :t and leaf_index > 3 | 4 | the log ends here, but 6 entries"
                        + " were signed: the end was cut off",
                "update audit_leaf l set position = -l.position where tenant = :t and leaf_index = 5 | 5 | the entry"
                        + " was removed",
                "delete from audit_checkpoint where tenant = :t and size = 6 | 3 | the checkpoint of 6 entries, in"
                        + " which the entry was signed, is missing, or one was put before it",
                "update audit_checkpoint set note = translate(note, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',"
                        + " 'BCDEFGHIJKLMNOPQRSTUVWXYZA') where tenant = :t and size = 6 | 3 | from here to entry 5 the"
            })
    void namesWhereTheHarmBegins(String harm, long index, String what) throws Exception {
        LogFault fault = after(harm.formatted(
                        "(select leaf_index from audit_leaf l where l.position = audit_entry.position and"
                                + " tenant = :t)"))
                .fault();

        assertThat(fault).isNotNull();
        assertThat(Objects.requireNonNull(fault).index()).isEqualTo(index);
        assertThat(fault.what()).startsWith(what);
    }

    /** The leaves say that they were signed with the next one. */
    @Test
    void findsACheckpointTakenAwayWithAllThatPointsToIt() throws Exception {
        String harm = """
            with gone as (delete from audit_checkpoint where tenant = :t and size = 3)
            update audit_leaf set signed_in = 6 where tenant = :t and signed_in = 3
            """;
        assertThat(after(harm).fault())
                .as("counted by no night, seen by no witness")
                .isNull();
        assertThat(Objects.requireNonNull(
                                after(harm.replace("with gone", "with seen as (" + cosignature(3, 1) + "), gone"))
                                        .fault())
                        .what())
                .isEqualTo("from here to entry 2 the log is not the one that a witness has seen: it was rewritten");

        written().write("log-compared", "{\"checkpoints\": 2, \"size\": 6}");
        written().bringIn(sequencer);
        assertThat(audit.review(tenant)).isEqualTo(new LogAudit.Result(tenant, 7, null));
        LogFault fault = Objects.requireNonNull(after(harm).fault());
        assertThat(fault.index()).isEqualTo(6);
        assertThat(fault.what()).isEqualTo("the log had more or fewer checkpoints when this entry counted them");
    }

    /** Of whatever columns these tables have; when a head was signed is nobody's to prove, so that it stands for nothing. */
    @ParameterizedTest
    @CsvSource({
        "audit_entry, (select position from audit_leaf where tenant = :t and leaf_index = 4), position, 4",
        "audit_leaf, 4, leaf_index, 4",
        "audit_checkpoint, 6, size, 3"
    })
    void findsAChangeOfAnyColumn(String table, String which, String key, long index) throws Exception {
        List<Map<String, Object>> columns = database.queryForList(
                "select column_name, data_type, is_identity from information_schema.columns"
                        + " where table_schema = 'tributary' and table_name = ? and column_name <> 'signed_at'",
                table);

        assertThat(columns).extracting(column -> column.get("column_name")).contains(key, "tenant");
        for (Map<String, Object> column : columns) {
            String name = String.valueOf(column.get("column_name"));
            String where =
                    " where %s = %s%s".formatted(key, which, table.equals("audit_entry") ? "" : " and tenant = :t");
            String changed = changed(name, String.valueOf(column.get("data_type")));
            LogFault fault = after(
                            "YES".equals(column.get("is_identity"))
                                    ? "with old as (delete from %1$s%2$s returning *) insert into %1$s overriding system value"
                                                    .formatted(table, where)
                                            + " select (jsonb_populate_record(null::%s, to_jsonb(old) || jsonb_build_object('%s', %s))).* from old"
                                                    .formatted(table, name, changed)
                                    : "update %s set %s = %s%s".formatted(table, name, changed, where))
                    .fault();
            assertThat(fault).as(name).isNotNull();
            assertThat(Objects.requireNonNull(fault).index()).as(name).isEqualTo(index);
        }
    }

    /** Another value of that type, which nothing else has. */
    private static String changed(String column, String type) {
        return switch (type) {
            case "bigint" -> "coalesce(%s, 0) + 1000000000000".formatted(column);
            case "integer" -> "coalesce(%s, 0) + 1000".formatted(column);
            case "text" -> "coalesce(%s, '') || 'x'".formatted(column);
            case "uuid" -> "gen_random_uuid()";
            case "bytea" -> "sha256(%s)".formatted(column);
            case "jsonb" -> "%s || '{\"/other\": \"1\"}'".formatted(column);
            case "timestamp with time zone" -> "%s + interval '1 microsecond'".formatted(column);
            default -> throw new AssertionError("A column of a new type: " + column + " " + type);
        };
    }

    /** Bytes and hash are fixed once and for all: whoever changes the encoding makes a new format. */
    @Test
    void encodesAnEntryAsEver() throws Exception {
        byte[] golden;
        try (InputStream file = getClass().getResourceAsStream("golden-leaf.json")) {
            golden = Objects.requireNonNull(file).readAllBytes();
        }
        byte[] encoded = Objects.requireNonNull(database.queryForObject(
                "select " + LeafEncoding.COLUMNS + """
                  from (select 9007199254740993 as position, timestamptz '2026-11-28 19:00:00.000120+07' as at, 'la' as tenant, null::text as actor,
                               'finding-recorded' as type, uuid '01a226be-8400-7000-80b1-eea7e4f90741' as proposal_id, 2 as revision,
                               'review-environment' as step, 'LA-E3' as rule, 'Ministry – ນະຄອນ' as authority, 'pass' as outcome,
                               'national-review' as process, 'national-review:1:7' as definition_id, '42' as instance_id,
                               '{"role": "host", "daysUsed": 3, "rate": 1.50, "big": 1e21, "none": null, "yes": true, "é": "a/\\u0001\\n\\"😀", "A": [1, {"b": [], "a": {}}]}'::jsonb
                                   as detail,
                               '{"/detail/findings": "o2lFJtbOEoEDYKfzhL0DWu8VNmJ4yLUVdkkpEC3WQ0I=", "/actor": "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}'::jsonb
                                   as commitments) e
                """, (row, number) -> LeafEncoding.encode(row)));

        assertThat(new String(encoded, StandardCharsets.UTF_8)).isEqualTo(new String(golden, StandardCharsets.UTF_8));
        assertThat(Hash.ofLeaf(encoded).hex())
                .isEqualTo("606dfefb90623f2d898b3d40f8e69e1fe861aa30220906e69992154d7869a91e");
    }

    @Test
    void namesAnEntryThatWasSlippedIn() throws Exception {
        LogFault fault = after("""
            insert into audit_entry (at, tenant, type, transaction_id)
            select now(), :t, 'test', min(transaction_id) from audit_entry where tenant = :t
            """).fault();

        assertThat(Objects.requireNonNull(fault).what()).isEqualTo("the entry was inserted past the log");
        assertThat(fault.position()).isNotNull();
    }

    /** Cosignatures are checked as they come in, so one that does not fit was given to another head. */
    @Test
    void findsAHeadSignedAgainThatAWitnessHadSeen() throws Exception {
        LogFault fault = after(cosignature(6, keys.witnesses().get(0).id())).fault();
        assertThat(Objects.requireNonNull(fault).what())
                .isEqualTo("from here to entry 5 the log is not the one that a witness has seen: it was rewritten");

        assertThat(after(cosignature(6, 1)).fault())
                .as("of a key that this log does not listen to")
                .isNull();
    }

    @Test
    void findsALogThatWasWoundBackBehindAHeadThatAWitnessHadSeen() throws Exception {
        LogFault fault = after(cosignature(7, 1)).fault();
        assertThat(Objects.requireNonNull(fault).what())
                .isEqualTo("the log ends here, but a witness has seen 7 entries: it was wound back");
    }

    /** It may have seen whatever its keeper wanted it to. */
    @Test
    void takesNoWordOfTheMembersOwnWitness() throws Exception {
        String own = "witness.example/" + tenant;
        assertThat(after(cosignature(own, 7, 1)).fault()).isNull();
        assertThat(after(cosignature(keys.witnesses().get(0).name(), 7, 1)).fault())
                .isNotNull();
    }

    private String cosignature(long size, int keyId) {
        return cosignature(keys.witnesses().get(0).name(), size, keyId);
    }

    private static String cosignature(String witness, long size, int keyId) {
        return """
            insert into audit_cosignature (tenant, size, witness, line, cosigned_at) values (:t, %d, '%s', '%s', now())
            """.formatted(
                        size,
                        witness,
                        SignedNote.Signature.of(witness, keyId, new byte[72]).line());
    }

    @Test
    void namesACheckpointThatIsNone() throws Exception {
        LogFault fault = after("update audit_checkpoint set note = 'nonsense' where tenant = :t and size = 3")
                .fault();
        assertThat(Objects.requireNonNull(fault).what()).startsWith("from here to entry 2 the checkpoint is none: ");
        assertThat(fault.index()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "insert into audit_entry (at, tenant, type, transaction_id) values (now(), :t, 'test', 9e18) | 6 | the"
                        + " entry was inserted past the log",
                "update audit_entry set transaction_id = 0 where position = %s | 5 | the number of the entry's"
                        + " transaction was changed",
                "update audit_entry set transaction_id = 9e18 where position = %s | 5 | the number of the entry's"
                        + " transaction was changed",
                "update audit_entry set at = 'infinity' where position = %s | 5 | the entry was changed",
                "update audit_entry set removal = gen_random_uuid() where position = %s | 5 | the entry was changed",
                "insert into audit_log_key values (:t, 'none', now()) | 6 | “none” is kept with the log as a key and is"
                        + " none"
            })
    void namesWhatTheLeavesDoNotShow(String harm, long index, String what) throws Exception {
        LogFault fault = after(harm.formatted(
                        "(select position from audit_leaf where tenant = :t order by leaf_index desc limit 1)"))
                .fault();

        assertThat(Objects.requireNonNull(fault).index()).isEqualTo(index);
        assertThat(fault.what()).isEqualTo(what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit_personal set actor = 'la.finance' where tenant = :t | /actor",
                "update audit_personal set detail = '{\"reason\": \"another\"}' where tenant = :t | /detail/reason",
                "update audit_personal set detail = jsonb_set(detail, '{number}', '2') where tenant = :t | /detail/number",
                "update audit_personal set salts = '{}', detail = '{}' where tenant = :t | /actor",
            })
    void findsValuesThatTheEntryDoesNotCommitTo(String harm, String pointer) throws Exception {
        written().commit("la.legal", "reason", "said");
        written().bringIn(sequencer);
        assertThat(audit.review(tenant)).isEqualTo(new LogAudit.Result(tenant, 7, null));

        LogFault fault = after(harm).fault();
        assertThat(Objects.requireNonNull(fault).index()).isEqualTo(6);
        assertThat(fault.what())
                .isEqualTo("beside the entry stands another value of " + pointer + " than it commits to");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from audit_personal where tenant = :t",
                "update audit_personal set actor = null, salts = salts - '/actor' where tenant = :t",
                "update audit_personal set actor = null where tenant = :t"
            })
    void namesAValueThatWasErasedWithoutAnOrder(String harm) throws Exception {
        written().commit("la.legal", "reason", "said");
        written().bringIn(sequencer);

        LogFault fault = after(harm).fault();
        assertThat(Objects.requireNonNull(fault).index()).isEqualTo(6);
        assertThat(fault.what()).isEqualTo("the value of /actor was erased, and the log tells of no order");
    }

    @Test
    void takesAnErasureThatTheLogTellsOf() throws Exception {
        written().commit("la.legal", "reason", "said");
        // As orders were told before what they took was counted.
        written().write("personal-data-erased", "{\"entries\": 0}");
        written().bringIn(sequencer);
        assertThat(audit.review(tenant)).isEqualTo(new LogAudit.Result(tenant, 8, null));
        String salt = database.queryForObject(
                "select salts ->> '/actor' from audit_personal where tenant = ?", String.class, tenant);
        database.update(
                "insert into audit_erased select position, '/actor', tenant from audit_personal where tenant = ?",
                tenant);
        database.update("update audit_personal set actor = null, salts = salts - '/actor' where tenant = ?", tenant);
        assertThat(audit.review(tenant).fault())
                .extracting(LogFault::what)
                .isEqualTo(
                        "1 personal values are kept as erased by order, and they are not the 0 of which the log tells");

        ErasedValues.Sum sum = ErasedValues.sum(database, tenant);
        String told = "{\"erasedInAll\": %d, \"digest\": \"%s\"}";
        written().write("personal-data-erased", told.formatted(sum.number(), sum.digest()));
        assertThat(audit.review(tenant)).as("waits to come in").isEqualTo(new LogAudit.Result(tenant, 8, null));
        // Of an order that counted before and came in behind.
        written().write("personal-data-erased", told.formatted(0, ErasedValues.NOTHING.digest()));
        written().bringIn(sequencer);
        assertThat(audit.review(tenant)).isEqualTo(new LogAudit.Result(tenant, 10, null));

        assertThat(what("delete from audit_personal where tenant = :t"))
                .isEqualTo("the value of /detail/reason was erased, and the log tells of no order");
        assertThat(
                        what(
                                "insert into audit_erased select position, '/detail/reason', tenant from audit_personal where tenant = :t"))
                .isEqualTo("the value of /detail/reason was erased, and stands beside the entry again");
        assertThat(what("insert into audit_erased values (-1, '/actor', :t)"))
                .isEqualTo(
                        "2 personal values are kept as erased by order, and they are not the 1 of which the log tells");
        assertThat(what("update audit_personal set actor = 'la.legal', salts = jsonb_set(salts, '{/actor}', '\"" + salt
                        + "\"') where tenant = :t"))
                .isEqualTo("the value of /actor was erased, and stands beside the entry again");
    }

    @Test
    void takesWhatGoesWithAPeriodForWhatIsOlderAlone() throws Exception {
        UUID proposal = UUID.randomUUID();
        written().commit(Instant.parse("2020-12-31T23:59:59Z"), proposal, "la.legal", "reason", "said");
        written().commit(Instant.parse("2021-01-01T00:00:00Z"), proposal, "la.legal", "reason", "said");
        written().commit(Instant.parse("2020-01-01T00:00:00Z"), UUID.randomUUID(), "la.legal", "reason", "said");
        written()
                .write(
                        "records-removed",
                        proposal,
                        "{\"records\": \"personal-data\", \"olderThan\": \"2021-01-01T00:00:00Z\"}");
        written().bringIn(sequencer);

        String harm = "delete from audit_personal p using audit_leaf l where l.position = p.position and p.tenant = :t"
                + " and leaf_index in (6, %d)";
        assertThat(after(harm.formatted(6)).fault()).isNull();
        for (int beyond : List.of(7, 8)) {
            assertThat(after(harm.formatted(beyond)).fault())
                    .extracting(LogFault::index)
                    .isEqualTo((long) beyond);
        }
        assertThat(audit.review(tenant).fault())
                .extracting(LogFault::what)
                .isEqualTo("the value of /actor was erased, and stands beside the entry again");
    }

    @Test
    void takesForErasedWhatWasGoneWhenTheCountingBegan() throws Exception {
        written().commit("la.legal", "reason", "said");
        written().bringIn(sequencer);
        String migration = new ClassPathResource("db/migration/V0045__audit_erasures_and_keys.sql")
                .getContentAsString(StandardCharsets.UTF_8);
        String counting = migration.substring(
                migration.indexOf("insert into audit_erased"), migration.indexOf("-- Whoever follows a log"));

        assertThat(after(jdbc -> {
                    jdbc.execute("delete from audit_erased");
                    jdbc.update("delete from audit_personal where tenant = ?", tenant);
                    jdbc.execute(counting);
                    // What is committed has a number that the database has passed.
                    database.execute("select pg_current_xact_id()");
                    assertThat(ErasedValues.sum(jdbc, tenant).number()).isEqualTo(2);
                    // A later transaction has to end, or this one's number seems one that the database has not reached.
                    database.queryForObject("select pg_current_xact_id()::text", String.class);
                }))
                .isEqualTo(new LogAudit.Result(tenant, 7, null));
    }

    private String what(String harm) throws SQLException {
        return Objects.requireNonNull(after(harm).fault()).what();
    }

    @Test
    void findsThatTheProofOfAnotherViewIsGone() throws Exception {
        database.update(
                "insert into audit_conflicting_view (id, tenant, size, note, reported_at) values (gen_random_uuid(), ?, 3, 'view', now())",
                tenant);
        written().write("conflicting-view-found", """
                {"size": 3, "sha256": "%s"}
                """.formatted(
                        Hash.of("view".getBytes(StandardCharsets.UTF_8)).hex()));
        written().bringIn(sequencer);
        assertThat(audit.review(tenant)).isEqualTo(new LogAudit.Result(tenant, 7, null));

        for (String harm : List.of(
                "delete from audit_conflicting_view where tenant = :t",
                "update audit_conflicting_view set note = 'other' where tenant = :t")) {
            LogFault fault = after(harm).fault();
            assertThat(Objects.requireNonNull(fault).index()).isEqualTo(6);
            assertThat(fault.what())
                    .isEqualTo("the proof of another view of this log, which the entry tells of, was removed");
        }
    }

    @Test
    void findsASubtreeOnWhichNothingCouldBeBuilt() throws Exception {
        database.update(
                "insert into audit_entry (at, tenant, type) select now(), ?, 'test' from generate_series(1, 260)",
                tenant);
        written().bringIn(sequencer);
        assertThat(audit.review(tenant)).isEqualTo(new LogAudit.Result(tenant, 266, null));

        for (String harm : List.of(
                "update audit_node set hash = sha256(hash) where tenant = :t",
                "delete from audit_node where tenant = :t")) {
            LogFault fault = after(harm).fault();
            assertThat(Objects.requireNonNull(fault).what())
                    .isEqualTo("the stored hash of entries 0 to 255 is not theirs, or missing");
        }
    }

    /** The lock stops the review between checkpoints and leaves; the seventh entry comes in meanwhile. */
    @Test
    void findsNothingInALogThatGrowsMeanwhile() throws Exception {
        written().write("test", "{}");
        CompletableFuture<LogAudit.Result> review;
        try (Connection superuser = DriverManager.getConnection(settings.determineUrl(), "postgres", "")) {
            superuser.setAutoCommit(false);
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(superuser, true));
            awaitOlderTransactions();
            jdbc.execute("lock table audit_cosignature in access exclusive mode");
            review = CompletableFuture.supplyAsync(() -> audit.review(tenant));
            Awaitility.await()
                    .pollInSameThread()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> Boolean.TRUE.equals(jdbc.queryForObject("""
                    select exists (select from pg_stat_activity
                                    where wait_event_type = 'Lock' and query like 'select c.size, c.line, p.note%')
                    """, Boolean.class)));
            assertThat(sequencer.sequence(tenant)).isEqualTo(1);
            superuser.rollback();
        }

        assertThat(review.get(1, TimeUnit.MINUTES).fault()).isNull();
        assertThat(audit.review(tenant)).isEqualTo(new LogAudit.Result(tenant, 7, null));
    }

    @Test
    void takesAKeyWhoseIntroductionWaitsToComeIn() {
        String key = keys.verifiers(tenant).get(0).toString();
        database.update(
                "insert into audit_log_key (tenant, verifier_key, first_used_at) values (?, ?, now())", tenant, key);
        assertThat(audit.review(tenant).fault())
                .extracting(LogFault::what)
                .asString()
                .endsWith("is kept with the log, which never introduced it");

        written().write("signing-key-introduced", "{\"key\": \"" + key + "\"}");
        assertThat(audit.review(tenant)).isEqualTo(new LogAudit.Result(tenant, 6, null));
    }

    @Test
    void takesARemovalWhoseEntryWaitsToComeIn() throws Exception {
        UUID removal = UUID.randomUUID();
        String tombstone = """
            update audit_entry
               set type = 'removed', outcome = null, removal = '%s'
             where position = (select position from audit_leaf where tenant = :t and leaf_index = 2)
            """.formatted(removal);
        LogFault untold = after(tombstone).fault();
        assertThat(Objects.requireNonNull(untold).what()).endsWith("the log tells of no such removal");

        written().write("records-removed", """
            {"removal": "%s", "entries": 1, "leaves": "%s"}
            """.formatted(removal, leaf(2)));
        assertThat(after(tombstone).fault()).isNull();
        LogFault other = after(tombstone.replace("= 2", "= 3")).fault();
        assertThat(Objects.requireNonNull(other).what()).endsWith("the log tells of no such removal");
        LogFault refilled = after(tombstone.replace("outcome = null", "outcome = 'approve'"))
                .fault();
        assertThat(Objects.requireNonNull(refilled).what()).isEqualTo("the entry was changed");
        LogFault moved = after(tombstone.replace("outcome = null", "outcome = null, proposal_id = gen_random_uuid()"))
                .fault();
        assertThat(Objects.requireNonNull(moved).what()).endsWith("the log tells of no such removal");
    }

    @Test
    void takesNoWordOfAnEntryThatCanNeverComeIn() throws Exception {
        String key = keys.verifiers(tenant).get(0).toString();
        database.update(
                "insert into audit_log_key (tenant, verifier_key, first_used_at) values (?, ?, now())", tenant, key);

        LogFault fault = after("""
            insert into audit_entry (at, tenant, type, detail, transaction_id)
            values (now(), :t, 'signing-key-introduced', jsonb_build_object('key', '%s'), %d)
            """.formatted(key, Long.MAX_VALUE)).fault();
        assertThat(Objects.requireNonNull(fault).what()).isEqualTo("the entry was inserted past the log");
    }

    private WrittenLog written() {
        return new WrittenLog(database, tenant);
    }

    /** Until the sequencer would take whatever the tenant has. */
    private void awaitOlderTransactions() {
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofMinutes(2))
                .until(() -> sequencer.listPending(List.of(tenant)).equals(List.of(tenant)));
    }

    private String leaf(long index) {
        return Objects.requireNonNull(database.queryForObject(
                "select encode(sha256(hash), 'hex') from audit_leaf where tenant = ? and leaf_index = ?",
                String.class,
                tenant,
                index));
    }

    private LogAudit.Result after(String harm) throws SQLException {
        return after(jdbc ->
                assertThat(jdbc.update(harm.replace(":t", "'" + tenant + "'"))).isPositive());
    }

    private LogAudit.Result after(Consumer<JdbcTemplate> harm) throws SQLException {
        try (Connection superuser = DriverManager.getConnection(settings.determineUrl(), "postgres", "")) {
            superuser.setAutoCommit(false);
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(superuser, true));
            jdbc.execute("set session_replication_role = replica");
            harm.accept(jdbc);
            LogAudit.Result result = new LogAudit(jdbc, keys, tenants).review(tenant);
            superuser.rollback();
            return result;
        }
    }
}

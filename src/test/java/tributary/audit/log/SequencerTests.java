package tributary.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.local.TributaryTest;
import tributary.tenancy.DeclaredTenants;

/** Each test has a tenant of its own, which the application's own schedule does not know. */
@TributaryTest
@ExtendWith(OutputCaptureExtension.class)
class SequencerTests {

    @Autowired
    private Sequencer sequencer;

    @Autowired
    private SequencerSchedule schedule;

    @Autowired
    private LogAudit audit;

    @Autowired
    private MerkleLog log;

    @Autowired
    private LogKeys keys;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private DataSourceProperties settings;

    @Autowired
    private DeclaredTenants tenants;

    private final String tenant = "test-" + UUID.randomUUID();

    @Test
    void bringsInWhatWasWrittenAndProvesIt() {
        write(database, 7);
        sequenceAll();
        Checkpoint seven = head();
        write(database, 6);
        sequenceAll();
        Checkpoint thirteen = head();

        assertThat(List.of(seven.size(), thirteen.size())).containsExactly(7L, 13L);
        assertThat(keys.verifiers(tenant)
                        .get(0)
                        .hasSigned(checkpoints.findHead(tenant).orElseThrow().note()))
                .isTrue();
        assertThat(MerkleTreeTests.grew(log.proveConsistency(tenant, 7, 13), seven.rootHash(), thirteen.rootHash()))
                .isTrue();
        List<MerkleLog.Leaf> leaves = leaves();
        assertThat(leaves).hasSize(13);
        log.proveInclusion(tenant, leaves.stream().map(MerkleLog.Leaf::index).toList(), 13)
                .forEach((index, proof) -> assertThat(MerkleTreeTests.includes(
                                proof, leafHash(leaves.get(index.intValue())), thirteen.rootHash()))
                        .isTrue());
    }

    /** Of small subtrees only the leaves are kept; it grows to several large ones, and to the edges of them. */
    @Test
    void provesALogOfManyEntries() {
        List<Integer> batches = List.of(255, 1, 1, 254, 1, 300, 212, 7);
        List<Checkpoint> heads = new ArrayList<>();
        for (int entries : batches) {
            write(database, entries);
            sequenceAll();
            heads.add(head());
        }
        Checkpoint last = head();

        assertThat(last).isEqualTo(recomputed());
        assertThat(heads)
                .allMatch(head -> MerkleTreeTests.grew(
                        log.proveConsistency(tenant, head.size(), last.size()), head.rootHash(), last.rootHash()));
        List<MerkleLog.Leaf> leaves = leaves();
        assertThat(leaves).hasSize(1031);
        assertThat(log.proveInclusion(
                        tenant, leaves.stream().map(MerkleLog.Leaf::index).toList(), 1031))
                .allSatisfy((index, proof) -> assertThat(MerkleTreeTests.includes(
                                proof, leafHash(leaves.get(index.intValue())), last.rootHash()))
                        .isTrue());
        assertThat(database.queryForList(
                        "select level from audit_node where tenant = ? order by level, node_index",
                        Integer.class,
                        tenant))
                .containsExactly(8, 8, 8, 8, 9, 9, 10);
    }

    @Test
    void neverPassesATransactionThatIsStillOpen() {
        DataSource other = new DriverManagerDataSource(
                settings.determineUrl() + "&options=-c%20tributary.tenants%3D*",
                settings.determineUsername(),
                settings.determinePassword());
        TransactionTemplate open = new TransactionTemplate(new DataSourceTransactionManager(other));
        open.executeWithoutResult(status -> {
            write(new JdbcTemplate(other), 1);
            write(database, 2);

            assertThat(sequencer.listPending(List.of(tenant))).isEmpty();
            assertThat(sequencer.sequence(tenant)).isZero();
        });
        sequenceAll();

        assertThat(positionsInLog()).isEqualTo(positionsWritten()).hasSize(3);
    }

    @Test
    void waitsForAnOlderTransactionWhenAllIsToComeIn() throws SQLException {
        try (Connection older = beginTransaction()) {
            write(database, 2);

            inVainUntil(older::commit).sequenceAll(tenant, Instant.now().plus(Duration.ofMinutes(2)));
        }
        assertThat(positionsInLog()).isEqualTo(positionsWritten()).hasSize(2);
    }

    @Test
    void tellsThatAnOpenTransactionHoldsTheLogBack(CapturedOutput output) throws SQLException {
        String told = "The audit log of " + tenant + " has not grown";
        try (Connection older = beginTransaction()) {
            write(database, 2);

            schedule.tellWhatWaits(tenant);
            assertThat(output).doesNotContain(told);
            schedule.tellWhatWaits(tenant);
            assertThat(output).containsOnlyOnce(told);
            older.rollback();
        }
        sequenceAll();
        schedule.tellWhatWaits(tenant);
        assertThat(output).containsOnlyOnce(told);
    }

    @Test
    void isHeldBackByNoTransactionOfTheApplicationForMoreThanAnHour() {
        assertThat(database.queryForObject("show transaction_timeout", String.class))
                .isEqualTo("1h");
    }

    @Test
    void leavesOutWhatWasRolledBack() {
        write(database, 1);
        TransactionTemplate undone = new TransactionTemplate(
                new DataSourceTransactionManager(Objects.requireNonNull(database.getDataSource())));
        undone.executeWithoutResult(status -> {
            write(database, 2);
            status.setRollbackOnly();
        });
        write(database, 1);
        sequenceAll();

        assertThat(positionsInLog()).isEqualTo(positionsWritten()).hasSize(2);
    }

    /**
     * Dies before its first, second, third … step, the commit included; what comes after continues as if nothing had been. Each batch finishes a
     * subtree that is kept, so that keeping it is a step as well.
     */
    @Test
    void continuesWithoutGapOrForkWhereverItDied() {
        int deaths = 0;
        List<Long> sizes = new ArrayList<>();
        for (int step = 1; deaths == step - 1; step++) {
            sizes.add(step * 256L - 2);
            write(database, step == 1 ? 254 : 253);
            sequenceAll();
            sizes.add(step * 256L + 1);
            write(database, 3);
            awaitPending();
            try {
                mortal(step).sequence(tenant);
            } catch (DataAccessException | TransactionException died) {
                deaths++;
            }
            sequenceAll();
            assertThat(positionsInLog()).as("after a death at step %d", step).isEqualTo(positionsWritten());
            assertThat(head()).isEqualTo(recomputed());
        }
        assertThat(deaths).isGreaterThanOrEqualTo(8);
        assertThat(database.queryForList(
                        "select size from audit_checkpoint where tenant = ? order by size", Long.class, tenant))
                .isEqualTo(sizes);
        assertThat(audit.review(tenant).fault()).as("the subtrees included").isNull();
    }

    @Test
    void growsInOneOrderWhenSeveralNodesWorkAtOnce() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                work.add(() -> tenants.also(List.of(tenant), () -> {
                    write(database, 2);
                    return sequencer.sequence(tenant);
                }));
            }
            for (Future<Integer> done : nodes.invokeAll(work)) {
                done.get();
            }
        } finally {
            nodes.shutdown();
        }
        sequenceAll();

        assertThat(positionsInLog())
                .containsExactlyInAnyOrderElementsOf(positionsWritten())
                .hasSize(40);
        assertThat(head()).isEqualTo(recomputed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audit_leaf",
                "audit_node",
                "audit_checkpoint",
                "audit_log_key",
                "audit_cosignature",
                "audit_conflicting_view"
            })
    void letsTheApplicationChangeNothingOfTheLog(String table) {
        for (String change :
                List.of("update " + table + " set tenant = tenant", "delete from " + table, "truncate " + table)) {
            assertThatExceptionOfType(DataAccessException.class).as(change).isThrownBy(() -> database.execute(change));
        }
    }

    /** As after the restore of a dump into a database that counts transactions anew. */
    @Test
    void saysWhyALogCannotGrow() {
        long far = 1L << 60;
        Long position = database.queryForObject("""
                insert into audit_entry (at, tenant, type, transaction_id) values (now(), ?, 'test', ?) returning position
                """, Long.class, tenant, far);
        database.update(
                "insert into audit_leaf (tenant, leaf_index, position, signed_in, hash) values (?, 0, ?, 1, ?)",
                tenant,
                position,
                new byte[Hash.LENGTH]);
        write(database, 1);

        assertThat(sequencer.listPending(List.of(tenant))).containsExactly(tenant);
        assertThatExceptionOfType(Sequencer.TransactionNumbersWentBack.class)
                .isThrownBy(() -> sequencer.sequence(tenant))
                .withMessageContaining(String.valueOf(far));
    }

    /** In one transaction, so that no other that is open parts them. */
    private void write(JdbcTemplate by, int entries) {
        by.update("""
                insert into audit_entry (at, tenant, type, detail)
                select now(), ?, 'test', ('{"number": ' || number || '.50}')::jsonb from generate_series(1, ?) as number
                """, tenant, entries);
    }

    /** Others use the same server: their older transactions may have to end first. */
    private void awaitPending() {
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofMinutes(2))
                .until(() -> !sequencer.listPending(List.of(tenant)).isEmpty());
    }

    private void sequenceAll() {
        new WrittenLog(database, tenant).bringIn(sequencer);
    }

    private Checkpoint head() {
        return checkpoints.findHead(tenant).orElseThrow().checkpoint();
    }

    /** The head that the entries themselves give. */
    private Checkpoint recomputed() {
        Frontier frontier = new Frontier(0, Map.of());
        leaves().forEach(leaf -> frontier.add(leafHash(leaf)));
        return new Checkpoint(keys.origin(tenant), frontier.size(), frontier.root());
    }

    private static Hash leafHash(MerkleLog.Leaf leaf) {
        return Hash.ofLeaf(leaf.content().getBytes(StandardCharsets.UTF_8));
    }

    private List<MerkleLog.Leaf> leaves() {
        return log.listLeaves(tenant, positionsWritten(), Long.MAX_VALUE);
    }

    private List<Long> positionsInLog() {
        return database.queryForList(
                "select position from audit_leaf where tenant = ? order by leaf_index", Long.class, tenant);
    }

    private List<Long> positionsWritten() {
        return database.queryForList(
                "select position from audit_entry where tenant = ? order by transaction_id, position",
                Long.class,
                tenant);
    }

    /** One that writes, as far as others can tell. */
    private Connection beginTransaction() throws SQLException {
        Connection connection = DriverManager.getConnection(
                settings.determineUrl(), settings.determineUsername(), settings.determinePassword());
        connection.setAutoCommit(false);
        connection.createStatement().execute("select pg_current_xact_id()");
        return connection;
    }

    private interface Ending {
        void end() throws SQLException;
    }

    /** A sequencer after whose first attempt something ends. */
    private Sequencer inVainUntil(Ending something) {
        TransactionTemplate attempts =
                new TransactionTemplate(
                        new DataSourceTransactionManager(Objects.requireNonNull(database.getDataSource()))) {
                    @Override
                    public <T> @Nullable T execute(TransactionCallback<T> action) {
                        T done = super.execute(action);
                        try {
                            something.end();
                        } catch (SQLException failure) {
                            throw new IllegalStateException(failure);
                        }
                        return done;
                    }
                };
        return new Sequencer(database, attempts, new LogTree(database), keys, tenants, Clock.systemUTC());
    }

    /** A sequencer whose connection breaks before that statement or commit. */
    private Sequencer mortal(int step) {
        DriverManagerDataSource connections =
                new DriverManagerDataSource(
                        settings.determineUrl() + "&options=-c%20tributary.tenants%3D*",
                        settings.determineUsername(),
                        settings.determinePassword()) {
                    private int taken;

                    @Override
                    protected Connection getConnectionFromDriver(String username, String password) throws SQLException {
                        Connection connection = super.getConnectionFromDriver(username, password);
                        return (Connection) Proxy.newProxyInstance(
                                Connection.class.getClassLoader(),
                                new Class<?>[] {Connection.class},
                                (proxy, method, arguments) -> {
                                    if (List.of("prepareStatement", "commit").contains(method.getName())
                                            && ++taken == step) {
                                        connection.abort(Runnable::run);
                                    }
                                    try {
                                        return method.invoke(connection, arguments);
                                    } catch (InvocationTargetException failure) {
                                        throw failure.getCause();
                                    }
                                });
                    }
                };
        JdbcTemplate jdbc = new JdbcTemplate(connections);
        return new Sequencer(
                jdbc,
                new TransactionTemplate(new DataSourceTransactionManager(connections)),
                new LogTree(jdbc),
                keys,
                tenants,
                Clock.systemUTC());
    }
}

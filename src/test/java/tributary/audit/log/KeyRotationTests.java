package tributary.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.audit.AuditTrail;
import tributary.audit.RotatedKeys;
import tributary.local.AuditKey;
import tributary.local.TributaryTest;
import tributary.member.Members;
import tributary.tenancy.DeclaredTenants;
import tributary.verifier.Key;
import tributary.witness.Follower;
import tributary.witness.Witness;
import tributary.witness.WitnessKey;

/** A log whose keeper changes its key, or loses it, as {@code docs/audit-format.md} says, and the witness that follows it. */
@TributaryTest
@SuppressWarnings("NullAway.Init") // every test begins with follow
class KeyRotationTests {

    private static final String FIRST = AuditKey.random();
    private static final String SECOND = AuditKey.random();
    private static final String UNRELATED = AuditKey.random();

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private LogTree tree;

    @Autowired
    private MerkleLog log;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private LogKeyRows known;

    @Autowired
    private KeyIntroductions introductions;

    @Autowired
    private Members members;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private DeclaredTenants tenants;

    @TempDir
    Path memory = Path.of("");

    private final String tenant = "test-" + UUID.randomUUID();
    private final List<String> reports = new ArrayList<>();
    private HttpServer door;
    private Witness witness;
    private Follower follower;

    @BeforeEach
    void follow() throws IOException {
        door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                byte[] answer = answer(exchange.getRequestURI()).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(
                        exchange.getRequestMethod().equals("POST") ? 204 : 200,
                        exchange.getRequestMethod().equals("POST") ? -1 : answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        door.start();
        witness = new Witness(WitnessKey.keptIn(memory, "witness.example/th"), memory, Clock.systemUTC());
        follower = new Follower(
                URI.create("http://127.0.0.1:" + door.getAddress().getPort()), "th", witness, reports::add);
    }

    @AfterEach
    void close() throws IOException {
        door.stop(0);
        witness.close();
    }

    @Test
    void handsTheLogOnFromOneKeyToTheNext() throws Exception {
        grow(FIRST);
        assertThat(follower.followOnce()).isTrue();
        SignedNote ofFirst = head();

        LogKeys both = grow(SECOND + "," + FIRST);
        assertThat(both.verifiers(tenant)).allMatch(key -> key.hasSigned(head()));
        assertThat(review(both)).isNull();
        assertThat(follower.followOnce()).isTrue();

        LogKeys second = grow(SECOND);
        assertThat(follower.followOnce()).isTrue();
        assertThat(review(second)).isNull();
        assertThat(known.list(tenant))
                .hasSize(2)
                .contains(second.verifiers(tenant).get(0));
        assertThat(known.list(tenant).stream().filter(key -> key.hasSigned(ofFirst)))
                .hasSize(1);
        assertThat(reports).hasSize(2).allMatch(report -> report.startsWith("Trusting a key of "));
    }

    @Test
    void handsItOnToAWitnessThatLookedAwayMeanwhile() throws Exception {
        grow(FIRST);
        assertThat(follower.followOnce()).isTrue();
        grow(SECOND + "," + FIRST);
        LogKeys second = grow(SECOND);

        assertThat(follower.followOnce()).isTrue();
        assertThat(witness.findLast(second.origin(tenant)).orElseThrow().text()).isEqualTo(head().text());
        assertThat(reports.get(reports.size() - 1)).contains("since the log introduced it");
    }

    @Test
    void goesOnWithoutALostKeyOnceTheWitnessIsToldOfTheNewOne() throws Exception {
        grow(FIRST);
        assertThat(follower.followOnce()).isTrue();

        LogKeys unrelated = grow(UNRELATED);
        assertThat(review(unrelated)).isNull();
        assertThat(follower.followOnce()).isFalse();
        assertThat(reports.get(reports.size() - 1))
                .startsWith("NOT COSIGNED ")
                .endsWith("No key that this witness trusts for " + unrelated.origin(tenant) + " has signed that.");

        witness.trust(
                unrelated.origin(tenant),
                Key.parse(unrelated.verifiers(tenant).get(0).toString(), "key"));
        assertThat(follower.followOnce()).isTrue();
        assertThat(witness.findLast(unrelated.origin(tenant)).orElseThrow().text())
                .isEqualTo(head().text());
    }

    /** One more entry, what the application says of a key that is new, and a head under these keys. */
    private LogKeys grow(String signingKeys) {
        LogKeys keys = new LogKeys(new LogSettings(signingKeys, "rotation.example", List.of()));
        WrittenLog written = new WrittenLog(database, tenant);
        written.write("sample", "{}");
        RotatedKeys.introduce(keys, known, members, trail, transaction, tenant);
        Sequencer sequencer = new Sequencer(database, transaction, tree, keys, tenants, Clock.systemUTC());
        written.bringIn(sequencer);
        return keys;
    }

    private SignedNote head() {
        return checkpoints.findHead(tenant).orElseThrow().note();
    }

    private @Nullable LogFault review(LogKeys keys) {
        return new LogAudit(database, keys, tenants).review(tenant).fault();
    }

    /** What the installation tells of the log, on a thread of its own. */
    private String answer(URI asked) {
        return tenants.also(List.of(tenant), () -> {
            if (asked.getPath().endsWith("/logs")) {
                String keys = String.join(
                        "\",\"",
                        known.list(tenant).stream().map(VerifierKey::toString).toList());
                return "[{\"tenant\":\"" + tenant + "\",\"origin\":\"rotation.example/" + tenant + "\",\"keys\":[\""
                        + keys + "\"]}]";
            }
            if (asked.getPath().endsWith("/consistency")) {
                String[] sizes =
                        asked.getQuery().replaceAll("[^0-9]+", " ").strip().split(" ", 2);
                return Hash.lines(log.proveConsistency(tenant, Long.parseLong(sizes[0]), Long.parseLong(sizes[1]))
                        .path());
            }
            if (asked.getPath().contains("/introductions/")) {
                return introductions
                        .find(tenant, asked.getPath().replaceAll(".*/", ""))
                        .orElse("");
            }
            return asked.getPath().endsWith("/checkpoint") ? head().toString() : "";
        });
    }
}

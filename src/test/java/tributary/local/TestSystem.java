package tributary.local;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tributary.witness.WitnessKey;

/**
 * One PostgreSQL, one Keycloak and one browser for all tests of a run; each starts when first asked for and ends with the run.
 *
 * <p>{@code TRIBUTARY_TEST_POSTGRES} ({@code localhost:15432}) and {@code TRIBUTARY_TEST_KEYCLOAK} ({@code http://localhost:18180}) name
 * servers that run already, such as those of {@code bin/run --servers}; a run then makes its own database there and drops it at the end.
 */
public final class TestSystem {

    private static final Path DIRECTORY = Project.root().resolve("target/test-system");
    private static final Path WITNESSES = emptied(DIRECTORY.resolve("witnesses"));
    private static final String DATABASE =
            "test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private static final DemoTokens TOKENS = new DemoTokens(TestSystem::keycloakUrl);

    private static @Nullable PostgresServer postgres;
    private static @Nullable String keycloakUrl;
    private static boolean keycloakWasStarted;
    private static @Nullable Browser browser;
    private static int scannerPort;

    private TestSystem() {}

    /** What the application needs to run against this PostgreSQL and this Keycloak, which need not run yet. */
    public static synchronized Map<String, Object> properties() {
        Map<String, Object> properties = new TreeMap<>(LocalSettings.database(postgres(), DATABASE));
        properties.putAll(LocalSettings.identity(reserveKeycloakUrl()));
        properties.putAll(LocalSettings.rates());
        // Tests come from one address, and must not be in each other's way.
        for (String limit : List.of("per-address", "per-person", "turns", "previews", "exports", "files", "waiting")) {
            properties.put("tributary.limit." + limit, 100_000);
        }
        properties.put("tributary.limit.statement", "5m");
        // A Keycloak that is slow beside all else on this machine is not gone.
        properties.put("tributary.identity.patience", "1m");
        properties.putAll(LocalSettings.audit(DIRECTORY));
        properties.put(
                "tributary.audit.witnesses",
                witness("th").open() + "," + witness("cn").open());
        // Whether a source confirms a period is no test's matter; nothing ends by itself in a test's time.
        properties.put("tributary.retention.unconfirmed", "remove");
        properties.put("tributary.document.scanner", "clamav://127.0.0.1:" + scannerPort());
        return properties;
    }

    /** The key of a member's witness whose word the application under test takes: Thailand and China have one. */
    public static WitnessKey witness(String member) {
        try {
            return WitnessKey.keptIn(witnessFolder(member), "witness.test/" + member);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where that key is kept. */
    public static Path witnessFolder(String member) {
        return WITNESSES.resolve(member);
    }

    /** Keycloak's address; it runs when this returns. */
    public static synchronized String keycloakUrl() {
        String url = reserveKeycloakUrl();
        if (!keycloakWasStarted) {
            keycloakWasStarted = true;
            Path directory = DIRECTORY.resolve("keycloak");
            LocalKeycloak started = LocalKeycloak.start(
                    KeycloakDistribution.prepare(System.out::println),
                    directory,
                    URI.create(url).getPort(),
                    postgres(),
                    DemoRealms.forApplication("http://localhost"),
                    KeycloakAdministrator.environment());
            atEnd(started::kill);
            started.awaitReady();
        }
        return url;
    }

    /**
     * An access token of a demonstration user, with its organization when it has one.
     *
     * @param realm a member's code, or {@code joint}
     */
    public static String token(String realm, String username) {
        return TOKENS.token(realm, username);
    }

    /** Headless Chromium; make a context of your own and close it. One thread at a time. */
    public static synchronized Browser browser() {
        if (browser == null) {
            PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            atEnd(playwright::close);
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium())
                            .setHeadless(true)
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
        }
        return browser;
    }

    private static synchronized int scannerPort() {
        if (scannerPort == 0) {
            scannerPort = VirusScanner.start();
        }
        return scannerPort;
    }

    private static synchronized PostgresServer postgres() {
        if (postgres == null) {
            String running = System.getenv("TRIBUTARY_TEST_POSTGRES");
            PostgresServer server;
            if (running == null) {
                LocalPostgres started =
                        LocalPostgres.forTests(emptied(DIRECTORY).resolve("postgresql"), Ports.anyFree());
                atEnd(started::close);
                server = started.server();
            } else {
                URI address = URI.create("postgresql://" + running);
                server = new PostgresServer(address.getHost(), address.getPort());
                atEnd(() -> server.dropDatabase(DATABASE));
            }
            server.createDatabase(DATABASE, PostgresServer.OWNER);
            postgres = server;
        }
        return postgres;
    }

    private static synchronized String reserveKeycloakUrl() {
        if (keycloakUrl == null) {
            String running = System.getenv("TRIBUTARY_TEST_KEYCLOAK");
            keycloakWasStarted = running != null;
            keycloakUrl = running == null ? "http://localhost:" + Ports.anyFree() : running;
        }
        return keycloakUrl;
    }

    private static Path chromium() {
        return List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome").stream()
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Chromium is not installed: bin/test says how"));
    }

    private static Path emptied(Path directory) {
        try {
            Directories.delete(directory);
            return Files.createDirectories(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends whatever was started, in order: for programs that are no tests. */
    public static void end() {
        AtEnd.INSTANCE.run();
    }

    static void atEnd(Runnable end) {
        AtEnd.INSTANCE.add(end);
    }
}

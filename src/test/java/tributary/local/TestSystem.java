package tributary.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL, one Keycloak and one browser for all tests of a run; each starts when first asked for and ends with the run.
 *
 * <p>{@code TRIBUTARY_TEST_POSTGRES} ({@code localhost:15432}) and {@code TRIBUTARY_TEST_KEYCLOAK} ({@code http://localhost:18180}) name
 * servers that run already, such as those of {@code bin/run --servers}; a run then makes its own database there and drops it at the end.
 */
public final class TestSystem {

    private static final Path DIRECTORY = Project.root().resolve("target/test-system");
    private static final String DATABASE =
            "test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<String, Token> TOKENS = new ConcurrentHashMap<>();

    private static @Nullable PostgresServer postgres;
    private static @Nullable String keycloakUrl;
    private static boolean keycloakWasStarted;
    private static @Nullable Browser browser;

    private TestSystem() {}

    /** What the application needs to run against this PostgreSQL and this Keycloak, which need not run yet. */
    public static synchronized Map<String, Object> properties() {
        Map<String, Object> properties = new TreeMap<>(LocalSettings.database(postgres(), DATABASE));
        properties.putAll(LocalSettings.identity(reserveKeycloakUrl()));
        return properties;
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
                    DemoRealms.forApplication("http://localhost"));
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
        Token token = TOKENS.compute(
                realm + "." + username,
                (user, known) -> known == null || known.endsBefore(Instant.now().plusSeconds(60))
                        ? fetch(realm, username)
                        : known);
        return token.text();
    }

    /** Headless Chromium; make a context of your own and close it. One thread at a time. */
    public static synchronized Browser browser() {
        if (browser == null) {
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

    private static Token fetch(String realm, String username) {
        Map<String, String> form = Map.of(
                "client_id",
                DemoRealms.COMMAND_LINE_CLIENT,
                "grant_type",
                "password",
                "username",
                username,
                "password",
                DemoRealms.password(username),
                "scope",
                "openid organization");
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(keycloakUrl() + "/realms/" + realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("No token for " + username + " of " + realm + ": " + response.body());
            }
            JsonNode answer = JSON.readTree(response.body());
            return new Token(
                    answer.path("access_token").asText(),
                    Instant.now().plusSeconds(answer.path("expires_in").asLong()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking for a token", interrupted);
        }
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

    private static void atEnd(Runnable end) {
        AtEnd.INSTANCE.add(end);
    }

    private record Token(String text, Instant end) {

        boolean endsBefore(Instant instant) {
            return end.isBefore(instant);
        }
    }
}

package tributary.local;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Starts the whole system on this machine and runs until its standard input ends. {@code bin/run} is the way to call it.
 *
 * <p>With {@code --servers} it leaves the application out: PostgreSQL and Keycloak for tests and for an application started in an editor.
 */
public final class LocalRun {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final boolean withApplication;
    private final Path data;
    private final Console console;

    private LocalRun(boolean withApplication, Console console) {
        this.withApplication = withApplication;
        this.data = Project.root().resolve(withApplication ? "target/local" : "target/servers");
        this.console = console;
    }

    public static void main(String[] arguments) {
        // A library logs when it is asked for zones first; asked for by the logging system itself, it would complain.
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of("UTC")));
        Console console = new Console(System.out, start());
        StandardInput input = StandardInput.onEnd(() -> stop(console));
        try {
            new LocalRun(!List.of(arguments).contains("--servers"), console).run();
        } catch (IllegalStateException | UncheckedIOException failure) {
            if (!input.hasEnded()) {
                console.print(String.valueOf(failure.getMessage()));
                AtEnd.INSTANCE.run();
                System.exit(1);
            }
        }
    }

    /** What is being prepared ends too, however far it came. */
    private static void stop(Console console) {
        console.tell("Stopping");
        AtEnd.INSTANCE.run();
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
        console.tell("Stopped; the data stays");
        System.exit(0);
    }

    private void run() {
        Addresses addresses =
                Addresses.pick(data.resolve("addresses.json"), port("SERVER_PORT"), port("KEYCLOAK_PORT"));
        console.tell("Starting PostgreSQL");
        LocalPostgres postgres = startPostgres();
        AtEnd.INSTANCE.add(postgres::close);
        PostgresServer server = postgres.server();
        server.createDatabase("tributary", PostgresServer.OWNER);

        LocalApplication application = withApplication ? startApplication(addresses, server) : null;
        Path distribution = KeycloakDistribution.prepare(console);
        console.tell("Starting Keycloak"
                + (Files.exists(data.resolve("keycloak/realms.sha256"))
                        ? ""
                        : "; the first start imports seven realms"));
        LocalKeycloak keycloak = LocalKeycloak.start(
                distribution,
                data.resolve("keycloak"),
                addresses.keycloakPort(),
                server,
                DemoRealms.forApplication(addresses.application()),
                withApplication ? Map.of() : KeycloakAdministrator.environment());
        AtEnd.INSTANCE.add(keycloak::close);
        await("Keycloak", keycloak::isReady, () -> isAlive(keycloak, application));
        if (application != null) {
            await("the application", application::isReady, () -> isAlive(keycloak, application));
            new SampleData(addresses.application(), addresses.keycloak(), console).file();
        }
        console.tell("Ready");
        console.print(withApplication ? new Welcome(addresses).text() : servers(addresses, server));
        awaitEnd(keycloak, application);
    }

    private LocalPostgres startPostgres() {
        Path directory = data.resolve("postgresql");
        int port = port("POSTGRES_PORT");
        return withApplication ? LocalPostgres.durable(directory, port) : LocalPostgres.forTests(directory, port);
    }

    private LocalApplication startApplication(Addresses addresses, PostgresServer server) {
        console.tell("Starting the application");
        Map<String, String> settings = new TreeMap<>(LocalSettings.database(server, "tributary"));
        settings.putAll(LocalSettings.identity(addresses.keycloak()));
        settings.putAll(LocalSettings.rates());
        settings.putAll(LocalSettings.audit(data));
        settings.putAll(LocalSettings.limits());
        String classPath = System.getProperty("tributary.runtime.classpath", System.getProperty("java.class.path"));
        LocalApplication application = LocalApplication.start(data, classPath, addresses, settings);
        AtEnd.INSTANCE.add(application::close);
        return application;
    }

    private void await(String name, BooleanSupplier ready, BooleanSupplier alive) {
        Instant begin = Instant.now();
        Instant told = begin;
        while (!ready.getAsBoolean()) {
            Instant now = Instant.now();
            if (!alive.getAsBoolean() || Duration.between(begin, now).compareTo(PATIENCE) > 0) {
                throw new IllegalStateException(
                        name + " is not ready after " + PATIENCE.toMinutes() + " minutes; the logs are in " + data);
            }
            if (Duration.between(told, now).toSeconds() >= 10) {
                console.tell("Waiting for " + name);
                told = now;
            }
            sleep();
        }
    }

    /** Runs until a part has ended by itself. */
    private static void awaitEnd(LocalKeycloak keycloak, @Nullable LocalApplication application) {
        while (isAlive(keycloak, application)) {
            sleep();
        }
    }

    /** Tells which part has ended by itself, and why as far as its log knows. */
    private static boolean isAlive(LocalKeycloak keycloak, @Nullable LocalApplication application) {
        if (!keycloak.isAlive()) {
            throw hasEnded("Keycloak", keycloak.log());
        }
        if (application != null && !application.isAlive()) {
            throw hasEnded("The application", application.log());
        }
        return true;
    }

    private static IllegalStateException hasEnded(String part, Path log) {
        return new IllegalStateException(
                part + " has ended by itself; the end of its log, " + log + ":\n" + Logs.end(log));
    }

    private static void sleep() {
        try {
            Thread.sleep(250);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }

    private static int port(String variable) {
        String value = System.getenv(variable);
        return value == null || value.isBlank() ? 0 : Integer.parseInt(value);
    }

    private static Instant start() {
        String begun = System.getenv("TRIBUTARY_RUN_BEGUN");
        return begun == null ? Instant.now() : Instant.ofEpochSecond(Long.parseLong(begun));
    }

    private static String servers(Addresses addresses, PostgresServer server) {
        return """

                  Keycloak      %s
                  PostgreSQL    %s

                  TRIBUTARY_TEST_KEYCLOAK=%s TRIBUTARY_TEST_POSTGRES=%s:%d mvn test
                """.formatted(
                addresses.keycloak(), server.url("tributary"), addresses.keycloak(), server.host(), server.port());
    }
}

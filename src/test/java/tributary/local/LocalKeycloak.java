package tributary.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real Keycloak on the loopback address, with its own database. Closing it stops the server. */
final class LocalKeycloak implements AutoCloseable {

    private static final String DATABASE = "keycloak";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final String url;
    private final Path log;

    private LocalKeycloak(Process process, String url, Path log) {
        this.process = process;
        this.url = url;
        this.log = log;
    }

    /**
     * Starts Keycloak and returns at once. Realms that differ from those of the last start replace them; users keep their ids.
     *
     * @param directory what this server keeps beside its database
     * @param administrator environment that names one; empty for none
     */
    static LocalKeycloak start(
            Path distribution,
            Path directory,
            int port,
            PostgresServer postgres,
            DemoRealms realms,
            Map<String, String> administrator) {
        String url = "http://localhost:" + port;
        Path log = directory.resolve("keycloak.log");
        try {
            Files.createDirectories(directory);
            stopLeftOver(directory);
            linkTo(distribution, directory);
            putRealms(directory, postgres, realms);
            ProcessBuilder builder =
                    Java.program(command(distribution, directory, url, port)).redirectOutput(log.toFile());
            builder.environment().putAll(environment(postgres));
            builder.environment().putAll(administrator);
            Process process = builder.start();
            Files.writeString(directory.resolve("pid"), Long.toString(process.pid()));
            return new LocalKeycloak(process, url, log);
        } catch (IOException failure) {
            throw new UncheckedIOException("Keycloak did not start", failure);
        }
    }

    String url() {
        return url;
    }

    long pid() {
        return process.pid();
    }

    Path log() {
        return log;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether every realm can be signed in at. */
    boolean isReady() {
        return DemoRealms.codes().stream().allMatch(this::answers);
    }

    /** Returns when every realm can be signed in at. */
    void awaitReady() {
        Start.await("Keycloak", this::isReady, this::isAlive, log);
    }

    @Override
    public void close() {
        LeftOvers.stop(process.toHandle());
    }

    /** Ends at once, for data that nobody will miss. */
    void kill() {
        process.destroyForcibly();
    }

    private boolean answers(String realm) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(url + "/realms/" + realm + "/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for Keycloak", interrupted);
        }
    }

    private static void stopLeftOver(Path directory) throws IOException {
        Path pid = directory.resolve("pid");
        if (Files.exists(pid)) {
            LeftOvers.stop(Long.parseLong(Files.readString(pid).strip()), directory.toString());
            Files.delete(pid);
        }
    }

    /** Keycloak looks for what was built below its home. */
    private static void linkTo(Path distribution, Path directory) throws IOException {
        for (String part : List.of("lib", "conf", "themes", "providers")) {
            Path link = directory.resolve(part);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, distribution.resolve(part));
        }
    }

    private static void putRealms(Path directory, PostgresServer postgres, DemoRealms realms) throws IOException {
        Path imported = directory.resolve("realms.sha256");
        if (!Files.exists(imported) || !Files.readString(imported).equals(realms.fingerprint())) {
            postgres.dropDatabase(DATABASE);
        }
        postgres.createDatabase(DATABASE, PostgresServer.KEYCLOAK);
        Path folder = Files.createDirectories(directory.resolve("data/import"));
        for (var realm : realms.files().entrySet()) {
            Files.writeString(folder.resolve(realm.getKey() + "-realm.json"), realm.getValue());
        }
        Files.writeString(imported, realms.fingerprint());
    }

    private static List<String> command(Path distribution, Path directory, String url, int port) {
        List<String> command = new ArrayList<>(List.of(
                "-Xms64m",
                "-Xmx320m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Djava.security.egd=file:/dev/urandom",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Dkc.home.dir=" + directory,
                "-Djboss.server.config.dir=" + directory.resolve("conf")));
        for (String opened : List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "-cp",
                distribution.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname=" + url,
                "--cache=local",
                "--db-pool-max-size=20",
                "--log-level=warn,org.keycloak.exportimport:info"));
        return command;
    }

    private static Map<String, String> environment(PostgresServer postgres) {
        return Map.of(
                "KC_DB_URL", postgres.url(DATABASE), "KC_DB_USERNAME", PostgresServer.KEYCLOAK, "KC_DB_PASSWORD", "");
    }
}

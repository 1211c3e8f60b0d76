package tributary.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** An embedded PostgreSQL on the loopback address. Closing it stops the server; a kept directory keeps the data. */
final class LocalPostgres implements AutoCloseable {

    private final EmbeddedPostgres process;

    private LocalPostgres(EmbeddedPostgres process) {
        this.process = process;
    }

    /** Starts on data that survives a restart and a power cut. */
    static LocalPostgres durable(Path data, int port) {
        return start(
                data,
                port,
                Map.of("fsync", "on", "full_page_writes", "on", "synchronous_commit", "on", "max_connections", "100"));
    }

    /** Starts as durable as an installation's, and counts statements. */
    static LocalPostgres measured(Path data, int port) {
        return start(
                data,
                port,
                Map.of(
                        "fsync",
                        "on",
                        "full_page_writes",
                        "on",
                        "synchronous_commit",
                        "on",
                        "max_connections",
                        "200",
                        "shared_preload_libraries",
                        "pg_stat_statements"));
    }

    /** Starts on data that nobody will miss: quick, and lost with a power cut. */
    static LocalPostgres forTests(Path data, int port) {
        return start(
                data,
                port,
                Map.of(
                        "fsync",
                        "off",
                        "full_page_writes",
                        "off",
                        "synchronous_commit",
                        "off",
                        "max_connections",
                        "300"));
    }

    /** Starts at a port; 0 is any free one. */
    private static LocalPostgres start(Path data, int port, Map<String, String> settings) {
        stopLeftOver(data);
        try {
            Files.createDirectories(data.toAbsolutePath().getParent());
            File log = data.resolveSibling("postgresql.log").toFile();
            Path binaries = Files.createDirectories(Project.cache().resolve("postgresql"));
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setPort(port == 0 ? Ports.anyFree() : port)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("timezone", "UTC")
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log))
                    .setPGStartupWait(Duration.ofMinutes(1));
            settings.forEach(builder::setServerConfig);
            LocalPostgres postgres = new LocalPostgres(builder.start());
            postgres.server().createRoles();
            return postgres;
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL did not start on " + data, failure);
        }
    }

    PostgresServer server() {
        return new PostgresServer("127.0.0.1", process.getPort());
    }

    /** A server outlives a launcher that was killed, and would keep the directory locked. */
    private static void stopLeftOver(Path data) {
        Path file = data.resolve("postmaster.pid");
        if (Files.exists(file)) {
            Project.read(file)
                    .lines()
                    .findFirst()
                    .map(String::strip)
                    .map(Long::valueOf)
                    .ifPresent(pid -> LeftOvers.stop(pid, "postgres"));
        }
    }

    @Override
    public void close() {
        try {
            process.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

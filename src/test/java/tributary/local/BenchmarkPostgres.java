package tributary.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A PostgreSQL of a benchmark's own, as durable as an installation's; its data is new each time. */
public final class BenchmarkPostgres implements AutoCloseable {

    private static final Path DIRECTORY = Project.root().resolve("target/bench");

    private final LocalPostgres postgres;

    private BenchmarkPostgres(LocalPostgres postgres) {
        this.postgres = postgres;
    }

    public static BenchmarkPostgres start() throws IOException {
        Path data = DIRECTORY.resolve("postgresql");
        Directories.delete(data);
        return new BenchmarkPostgres(LocalPostgres.measured(data, Ports.anyFree()));
    }

    /** Makes a database and gives its address, for the superuser. */
    public String database(String name) {
        postgres.server().createDatabase(name, PostgresServer.OWNER);
        return postgres.server().url(name);
    }

    public int port() {
        return postgres.server().port();
    }

    /** What the application needs to run on a database of that name. No Keycloak is there: nobody signs in. */
    public Map<String, Object> application(String name) {
        database(name);
        Map<String, Object> settings = new TreeMap<>(LocalSettings.database(postgres.server(), name));
        settings.putAll(LocalSettings.identity("http://localhost:" + Ports.anyFree()));
        settings.putAll(LocalSettings.rates());
        settings.putAll(LocalSettings.audit(DIRECTORY));
        settings.put("server.port", 0);
        return settings;
    }

    @Override
    public void close() {
        postgres.close();
    }
}

package tributary.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Another application on the same database, with other settings, in a process of its own: Camunda keeps its engines in static fields, so two in one
 * process would answer for each other.
 */
public final class SecondApplication {

    private SecondApplication() {}

    /** Starts one that ends with the run; it is ready when this returns. Its port. */
    public static int start(String name, Map<String, String> settings) {
        TestSystem.keycloakUrl();
        Map<String, String> all = new TreeMap<>();
        TestSystem.properties().forEach((key, value) -> all.put(key, value.toString()));
        // The jobs of other tests' processes are done by their application.
        all.put("camunda.bpm.job-execution.enabled", "false");
        all.putAll(settings);
        int port = Ports.anyFree();
        Path directory = Project.root().resolve("target/test-system").resolve(name);
        try {
            Files.createDirectories(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        LocalApplication application = LocalApplication.start(
                directory, classPath(), new Addresses("http://localhost:" + port, TestSystem.keycloakUrl()), all);
        TestSystem.atEnd(application::close);
        Start.await("The application", application::isReady, application::isAlive, application.log());
        return port;
    }

    /** The database of both. */
    public static JdbcClient database() {
        Map<String, Object> settings = TestSystem.properties();
        return JdbcClient.create(new DriverManagerDataSource(
                String.valueOf(settings.get("spring.datasource.url")),
                String.valueOf(settings.get("spring.datasource.username")),
                String.valueOf(settings.get("spring.datasource.password"))));
    }

    /** Without what tests add to an application. */
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes/"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}

package tributary.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The application in a process of its own, with nothing of the tests on its class path. */
final class LocalApplication implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Process process;
    private final String url;
    private final Path log;

    private LocalApplication(Process process, String url, Path log) {
        this.process = process;
        this.url = url;
        this.log = log;
    }

    /** Starts the application and returns at once. */
    static LocalApplication start(Path directory, String classPath, Addresses addresses, Map<String, String> settings) {
        Path log = directory.resolve("application.log");
        try {
            stopLeftOver(directory);
            ProcessBuilder builder = Java.program(List.of(
                            "-Xmx512m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "tributary.Tributary"))
                    .redirectOutput(log.toFile());
            builder.environment().put("CLASSPATH", classPath);
            builder.environment().remove("SERVER_PORT");
            builder.environment().put("SPRING_APPLICATION_JSON", json(addresses, settings));
            Process process = builder.start();
            Files.writeString(directory.resolve("application.pid"), Long.toString(process.pid()));
            return new LocalApplication(process, addresses.application(), log);
        } catch (IOException failure) {
            throw new UncheckedIOException("The application did not start", failure);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Path log() {
        return log;
    }

    /** Whether the application says that it is up. */
    boolean isReady() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/actuator/health"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        LeftOvers.stop(process.toHandle());
    }

    private static String json(Addresses addresses, Map<String, String> settings) throws JsonProcessingException {
        Map<String, Object> all = new TreeMap<>(settings);
        all.put("server.address", "127.0.0.1");
        all.put("server.port", addresses.applicationPort());
        return new ObjectMapper().writeValueAsString(all);
    }

    private static void stopLeftOver(Path directory) throws IOException {
        Path pid = directory.resolve("application.pid");
        if (Files.exists(pid)) {
            LeftOvers.stop(Long.parseLong(Files.readString(pid).strip()), "tributary.Tributary");
            Files.delete(pid);
        }
    }
}

package tributary.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a local run listens; kept with its data, since people and realms are known by Keycloak's address. */
record Addresses(String application, String keycloak) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The ports asked for, where 0 means the one of an earlier start or else any free one. */
    static Addresses pick(Path file, int applicationPort, int keycloakPort) {
        try {
            JsonNode kept = Files.exists(file) ? JSON.readTree(file.toFile()) : JSON.createObjectNode();
            Addresses addresses = new Addresses(
                    address(applicationPort, kept.path("application")), address(keycloakPort, kept.path("keycloak")));
            Files.createDirectories(file.toAbsolutePath().getParent());
            JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), addresses);
            return addresses;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int applicationPort() {
        return URI.create(application).getPort();
    }

    int keycloakPort() {
        return URI.create(keycloak).getPort();
    }

    private static String address(int port, JsonNode kept) {
        if (port == 0 && kept.isTextual()) {
            return kept.asText();
        }
        return "http://localhost:" + (port == 0 ? Ports.anyFree() : port);
    }
}

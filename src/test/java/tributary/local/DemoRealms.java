package tributary.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The realms of {@code processes/} as a local run imports them: with demonstration users, their organizations and the public client {@code
 * tributary-cli}, and open to any port of this machine. Users keep their ids over every import.
 */
final class DemoRealms {

    static final String COMMAND_LINE_CLIENT = "tributary-cli";

    /** A browser on this machine, at whatever port the application listens. */
    private static final String ANY_LOCAL_PORT = "http://localhost:*";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    private final SortedMap<String, String> files = new TreeMap<>();

    private DemoRealms(String application) {
        JsonNode people = people();
        try (Stream<Path> folders = Files.list(Project.root().resolve("processes"))) {
            for (Path folder : folders.filter(path -> Files.exists(path.resolve("realm.json")))
                    .toList()) {
                JsonNode member = YAML.readTree(Project.read(folder.resolve("member.yaml")));
                String code = member.path("code").asText();
                String template = Project.read(folder.resolve("realm.json")).replace("${TRIBUTARY_URL}", application);
                ObjectNode realm = (ObjectNode) JSON.readTree(template);
                open(realm, code);
                new DemoUsers(code, member).addTo(realm, people.path(code));
                files.put(code, realm.toPrettyString());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Realms for an application at this address, which Keycloak calls when a session ends. */
    static DemoRealms forApplication(String address) {
        return new DemoRealms(address);
    }

    static List<String> users(String code) {
        return people().path(code).properties().stream().map(Map.Entry::getKey).toList();
    }

    /** The realms' names; known without reading a realm. */
    static List<String> codes() {
        return people().properties().stream().map(Map.Entry::getKey).toList();
    }

    static String password(String username) {
        return username + "-Demo-2026";
    }

    /** The secret of the confidential client {@code tributary} in a local realm. */
    static String clientSecret(String code) {
        return "local-run-" + code;
    }

    /** Realm by name, as Keycloak reads it. */
    Map<String, String> files() {
        return files;
    }

    /** Tells one set of realms from another. */
    String fingerprint() {
        try {
            byte[] all = String.join("\n", files.values()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void open(ObjectNode realm, String code) {
        ObjectNode client = (ObjectNode) realm.path("clients").path(0);
        client.put("secret", clientSecret(code));
        client.putArray("redirectUris").add(ANY_LOCAL_PORT);
        ((ObjectNode) client.path("attributes")).put("post.logout.redirect.uris", ANY_LOCAL_PORT);

        ObjectNode commandLine = JSON.createObjectNode()
                .put("clientId", COMMAND_LINE_CLIENT)
                .put("publicClient", true)
                .put("standardFlowEnabled", false)
                .put("directAccessGrantsEnabled", true)
                .put("fullScopeAllowed", false);
        // What the browser's client asks for, this one is always told, as any program's client should be.
        commandLine
                .putArray("defaultClientScopes")
                .addAll((ArrayNode) client.path("defaultClientScopes"))
                .addAll((ArrayNode) client.path("optionalClientScopes"));
        commandLine.set("protocolMappers", client.path("protocolMappers").deepCopy());
        ((ArrayNode) realm.path("clients")).add(commandLine);
        ((ArrayNode) realm.path("scopeMappings"))
                .addObject()
                .put("client", COMMAND_LINE_CLIENT)
                .set("roles", realm.path("scopeMappings").path(0).path("roles").deepCopy());
    }

    private static JsonNode people() {
        try (InputStream stream = DemoRealms.class.getResourceAsStream("people.yaml")) {
            return YAML.readTree(Objects.requireNonNull(stream, "people.yaml is not on the class path"));
        } catch (JsonProcessingException invalid) {
            throw new IllegalStateException("people.yaml cannot be read", invalid);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

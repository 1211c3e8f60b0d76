package tributary.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes accounts in the Keycloak that tests run against, by its own administration interface. A local run has no such person. */
public final class KeycloakAdministrator {

    private static final String NAME = "test-administrator";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String keycloak;

    private KeycloakAdministrator(String keycloak) {
        this.keycloak = keycloak;
    }

    static Map<String, String> environment() {
        return Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", NAME, "KC_BOOTSTRAP_ADMIN_PASSWORD", DemoRealms.password(NAME));
    }

    /** Empty at a Keycloak that was started without one. */
    public static Optional<KeycloakAdministrator> find() {
        KeycloakAdministrator administrator = new KeycloakAdministrator(TestSystem.keycloakUrl());
        return administrator.token().map(token -> administrator);
    }

    /** For a minute. */
    private Optional<String> token() {
        HttpResponse<String> answer = Http.send(
                http,
                HttpRequest.newBuilder(URI.create(keycloak + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=password&client_id=admin-cli&username=" + NAME
                                + "&password=" + DemoRealms.password(NAME)))
                        .build());
        return answer.statusCode() == 200
                ? Optional.of(Http.readJson(answer.body()).path("access_token").asText())
                : Optional.empty();
    }

    /** Makes a user with the password of a demonstration user. Returns its id. */
    public String createUser(String realm, String username, String... groups) {
        ObjectNode user = JSON.createObjectNode()
                .put("username", username)
                .put("email", username + "@example.org")
                .put("emailVerified", true)
                .put("firstName", "Test")
                .put("lastName", username)
                .put("enabled", true);
        ArrayNode memberships = user.putArray("groups");
        for (String group : groups) {
            memberships.add("/" + group);
        }
        user.putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", DemoRealms.password(username))
                .put("temporary", false);
        String location = call("POST", realm, "/users", user.toString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** Names of all groups of a realm. */
    public String[] listGroups(String realm) {
        return Http.readJson(call("GET", realm, "/groups?max=200", null).body())
                .findValuesAsText("name")
                .toArray(String[]::new);
    }

    public void joinOrganization(String realm, String alias, String userId) {
        for (JsonNode organization : Http.readJson(
                call("GET", realm, "/organizations?search=" + alias, null).body())) {
            if (organization.path("alias").asText().equals(alias)) {
                call("POST", realm, "/organizations/" + organization.path("id").asText() + "/members", userId);
                return;
            }
        }
        throw new IllegalArgumentException("No organization " + alias + " in " + realm);
    }

    public void disableUser(String realm, String id) {
        call("PUT", realm, "/users/" + id, "{\"enabled\":false}");
    }

    public void deleteUser(String realm, String id) {
        call("DELETE", realm, "/users/" + id, null);
    }

    /** Ends all of the user's sessions; Keycloak tells the clients. */
    public void signOut(String realm, String id) {
        call("POST", realm, "/users/" + id + "/logout", null);
    }

    public void leaveGroups(String realm, String id) {
        Http.readJson(call("GET", realm, "/users/" + id + "/groups", null).body())
                .forEach(group -> call(
                        "DELETE",
                        realm,
                        "/users/" + id + "/groups/" + group.path("id").asText(),
                        null));
    }

    /** Where Keycloak tells the application of a realm that a session ended. Returns where it was before. */
    public String moveBackChannel(String realm, String url) {
        ObjectNode client = (ObjectNode) Http.readJson(
                        call("GET", realm, "/clients?clientId=tributary", null).body())
                .get(0);
        ObjectNode attributes = client.withObject("/attributes");
        String before = attributes.path("backchannel.logout.url").asText();
        attributes.put("backchannel.logout.url", url);
        call("PUT", realm, "/clients/" + client.path("id").asText(), client.toString());
        return before;
    }

    private HttpResponse<String> call(String method, String realm, String path, @Nullable String body) {
        HttpResponse<String> answer = Http.send(
                http,
                HttpRequest.newBuilder(URI.create(keycloak + "/admin/realms/" + realm + path))
                        .header("Authorization", "Bearer " + token().orElseThrow())
                        .header("Content-Type", "application/json")
                        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build());
        if (!List.of(200, 201, 204).contains(answer.statusCode())) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }
}

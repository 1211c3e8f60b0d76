package tributary.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tributary.local.TestSystem;

/** Tokens that Keycloak gave, most of which no door of ours may take. */
final class TestTokens {

    private TestTokens() {}

    static String idToken(String realm, String username) throws Exception {
        return ask(realm, username, "tributary-cli", "openid", "id_token");
    }

    /** One that our door takes. */
    static String accessToken(String realm, String username, String scope) throws Exception {
        return ask(realm, username, "tributary-cli", scope, "access_token");
    }

    /** Of a client of the same realm that has nothing to do with this API. */
    static String withoutAudience(String realm, String username) throws Exception {
        return ask(realm, username, "admin-cli", "openid", "access_token");
    }

    private static String ask(String realm, String username, String client, String scope, String kind)
            throws Exception {
        String form = "grant_type=password&scope=" + scope.replace(' ', '+') + "&client_id=" + client + "&username="
                + username + "&password=" + username + "-Demo-2026";
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(TestSystem.keycloakUrl() + "/realms/" + realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return new ObjectMapper().readTree(answer).path(kind).asText();
    }
}

package tributary.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Access tokens of the demonstration users, kept while they are good. */
final class DemoTokens {

    private final Supplier<String> keycloak;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    /** Asks the Keycloak at that address, which must run when a token is asked for. */
    DemoTokens(Supplier<String> keycloak) {
        this.keycloak = keycloak;
    }

    /** An access token, with the user's organization when there is one. */
    String token(String realm, String username) {
        return tokens.compute(
                        realm + "." + username,
                        (user, known) ->
                                known == null || known.endsBefore(Instant.now().plusSeconds(60))
                                        ? fetch(realm, username)
                                        : known)
                .text();
    }

    private Token fetch(String realm, String username) {
        Map<String, String> form = Map.of(
                "client_id",
                DemoRealms.COMMAND_LINE_CLIENT,
                "grant_type",
                "password",
                "username",
                username,
                "password",
                DemoRealms.password(username),
                "scope",
                "openid organization");
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(keycloak.get() + "/realms/" + realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = Http.send(http, request);
        if (response.statusCode() != 200) {
            throw new IllegalStateException("No token for " + username + " of " + realm + ": " + response.body());
        }
        JsonNode answer = Http.readJson(response.body());
        return new Token(
                answer.path("access_token").asText(),
                Instant.now().plusSeconds(answer.path("expires_in").asLong()));
    }

    private record Token(String text, Instant end) {

        boolean endsBefore(Instant instant) {
            return end.isBefore(instant);
        }
    }
}

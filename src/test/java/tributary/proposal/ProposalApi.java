package tributary.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import tributary.local.Http;
import tributary.local.TestSystem;

/** The API of proposals, called as a demonstration user: {@code cn.enterprise}. */
final class ProposalApi {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String application;

    ProposalApi(int port) {
        this.application = "http://localhost:" + port;
    }

    Answer get(String user, String path, String... headers) {
        return send(user, "GET", path, BodyPublishers.noBody(), headers);
    }

    Answer post(String user, String path, Object body, String... headers) {
        return send(user, "POST", path, BodyPublishers.ofString(String.valueOf(body)), withJson(headers));
    }

    Answer put(String user, String path, Object body, String... headers) {
        return send(user, "PUT", path, BodyPublishers.ofString(String.valueOf(body)), withJson(headers));
    }

    Answer delete(String user, String path) {
        return send(user, "DELETE", path, BodyPublishers.noBody());
    }

    Answer upload(String user, String id, String kind, String fileName, String mediaType, byte[] content) {
        String boundary = UUID.randomUUID().toString();
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n" + kind + "\r\n--"
                + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: " + mediaType + "\r\n\r\n";
        return send(
                user,
                "POST",
                "/api/proposals/" + id + "/documents",
                BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofByteArray(content),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")),
                "Content-Type",
                "multipart/form-data; boundary=" + boundary);
    }

    private static String[] withJson(String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type", "application/json"));
        return all.toArray(String[]::new);
    }

    private Answer send(String user, String method, String path, BodyPublisher body, String... headers) {
        String[] name = user.split("\\.", 2);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(application + path))
                .header("Authorization", "Bearer " + TestSystem.token(name[0], name[1]))
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return new Answer(Http.send(HTTP, request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    }

    record Answer(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return Http.readJson(text());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String problem() {
            return json().path("type").asText();
        }

        List<String> pointers() {
            return StreamSupport.stream(json().path("errors").spliterator(), false)
                    .map(error -> error.path("pointer").asText())
                    .toList();
        }

        Answer expect(int status) {
            if (status() != status) {
                throw new AssertionError("Expected " + status + ", got " + status() + ": " + text());
            }
            return this;
        }
    }
}

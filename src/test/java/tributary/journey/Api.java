package tributary.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import tributary.local.Http;

/** The application's public interfaces, called as one of the demonstration users: {@code la.legal}. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI application;
    private final BiFunction<String, String, String> tokens;
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * Calls that application.
     *
     * @param tokens realm and user name to access token
     */
    public Api(URI application, BiFunction<String, String, String> tokens) {
        this.application = application;
        this.tokens = tokens;
    }

    public Answer get(String user, String path) {
        return send(user, request(path).GET());
    }

    /** Every entry of a search in the audit log, page after page: {@code proposal=…&rule=…}. */
    public List<JsonNode> audited(String auditor, String query) {
        List<JsonNode> entries = new ArrayList<>();
        String after = "0";
        while (!after.isEmpty()) {
            JsonNode page = get(auditor, "/api/audit/entries?limit=500&" + query + "&after=" + after)
                    .expect(200)
                    .json();
            page.path("entries").forEach(entries::add);
            after = page.path("next").isNull() ? "" : page.path("next").asText();
        }
        return entries;
    }

    public Answer post(String user, String path, Object body) {
        return send(
                user,
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(write(body))));
    }

    Answer put(String user, String path, String etag, Object body) {
        return send(
                user,
                request(path)
                        .header("Content-Type", "application/json")
                        .header("If-Match", etag)
                        .PUT(BodyPublishers.ofString(write(body))));
    }

    Answer delete(String user, String path) {
        return send(user, request(path).DELETE());
    }

    Answer upload(String user, String path, String kind, SamplePaper paper) {
        String boundary = UUID.randomUUID().toString();
        String head = """
                --%1$s\r
                Content-Disposition: form-data; name="kind"\r
                \r
                %2$s\r
                --%1$s\r
                Content-Disposition: form-data; name="file"; filename="%3$s"\r
                Content-Type: %4$s\r
                \r
                """.formatted(boundary, kind, paper.name(), paper.mediaType());
        byte[] tail = "\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8);
        return send(
                user,
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.concat(
                                BodyPublishers.ofString(head),
                                BodyPublishers.ofByteArray(paper.content()),
                                BodyPublishers.ofByteArray(tail))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(application.resolve(path));
    }

    private Answer send(String user, HttpRequest.Builder request) {
        String[] name = user.split("\\.", 2);
        HttpResponse<String> response = Http.send(
                http,
                request.header("Authorization", "Bearer " + tokens.apply(name[0], name[1]))
                        .build());
        return new Answer(
                response.statusCode(), response.body(), response.headers().map());
    }

    private static String write(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What came back. */
    public record Answer(int status, String body, Map<String, List<String>> headers) {

        public JsonNode json() {
            return Http.readJson(body);
        }

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of(""))
                    .get(0);
        }

        /** This answer, when it has that status. */
        public Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError("Expected " + expected + " but got " + status + ": " + body);
            }
            return this;
        }
    }
}

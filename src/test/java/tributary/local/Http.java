package tributary.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Sends requests and reads answers for whoever can do nothing about a connection that breaks. */
public final class Http {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Http() {}

    /**
     * Sends a request.
     *
     * @throws UncheckedIOException that names the request, when there was no answer
     */
    public static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        return send(client, request, HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a request and reads the answer's body so. */
    public static <T> HttpResponse<T> send(HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request, body);
        } catch (IOException failure) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted at " + request.method() + " " + request.uri(), interrupted);
        }
    }

    /**
     * Reads JSON.
     *
     * @throws UncheckedIOException that repeats the text, when it is none
     */
    public static JsonNode readJson(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException malformed) {
            throw new UncheckedIOException("No JSON: " + text, malformed);
        }
    }
}

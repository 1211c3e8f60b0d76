package tributary.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tributary.verifier.Note;

/** The witness's own door, for logs that submit their heads themselves: {@code POST /add-checkpoint}, {@code GET /<hash>/checkpoint}. */
final class WitnessServer {

    private static final int LARGEST = 64 * 1024;

    private final Witness witness;
    private final List<String> origins;

    private WitnessServer(Witness witness, List<String> origins) {
        this.witness = witness;
        this.origins = List.copyOf(origins);
    }

    /** Listens on the loopback address, behind whatever proxy the member has, until the program ends. */
    static HttpServer listen(int port, Witness witness, List<String> origins) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        WitnessServer doors = new WitnessServer(witness, origins);
        server.createContext("/", doors::handle);
        server.start();
        return server;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Witness.Answer answer = answer(exchange);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.mediaType());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Witness.Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/add-checkpoint") && exchange.getRequestMethod().equals("POST")) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
            return body.length > LARGEST
                    ? Witness.Answer.of(413, "A request has at most 64 KiB.")
                    : witness.addCheckpoint(new String(body, StandardCharsets.UTF_8));
        }
        for (String origin : origins) {
            if (path.equals("/" + Memory.hash(origin) + "/checkpoint")) {
                Optional<Note> last = witness.findLast(origin);
                if (last.isPresent()) {
                    return new Witness.Answer(
                            200, "text/plain; charset=utf-8", last.get().toString());
                }
            }
        }
        return Witness.Answer.of(404, "There is no such thing here.");
    }
}

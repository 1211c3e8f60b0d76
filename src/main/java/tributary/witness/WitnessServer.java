package tributary.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import tributary.verifier.Note;

/** The witness's own door, for logs that submit their heads themselves: {@code POST /add-checkpoint}, {@code GET /<hash>/checkpoint}. */
final class WitnessServer {

    private static final int LARGEST = 64 * 1024;
    private static final int AT_ONCE = 8;
    private static final int WAITING = 64;

    private final Witness witness;

    private WitnessServer(Witness witness) {
        this.witness = witness;
    }

    /** Listens on the loopback address, behind whatever proxy the member has, until the program ends. */
    static HttpServer listen(int port, Witness witness) throws IOException {
        return listen(port, witness, Duration.ofSeconds(10));
    }

    /**
     * Listens.
     *
     * @param limit of one request and its answer
     */
    static HttpServer listen(int port, Witness witness, Duration limit) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        WitnessServer doors = new WitnessServer(witness);
        server.createContext("/", doors::handle);
        server.setExecutor(few(limit));
        server.start();
        return server;
    }

    /** Serves so many at once, each for so long: whoever sends or reads too slowly is cut off, and when too many wait the next is. */
    private static Executor few(Duration limit) {
        Executor few = new ThreadPoolExecutor(
                AT_ONCE, AT_ONCE, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), WitnessServer::daemon);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(WitnessServer::daemon);
        return task -> few.execute(() -> {
            FutureTask<?> served = new FutureTask<>(task, null);
            Future<?> end = clock.schedule(() -> served.cancel(true), limit.toMillis(), TimeUnit.MILLISECONDS);
            served.run();
            end.cancel(false);
        });
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "witness-door");
        thread.setDaemon(true);
        return thread;
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
        // Whichever way it came to know a log: by its operator's word, at first sight, or from its memory.
        for (String origin : witness.origins()) {
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

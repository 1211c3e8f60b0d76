package tributary.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import tributary.journey.SampleProposals;
import tributary.local.TestSystem;

/**
 * What a flood from one country does to another's latency: the same calls without it and during it, several times in turn, since whatever else the
 * machine does counts in both. First a flood as large as may wait, then one that is mostly refused. A country has many addresses, so the limit by
 * address stops nothing here. Not a test.
 */
final class FloodBenchmark {

    private static final int ROUNDS = 5;
    private static final int CALLS = 200;
    private static final int MOST_THAT_WAIT = 100;
    private static final int MORE = 300;
    private static final List<String> FLOODERS =
            List.of("enterprise", "rival", "focal", "legal", "finance", "environment");
    private static final List<String> PATHS =
            List.of("/engine-rest/task?maxResults=20", "/api/proposals?size=20", "/engine-rest/task/count");

    private final HttpClient viet = newClient();
    private final HttpClient lao = newClient();
    private final URI application;
    private final String preview = SampleProposals.hydropowerInLaos().toString();
    private final LongAdder served = new LongAdder();
    private final LongAdder refused = new LongAdder();

    private FloodBenchmark(URI application) {
        this.application = application;
    }

    /** Without an offer of HTTP/2 in each request: the clients share the machine with what they measure. */
    private static HttpClient newClient() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    public static void main(String[] arguments) throws Exception {
        FloodBenchmark benchmark =
                new FloodBenchmark(RunningSystem.start(Map.of("tributary.limit.per-address", 100_000)));
        benchmark.measure(2 * CALLS);
        benchmark.compare(MOST_THAT_WAIT);
        benchmark.compare(MORE);
        System.exit(0);
    }

    private void compare(int flooding) throws Exception {
        served.reset();
        refused.reset();
        List<Long> quiet = new ArrayList<>();
        List<Long> flooded = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            quiet.addAll(measure(CALLS));
            AtomicBoolean ends = new AtomicBoolean();
            List<Thread> flood = begin(flooding, ends);
            flooded.addAll(measure(CALLS));
            ends.set(true);
            for (Thread thread : flood) {
                thread.join();
            }
        }
        System.out.printf(
                "Viet Nam's latency: quiet median %.1f ms, 95 %% %.1f ms; while %d requests of Lao PDR are under way %.1f ms, %.1f ms"
                        + " (%.2f and %.2f times); of these %d were served, %d refused%n",
                percentile(quiet, 50),
                percentile(quiet, 95),
                flooding,
                percentile(flooded, 50),
                percentile(flooded, 95),
                percentile(flooded, 50) / percentile(quiet, 50),
                percentile(flooded, 95) / percentile(quiet, 95),
                served.sum(),
                refused.sum());
    }

    private List<Thread> begin(int flooding, AtomicBoolean ends) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(flooding);
        List<Thread> flood = new ArrayList<>();
        for (int i = 0; i < flooding; i++) {
            String person = FLOODERS.get(i % FLOODERS.size());
            Thread thread = new Thread(() -> flood(person, begun, ends));
            thread.setDaemon(true);
            thread.start();
            flood.add(thread);
        }
        begun.await();
        return flood;
    }

    private List<Long> measure(int calls) throws Exception {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            HttpRequest request =
                    request("vn", "legal", PATHS.get(i % PATHS.size())).build();
            long start = System.nanoTime();
            int status =
                    viet.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
            nanos.add(System.nanoTime() - start);
            if (status != 200) {
                throw new IllegalStateException("Viet Nam was answered " + status);
            }
        }
        return nanos;
    }

    private static double percentile(List<Long> nanos, int percent) {
        return nanos.stream().sorted().toList().get(nanos.size() * percent / 100) / 1e6;
    }

    private void flood(String person, CountDownLatch begun, AtomicBoolean ends) {
        begun.countDown();
        for (int i = 0; !ends.get(); i++) {
            HttpRequest request = i % 2 == 0
                    ? request("la", person, "/api/approval-previews")
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(preview))
                            .build()
                    : request("la", person, "/api/proposals?size=100").build();
            try {
                int status = lao.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                (status == 429 ? refused : served).increment();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private HttpRequest.Builder request(String realm, String person, String path) {
        return HttpRequest.newBuilder(application.resolve(path))
                .header("Authorization", "Bearer " + TestSystem.token(realm, person));
    }
}

package tributary.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import tributary.journey.SampleProposals;
import tributary.local.TestSystem;

/** What a flood from one country does to another's latency: the same calls before it, during it, and after. Not a test. */
final class FloodBenchmark {

    private static final int CALLS = 400;
    private static final int FLOODING = 60;
    private static final List<String> FLOODERS =
            List.of("enterprise", "rival", "focal", "legal", "finance", "environment");
    private static final List<String> PATHS =
            List.of("/engine-rest/task?maxResults=20", "/api/proposals?size=20", "/engine-rest/task/count");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI application;
    private final String preview = SampleProposals.hydropowerInLaos().toString();
    private final LongAdder served = new LongAdder();
    private final LongAdder refused = new LongAdder();

    private FloodBenchmark(URI application) {
        this.application = application;
    }

    public static void main(String[] arguments) throws Exception {
        FloodBenchmark benchmark = new FloodBenchmark(RunningSystem.start(Map.of()));
        benchmark.measure();
        double[] quiet = benchmark.measure();
        AtomicBoolean ends = new AtomicBoolean();
        List<Thread> flood = new ArrayList<>();
        for (int i = 0; i < FLOODING; i++) {
            String person = FLOODERS.get(i % FLOODERS.size());
            Thread thread = new Thread(() -> benchmark.flood(person, ends));
            thread.setDaemon(true);
            thread.start();
            flood.add(thread);
        }
        double[] flooded = benchmark.measure();
        ends.set(true);
        for (Thread thread : flood) {
            thread.join();
        }
        double[] after = benchmark.measure();
        System.out.printf(
                "Viet Nam's latency: quiet median %.1f ms, 95 %% %.1f ms; while Lao PDR floods %.1f ms, %.1f ms (%.2f and %.2f times);"
                        + " afterwards %.1f ms, %.1f ms; of the flood %d served, %d refused%n",
                quiet[0],
                quiet[1],
                flooded[0],
                flooded[1],
                flooded[0] / quiet[0],
                flooded[1] / quiet[1],
                after[0],
                after[1],
                benchmark.served.sum(),
                benchmark.refused.sum());
        System.exit(0);
    }

    private double[] measure() throws Exception {
        long[] nanos = new long[CALLS];
        for (int i = 0; i < CALLS; i++) {
            HttpRequest request =
                    request("vn", "legal", PATHS.get(i % PATHS.size())).build();
            long start = System.nanoTime();
            int status =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
            nanos[i] = System.nanoTime() - start;
            if (status != 200) {
                throw new IllegalStateException("Viet Nam was answered " + status);
            }
        }
        Arrays.sort(nanos);
        return new double[] {nanos[CALLS / 2] / 1e6, nanos[CALLS * 95 / 100] / 1e6};
    }

    private void flood(String person, AtomicBoolean ends) {
        for (int i = 0; !ends.get(); i++) {
            HttpRequest request = i % 2 == 0
                    ? request("la", person, "/api/approval-previews")
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(preview))
                            .build()
                    : request("la", person, "/api/proposals?size=100").build();
            try {
                int status = http.send(request, HttpResponse.BodyHandlers.discarding())
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

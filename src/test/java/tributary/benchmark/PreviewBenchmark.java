package tributary.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import tributary.routing.ProjectFacts;
import tributary.routing.Routing;
import tributary.routing.Routings;

/** How long a preview takes on one core, from JSON to JSON; prints the median of 1,000 calls. Not a test. */
final class PreviewBenchmark {

    private static final int WARM_UP = 300;
    private static final int CALLS = 1_000;

    private PreviewBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        ObjectMapper mapper = new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        String body = Routings.hydropowerInLaos().toString();
        Routing routing = Routings.routing();
        LocalDate day = LocalDate.of(2026, 11, 24);
        long[] nanos = new long[CALLS];
        long written = 0;
        for (int call = -WARM_UP; call < CALLS; call++) {
            long start = System.nanoTime();
            JsonNode proposal = mapper.readTree(body);
            written += mapper.writeValueAsString(routing.preview(ProjectFacts.parse(proposal), "cn", day, Map.of()))
                    .length();
            if (call >= 0) {
                nanos[call] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                "preview: median %.1f ms, 95 %% %.1f ms, %d calls, %d characters each%n",
                nanos[CALLS / 2] / 1e6, nanos[CALLS * 95 / 100] / 1e6, CALLS, written / (CALLS + WARM_UP));
    }
}

package tributary.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tributary.routing.ProjectFacts;
import tributary.routing.Routing;
import tributary.routing.Routings;

/** How long a preview takes on one core, from JSON to JSON: a dam that touches all six countries, by host. Not a test. */
final class PreviewBenchmark {

    private static final int WARM_UP = 300;
    private static final int CALLS = 1_000;

    private final ObjectMapper mapper = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private final Routing routing = Routings.routing();

    public static void main(String[] arguments) throws Exception {
        PreviewBenchmark benchmark = new PreviewBenchmark();
        for (List<String> hosts : List.of(
                List.of("la"),
                List.of("kh"),
                List.of("mm"),
                List.of("th"),
                List.of("vn"),
                List.of("la", "th"),
                List.of("kh", "la", "mm", "th", "vn"))) {
            benchmark.measure(hosts);
        }
    }

    private void measure(List<String> hosts) throws Exception {
        ObjectNode proposal = Routings.hydropowerInLaos();
        hosts.forEach(proposal.putArray("hostCountries")::add);
        String body = proposal.toString();
        long[] nanos = new long[CALLS];
        long written = 0;
        for (int call = -WARM_UP; call < CALLS; call++) {
            long start = System.nanoTime();
            JsonNode asked = mapper.readTree(body);
            written += mapper.writeValueAsString(
                            routing.preview(ProjectFacts.parse(asked), "cn", Routings.FILED, Map.of()))
                    .length();
            if (call >= 0) {
                nanos[call] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                "preview of a dam in %s: median %.1f ms, 95 %% %.1f ms, %d calls, %d characters each%n",
                String.join(" and ", hosts),
                nanos[CALLS / 2] / 1e6,
                nanos[CALLS * 95 / 100] / 1e6,
                CALLS,
                written / (CALLS + WARM_UP));
    }
}

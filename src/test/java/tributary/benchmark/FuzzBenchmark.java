package tributary.benchmark;

import java.net.URI;
import java.util.List;
import java.util.Map;
import tributary.fuzz.OpenApiFuzzer;
import tributary.journey.SampleProposals;
import tributary.local.TestSystem;

/** Fifty thousand requests made from the OpenAPI document, by people who are signed in: what fails, by seed. Not a test. */
final class FuzzBenchmark {

    private static final int REQUESTS = 50_000;
    private static final int PART = 2_500;

    private FuzzBenchmark() {}

    public static void main(String[] arguments) {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : System.currentTimeMillis();
        URI application = RunningSystem.start(Map.of(
                "tributary.limit.per-address", 100_000,
                "tributary.limit.per-person", 100_000));
        OpenApiFuzzer fuzzer =
                new OpenApiFuzzer(application, TestSystem::token, SampleProposals.hydropowerInLaos(), seed);
        int failed = 0;
        for (int sent = PART; sent <= REQUESTS; sent += PART) {
            List<OpenApiFuzzer.Failure> failures = fuzzer.run(PART);
            failures.forEach(failure -> System.out.println("FAILED " + failure));
            failed += failures.size();
            System.out.printf("seed %d: %d requests, %d failed, answered %s%n", seed, sent, failed, fuzzer.statuses());
        }
        System.exit(failed == 0 ? 0 : 1);
    }
}

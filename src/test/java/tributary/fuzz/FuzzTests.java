package tributary.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.journey.SampleProposals;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;

/** A small run of what {@code bin/bench fuzz} does at length. */
@TributaryTest
class FuzzTests {

    private static final int REQUESTS = 1500;
    private static final long SEED = 20261124;

    @LocalServerPort
    private int port;

    @Test
    void failsAtNothingThatSomebodySignedInSends() {
        OpenApiFuzzer fuzzer = new OpenApiFuzzer(
                URI.create("http://localhost:" + port), TestSystem::token, SampleProposals.hydropowerInLaos(), SEED);

        assertThat(fuzzer.run(REQUESTS)).isEmpty();
        assertThat(fuzzer.countOperations()).isGreaterThan(20);
        assertThat(fuzzer.statuses()).containsKeys(200, 400, 403, 404);
    }
}

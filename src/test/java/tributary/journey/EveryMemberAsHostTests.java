package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;

/**
 * Each member reviews as host, and as home, by the tasks that it offers: whoever completes every one of them with the good outcome brings the
 * project to its approval, by exactly the steps that were told beforehand.
 */
@TributaryTest
class EveryMemberAsHostTests {

    @LocalServerPort
    private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
    }

    @ParameterizedTest(name = "{0} in {2} from {1}")
    @CsvSource(textBlock = """
            garments             | vn | kh
            hydropower           | th | kh
            machinery-trade      | mm | kh
            garments             | vn | la
            hydropower           | cn | la
            metro-contract       | th | la
            solar-power          | la | cn
            hydropower           | mm | cn
            technology           | la | cn
            garments             | cn | mm
            hydropower           | la | mm
            metro-contract       | vn | mm
            solar-power          | kh | th
            hydropower           | mm | th
            technology           | cn | th
            solar-power          | mm | vn
            hydropower           | kh | vn
            machinery-trade      | th | vn
            """, delimiter = '|')
    void approvesWhatEveryTaskPasses(String project, String home, String host) {
        ObjectNode facts = SampleProposals.in(host, project);

        Walk walk = Walk.draft(api, home + ".enterprise", facts).submit().untilOpen("announce-joint-outcome");

        for (String member : new String[] {home, host}) {
            assertThat(walk.completedBy(member))
                    .as("steps completed by " + member)
                    .containsExactlyInAnyOrderElementsOf(walk.previewedOf(member));
        }
        walk.toTheEnd();
        assertThat(walk.dossier().path("status").asText()).startsWith("approved");
        assertThat(walk.review(host, "host").path("outcome").asText()).startsWith("approved");
        LogReplay.check(api, walk);
    }
}

package tributary.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.journey.Api;
import tributary.journey.Walk;

@TributaryTest
class SampleDataTests {

    @LocalServerPort
    private int port;

    @Test
    void givesEveryMembersOfficialsSomethingToDo() {
        String application = "http://localhost:" + port;
        new SampleData(application, TestSystem.keycloakUrl(), Progress.SILENT).fileAll();

        Api api = new Api(URI.create(application), TestSystem::token);
        for (String member : new String[] {"kh", "cn", "la", "mm", "th", "vn"}) {
            assertThat(Stream.of("focal", "legal", "environment", "finance", "approver")
                            .mapToInt(user -> Walk.countTasks(api, member + "." + user))
                            .sum())
                    .as("open tasks in " + member)
                    .isPositive();
        }
        assertThat(Walk.countTasks(api, "la.legal")).isPositive();
        assertThat(Walk.countTasks(api, "joint.secretary")).isPositive();
    }
}

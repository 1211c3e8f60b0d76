package tributary.audit.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.audit.AuditEvent;
import tributary.audit.AuditEvent.ProcessPlace;
import tributary.audit.AuditTrail;
import tributary.audit.AuditTrail.Draft;
import tributary.local.TableRows;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

/** How hot a process's steps are by three runs whose passages are known, and what the table beside the diagram tells. */
@TributaryTest
class HeatTests {

    private static final Instant BEGUN = Instant.parse("2026-07-01T02:00:00Z");
    private static final Pattern HEAT = Pattern.compile("data-heat=\"([^\"]*)\"");
    private static final Pattern NOTE = Pattern.compile("data-note=\"([^\"]*)\"\\s+data-text=\"([^\"]*)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private AuditTrail trail;

    private final String process = "sample-heat-" + UUID.randomUUID();

    /** The last run is still at its decision, and never came to the signing. */
    @BeforeEach
    void writeRuns() {
        Run first = new Run();
        first.passage("check", "userTask", 0, Duration.ofHours(2));
        first.passage("check", "userTask", 3, Duration.ofHours(4));
        first.passage("fork", "parallelGateway", 7, Duration.ZERO);
        first.passage("decide", "userTask", 8, Duration.ofDays(3));
        first.passage("sign", "userTask", 90, Duration.ofMinutes(30));
        Run second = new Run();
        second.passage("check", "userTask", 0, Duration.ofHours(6));
        second.passage("check", "userTask", 7, Duration.ofHours(8));
        second.passage("fork", "parallelGateway", 15, Duration.ZERO);
        second.passage("decide", "userTask", 16, Duration.ofDays(5));
        Run third = new Run();
        third.passage("check", "userTask", 0, Duration.ofHours(10));
        third.passage("fork", "parallelGateway", 11, Duration.ZERO);
        third.entered("decide", "userTask", 12);
        List.of(first, second, third).forEach(run -> trail.write(run.drafts));
    }

    @Test
    void coloursStepsByHowOftenTheyWereEntered() {
        String page = page("");

        assertThat(heat(page)).containsExactlyInAnyOrder("check:5", "fork:3", "decide:3", "sign:1");
        assertThat(notes(page)).containsExactly("check=5", "decide=3", "sign=1");
    }

    @Test
    void coloursStepsOfWorkByHowLongTheyTook() {
        String page = page("&by=duration");

        assertThat(heat(page)).containsExactlyInAnyOrder("sign:1", "check:3", "decide:5");
        assertThat(notes(page)).containsExactly("check=6 h 0 min", "decide=4 d 0 h", "sign=30 min");
    }

    /** Of check five passages from two to ten hours; of decide two that ended, of three and five days. */
    @Test
    void tellsHowOftenAndHowLongInBothModes() {
        for (String by : List.of("", "&by=duration")) {
            assertThat(TableRows.of(page(by)))
                    .containsExactly(
                            "Step | Times | Median | Longest",
                            "Sample check | 5 | 6 h 0 min | 10 h 0 min",
                            "Sample decide | 3 | 4 d 0 h | 5 d 0 h",
                            "Sample sign | 1 | 30 min | 30 min");
        }
    }

    private String page(String by) {
        var answer =
                Visitor.signedIn(port, "la", "auditor").get("/audit/figures/process?tenant=la&process=" + process + by);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> heat(String page) {
        Matcher found = HEAT.matcher(page);
        assertThat(found.find()).isTrue();
        return List.of(found.group(1).split(" "));
    }

    private static List<String> notes(String page) {
        return NOTE.matcher(page)
                .results()
                .map(note -> note.group(1) + "=" + note.group(2))
                .toList();
    }

    /** One run's log; hours count from its begin. */
    private final class Run {

        private final UUID proposal = UUID.randomUUID();
        private final ProcessPlace place = new ProcessPlace(process, process + ":1", proposal.toString());
        private final List<Draft> drafts = new ArrayList<>();

        Run() {
            add(
                    BEGUN,
                    AuditEvent.of("la", "process-started", proposal, Map.of("name", "Sample of heat"))
                            .at(null, place));
        }

        void entered(String step, String kind, int hour) {
            add(BEGUN.plus(Duration.ofHours(hour)), event("step-started", step, kind));
        }

        void passage(String step, String kind, int hour, Duration length) {
            entered(step, kind, hour);
            add(BEGUN.plus(Duration.ofHours(hour)).plus(length), event("step-ended", step, kind));
        }

        private AuditEvent event(String type, String step, String kind) {
            return AuditEvent.of("la", type, proposal, Map.of("name", "Sample " + step, "kind", kind))
                    .at(step, place);
        }

        private void add(Instant at, AuditEvent event) {
            drafts.add(new Draft(at, null, event));
        }
    }
}

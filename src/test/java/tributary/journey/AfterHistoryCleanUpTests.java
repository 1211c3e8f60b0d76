package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstanceQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

/** What the engine forgets of an ended review, the log keeps. */
@TributaryTest
class AfterHistoryCleanUpTests {

    @LocalServerPort
    private int port;

    @Autowired
    private HistoryService history;

    @Test
    void leavesAnEndedProposalReadable() {
        Api api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit()
                .toTheEnd();
        await(() -> instances(walk).unfinished().count() == 0);
        List<String> before = told(api, walk);
        String[] roots = instances(walk).rootProcessInstances().list().stream()
                .map(HistoricProcessInstance::getId)
                .toArray(String[]::new);

        history.setRemovalTimeToHistoricProcessInstances()
                .absoluteRemovalTime(Date.from(Instant.now().minus(Duration.ofDays(1))))
                .byIds(roots)
                .hierarchical()
                .executeAsync();
        await(() -> instances(walk).list().stream().allMatch(instance -> isPast(instance.getRemovalTime())));
        history.cleanUpHistoryAsync(true);
        await(() -> instances(walk).count() == 0);

        assertThat(told(api, walk)).startsWith(before.toArray(String[]::new));
        Visitor auditor = Visitor.signedIn(port, "la", "auditor");
        String story = auditor.get("/audit/proposals/" + walk.id()).body();
        assertThat(story).contains("National review (Lao PDR)", "Finding on");
        String process = story.replaceAll("(?s).*(/audit/proposals/[0-9a-f-]+/processes/[^\"]+)\".*", "$1");
        assertThat(auditor.get(process).statusCode()).isEqualTo(200);
        assertThat(auditor.get(process + "/model").body()).contains("bpmn:definitions");
        assertThat(auditor.get("/audit/proposals/" + walk.id() + "/record").body())
                .contains("Who held the ball", "working day");
    }

    private static boolean isPast(@Nullable Date removal) {
        return removal != null && removal.toInstant().isBefore(Instant.now());
    }

    private HistoricProcessInstanceQuery instances(Walk walk) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(walk.id().toString());
    }

    private static List<String> told(Api api, Walk walk) {
        return api.audited("la.auditor", "proposal=" + walk.id()).stream()
                .map((JsonNode entry) ->
                        entry.path("position").asText() + entry.path("type").asText())
                .toList();
    }

    private static void await(BooleanSupplier holds) {
        Instant patience = Instant.now().plusSeconds(180);
        while (!holds.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(patience);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }
}

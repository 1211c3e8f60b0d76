package tributary.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tributary.local.Http;

class ProcessPathTests {

    private static final OffsetDateTime DAY = OffsetDateTime.parse("2026-03-02T03:00:00Z");

    @Test
    void tellsStepsInTheOrderOfTimeWhereOneTransactionEndedLate() {
        List<ProcessPath> paths = ProcessPath.listFrom(List.of(
                entry(1, 0, "process-started", null),
                entry(2, 2, "step-started", "review-finance"),
                entry(3, 1, "step-started", "review-environment"),
                entry(4, 3, "step-ended", "review-environment")));

        assertThat(paths)
                .singleElement()
                .extracting(ProcessPath::visits)
                .asInstanceOf(InstanceOfAssertFactories.list(ProcessPath.Visit.class))
                .extracting(visit -> visit.step() + " " + visit.state())
                .containsExactly("review-environment ended", "review-finance open");
    }

    private static AuditEntry entry(long position, int seconds, String type, @Nullable String step) {
        return new AuditEntry(
                position,
                DAY.plusSeconds(seconds),
                null,
                "la",
                type,
                UUID.fromString("01900000-0000-7000-8000-000000000000"),
                null,
                step,
                null,
                null,
                null,
                "national-review",
                "national-review:1",
                "instance-1",
                Http.readJson("{}"));
    }
}

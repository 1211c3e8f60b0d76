package tributary.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the story leaves out because another log told it already. */
class StoryTests {

    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000000");
    private static final OffsetDateTime DAY = OffsetDateTime.parse("2026-03-02T03:00:00Z");

    @Test
    void tellsOnceWhatStandsInTheLogsOfTwoCountries() {
        assertThat(told(answered(1, "la", "la", "1"), answered(2, "cn", "la", "1")))
                .containsExactly(1L);
    }

    @Test
    void tellsBothOfTwoAnswersThatAPersonGaveToTwoCountries() {
        assertThat(told(
                        answered(1, "la", "la", "1"),
                        answered(2, "cn", "la", "1"),
                        answered(3, "th", "th", "2"),
                        answered(4, "cn", "th", "2")))
                .containsExactly(1L, 3L);
        assertThat(told(answered(1, "cn", "la", "1"), answered(2, "la", "la", "2")))
                .containsExactly(1L, 2L);
    }

    @Test
    void tellsOnceWhatOneOfTheLogsNamesNobodyForAnyMore() {
        AuditEntry erased = entry(2, "cn", AuditEntry.ERASED, "la", "1");

        assertThat(told(answered(1, "la", "la", "1"), erased)).containsExactly(1L);
    }

    private static List<Long> told(AuditEntry... entries) {
        return Story.from(List.of(entries), false, 0).entries().stream()
                .map(AuditEntry::position)
                .toList();
    }

    private static AuditEntry answered(long position, String tenant, String member, String request) {
        return entry(position, tenant, "cn.enterprise", member, request);
    }

    private static AuditEntry entry(long position, String tenant, String actor, String member, String request) {
        String detail = "{\"shared\": true, \"member\": \"%s\", \"request\": \"%s\"}".formatted(member, request);
        return SampleEntry.of(position, DAY, actor, tenant, "supplement-answered", ID, 2, "check-completeness", detail);
    }
}

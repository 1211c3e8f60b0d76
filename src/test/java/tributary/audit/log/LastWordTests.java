package tributary.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tributary.audit.log.Cosignatures.LastWord;

/** A witness that looks no more is not one that has not looked yet. */
class LastWordTests {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    @Test
    void isSilentOnceItLetAHeadGoByForADay() {
        assertThat(word("2026-03-01T12:00:00Z", "2026-03-09T11:59:59Z")).isTrue();
        assertThat(word(null, "2026-03-09T11:59:59Z")).isTrue();
        assertThat(word("2026-03-01T12:00:00Z", "2026-03-09T12:00:00Z")).isFalse();
    }

    @Test
    void isNotSilentWhereNothingCameThatItCouldCosign() {
        assertThat(word("2026-03-01T12:00:00Z", null)).isFalse();
    }

    private static boolean word(@Nullable String at, @Nullable String waiting) {
        return new LastWord("la", "witness.example/th", at == null ? null : 7L, time(at), time(waiting))
                .isSilent(NOW, Duration.ofDays(1));
    }

    private static @Nullable OffsetDateTime time(@Nullable String text) {
        return text == null ? null : OffsetDateTime.parse(text);
    }
}

package tributary.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReaderTimesTests {

    private final ReaderTimes times = new ReaderTimes(ZoneId.of("Asia/Vientiane"), Locale.ENGLISH);

    @Test
    void tellInstantsOfASpanApart() {
        OffsetDateTime instant = OffsetDateTime.parse("2026-11-24T09:05:09Z");

        assertThat(times.within(Duration.ofMinutes(2), instant)).isEqualTo("16:05:09");
        assertThat(times.within(Duration.ofDays(20), instant)).isEqualTo("24 Nov, 16:05");
        assertThat(times.within(Duration.ofDays(500), instant)).isEqualTo("24 Nov 2026");
    }
}

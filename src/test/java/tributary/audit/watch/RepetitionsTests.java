package tributary.audit.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RepetitionsTests {

    private final Clock clock = mock(Clock.class);
    private final Repetitions told = new Repetitions(clock);

    @Test
    void findsTheSameNewOnceAMinute() {
        assertThat(isNewAt("12:00:00", "a dossier")).isTrue();
        assertThat(isNewAt("12:00:30", "a dossier")).isFalse();
        assertThat(isNewAt("12:00:30", "another")).isTrue();
        assertThat(isNewAt("12:00:59", "a dossier")).isFalse();
        assertThat(isNewAt("12:01:00", "a dossier")).isTrue();
        assertThat(isNewAt("12:01:01", "a dossier")).isFalse();
    }

    @Test
    void losesNothingWhenThereIsTooMuchToRemember() {
        for (int number = 0; number < 10_000; number++) {
            assertThat(isNewAt("12:00:00", number)).isTrue();
        }
        assertThat(isNewAt("12:00:01", "one more")).isTrue();
        assertThat(isNewAt("12:00:02", "one more")).isTrue();
        assertThat(isNewAt("12:00:02", 1)).isFalse();

        assertThat(isNewAt("12:01:00", "one more")).isTrue();
        assertThat(isNewAt("12:01:01", "one more")).isFalse();
    }

    private boolean isNewAt(String time, Object what) {
        when(clock.instant()).thenReturn(Instant.parse("2026-11-28T" + time + "Z"));
        return told.isNew(what);
    }
}

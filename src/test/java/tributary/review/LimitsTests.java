package tributary.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tributary.local.TributaryTest;
import tributary.member.Members;
import tributary.time.Calendars;

@TributaryTest
class LimitsTests {

    @Autowired
    private Calendars calendars;

    @Autowired
    private Members members;

    @ParameterizedTest
    @CsvSource({
        "2026-11-24, 30, kh, 2026-12-24",
        "2026-11-26, 30, kh, 2026-12-28",
        "2026-12-02, 60, cn, 2027-02-01",
        "2026-11-26, 30, la, 2026-12-28",
        "2026-11-26, 30, mm, 2026-12-28",
        "2026-11-27, 15, th, 2026-12-14",
        "2026-11-25, 30, th, 2026-12-25",
        "2026-11-30, 90, vn, 2027-03-01",
        "2027-12-03, 30, vn, 2028-01-02"
    })
    void letsAnEnterpriseActUntilOfficesWorkAgain(LocalDate today, int days, String member, LocalDate lastDay) {
        Instant noon = today.atTime(LocalTime.NOON).toInstant(ZoneOffset.ofHours(7));
        Limits limits = new Limits(calendars, members, Clock.fixed(noon, ZoneOffset.UTC));

        assertThat(limits.lastDayToAct(days, member)).isEqualTo(lastDay);
    }
}

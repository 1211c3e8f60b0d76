package tributary.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tributary.time.StatutoryClock.Stop;

class WorkingCalendarTests {

    private final WorkingCalendar china = Calendars.read("cn", "china");
    private final WorkingCalendar laos = Calendars.read("la", "laos");
    private final WorkingCalendar thailand = Calendars.read("th", "thailand");

    @ParameterizedTest
    @CsvSource({"kh,cambodia", "cn,china", "la,laos", "mm,myanmar", "th,thailand", "vn,vietnam"})
    void coversTheYearsThatAreKnown(String member, String folder) {
        WorkingCalendar calendar = Calendars.read(member, folder);

        assertThat(List.of(2024, 2025, 2026, 2027, 2028))
                .filteredOn(calendar::covers)
                .containsExactly(2025, 2026, 2027);
    }

    @Test
    void doesNotCountTheFirstDay() {
        assertThat(laos.plusWorkingDays(LocalDate.of(2026, 11, 24), 1)).isEqualTo("2026-11-25");
        assertThat(laos.workingDaysBetween(LocalDate.of(2026, 11, 24), LocalDate.of(2026, 11, 25)))
                .isEqualTo(1);
    }

    @Test
    void passesOverWeekendsAndHolidays() {
        assertThat(china.plusWorkingDays(LocalDate.of(2025, 9, 30), 1)).isEqualTo("2025-10-09");
    }

    @Test
    void countsWeekendDaysThatAreOfficiallyWorked() {
        assertThat(china.isWorkingDay(LocalDate.of(2025, 1, 26))).isTrue();
        assertThat(china.plusWorkingDays(LocalDate.of(2025, 1, 24), 1)).isEqualTo("2025-01-26");
    }

    @Test
    void movesTheLastOfCalendarDaysToTheNextWorkingDay() {
        assertThat(laos.dueOn(LocalDate.of(2026, 11, 24), Term.calendarDays(4))).isEqualTo("2026-11-30");
    }

    @Test
    void letsAnAuthoritysLimitEndOnADayOffInThailand() {
        assertThat(thailand.dueOn(LocalDate.of(2026, 11, 24), Term.calendarDays(4)))
                .isEqualTo("2026-11-28");
    }

    @Test
    void countsMonthsByDate() {
        assertThat(laos.dueOn(LocalDate.of(2026, 8, 31), Term.months(6))).isEqualTo("2027-03-01");
    }

    @Test
    void refusesToGuessAYearThatIsMissing() {
        assertThatThrownBy(() -> laos.plusWorkingDays(LocalDate.of(2027, 12, 20), 30))
                .isInstanceOf(CalendarYearMissing.class)
                .hasMessage("The calendar of la has no entries for 2028: load the holidays once they are announced");
    }

    @Test
    void countsNoDaysWhereAYearIsMissing() {
        LocalDate from = LocalDate.of(2027, 12, 30);
        LocalDate to = LocalDate.of(2028, 1, 3);

        assertThat(laos.findWorkingDaysBetween(from, to, List.of())).isEmpty();
        assertThat(laos.findWorkingDaysBetween(from, from.plusDays(1), List.of()))
                .contains(1);
    }

    @Test
    void countsNoDaysOnWhichTheClockStoodStill() {
        LocalDate from = LocalDate.of(2026, 11, 23);
        List<Stop> stops = List.of(new Stop(LocalDate.of(2026, 11, 24), LocalDate.of(2026, 11, 26)));

        assertThat(laos.findWorkingDaysBetween(from, LocalDate.of(2026, 11, 27), stops))
                .contains(2);
    }

    @Test
    void standsStillWhileTheEnterpriseHoldsTheBall() {
        LocalDate opened = LocalDate.of(2026, 11, 23);
        var running = new StatutoryClock(laos, opened, Term.workingDays(5), List.of());
        var stopped = new StatutoryClock(
                laos,
                opened,
                Term.workingDays(5),
                List.of(new Stop(LocalDate.of(2026, 11, 24), LocalDate.of(2026, 11, 26))));

        assertThat(running.dueOn()).isEqualTo("2026-11-30");
        assertThat(stopped.dueOn()).isEqualTo("2026-12-03");
        assertThat(stopped.daysUsed(LocalDate.of(2026, 11, 26))).isEqualTo(1);
        assertThat(stopped.daysUsed(LocalDate.of(2026, 11, 27))).isEqualTo(2);
    }

    @Test
    void usesNoDayWhileAStopIsOpen() {
        var clock = new StatutoryClock(
                laos,
                LocalDate.of(2026, 11, 23),
                Term.workingDays(5),
                List.of(new Stop(LocalDate.of(2026, 11, 24), null)));

        assertThat(clock.daysUsed(LocalDate.of(2026, 12, 18))).isEqualTo(1);
    }

    @Test
    void letsOnlyWhatStandsStillWithinAPeriodInMonthsProlongIt() {
        LocalDate accepted = LocalDate.of(2026, 12, 10);
        var before = new Stop(LocalDate.of(2026, 11, 2), LocalDate.of(2026, 12, 3));
        var across = new Stop(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 14));
        var within = new Stop(LocalDate.of(2027, 1, 4), LocalDate.of(2027, 1, 8));
        var after = new Stop(LocalDate.of(2027, 7, 1), LocalDate.of(2027, 7, 9));

        assertThat(sixMonthsInThailand(accepted)).isEqualTo("2027-06-10");
        assertThat(sixMonthsInThailand(accepted, before)).isEqualTo("2027-06-10");
        assertThat(sixMonthsInThailand(accepted, across)).isEqualTo("2027-06-14");
        assertThat(sixMonthsInThailand(accepted, before, within, after)).isEqualTo("2027-06-14");
    }

    private LocalDate sixMonthsInThailand(LocalDate opened, Stop... stops) {
        return new StatutoryClock(thailand, opened, Term.months(6), List.of(stops)).dueOn();
    }
}

package tributary.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tributary.time.StatutoryClock.Stop;

/**
 * The working days of one member: Monday to Friday without holidays, and weekend days that are officially worked. A year without entries is
 * not guessed at.
 *
 * <p>The first day, on which something is filed or opened, never counts. Where a limit in calendar days or months ends on a day off, it
 * moves to the next working day, except where the member's law lets an authority's own limit end there (Thailand).
 */
public final class WorkingCalendar {

    private final String member;
    private final Map<LocalDate, SpecialDay> specialDays = new HashMap<>();
    private final Set<Integer> years;
    private final boolean lastDayMovesOn;

    WorkingCalendar(String member, Collection<SpecialDay> days, boolean lastDayMovesOn) {
        this.member = member;
        this.lastDayMovesOn = lastDayMovesOn;
        days.forEach(day -> specialDays.put(day.date(), day));
        years = days.stream().map(day -> day.date().getYear()).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether holidays of this year are known. */
    public boolean covers(int year) {
        return years.contains(year);
    }

    /**
     * Whether offices work on this day.
     *
     * @throws CalendarYearMissing when its year is not covered
     */
    public boolean isWorkingDay(LocalDate day) {
        if (!covers(day.getYear())) {
            throw new CalendarYearMissing(member, day.getYear());
        }
        SpecialDay special = specialDays.get(day);
        if (special != null) {
            return special.worked();
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /**
     * The working day that is so many working days after this day, which does not count; the day itself for 0.
     *
     * @throws CalendarYearMissing when a year on the way is not covered
     */
    public LocalDate plusWorkingDays(LocalDate day, int workingDays) {
        return new StatutoryClock(this, day, Term.workingDays(workingDays), List.of()).dueOn();
    }

    /**
     * How many working days there are after {@code from} up to and including {@code to}; 0 when {@code to} is not later.
     *
     * @throws CalendarYearMissing when a year on the way is not covered
     */
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        int count = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                count++;
            }
        }
        return count;
    }

    /**
     * How many working days there are after {@code from} up to and including {@code to}, without those on which a clock stood still; empty when a
     * year on the way is not covered.
     *
     * @param stops of the clock, in order, without overlap
     */
    public Optional<Integer> findWorkingDaysBetween(LocalDate from, LocalDate to, List<Stop> stops) {
        try {
            return Optional.of(new StatutoryClock(this, from, Term.workingDays(0), stops).daysUsed(to));
        } catch (CalendarYearMissing unknown) {
            return Optional.empty();
        }
    }

    /**
     * The last day of a period that begins with this day, which does not count.
     *
     * @throws CalendarYearMissing when a year on the way is not covered
     */
    public LocalDate dueOn(LocalDate opened, Term term) {
        return new StatutoryClock(this, opened, term, List.of()).dueOn();
    }

    /**
     * The day itself when offices work on it, else the next day on which they do: when a private person's own limit ends, which moves on
     * everywhere, in Thailand too.
     *
     * @throws CalendarYearMissing when a year on the way is not covered
     */
    public LocalDate orNextWorkingDay(LocalDate day) {
        LocalDate last = day;
        while (!isWorkingDay(last)) {
            last = last.plusDays(1);
        }
        return last;
    }

    LocalDate lastDay(LocalDate day) {
        return lastDayMovesOn ? orNextWorkingDay(day) : day;
    }
}

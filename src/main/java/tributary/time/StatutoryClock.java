package tributary.time;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statutory period that runs, with the times during which it stood still: the enterprise was asked, or the law leaves out the days of another step.
 *
 * @param opened the day on which the authority had the file; it does not count
 * @param term the period
 * @param stops in order, without overlap
 */
public record StatutoryClock(WorkingCalendar calendar, LocalDate opened, Term term, List<Stop> stops) {

    public StatutoryClock {
        stops = List.copyOf(stops);
    }

    /**
     * The clock stands still from the day after its first to its last: from a question to its answer, or while other authorities hold the file.
     *
     * @param to null while it still stands
     */
    public record Stop(LocalDate from, @Nullable LocalDate to) {

        boolean covers(LocalDate day) {
            return day.isAfter(from) && (to == null || !day.isAfter(to));
        }
    }

    /**
     * The last day of the period. A stop that has not ended is left out: until it does, nobody knows how long it takes.
     *
     * @throws CalendarYearMissing when a year on the way is not covered
     */
    public LocalDate dueOn() {
        Integer months = term.months();
        Integer days = term.days();
        if (months != null) {
            LocalDate last = opened.plusMonths(months);
            for (Stop stop : stops) {
                last = last.plusDays(daysWithin(stop, last));
            }
            return calendar.lastDay(last);
        }
        int left = days == null ? 0 : days;
        LocalDate day = opened;
        while (left > 0) {
            day = day.plusDays(1);
            if (counts(day)) {
                left--;
            }
        }
        return term.isInWorkingDays() ? day : calendar.lastDay(day);
    }

    /**
     * Days of the period used up to and including this day: working days where the term is in working days, else calendar days.
     *
     * @throws CalendarYearMissing when a year on the way is not covered
     */
    public int daysUsed(LocalDate today) {
        int used = 0;
        for (LocalDate day = opened.plusDays(1); !day.isAfter(today); day = day.plusDays(1)) {
            boolean stopped = isStopped(day);
            if (!stopped && (!term.isInWorkingDays() || calendar.isWorkingDay(day))) {
                used++;
            }
        }
        return used;
    }

    // What was asked before the period began, or after it ended, prolongs nothing.
    private long daysWithin(Stop stop, LocalDate last) {
        LocalDate from = stop.from().isBefore(opened) ? opened : stop.from();
        LocalDate to = stop.to();
        return to != null && to.isAfter(from) && from.isBefore(last) ? ChronoUnit.DAYS.between(from, to) : 0;
    }

    private boolean counts(LocalDate day) {
        boolean closed = stops.stream().anyMatch(stop -> stop.to() != null && stop.covers(day));
        return !closed && (!term.isInWorkingDays() || calendar.isWorkingDay(day));
    }

    private boolean isStopped(LocalDate day) {
        return stops.stream().anyMatch(stop -> stop.covers(day));
    }
}

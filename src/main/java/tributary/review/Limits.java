package tributary.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.member.Members;
import tributary.time.CalendarYearMissing;
import tributary.time.Calendars;
import tributary.time.StatutoryClock;
import tributary.time.StatutoryClock.Stop;
import tributary.time.Term;

/**
 * Counts statutory limits in a member's days. Days that earlier openings of a step used up are gone; days with the enterprise are not counted. Where
 * the law sets no limit, and so no kind of days, they are working days.
 */
@Component
class Limits {

    private final Calendars calendars;
    private final Members members;
    private final Clock clock;

    Limits(Calendars calendars, Members members, Clock clock) {
        this.calendars = calendars;
        this.members = members;
        this.clock = clock;
    }

    LocalDate today(String member) {
        return dayOf(clock.instant(), member);
    }

    /** The first instant after a day in the member's time zone: when a limit that ends on that day has elapsed. */
    Instant endOf(LocalDate day, String member) {
        return members.getMember(member).startOf(day.plusDays(1));
    }

    /** When a task of that limit is due: the engine counts in instants, so the last one of the last day. */
    @Nullable
    Date dueAt(@Nullable LocalDate day, String member) {
        return day == null ? null : Date.from(endOf(day, member).minusSeconds(1));
    }

    /** Last day of a term that opens today; null when the member's calendar lacks a year that it runs into. */
    @Nullable
    LocalDate lastDay(Term term, String member, int daysUsed) {
        LocalDate today = today(member);
        try {
            if (term.days() == null) {
                return calendars.of(calendar(member)).dueOn(today.minusDays(daysUsed), term);
            }
            Term left = new Term(Math.max(0, term.days() - daysUsed), null, term.kind(), null);
            return calendars.of(calendar(member)).dueOn(today, left);
        } catch (CalendarYearMissing missing) {
            return null;
        }
    }

    /** Last day of a term that runs from a day, which does not count; null when the member's calendar lacks a year that it runs into. */
    @Nullable
    LocalDate lastDay(LocalDate from, Term term, List<Stop> stops, String member) {
        try {
            return new StatutoryClock(calendars.of(calendar(member)), from, term, stops).dueOn();
        } catch (CalendarYearMissing missing) {
            return null;
        }
    }

    /**
     * Last day on which an enterprise may act that has so many calendar days from today, which does not count. Where that day is off, it is the
     * next working day; where the member's calendar lacks its year, it stays.
     */
    LocalDate lastDayToAct(int days, String member) {
        LocalDate last = today(member).plusDays(days);
        try {
            return calendars.of(calendar(member)).orNextWorkingDay(last);
        } catch (CalendarYearMissing missing) {
            return last;
        }
    }

    /** Days of a kind after a day until today, without those on which the clock stood still. */
    int daysUsed(LocalDate from, @Nullable String kind, List<Stop> stops, String member) {
        Term counted = Term.CALENDAR.equals(kind) ? Term.calendarDays(0) : Term.workingDays(0);
        try {
            return new StatutoryClock(calendars.of(calendar(member)), from, counted, stops).daysUsed(today(member));
        } catch (CalendarYearMissing missing) {
            return 0;
        }
    }

    /** Days of a kind from an opening until today. */
    int daysSince(Instant openedAt, @Nullable String kind, String member) {
        LocalDate opened = dayOf(openedAt, member);
        LocalDate today = today(member);
        if (!opened.isBefore(today)) {
            return 0;
        }
        if (Term.CALENDAR.equals(kind)) {
            return Math.toIntExact(ChronoUnit.DAYS.between(opened, today));
        }
        try {
            return calendars.of(calendar(member)).workingDaysBetween(opened, today);
        } catch (CalendarYearMissing missing) {
            return 0;
        }
    }

    LocalDate dayOf(Instant instant, String member) {
        return members.getMember(member).dayOf(instant);
    }

    private String calendar(String member) {
        return members.getMember(member).calendar();
    }
}

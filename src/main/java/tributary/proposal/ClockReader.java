package tributary.proposal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.member.Members;
import tributary.time.CalendarYearMissing;
import tributary.time.Calendars;
import tributary.time.Term;

/** Reads a step's statutory clock as it stands today in the member's country. */
@Component
class ClockReader {

    private final Calendars calendars;
    private final Members members;
    private final Clock clock;

    ClockReader(Calendars calendars, Members members, Clock clock) {
        this.calendars = calendars;
        this.members = members;
        this.clock = clock;
    }

    ReviewClock running(ReviewStep step) {
        LocalDate today = today(step.member());
        return new ReviewClock(
                ReviewClock.AUTHORITY,
                kind(step),
                daysUsed(step, today),
                step.dueOn() == null ? null : days(step, today, step.dueOn()),
                step.dueOn());
    }

    /** The clock of an open step that has stood still since another one asked the enterprise. */
    ReviewClock standing(ReviewStep step, Instant since) {
        return new ReviewClock(
                ReviewClock.ENTERPRISE, kind(step), daysUsed(step, dayOf(since, step.member())), null, null);
    }

    /** The clock of a step that was closed with a question to the enterprise. */
    ReviewClock stopped(ReviewStep step) {
        Instant closedAt = step.closedAt();
        Integer left = step.dueOn() == null || closedAt == null
                ? null
                : days(step, dayOf(closedAt, step.member()), step.dueOn());
        return new ReviewClock(ReviewClock.ENTERPRISE, kind(step), step.daysUsed(), left, null);
    }

    /** Today in a member's country. */
    LocalDate today(String member) {
        return dayOf(clock.instant(), member);
    }

    /** The day in a member's country at a moment. */
    LocalDate dayOf(Instant moment, String member) {
        return members.getMember(member).dayOf(moment);
    }

    private @Nullable Integer daysUsed(ReviewStep step, LocalDate until) {
        Integer sinceOpening = days(step, dayOf(step.openedAt(), step.member()), until);
        return sinceOpening == null ? null : step.daysUsed() + sinceOpening;
    }

    private static String kind(ReviewStep step) {
        return step.termKind() == null ? Term.WORKING : step.termKind();
    }

    private @Nullable Integer days(ReviewStep step, LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            Integer overdue = days(step, to, from);
            return overdue == null ? null : -overdue;
        }
        if (kind(step).equals(Term.CALENDAR)) {
            return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
        }
        try {
            return calendars.of(members.getMember(step.member()).calendar()).workingDaysBetween(from, to);
        } catch (CalendarYearMissing unknown) {
            return null;
        }
    }
}

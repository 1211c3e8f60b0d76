package tributary.time;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tributary.member.Member;
import tributary.member.Members;

/** Every member's official calendar, {@code processes/<folder>/calendar.ics}. */
@Component
public class Calendars {

    private final Map<String, WorkingCalendar> calendars = new HashMap<>();

    Calendars(Members members) {
        for (Member member : members.all()) {
            calendars.put(member.code(), read(member.code(), member.folder()));
        }
    }

    /**
     * The calendar of a member country.
     *
     * @throws IllegalArgumentException when there is no such country
     */
    public WorkingCalendar of(String member) {
        WorkingCalendar calendar = calendars.get(member);
        if (calendar == null) {
            throw new IllegalArgumentException("There is no calendar of " + member);
        }
        return calendar;
    }

    /** Reads the calendar in a folder under {@code processes/}. */
    static WorkingCalendar read(String member, String folder) {
        ClassPathResource file = new ClassPathResource("processes/" + folder + "/calendar.ics");
        try (var stream = file.getInputStream()) {
            return new CalendarFile(stream).read(member);
        } catch (IOException failure) {
            throw new UncheckedIOException("The calendar of " + member + " cannot be read", failure);
        }
    }
}

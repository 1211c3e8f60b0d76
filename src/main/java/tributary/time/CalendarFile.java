package tributary.time;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyContainer;

/** Reads a working calendar from iCalendar (RFC 5545). */
final class CalendarFile {

    private final Calendar calendar;

    CalendarFile(InputStream stream) throws IOException {
        try {
            calendar = new CalendarBuilder().build(stream);
        } catch (ParserException failure) {
            throw new IOException(failure);
        }
    }

    WorkingCalendar read(String member) {
        List<SpecialDay> days = new ArrayList<>();
        for (Component event : calendar.getComponents(Component.VEVENT)) {
            LocalDate date = LocalDate.parse(value(event, Property.DTSTART), DateTimeFormatter.BASIC_ISO_DATE);
            days.add(new SpecialDay(
                    date,
                    value(event, Property.CATEGORIES).equals("WORKING-DAY"),
                    value(event, Property.SUMMARY),
                    Boolean.parseBoolean(value(event, "X-TRIBUTARY-CONFIRMED")),
                    value(event, "X-TRIBUTARY-SOURCE")));
        }
        boolean lastDayMovesOn = !value(calendar, "X-TRIBUTARY-LAST-DAY").equals("stays");
        return new WorkingCalendar(member, days, lastDayMovesOn);
    }

    private static String value(PropertyContainer container, String property) {
        return container
                .getProperty(property)
                .map(Property::getValue)
                .orElseThrow(() -> new IllegalArgumentException("An entry of the calendar lacks " + property));
    }
}

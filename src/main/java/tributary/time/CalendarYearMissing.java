package tributary.time;

/** A period runs into a year for which the member's calendar knows no holidays yet; counting on would be guessing. */
public class CalendarYearMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String member;
    private final int year;

    public CalendarYearMissing(String member, int year) {
        super("The calendar of " + member + " has no entries for " + year
                + ": load the holidays once they are announced");
        this.member = member;
        this.year = year;
    }

    public String member() {
        return member;
    }

    public int year() {
        return year;
    }
}

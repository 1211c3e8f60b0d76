package tributary.audit.figures;

/**
 * How long a country's step takes against the limit that the law sets.
 *
 * @param times how often reviews finished it
 * @param medianUsed working days by the country's calendar with the authority, over those times that had a limit, or all where none had;
 *     {@link #NONE} where the calendar covers none of them
 * @param medianAllowed working days of the limit, over those times that had one; {@link #NONE} where none had, or the calendar covers none of them
 * @param unlimited how many of the times had no limit
 * @param overdue how often the limit was passed
 */
record TermFigure(
        String tenant, String label, int times, int medianUsed, int medianAllowed, int unlimited, int overdue) {

    /** In the place of days where there are none to tell. */
    static final int NONE = -1;

    public boolean isCounted() {
        return medianUsed >= 0;
    }

    public boolean hasLimit() {
        return medianAllowed >= 0;
    }

    /** How wide a bar for so many days is, where the longest of a table is 200. */
    static double width(int days, int longest) {
        return Math.max(1, Math.round(200.0 * days / Math.max(1, longest)));
    }

    public double usedWidth(int longest) {
        return width(medianUsed, longest);
    }

    public double allowedWidth(int longest) {
        return width(medianAllowed, longest);
    }
}

package tributary.time;

/** When works of the night begin. */
public final class Nights {

    /** By whose clock: from midnight to five it is night in all six countries. */
    public static final String ZONE = "Asia/Bangkok";

    /** The same, for what takes an offset alone, which is this one all year. */
    public static final String OFFSET = "+0700";

    private Nights() {}
}

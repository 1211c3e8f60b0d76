package tributary.web;

/** How large a JSON body may be, at whichever of our doors. */
public final class BodyLimits {

    /** Bytes. */
    public static final int MAX_LENGTH = 1024 * 1024;

    /** Levels of arrays and objects. */
    public static final int MAX_DEPTH = 50;

    private BodyLimits() {}
}

package tributary.verifier;

/** The first thing that is wrong, where it is wrong. */
public final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Fault(String where, String what) {
        super(printable(where) + ": " + what);
    }

    /** What came from a file does not command the reader's terminal. */
    private static String printable(String text) {
        String shown = text.replaceAll("[^\\x20-\\x7e]", "?");
        return shown.length() <= 200 ? shown : shown.substring(0, 200) + "…";
    }
}

package tributary.verifier;

/** The first thing that is wrong, where it is wrong; what came from a file is shown as {@link Visible} shows it. */
public final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 200;

    public Fault(String where, String what) {
        super(shown(where) + ": " + shown(what));
    }

    private static String shown(String text) {
        return text.length() <= LONGEST ? Visible.of(text) : Visible.of(text.substring(0, LONGEST)) + "…";
    }
}

package tributary.verifier;

import java.util.ArrayList;
import java.util.List;

/**
 * A text and the lines that sign it (C2SP signed-note).
 *
 * @param text ends with a newline
 */
public record Note(String text, List<Line> lines) {

    private static final int MAX_LINES = 64;
    private static final int MAX_SIGNATURES = 1 << 16;
    private static final String DASH = "— ";

    /** One signature: the key's name, and base64 of its id and the signature. */
    public record Line(String name, String encoded) {

        @Override
        public String toString() {
            return DASH + name + " " + encoded + "\n";
        }
    }

    /**
     * Reads a note; nobody has checked its signatures then.
     *
     * @throws Fault when it is none
     */
    public static Note parse(String note, String where) {
        int split = note.lastIndexOf("\n\n");
        if (split < 0 || !note.endsWith("\n") || note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new Fault(where, "it is no signed note: a text, an empty line, signatures");
        }
        if (split + 2 == note.length()) {
            throw new Fault(where, "below its text stand no signatures");
        }
        if (note.length() - split > MAX_SIGNATURES) {
            throw new Fault(where, "its signatures take more than 64 KiB");
        }
        List<Line> lines = new ArrayList<>();
        for (String line : note.substring(split + 2, note.length() - 1).split("\n", MAX_LINES + 1)) {
            int space = line.lastIndexOf(' ');
            if (!line.startsWith(DASH) || space < DASH.length() || lines.size() == MAX_LINES) {
                throw new Fault(where, "below its text stand other lines than signatures, or more than " + MAX_LINES);
            }
            lines.add(new Line(line.substring(DASH.length(), space), line.substring(space + 1)));
        }
        return new Note(note.substring(0, split + 1), lines);
    }

    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        lines.forEach(note::append);
        return note.toString();
    }
}

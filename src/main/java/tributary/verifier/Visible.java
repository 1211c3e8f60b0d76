package tributary.verifier;

/** What came from elsewhere, so that it can be shown on a terminal: it moves no cursor, hides nothing and turns no line around. */
public final class Visible {

    private Visible() {}

    /** The text with each character that shows nothing by itself, or is none, written as its number: {@code \u001b}. */
    public static String of(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isSeen(c)) {
                shown.appendCodePoint(c);
            } else {
                shown.append("\\u%04x".formatted(c));
            }
        });
        return shown.toString();
    }

    /** Whether it shows what it is: no control, no mark of direction, no separator of lines, nothing unknown. */
    static boolean isSeen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}

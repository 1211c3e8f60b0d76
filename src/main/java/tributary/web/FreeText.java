package tributary.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people write: any script, but nothing that a reader cannot see, and no longer than can be read. */
public final class FreeText {

    /** Characters of a reason, a finding, an answer; the engine keeps no longer ones. */
    public static final int MAX_LENGTH = 4000;

    private FreeText() {}

    /** What is wrong with a text of several lines, in a sentence; empty when nothing is. */
    public static Optional<String> findFault(String text) {
        return findFault(text, MAX_LENGTH, true);
    }

    /**
     * What is wrong with a text, in a sentence; empty when nothing is.
     *
     * @param max longest, in characters
     * @param lines whether it may have several lines
     */
    public static Optional<String> findFault(String text, int max, boolean lines) {
        if (isTooLong(text, max)) {
            return Optional.of("At most " + max + " characters are taken, these are "
                    + text.codePointCount(0, text.length()) + ".");
        }
        return isVisible(text, lines) ? Optional.empty() : Optional.of("Control characters are not taken.");
    }

    /** Everything in a JSON value that is no text of any length, as {@link #isVisible} says. */
    public static List<FieldError> listInvisible(JsonNode value) {
        List<FieldError> found = new ArrayList<>();
        collectInvisible(value, "", found);
        return found;
    }

    private static void collectInvisible(JsonNode value, String pointer, List<FieldError> found) {
        if (value.isTextual() && !isVisible(value.textValue(), true)) {
            found.add(new FieldError(pointer, "Control characters are not taken."));
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            collectInvisible(member.getValue(), pointer + FieldError.step(member.getKey()), found);
        }
        for (int index = 0; index < value.size() && value.isArray(); index++) {
            collectInvisible(value.get(index), pointer + "/" + index, found);
        }
    }

    public static boolean isTooLong(String text, int max) {
        return text.length() > max && text.codePointCount(0, text.length()) > max;
    }

    /**
     * Whether a reader can see all of a text: no control characters, no halves of a character, and none that turn the direction of writing.
     *
     * @param lines whether tabs and line ends may be among it
     */
    public static boolean isVisible(String text, boolean lines) {
        return text.codePoints().allMatch(character -> isVisible(character, lines));
    }

    private static boolean isVisible(int character, boolean lines) {
        if (character == '\n' || character == '\r' || character == '\t') {
            return lines;
        }
        boolean isHalfASurrogatePair = character >= 0xD800 && character <= 0xDFFF;
        boolean turnsDirection =
                (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
        return !Character.isISOControl(character)
                && Character.isDefined(character)
                && !isHalfASurrogatePair
                && !turnsDirection;
    }
}

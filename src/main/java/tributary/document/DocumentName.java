package tributary.document;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** The name that a file is shown and downloaded under. */
final class DocumentName {

    private static final int MAX_BYTES = 200;

    private DocumentName() {}

    /**
     * The name as it is kept.
     *
     * @throws DocumentRefused when it holds a path, characters that cannot be seen, or is missing or too long
     */
    static String check(@Nullable String name) {
        String normal = name == null
                ? ""
                : Normalizer.normalize(name, Normalizer.Form.NFC).strip();
        if (normal.isEmpty()) {
            throw DocumentRefused.badName("The file has no name. Give it one, such as site-map.pdf.");
        }
        if (normal.codePoints().anyMatch(DocumentName::isInvisible)) {
            throw DocumentRefused.badName(
                    "The file's name holds control characters. Rename it with letters and digits.");
        }
        if (normal.indexOf('/') >= 0 || normal.indexOf('\\') >= 0 || normal.equals(".") || normal.equals("..")) {
            throw DocumentRefused.badName(
                    "The file's name “" + normal + "” holds a path. Send the bare name, without / and \\.");
        }
        if (normal.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw DocumentRefused.badName("The file's name is longer than " + MAX_BYTES + " bytes. Shorten it.");
        }
        return normal;
    }

    /** Control characters, and those that turn the direction of writing and so disguise an ending. */
    private static boolean isInvisible(int character) {
        return Character.isISOControl(character)
                || Character.getType(character) == Character.LINE_SEPARATOR
                || Character.getType(character) == Character.PARAGRAPH_SEPARATOR
                || Character.getType(character) == Character.SURROGATE
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }
}

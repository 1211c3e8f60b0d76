package tributary.document;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;
import tributary.web.FreeText;

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
        if (!FreeText.isVisible(normal, false) || normal.codePoints().anyMatch(DocumentName::separatesLines)) {
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

    private static boolean separatesLines(int character) {
        int type = Character.getType(character);
        return type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }
}

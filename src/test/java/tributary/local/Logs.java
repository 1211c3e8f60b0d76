package tributary.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Log files of what a local run starts. */
final class Logs {

    private static final int LINES = 15;

    private Logs() {}

    /** The last lines without stack frames, for somebody who asks why it ended. */
    static String end(Path log) {
        try {
            List<String> lines = Files.readAllLines(log).stream()
                    .filter(line -> !line.startsWith("\t") && !line.isBlank())
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException failure) {
            return "(it cannot be read: " + failure.getMessage() + ")";
        }
    }
}

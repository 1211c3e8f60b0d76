package tributary.local;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Codes in a text where a reader expects words: {@code la.legal}, {@code review-legal-framework}, {@code portal.answer}, {@code eia-report}. Names of
 * files are left out: papers have their enterprise's own, and a table is cited by its file's.
 */
public final class ShownCodes {

    private static final Pattern CODE = Pattern.compile(
            "\\b(cn|la|kh|th|vn|mm|joint)\\.[a-z]|\\b(milestone|portal|desk|audit|outcome|stage|step)\\.[a-z]"
                    + "|\\b(check|review|decide|hold|confirm|announce|collect|admit|reply|answer|record)-[a-z]+|\\?\\?|[0-9a-f]{8}-[0-9a-f]{4}-"
                    + "|\\b(world-bank|silk-road-fund|lmc-special-fund|direct-investment|project-contracting|legal-framework|approve-with-conditions"
                    + "|pass-with-conditions|in-review|awaiting-supplement|full-eia|" + documentKinds() + ")\\b");

    private static final Pattern FILE = Pattern.compile("\\S+\\.(dmn|pdf|geojson|txt)\\S*");

    private ShownCodes() {}

    /** The codes that a text shows, each with a few characters of what is around it. */
    public static List<String> in(String text) {
        String words = FILE.matcher(text).replaceAll("");
        return CODE.matcher(words).results().map(code -> around(words, code)).toList();
    }

    private static String around(String text, MatchResult code) {
        return text.substring(Math.max(0, code.start() - 30), Math.min(text.length(), code.end() + 30));
    }

    private static String documentKinds() {
        try {
            var kinds = new YAMLMapper()
                    .readTree(Project.root()
                            .resolve("processes/joint/document-kinds.yaml")
                            .toFile());
            return StreamSupport.stream(((Iterable<String>) kinds::fieldNames).spliterator(), false)
                    .filter(kind -> kind.contains("-"))
                    .collect(Collectors.joining("|"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

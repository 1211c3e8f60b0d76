package tributary.local;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** Rows of a page's tables as they are read: the texts of their cells, with bars between them. */
public final class TableRows {

    private static final Pattern ROW = Pattern.compile("<tr.*?</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<t[hd]\\b.*?</t[hd]>", Pattern.DOTALL);

    private TableRows() {}

    /** Those of a page, or of a part of it. */
    public static List<String> of(String html) {
        return ROW.matcher(html)
                .results()
                .map(MatchResult::group)
                .map(row -> CELL.matcher(row)
                        .results()
                        .map(MatchResult::group)
                        .map(TableRows::text)
                        .collect(Collectors.joining(" | ")))
                .toList();
    }

    private static String text(String html) {
        return HtmlUtils.htmlUnescape(html.replaceAll("<[^>]*>", " "))
                .replaceAll("\\s+", " ")
                .strip();
    }
}

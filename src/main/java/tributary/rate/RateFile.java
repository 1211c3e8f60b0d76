package tributary.rate;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import tributary.web.FieldError;

/**
 * A CSV file of rates (RFC 4180, UTF-8): one line of column names in any order, {@code base,quote,rate,day,source}, then one rate a line.
 */
final class RateFile {

    static final int MAX_BYTES = 1_000_000;
    static final int MAX_LINES = 5_000;

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).setTrim(true).get();

    private final List<RateInput.Checked> rates = new ArrayList<>();
    private final List<FieldError> errors = new ArrayList<>();

    private RateFile() {}

    /**
     * Reads a file.
     *
     * @param today the member's day
     */
    static RateFile read(byte[] content, LocalDate today) {
        RateFile file = new RateFile();
        if (content.length > MAX_BYTES) {
            file.add(
                    "",
                    "The file has " + content.length + " bytes. Give at most " + MAX_BYTES
                            + "; import a part at a time.");
            return file;
        }
        try {
            file.parse(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(content))
                            .toString(),
                    today);
        } catch (CharacterCodingException notUtf8) {
            file.add("", "The file is not encoded in UTF-8. Save it as CSV UTF-8.");
        }
        return file;
    }

    /** What was read; of use only when there are no errors. */
    List<RateInput.Checked> rates() {
        return rates;
    }

    /** Everything that is wrong, by line, with pointers such as {@code /lines/3/rate}. */
    List<FieldError> errors() {
        return errors;
    }

    private void parse(String text, LocalDate today) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        long line = 1;
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(content))
                .setFormat(FORMAT)
                .get()) {
            Map<String, Integer> columns = null;
            Map<List<Object>, Long> seen = new HashMap<>();
            for (CSVRecord row : parser) {
                if (!isEmpty(row)) {
                    if (columns == null) {
                        columns = columns(row, line);
                        if (!errors.isEmpty()) {
                            return;
                        }
                    } else if (rates.size() >= MAX_LINES) {
                        add("", "The file has more than " + MAX_LINES + " rates. Import a part at a time.");
                        return;
                    } else {
                        read(row, columns, line, today, seen);
                    }
                }
                line = parser.getCurrentLineNumber() + 1;
            }
            if (columns == null || (rates.isEmpty() && errors.isEmpty())) {
                add(
                        "",
                        "The file holds no rates. Give a line with the column names " + names()
                                + ", then one rate a line.");
            }
        } catch (IOException | UncheckedIOException malformed) {
            add(line(line), "Line " + line + ": a quotation mark is not closed, or stands in the middle of a text.");
        }
    }

    private Map<String, Integer> columns(CSVRecord row, long line) {
        Map<String, Integer> columns = new HashMap<>();
        for (int index = 0; index < row.size(); index++) {
            String name = row.get(index).toLowerCase(Locale.ROOT);
            if (!RateInput.FIELDS.contains(name)) {
                add(
                        line(line),
                        "Line " + line + ": the column \"" + row.get(index) + "\" is unknown. The columns are "
                                + names() + ", separated by commas.");
            } else if (columns.put(name, index) != null) {
                add(line(line), "Line " + line + ": the column \"" + name + "\" stands twice.");
            }
        }
        RateInput.FIELDS.stream()
                .filter(name -> !columns.containsKey(name))
                .forEach(name -> add(line(line), "Line " + line + ": the column \"" + name + "\" is missing."));
        return columns;
    }

    private void read(
            CSVRecord row, Map<String, Integer> columns, long line, LocalDate today, Map<List<Object>, Long> seen) {
        if (row.size() != columns.size()) {
            add(
                    line(line),
                    "Line " + line + ": it has " + row.size() + " values for " + columns.size()
                            + " columns. Put a text with a comma into quotation marks.");
            return;
        }
        RateInput input = new RateInput(
                        value(row, columns, "base"),
                        value(row, columns, "quote"),
                        value(row, columns, "rate"),
                        value(row, columns, "day"),
                        value(row, columns, "source"))
                .tidied();
        List<FieldError> found = input.check(today);
        found.forEach(error -> add(line(line) + error.pointer(), "Line " + line + ": " + error.detail()));
        if (found.isEmpty()) {
            RateInput.Checked rate = input.checked();
            Long before = seen.putIfAbsent(List.of(rate.base(), rate.quote(), rate.day()), line);
            if (before != null) {
                add(
                        line(line),
                        "Line " + line + ": line " + before + " has a rate between " + rate.base() + " and "
                                + rate.quote() + " of that day already.");
            }
            rates.add(rate);
        }
    }

    private static @Nullable String value(CSVRecord row, Map<String, Integer> columns, String name) {
        Integer index = columns.get(name);
        return index == null ? null : row.get(index);
    }

    private static boolean isEmpty(CSVRecord row) {
        return row.size() == 1 && row.get(0).isEmpty();
    }

    private void add(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }

    private static String line(long line) {
        return "/lines/" + line;
    }

    private static String names() {
        return String.join(", ", RateInput.FIELDS);
    }
}

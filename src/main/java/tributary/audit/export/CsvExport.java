package tributary.audit.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.audit.AuditEntry;

/**
 * RFC 4180, one line an entry, for spreadsheets: it begins with a byte order mark, without which some take it for another encoding than UTF-8. A text
 * that a spreadsheet would take for a formula is marked by an apostrophe in front; in the detail, a semicolon is written as JSON's escape of it, since
 * a spreadsheet that parts cells there would begin another one within a text. The other forms have every text as it is.
 */
@Component
class CsvExport implements ExportFormat {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String HEAD =
            "position,at,actor,tenant,type,proposal,revision,step,rule,authority,outcome,process,instance,detail";

    @Override
    public String ending() {
        return "csv";
    }

    @Override
    public String mediaType() {
        return "text/csv;charset=UTF-8;header=present";
    }

    @Override
    public void write(Subject subject, List<AuditEntry> entries, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.append(BYTE_ORDER_MARK).append(HEAD).append("\r\n");
        for (AuditEntry entry : entries) {
            text.append(line(
                    entry.position(),
                    entry.at(),
                    entry.actor(),
                    entry.tenant(),
                    entry.type(),
                    entry.proposal(),
                    entry.revision(),
                    entry.step(),
                    entry.rule(),
                    entry.authority(),
                    entry.outcome(),
                    entry.process(),
                    entry.instanceId(),
                    entry.detail().toString().replace(";", "\\u003b")));
        }
        text.flush();
    }

    private static String line(@Nullable Object... cells) {
        StringBuilder line = new StringBuilder();
        for (Object cell : cells) {
            line.append(line.isEmpty() ? "" : ",").append(quoted(cell));
        }
        return line.append("\r\n").toString();
    }

    private static String quoted(@Nullable Object cell) {
        String text = cell == null ? "" : cell.toString();
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}

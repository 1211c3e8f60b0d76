package tributary.audit.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import tributary.audit.AuditEntry;

/** A form in which a proposal's log is handed out. */
interface ExportFormat {

    /** Ending of the file's name, and the last part of its address: {@code csv}. */
    String ending();

    String mediaType();

    /** Writes all entries, which come in the order of time, as they come; leaves the stream open. */
    void write(Subject subject, List<AuditEntry> entries, OutputStream out) throws IOException;

    /**
     * What the log is about.
     *
     * @param home the member whose enterprise proposes it
     */
    record Subject(String id, String reference, String title, String home) {}
}

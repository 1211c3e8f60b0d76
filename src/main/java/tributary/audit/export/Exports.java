package tributary.audit.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tributary.audit.AuditEntry;
import tributary.audit.AuditLog;
import tributary.audit.AuditReader;
import tributary.audit.KnownProposal;
import tributary.audit.KnownProposals;
import tributary.audit.LogOpened;
import tributary.audit.export.ExportFormat.Subject;
import tributary.web.NotFound;

/** Hands a proposal's log out as a file, in the order of time, as far as the reader may see it. */
@Controller
class Exports {

    private final AuditLog log;
    private final AuditReader.Current readers;
    private final KnownProposals proposals;
    private final Map<String, ExportFormat> formats;
    private final ApplicationEventPublisher events;

    Exports(
            AuditLog log,
            AuditReader.Current readers,
            KnownProposals proposals,
            List<ExportFormat> formats,
            ApplicationEventPublisher events) {
        this.log = log;
        this.readers = readers;
        this.proposals = proposals;
        this.events = events;
        this.formats = formats.stream().collect(Collectors.toMap(ExportFormat::ending, Function.identity()));
    }

    @GetMapping("/audit/proposals/{id}/exports/{ending}")
    ResponseEntity<byte[]> export(@PathVariable UUID id, @PathVariable String ending) throws IOException {
        ExportFormat format = formats.get(ending);
        if (format == null) {
            throw new NotFound("There is no such form of a log.");
        }
        List<AuditEntry> entries = log.getEntries(readers.get(), id);
        KnownProposal proposal = proposals.get(id, readers.get(), entries);
        Subject subject = new Subject(id.toString(), proposal.reference(), proposal.title(), proposal.home());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        format.write(subject, AuditEntry.inTime(entries), file);
        events.publishEvent(new LogOpened(readers.get().user(), "log-exported", id, Map.of("format", ending)));
        String name = "audit-" + proposal.reference() + "." + ending;
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(file.toByteArray());
    }
}

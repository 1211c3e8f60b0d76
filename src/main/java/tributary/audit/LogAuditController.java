package tributary.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tributary.audit.log.LogAudit;

@RestController
@Tag(name = "Audit")
class LogAuditController {

    private final LogAudit audit;
    private final LogHeads heads;
    private final AuditReader.Current reader;
    private final ApplicationEventPublisher events;

    LogAuditController(LogAudit audit, LogHeads heads, AuditReader.Current reader, ApplicationEventPublisher events) {
        this.audit = audit;
        this.heads = heads;
        this.reader = reader;
        this.events = events;
    }

    @GetMapping(path = "/api/audit/verification", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Read the caller's logs again, every entry, and compare them with what was signed and cosigned",
            description =
                    "`fault` is null, or names the first entry that was changed, removed, inserted or put elsewhere.")
    List<LogAudit.Result> verify() {
        List<LogAudit.Result> results =
                heads.tenants(reader.get()).stream().map(audit::review).toList();
        events.publishEvent(new LogOpened(reader.get().user(), "log-verified", null, Map.of()));
        return results;
    }
}

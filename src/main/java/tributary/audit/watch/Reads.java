package tributary.audit.watch;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tributary.audit.AuditEvent;
import tributary.identity.CurrentUser;
import tributary.proposal.DossierRead;

/** Tells in the reader's own log who read what of a proposal: the same of the same revision once a minute. */
@Component
class Reads {

    private final Repetitions told;
    private final LateEntries entries;

    Reads(LateEntries entries, Clock clock) {
        this.told = new Repetitions(clock);
        this.entries = entries;
    }

    @EventListener
    void on(DossierRead event) {
        if (!told.isNew(event)) {
            return;
        }
        CurrentUser reader = event.reader();
        Map<String, Object> detail = new HashMap<>();
        detail.put("part", event.part());
        if (event.document() != null && event.sha256() != null) {
            detail.put("document", event.document());
            detail.put("sha256", event.sha256());
        }
        if (reader.organization() != null) {
            detail.put("for", reader.organization());
        }
        String type = event.part().equals("document") ? "document-read" : "dossier-read";
        entries.add(
                AuditEvent.of(reader.tenant(), type, event.id(), detail).onRevision(event.revision()),
                reader.engineUserId());
    }
}

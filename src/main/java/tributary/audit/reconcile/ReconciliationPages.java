package tributary.audit.reconcile;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tributary.audit.AuditEntry;
import tributary.audit.AuditLog;
import tributary.audit.AuditReader;
import tributary.audit.AuditWords;
import tributary.audit.LogOpened;

/**
 * Shows auditors what tables and log do not agree on: of the own tenant, or of all. Operators, who mend it, are told where and on what, and not what
 * either side tells: that can be what officials found, which operators see in an emergency only.
 */
@Controller
class ReconciliationPages {

    private static final int MOST = 200;

    private final AuditLog log;
    private final AuditReader.Current readers;
    private final AuditWords words;

    private final ApplicationEventPublisher events;

    ReconciliationPages(AuditLog log, AuditReader.Current readers, AuditWords words, ApplicationEventPublisher events) {
        this.log = log;
        this.readers = readers;
        this.words = words;
        this.events = events;
    }

    @GetMapping("/audit/reconciliation")
    String disagreements(Model model) {
        AuditReader reader = readers.get();
        List<AuditEntry> found = log.listLatest(reader, "log-disagrees", MOST);
        model.addAttribute("disagreements", found);
        model.addAttribute("settled", settled(found, log.listLatest(reader, "log-agrees", MOST)));
        model.addAttribute("words", words.telling(found, reader.user()));
        model.addAttribute("last", log.listLatest(reader, "log-compared", 1));
        model.addAttribute("showsValues", reader.user().isIn("auditors"));
        events.publishEvent(LogOpened.part(reader, "disagreements"));
        return "audit/reconciliation";
    }

    /** When each disagreement was found to be one no more, by the position of its entry; both lists begin with the latest. */
    private static Map<Long, OffsetDateTime> settled(List<AuditEntry> disagreements, List<AuditEntry> agreements) {
        Map<Long, OffsetDateTime> settled = new HashMap<>();
        for (AuditEntry found : disagreements) {
            agreements.stream()
                    .filter(agreed ->
                            agreed.position() > found.position() && fact(agreed).equals(fact(found)))
                    .reduce((later, earlier) -> earlier)
                    .ifPresent(agreed -> settled.put(found.position(), agreed.at()));
        }
        return settled;
    }

    private static List<String> fact(AuditEntry entry) {
        return List.of(
                entry.tenant(),
                String.valueOf(entry.proposal()),
                String.valueOf(entry.text("entry")),
                String.valueOf(entry.text("subject")),
                String.valueOf(entry.text("what")));
    }
}

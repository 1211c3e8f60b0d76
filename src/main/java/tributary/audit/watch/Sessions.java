package tributary.audit.watch;

import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tributary.audit.AuditEvent;
import tributary.identity.ActingForChosen;
import tributary.identity.CurrentUser;
import tributary.identity.SignedOut;

/** Tells what became of a session after its sign-in. */
@Component
class Sessions {

    private final LateEntries entries;

    Sessions(LateEntries entries) {
        this.entries = entries;
    }

    @EventListener
    void on(SignedOut event) {
        add(event.person(), "signed-out", Map.of("door", event.door()));
    }

    @EventListener
    void on(ActingForChosen event) {
        add(event.person(), "acting-for-chosen", Map.of("for", event.organization()));
    }

    private void add(CurrentUser person, String type, Map<String, String> detail) {
        entries.add(AuditEvent.of(person.tenant(), type, null, detail), person.engineUserId());
    }
}

package tributary.audit;

import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tributary.audit.log.Cosignatures.ConflictingViewFound;

/** Puts it on a log's own record that the log was shown in two views: the proof of that, which is kept beside it, cannot vanish unseen. */
@Component
class ConflictingViews {

    private final AuditTrail trail;

    ConflictingViews(AuditTrail trail) {
        this.trail = trail;
    }

    @EventListener
    void on(ConflictingViewFound found) {
        Map<String, Object> detail = Map.of("size", found.size(), "sha256", found.sha256());
        trail.record(AuditEvent.of(found.tenant(), "conflicting-view-found", null, detail));
    }
}

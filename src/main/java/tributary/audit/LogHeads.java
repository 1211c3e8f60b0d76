package tributary.audit;

import java.util.List;
import org.springframework.stereotype.Component;
import tributary.audit.log.Checkpoints;
import tributary.audit.log.Cosignatures;
import tributary.audit.log.Cosignatures.ConflictingView;
import tributary.audit.log.LogKeys;
import tributary.member.Members;

/** Heads of the logs that a reader may see. */
@Component
class LogHeads {

    private final Checkpoints checkpoints;
    private final Cosignatures cosignatures;
    private final LogKeys keys;
    private final Members members;

    LogHeads(Checkpoints checkpoints, Cosignatures cosignatures, LogKeys keys, Members members) {
        this.checkpoints = checkpoints;
        this.cosignatures = cosignatures;
        this.keys = keys;
        this.members = members;
    }

    /** At most {@code limit} heads of each log, newest first. */
    List<LogHead> list(AuditReader reader, long below, int limit) {
        return tenants(reader).stream()
                .flatMap(tenant -> checkpoints.list(tenant, below, limit).stream())
                .map(signed -> LogHead.of(signed, keys.witnesses(signed.tenant())))
                .toList();
    }

    List<ConflictingView> listConflictingViews(AuditReader reader) {
        return tenants(reader).stream()
                .flatMap(tenant -> cosignatures.listConflictingViews(tenant).stream())
                .toList();
    }

    List<String> tenants(AuditReader reader) {
        return reader.onlyTenant().map(List::of).orElseGet(members::codes);
    }
}

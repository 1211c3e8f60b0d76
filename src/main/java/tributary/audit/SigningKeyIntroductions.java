package tributary.audit;

import java.util.Map;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.audit.log.LogKeyRows;
import tributary.audit.log.LogKeys;
import tributary.audit.log.VerifierKey;
import tributary.member.Member;
import tributary.member.Members;

/** Records in each log which keys sign it, so that witnesses vouch for the keys too and a change of keys is never silent. */
@Component
class SigningKeyIntroductions {

    private final LogKeys keys;
    private final LogKeyRows known;
    private final Members members;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;

    SigningKeyIntroductions(
            LogKeys keys, LogKeyRows known, Members members, AuditTrail trail, TransactionTemplate transaction) {
        this.keys = keys;
        this.known = known;
        this.members = members;
        this.trail = trail;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    void introduce() {
        for (Member member : members.tenants()) {
            introduce(member.code());
        }
    }

    void introduce(String tenant) {
        transaction.executeWithoutResult(status -> keys.verifiers(tenant).forEach(key -> introduce(tenant, key)));
    }

    private void introduce(String tenant, VerifierKey key) {
        if (known.add(tenant, key)) {
            trail.record(AuditEvent.of(tenant, "signing-key-introduced", null, Map.of("key", key.toString())));
        }
    }
}

package tributary.audit;

import org.springframework.transaction.support.TransactionTemplate;
import tributary.audit.log.LogKeyRows;
import tributary.audit.log.LogKeys;
import tributary.member.Members;

/** What the application does at its start with keys that it is given, for a log that is no member's. */
public final class RotatedKeys {

    private RotatedKeys() {}

    public static void introduce(
            LogKeys keys,
            LogKeyRows known,
            Members members,
            AuditTrail trail,
            TransactionTemplate transaction,
            String tenant) {
        new SigningKeyIntroductions(keys, known, members, trail, transaction).introduce(tenant);
    }
}

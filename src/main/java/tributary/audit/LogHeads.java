package tributary.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import tributary.audit.log.Checkpoints;
import tributary.audit.log.Cosignatures;
import tributary.audit.log.Cosignatures.ConflictingView;
import tributary.audit.log.Cosignatures.LastWord;
import tributary.audit.log.LogKeys;
import tributary.member.Members;

/** Heads of the logs that a reader may see. */
@Component
class LogHeads {

    private static final Duration PATIENCE = Duration.ofDays(1);

    private final Checkpoints checkpoints;
    private final Cosignatures cosignatures;
    private final LogKeys keys;
    private final Members members;
    private final Clock clock;

    LogHeads(Checkpoints checkpoints, Cosignatures cosignatures, LogKeys keys, Members members, Clock clock) {
        this.checkpoints = checkpoints;
        this.cosignatures = cosignatures;
        this.keys = keys;
        this.members = members;
        this.clock = clock;
    }

    /** At most {@code limit} heads of each log, newest first. */
    List<LogHead> list(AuditReader reader, long below, int limit) {
        return tenants(reader).stream()
                .flatMap(tenant -> checkpoints.list(tenant, below, limit).stream())
                .map(signed -> LogHead.of(signed, keys.witnesses(signed.tenant())))
                .toList();
    }

    /** What each log's witnesses said of it last. */
    List<WitnessWord> listWitnesses(AuditReader reader) {
        Instant now = clock.instant();
        return tenants(reader).stream()
                .filter(tenant -> checkpoints.findHead(tenant).isPresent())
                .flatMap(tenant -> cosignatures.listLastWords(tenant).stream())
                .map(word -> new WitnessWord(word, word.isSilent(now, PATIENCE)))
                .toList();
    }

    /** What a witness said last, and whether it looks no more as far as anybody can tell. */
    record WitnessWord(LastWord last, boolean isSilent) {}

    List<ConflictingView> listConflictingViews(AuditReader reader) {
        return tenants(reader).stream()
                .flatMap(tenant -> cosignatures.listConflictingViews(tenant).stream())
                .toList();
    }

    List<String> tenants(AuditReader reader) {
        return reader.onlyTenant().map(List::of).orElseGet(members::codes);
    }
}

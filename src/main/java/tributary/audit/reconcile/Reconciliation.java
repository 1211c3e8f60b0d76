package tributary.audit.reconcile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.audit.AuditEvent;
import tributary.audit.AuditTrail;
import tributary.audit.log.Checkpoints;
import tributary.member.Members;
import tributary.proposal.RecordedActs;
import tributary.tenancy.DeclaredTenants;

/**
 * Names what the engine's and the application's tables and the log do not agree on: every night, for all that came since the night before, however
 * long ago that was. A disagreement becomes an entry of the tenant's log that it concerns, once, and each run an entry of every log.
 */
@Component
class Reconciliation {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

    /** Outcome of an entry about something that the tables hold and the log does not tell. */
    static final String MISSING_IN_LOG = "missing-in-log";

    /** Outcome of an entry about something that the log tells and the tables do not hold. */
    static final String MISSING_IN_TABLES = "missing-in-tables";

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration OVERLAP = Duration.ofHours(1);
    private static final Duration STILL_MOVING = Duration.ofMinutes(5);

    private final EngineFacts engine;
    private final RecordedActs acts;
    private final LoggedFacts log;
    private final ToldRuns told;
    private final Checkpoints checkpoints;
    private final AuditTrail trail;
    private final Members members;
    private final DeclaredTenants tenants;
    private final TransactionTemplate oneView;
    private final TransactionTemplate turn;
    private final Clock clock;

    Reconciliation(
            EngineFacts engine,
            RecordedActs acts,
            LoggedFacts log,
            ToldRuns told,
            Checkpoints checkpoints,
            AuditTrail trail,
            Members members,
            DeclaredTenants tenants,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.engine = engine;
        this.acts = acts;
        this.log = log;
        this.told = told;
        this.checkpoints = checkpoints;
        this.trail = trail;
        this.members = members;
        this.tenants = tenants;
        this.oneView = new TransactionTemplate(transactions);
        this.oneView.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.oneView.setReadOnly(true);
        this.oneView.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.turn = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** A day after the other, by whichever node is first; what a night that is cut short leaves, the next one does. */
    @Scheduled(cron = "0 30 0 * * *")
    void compareWhatCameSince() {
        compareUpTo(clock.instant().minus(STILL_MOVING));
    }

    void compareUpTo(Instant to) {
        tenants.all(() -> {
            while (Boolean.TRUE.equals(turn.execute(status -> told.isMine() && compareADay(to)))) {
                // on to the next day
            }
        });
    }

    private boolean compareADay(Instant to) {
        Instant since = told.findLast().orElse(to.minus(DAY));
        // Another node was here a moment ago.
        if (!since.isBefore(to.minus(OVERLAP))) {
            return false;
        }
        Instant end = since.plus(DAY).isBefore(to) ? since.plus(DAY) : to;
        compareAll(since.minus(OVERLAP), end);
        return true;
    }

    /** Compares what happened in that time and writes what was found: how much more often the tables hold a fact than the log tells it. */
    Map<Fact, Integer> compare(Instant from, Instant to) {
        return tenants.all(() -> compareAll(from, to));
    }

    private Map<Fact, Integer> compareAll(Instant from, Instant to) {
        Map<Fact, Integer> open = told.listOpen();
        Map<Fact, Integer> found = new HashMap<>();
        oneView.executeWithoutResult(status -> {
            List<Fact> held = new ArrayList<>(engine.list(from, to));
            acts.list(from, to).forEach(act -> held.add(fact(act)));
            Set<UUID> suspects = new LinkedHashSet<>();
            open.keySet().forEach(fact -> suspects.add(fact.proposal()));
            differences(held, log.list(from, to)).keySet().forEach(fact -> suspects.add(fact.proposal()));
            // At the edges one side may be in the time and the other not: all of a proposal decides.
            suspects.forEach(proposal -> found.putAll(differencesOf(proposal)));
        });
        write(from, to, found, open);
        return found;
    }

    private Map<Fact, Integer> differencesOf(UUID proposal) {
        List<Fact> held = new ArrayList<>(engine.list(proposal));
        acts.list(proposal).forEach(act -> held.add(fact(act)));
        return differences(held, log.list(proposal));
    }

    private static Fact fact(RecordedActs.Act act) {
        return new Fact(act.proposalId(), act.tenant(), act.type(), act.subject());
    }

    /** How much more often the tables hold a fact than the log tells it; what agrees is left out. */
    private static Map<Fact, Integer> differences(Collection<Fact> held, Collection<Fact> logged) {
        Map<Fact, Integer> counts = new HashMap<>();
        held.forEach(fact -> counts.merge(fact, 1, Integer::sum));
        logged.forEach(fact -> counts.merge(fact, -1, Integer::sum));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private void write(Instant from, Instant to, Map<Fact, Integer> found, Map<Fact, Integer> open) {
        List<AuditTrail.Draft> drafts = new ArrayList<>();
        found.forEach((fact, count) -> {
            if (!count.equals(open.get(fact))) {
                LOG.error("Tables and log of {} do not agree on {} of {}", fact.tenant(), fact.type(), fact.proposal());
                Map<String, Object> detail = detail(fact);
                detail.put("times", Math.abs(count));
                drafts.add(draft(AuditEvent.of(fact.tenant(), "log-disagrees", fact.proposal(), detail)
                        .decided(null, null, count > 0 ? MISSING_IN_LOG : MISSING_IN_TABLES)));
            }
        });
        open.keySet().stream()
                .filter(fact -> !found.containsKey(fact))
                .forEach(fact ->
                        drafts.add(draft(AuditEvent.of(fact.tenant(), "log-agrees", fact.proposal(), detail(fact)))));
        members.tenants().forEach(tenant -> drafts.add(draft(run(tenant.code(), from, to))));
        trail.write(drafts);
    }

    /** It counts the log's checkpoints too: an entry that says how many there were cannot be changed after them. */
    private AuditEvent run(String tenant, Instant from, Instant to) {
        Checkpoints.Count heads = checkpoints.count(tenant);
        Map<String, Object> detail = Map.of(
                "from", from.toString(),
                "to", to.toString(),
                "checkpoints", heads.checkpoints(),
                "size", heads.size());
        return AuditEvent.of(tenant, "log-compared", null, detail);
    }

    private static Map<String, Object> detail(Fact fact) {
        return new TreeMap<>(Map.of("entry", fact.type(), "subject", fact.subject()));
    }

    private AuditTrail.Draft draft(AuditEvent event) {
        return trail.draft(event, null);
    }
}

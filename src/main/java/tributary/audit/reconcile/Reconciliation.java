package tributary.audit.reconcile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
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
import tributary.time.Nights;

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

    /** Outcome of an entry about something that both tell, in different ways. */
    static final String TOLD_OTHERWISE = "told-otherwise";

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration OVERLAP = Duration.ofHours(1);
    private static final Duration STILL_MOVING = Duration.ofMinutes(5);

    private final EngineFacts engine;
    private final RecordedActs acts;
    private final LoggedFacts log;
    private final LoggedStanding standing;
    private final RemovedRecords removed;
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
            LoggedStanding standing,
            RemovedRecords removed,
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
        this.standing = standing;
        this.removed = removed;
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
    @Scheduled(cron = "0 30 0 * * *", zone = Nights.ZONE)
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

    /** Compares what happened in that time and writes what was found. */
    List<Disagreement> compare(Instant from, Instant to) {
        return tenants.all(() -> compareAll(from, to));
    }

    /** What is wrong with one proposal; writes nothing. */
    List<Disagreement> compare(UUID proposal) {
        Set<UUID> one = Set.of(proposal);
        return tenants.all(() -> oneView.execute(status -> listOf(one, one, new ArrayList<>())));
    }

    private List<Disagreement> compareAll(Instant from, Instant to) {
        List<Disagreement> open = told.listOpen();
        List<Disagreement> found = new ArrayList<>();
        oneView.executeWithoutResult(status -> {
            List<Statement> tables = new ArrayList<>(engine.list(from, to));
            acts.list(from, to).forEach(act -> tables.add(statement(act)));
            // At the edges one side may be in the time and the other not: all of a proposal decides.
            Set<UUID> suspects = proposals(open);
            suspects.addAll(proposals(Comparison.of(tables, log.list(from, to))));
            Set<UUID> decided = new LinkedHashSet<>(suspects);
            decided.addAll(standing.listDecided(from, to));
            found.addAll(listOf(suspects, decided, open));
        });
        write(from, to, found, open);
        return found;
    }

    private static Set<UUID> proposals(List<Disagreement> disagreements) {
        Set<UUID> proposals = new LinkedHashSet<>();
        disagreements.forEach(one -> proposals.add(one.fact().proposal()));
        return proposals;
    }

    /**
     * What is wrong with these proposals.
     *
     * @param suspects of which every act is compared
     * @param decided of which is compared what stands decided
     * @param open told before; what nobody can tell any more is taken out of it
     */
    private List<Disagreement> listOf(Set<UUID> suspects, Set<UUID> decided, List<Disagreement> open) {
        List<Disagreement> found = new ArrayList<>();
        suspects.forEach(proposal -> found.addAll(listActs(proposal)));
        Standing logged = standing.find(decided);
        List<Statement> stands = acts.listStanding(decided).stream()
                .map(Reconciliation::statement)
                .toList();
        found.addAll(Comparison.of(stands, logged.statements()));
        RemovedRecords.Gone gone = removed.find(decided);
        Predicate<Disagreement> isPast = one -> logged.isUnknown(one.fact()) || gone.takes(one.fact());
        found.removeIf(isPast);
        open.removeIf(isPast);
        return found;
    }

    private List<Disagreement> listActs(UUID proposal) {
        List<Statement> tables = new ArrayList<>();
        acts.list(proposal).forEach(act -> tables.add(statement(act)));
        List<Statement> logged = new ArrayList<>(log.list(proposal));
        if (EngineFacts.hasForgotten(logged, clock.instant())) {
            logged.removeIf(EngineFacts::tells);
        } else {
            tables.addAll(engine.list(proposal));
        }
        return Comparison.of(tables, logged);
    }

    private static Statement statement(RecordedActs.Act act) {
        return new Statement(
                new Fact(act.proposalId(), act.tenant(), act.type(), act.subject()), act.at(), act.content());
    }

    private void write(Instant from, Instant to, List<Disagreement> found, List<Disagreement> open) {
        List<AuditTrail.Draft> drafts = new ArrayList<>();
        found.stream().filter(one -> open.stream().noneMatch(one::isToldBy)).forEach(one -> {
            Fact fact = one.fact();
            LOG.error("Tables and log of {} do not agree on {} of {}", fact.tenant(), fact.type(), fact.proposal());
            drafts.add(draft(event("log-disagrees", one, detail(one)).decided(null, null, outcome(one))));
        });
        open.stream()
                .filter(one -> found.stream().noneMatch(one::isAboutThatOf))
                .forEach(one -> drafts.add(draft(event("log-agrees", one, subject(one)))));
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

    private static AuditEvent event(String type, Disagreement about, Map<String, Object> detail) {
        return AuditEvent.of(about.fact().tenant(), type, about.fact().proposal(), detail)
                .at(about.step(), null);
    }

    private static String outcome(Disagreement disagreement) {
        return !disagreement.what().isEmpty()
                ? TOLD_OTHERWISE
                : disagreement.times() > 0 ? MISSING_IN_LOG : MISSING_IN_TABLES;
    }

    private static Map<String, Object> detail(Disagreement disagreement) {
        Map<String, Object> detail = subject(disagreement);
        detail.put("times", Math.abs(disagreement.times()));
        if (disagreement.inTables() != null) {
            detail.put("inTables", disagreement.inTables());
        }
        if (disagreement.inLog() != null) {
            detail.put("inLog", disagreement.inLog());
        }
        return detail;
    }

    private static Map<String, Object> subject(Disagreement disagreement) {
        Map<String, Object> subject = new TreeMap<>(Map.of(
                "entry",
                disagreement.fact().type(),
                "subject",
                disagreement.fact().subject()));
        if (!disagreement.what().isEmpty()) {
            subject.put("what", disagreement.what());
        }
        return subject;
    }

    private AuditTrail.Draft draft(AuditEvent event) {
        return trail.draft(event, null);
    }
}

package tributary.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.audit.AuditEvent;
import tributary.audit.AuditTrail;
import tributary.audit.ErasableRecords;
import tributary.engine.EngineHistory;
import tributary.member.Members;
import tributary.proposal.DossierRemoval;
import tributary.retention.PlannedRemoval.State;
import tributary.tenancy.DeclaredTenants;
import tributary.time.TimeOrderedId;

/** Removes what the plan says is due, each thing in a transaction of its own that also tells the log of it. */
@Component
class Removals {

    private static final Logger LOG = LoggerFactory.getLogger(Removals.class);

    private final RetentionPlan plan;
    private final RetentionRows rows;
    private final Periods periods;
    private final ErasableRecords records;
    private final DossierRemoval dossiers;
    private final EngineHistory engine;
    private final AuditTrail trail;
    private final DeclaredTenants tenants;
    private final TransactionTemplate transaction;
    private final Members members;
    private final Clock clock;

    Removals(
            RetentionPlan plan,
            RetentionRows rows,
            Periods periods,
            ErasableRecords records,
            DossierRemoval dossiers,
            EngineHistory engine,
            AuditTrail trail,
            DeclaredTenants tenants,
            TransactionTemplate transaction,
            Members members,
            Clock clock) {
        this.plan = plan;
        this.rows = rows;
        this.periods = periods;
        this.records = records;
        this.dossiers = dossiers;
        this.engine = engine;
        this.trail = trail;
        this.tenants = tenants;
        this.transaction = transaction;
        this.members = members;
        this.clock = clock;
    }

    /**
     * Removes what is due of a tenant on that day, as the plan comes to it. One that fails stops no other, and comes again in the next night, as does
     * whatever a run leaves that is cut short.
     *
     * @param wanted lets those through that are meant
     * @return how many were removed
     */
    long run(String tenant, LocalDate day, Predicate<PlannedRemoval> wanted) {
        AtomicLong done = new AtomicLong();
        Periods.OfDay law = periods.on(day);
        plan.forEach(tenant, day, removal -> {
            if (removal.state() == State.DUE && wanted.test(removal)) {
                try {
                    if (Boolean.TRUE.equals(transaction.execute(status -> remove(tenant, law, removal)))) {
                        done.incrementAndGet();
                    }
                } catch (RuntimeException failure) {
                    LOG.error(
                            "{} of proposal {} stay in {} for now",
                            removal.records().code(),
                            removal.proposal(),
                            tenant,
                            failure);
                }
            }
            return true;
        });
        return done.get();
    }

    /**
     * Whether it went: somebody may have set a hold in this moment, another node may have been quicker, and entries that are not in the log yet stay
     * until they are.
     */
    private boolean remove(String tenant, Periods.OfDay law, PlannedRemoval removal) {
        rows.lock(removal.proposal());
        if (rows.isHeld(removal.proposal(), removal.records(), removal.sharedBy())) {
            return false;
        }
        Map<String, Object> detail = new HashMap<>();
        detail.put("records", removal.records().code());
        detail.put("endedOn", removal.endedOn().toString());
        detail.put("dueOn", removal.dueOn().toString());
        detail.put("legalBasis", removal.legalBasis());
        switch (removal.records()) {
            case LOG -> {
                UUID id = TimeOrderedId.next(clock.instant());
                Instant before = startOf(law, tenant, Records.LOG);
                ErasableRecords.Removed removed = records.removeEntries(tenant, removal.proposal(), before, id);
                if (removed.entries() == 0) {
                    return false;
                }
                engine.forget(tenant, removal.proposal());
                detail.put("removal", id);
                detail.put("entries", removed.entries());
                detail.put("leaves", removed.leaves());
            }
            case PERSONAL_DATA -> {
                Instant before = startOf(law, tenant, Records.PERSONAL_DATA);
                long entries = records.erasePersonal(tenant, removal.proposal(), before);
                if (entries == 0) {
                    return false;
                }
                detail.put("olderThan", before.toString());
                detail.put("entries", entries);
            }
            case DOSSIER -> {
                if (!tenants.all(() -> dossiers.remove(removal.proposal()))) {
                    return false;
                }
                detail.put("shared", true);
                detail.put("documentsRemoved", removal.documents());
                detail.put("bytes", removal.bytes());
            }
        }
        for (String log : removal.sharedBy()) {
            trail.record(AuditEvent.of(log, "records-removed", removal.proposal(), detail)
                    .decided(removal.rule(), null, null));
        }
        return true;
    }

    /** What is older goes: the day begins where the tenant is. */
    private Instant startOf(Periods.OfDay law, String tenant, Records records) {
        return members.getMember(tenant).startOf(law.end(tenant, records).orElseThrow());
    }
}

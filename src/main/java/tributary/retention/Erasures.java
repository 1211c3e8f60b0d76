package tributary.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.audit.AuditEvent;
import tributary.audit.AuditTrail;
import tributary.audit.ErasableRecords;
import tributary.audit.ErasableRecords.Erased;
import tributary.identity.CurrentUser;
import tributary.identity.ErasablePeople;
import tributary.tenancy.DeclaredTenants;
import tributary.time.TimeOrderedId;
import tributary.web.Conflict;
import tributary.web.NotFound;
import tributary.web.ProblemType;

/** Erases a person's data from the own tenant's log. It cannot be undone, so one person asks for it and another, an auditor, approves. */
@Component
class Erasures {

    private static final String SELECT = """
            select id, person, entry, reason, requested_by, requested_at, approved_by, approved_at, erased, remaining
              from erasure where tenant = :tenant
            """;

    private final JdbcClient database;
    private final ErasableRecords records;
    private final ErasablePeople people;
    private final AuditTrail trail;
    private final DeclaredTenants tenants;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Erasures(
            JdbcClient database,
            ErasableRecords records,
            ErasablePeople people,
            AuditTrail trail,
            DeclaredTenants tenants,
            TransactionTemplate transaction,
            Clock clock) {
        this.database = database;
        this.records = records;
        this.people = people;
        this.trail = trail;
        this.tenants = tenants;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Asks for it; either a person or an entry is given. */
    @Transactional
    Erasure request(@Nullable String person, @Nullable Long entry, String reason, CurrentUser by) {
        Instant now = clock.instant();
        UUID id = TimeOrderedId.next(now);
        database.sql("""
                        insert into erasure (id, tenant, person, entry, reason, requested_by, requested_at)
                        values (:id, :tenant, :person, :entry, :reason, :by, :now)
                        """)
                .param("id", id)
                .param("tenant", by.tenant())
                .param("person", person)
                .param("entry", entry)
                .param("reason", reason)
                .param("by", by.engineUserId())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        Map<String, Object> detail = new HashMap<>(Map.of("erasure", id.toString(), "reason", reason));
        if (person != null) {
            detail.put("person", person);
        }
        if (entry != null) {
            detail.put("entry", entry);
        }
        trail.record(AuditEvent.of(by.tenant(), "erasure-requested", null, detail));
        return find(by.tenant(), id).orElseThrow();
    }

    /**
     * Approves it and erases what may be erased now.
     *
     * @throws NotFound when the tenant has no such request
     * @throws Conflict when this person asked for it, or it was approved before
     */
    @Transactional
    Erasure approve(UUID id, CurrentUser by) {
        Erasure erasure = find(by.tenant(), id).orElseThrow(() -> new NotFound("There is no erasure " + id + " here."));
        if (erasure.requestedBy().equals(by.engineUserId())) {
            throw new Conflict(
                    ProblemType.ANOTHER_PERSON_NEEDED,
                    "You asked for this erasure: somebody else of your country has to approve it.");
        }
        if (erasure.approvedBy() != null) {
            throw approvedBefore();
        }
        // First, since it reads the whole log before it writes: no log grows beyond a transaction that has written.
        erase(by.tenant(), erasure);
        int approved = database.sql("""
                        update erasure set approved_by = :by, approved_at = :now
                         where id = :id and tenant = :tenant and approved_at is null
                        """)
                .param("by", by.engineUserId())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .param("tenant", by.tenant())
                .update();
        if (approved == 0) {
            throw approvedBefore();
        }
        return find(by.tenant(), id).orElseThrow();
    }

    private static Conflict approvedBefore() {
        return new Conflict(ProblemType.ERASURE_APPROVED, "The erasure was approved before.");
    }

    /** Erases what was kept for a while and need not be kept any more. */
    void goOn(String tenant) {
        tenants.also(
                        List.of(tenant),
                        () -> database.sql(SELECT + " and approved_at is not null and remaining > 0")
                                .param("tenant", tenant)
                                .query(Erasures::read)
                                .list())
                .forEach(erasure -> transaction.executeWithoutResult(status -> erase(tenant, erasure)));
    }

    private void erase(String tenant, Erasure erasure) {
        Erased result = erasure.person() != null
                ? records.erasePerson(tenant, erasure.person())
                : records.eraseEntry(tenant, erasure.entry() == null ? -1 : erasure.entry());
        tenants.also(
                List.of(tenant),
                () -> database.sql("""
                        update erasure set erased = erased + :erased, remaining = :remaining,
                                           person = case when :remaining > 0 then person end
                         where id = :id
                        """)
                        .param("erased", result.erased())
                        .param("remaining", result.kept())
                        .param("id", erasure.id())
                        .update());
        if (erasure.person() != null && result.kept() == 0) {
            people.forget(tenant, erasure.person());
        }
        if (result.erased() > 0 || erasure.approvedBy() == null) {
            trail.record(AuditEvent.of(tenant, "personal-data-erased", null, told(erasure, result)));
        }
    }

    /** Which entries named a person is not told: that they were one person's would be known ever after. */
    private static Map<String, Object> told(Erasure erasure, Erased result) {
        Map<String, Object> detail = new HashMap<>();
        detail.put("erasure", erasure.id().toString());
        if (erasure.entry() != null) {
            detail.put("entry", erasure.entry());
        }
        detail.put("entries", result.erased());
        detail.put("kept", result.kept());
        detail.put("inTheClear", result.inTheClear());
        detail.put("erasedInAll", result.erasedInAll());
        detail.put("digest", result.digest());
        return detail;
    }

    private Optional<Erasure> find(String tenant, UUID id) {
        return database.sql(SELECT + " and id = :id")
                .param("tenant", tenant)
                .param("id", id)
                .query(Erasures::read)
                .optional();
    }

    /** All of a tenant, those that wait for approval first, the last first. */
    List<Erasure> list(CurrentUser reader) {
        return database.sql(SELECT + " order by approved_at is not null, requested_at desc limit 500")
                .param("tenant", reader.tenant())
                .query(Erasures::read)
                .list();
    }

    private static Erasure read(ResultSet row, int number) throws SQLException {
        return new Erasure(
                row.getObject("id", UUID.class),
                row.getString("person"),
                row.getObject("entry", Long.class),
                row.getString("reason"),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class),
                row.getString("approved_by"),
                row.getObject("approved_at", OffsetDateTime.class),
                row.getLong("erased"),
                row.getLong("remaining"));
    }
}

package tributary.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.identity.CurrentUser;
import tributary.identity.TemporaryRoles;
import tributary.shield.Shield;

/**
 * Lets an operator see the variables of the own tenant's processes while something is broken: for a reason that is on record, for half an hour, shown
 * to the tenant's focal point and auditor. It decides nothing and changes nothing. The log is all that is kept of it, so none goes unrecorded.
 */
@Component
class EmergencyAccess implements TemporaryRoles {

    static final Duration LASTS = Duration.ofMinutes(30);

    private static final String OPENED = "emergency-access-opened";
    private static final String ENDED = "emergency-access-ended";
    private static final int SHOWN = 100;

    private final AuditTrail trail;
    private final JdbcClient database;
    private final Clock clock;

    EmergencyAccess(AuditTrail trail, JdbcClient database, Clock clock) {
        this.trail = trail;
        this.database = database;
        this.clock = clock;
    }

    /** One that was opened. */
    record Opened(String person, String reason, OffsetDateTime at, Instant endsAt) {}

    /** Begins now; returns when it ends by itself. */
    Instant open(CurrentUser operator, String reason) {
        Instant ends = clock.instant().plus(LASTS);
        trail.record(
                AuditEvent.of(operator.tenant(), OPENED, null, Map.of("reason", reason, "endsAt", ends.toString())));
        return ends;
    }

    /** Ends before its time. */
    void end(CurrentUser operator) {
        trail.record(AuditEvent.of(operator.tenant(), ENDED, null, Map.of()));
    }

    @Override
    public Set<String> of(CurrentUser user) {
        return user.isIn("operators") && isOpen(user) ? Set.of(Shield.EMERGENCY) : Set.of();
    }

    /** Whether this person's is open at this moment. */
    boolean isOpen(CurrentUser operator) {
        return database.sql("""
                        select e.type = :opened and (e.detail->>'endsAt')::timestamptz > :now
                          from audit_entry e join audit_personal p using (position)
                         where e.tenant = :tenant and p.actor = :actor and e.type in (:opened, :ended)
                         order by position desc limit 1
                        """)
                .param("tenant", operator.tenant())
                .param("actor", operator.engineUserId())
                .param("opened", OPENED)
                .param("ended", ENDED)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Those of the reader's tenant, the last one first. */
    List<Opened> listOf(CurrentUser reader) {
        return database.sql("""
                        select coalesce(p.actor, :erased) as actor, e.at, coalesce(p.detail->>'reason', '') as reason,
                               e.detail->>'endsAt' as ends_at
                          from audit_entry e left join audit_personal p using (position)
                         where e.tenant = :tenant and e.type = :opened
                         order by position desc limit :limit
                        """)
                .param("tenant", reader.tenant())
                .param("opened", OPENED)
                .param("erased", AuditEntry.ERASED)
                .param("limit", SHOWN)
                .query((row, number) -> new Opened(
                        row.getString("actor"),
                        row.getString("reason"),
                        row.getObject("at", OffsetDateTime.class),
                        Instant.parse(row.getString("ends_at"))))
                .list();
    }
}

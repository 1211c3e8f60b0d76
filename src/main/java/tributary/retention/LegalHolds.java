package tributary.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.audit.AuditEvent;
import tributary.audit.AuditTrail;
import tributary.audit.KnownProposals;
import tributary.audit.LeftProposals;
import tributary.identity.CurrentUser;
import tributary.proposal.Dossiers;
import tributary.time.TimeOrderedId;
import tributary.web.Conflict;
import tributary.web.NotFound;
import tributary.web.ProblemType;

/** The holds of each tenant. To set one keeps, so one person may; to lift it lets go, so it takes another. */
@Component
class LegalHolds {

    private static final String SELECT = """
            select h.id, h.proposal_id, p.reference, h.reason, h.set_by, h.set_at, h.lifted_by, h.lifted_at, h.lifting_reason
              from legal_hold h join proposal p on p.id = h.proposal_id
             where h.tenant = :tenant
            """;

    private final JdbcClient database;
    private final Dossiers dossiers;
    private final AuditTrail trail;
    private final LeftProposals left;
    private final KnownProposals known;
    private final Clock clock;

    LegalHolds(
            JdbcClient database,
            Dossiers dossiers,
            AuditTrail trail,
            LeftProposals left,
            KnownProposals known,
            Clock clock) {
        this.database = database;
        this.dossiers = dossiers;
        this.trail = trail;
        this.left = left;
        this.known = known;
        this.clock = clock;
    }

    /**
     * Keeps the tenant's records of a proposal from now on, and the dossier for all; of one that the tenant left its own records alone.
     *
     * @throws NotFound when this person's tenant never took part in such a proposal
     */
    @Transactional
    LegalHold set(UUID proposal, String reason, CurrentUser by) {
        boolean ownRecordsOnly = dossiers.findDossier(proposal, by).isEmpty();
        if (ownRecordsOnly && known.listLeft(Set.of(proposal), by.tenant()).isEmpty()) {
            throw new NotFound("There is no such proposal here.");
        }
        Instant now = clock.instant();
        UUID id = TimeOrderedId.next(now);
        database.sql("""
                        insert into legal_hold (id, tenant, proposal_id, own_records_only, reason, set_by, set_at)
                        values (:id, :tenant, :proposal, :ownRecordsOnly, :reason, :by, :now)
                        """)
                .param("id", id)
                .param("tenant", by.tenant())
                .param("proposal", proposal)
                .param("ownRecordsOnly", ownRecordsOnly)
                .param("reason", reason)
                .param("by", by.engineUserId())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        trail.record(AuditEvent.of(
                by.tenant(), "legal-hold-set", proposal, Map.of("hold", id.toString(), "reason", reason)));
        return find(id, by).orElseThrow();
    }

    /**
     * Lets the records go again as their period says.
     *
     * @throws NotFound when the tenant has no such hold
     * @throws Conflict when this person set it, or it was lifted before
     */
    @Transactional
    LegalHold lift(UUID id, String reason, CurrentUser by) {
        LegalHold hold = find(id, by).orElseThrow(() -> new NotFound("There is no hold " + id + " here."));
        if (hold.liftedBy() != null) {
            throw new Conflict(ProblemType.HOLD_LIFTED, "The hold was lifted before.");
        }
        if (hold.setBy().equals(by.engineUserId())) {
            throw new Conflict(
                    ProblemType.ANOTHER_PERSON_NEEDED,
                    "You set this hold: somebody else of your country has to lift it.");
        }
        int lifted = database.sql("""
                        update legal_hold set lifted_by = :by, lifted_at = :now, lifting_reason = :reason
                         where id = :id and tenant = :tenant and lifted_at is null
                        """)
                .param("by", by.engineUserId())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .param("id", id)
                .param("tenant", by.tenant())
                .update();
        if (lifted == 0) {
            throw new Conflict(ProblemType.HOLD_LIFTED, "The hold was lifted before.");
        }
        trail.record(AuditEvent.of(
                by.tenant(), "legal-hold-lifted", hold.proposal(), Map.of("hold", id.toString(), "reason", reason)));
        return find(id, by).orElseThrow();
    }

    private Optional<LegalHold> find(UUID id, CurrentUser reader) {
        return left.withRowsOfAllMembers(() -> database.sql(SELECT + " and h.id = :id")
                .param("tenant", reader.tenant())
                .param("id", id)
                .query(LegalHolds::read)
                .optional());
    }

    /** All of the reader's tenant, those that keep first, the last set first. */
    List<LegalHold> list(CurrentUser reader) {
        return left.withRowsOfAllMembers(
                () -> database.sql(SELECT + " order by h.lifted_at is not null, h.set_at desc limit 500")
                        .param("tenant", reader.tenant())
                        .query(LegalHolds::read)
                        .list());
    }

    private static LegalHold read(ResultSet row, int number) throws SQLException {
        return new LegalHold(
                row.getObject("id", UUID.class),
                row.getObject("proposal_id", UUID.class),
                row.getString("reference"),
                row.getString("reason"),
                row.getString("set_by"),
                row.getObject("set_at", OffsetDateTime.class),
                row.getString("lifted_by"),
                row.getObject("lifted_at", OffsetDateTime.class),
                row.getString("lifting_reason"));
    }
}

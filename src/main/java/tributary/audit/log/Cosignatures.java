package tributary.audit.log;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.tenancy.DeclaredTenants;
import tributary.time.TimeOrderedId;

/**
 * Collects what witnesses say of a log (C2SP tlog-cosignature). A checkpoint under the log's own key that the log never was is proof that
 * somebody was shown another view of it; it is kept and reported.
 */
@Component
public class Cosignatures {

    // Of a log; one is enough to prove two views, and a witness keeps as many.
    private static final int MOST_VIEWS = 16;

    private final JdbcTemplate jdbc;
    private final Checkpoints checkpoints;
    private final LogKeys keys;
    private final LogKeyRows knownKeys;
    private final DeclaredTenants tenants;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Cosignatures(
            JdbcTemplate jdbc,
            Checkpoints checkpoints,
            LogKeys keys,
            LogKeyRows knownKeys,
            DeclaredTenants tenants,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.knownKeys = knownKeys;
        this.tenants = tenants;
        this.events = events;
        this.clock = clock;
    }

    /** What became of a note that was handed in. */
    enum Answer {
        /** Its cosignatures are kept. */
        KEPT,
        /** No key of this log has signed it, or no witness that is listened to. */
        UNKNOWN_SIGNER,
        /** Nobody but the member's own witness has cosigned it, which says nothing. */
        OWN_WITNESS,
        /** It proves that the log was shown in two views. */
        CONFLICTING_VIEW
    }

    /** A checkpoint under the log's key that differs from what the log was at that size. */
    public record ConflictingView(String tenant, long size, String note, OffsetDateTime reportedAt) {}

    /**
     * Takes those of its cosignatures that are of a witness that this log listens to.
     *
     * @throws SignedNote.MalformedNote when the note is no checkpoint
     */
    @Transactional
    Answer add(String tenant, SignedNote note) {
        return tenants.also(List.of(tenant), () -> consider(tenant, note));
    }

    private Answer consider(String tenant, SignedNote note) {
        Checkpoint claimed = Checkpoint.of(note);
        boolean isOurs = claimed.origin().equals(keys.origin(tenant))
                && knownKeys.list(tenant).stream().anyMatch(key -> key.hasSigned(note));
        if (!isOurs) {
            return Answer.UNKNOWN_SIGNER;
        }
        Optional<Checkpoints.Signed> own = checkpoints.find(tenant, claimed.size());
        if (own.isEmpty() || !own.get().checkpoint().equals(claimed)) {
            report(tenant, claimed, note);
            return Answer.CONFLICTING_VIEW;
        }
        Answer answer = keys.witnesses().stream().anyMatch(key -> key.hasSigned(note))
                ? Answer.OWN_WITNESS
                : Answer.UNKNOWN_SIGNER;
        for (VerifierKey witness : keys.witnesses(tenant)) {
            Optional<SignedNote.Signature> line = witness.findSignature(note);
            if (line.isPresent()) {
                keep(tenant, claimed, witness, line.get());
                answer = Answer.KEPT;
            }
        }
        return answer;
    }

    private void keep(String tenant, Checkpoint checkpoint, VerifierKey witness, SignedNote.Signature line) {
        jdbc.update("""
                insert into audit_cosignature (tenant, size, witness, line, cosigned_at) values (?, ?, ?, ?, ?)
                on conflict do nothing
                """, tenant, checkpoint.size(), witness.name(), line.line(), Timestamp.from(clock.instant()));
    }

    /** Anybody can hand in the same view again and again, with other lines below it: it is kept once, and of the log and of witnesses alone. */
    private void report(String tenant, Checkpoint claimed, SignedNote note) {
        Instant now = clock.instant();
        String kept = new SignedNote(note.text(), signatures(tenant, note)).toString();
        jdbc.query(
                "select pg_advisory_xact_lock(hashtext('tributary.audit.conflicting-view'), hashtext(?))",
                row -> {},
                tenant);
        int added = jdbc.update(
                """
                insert into audit_conflicting_view (id, tenant, size, note, reported_at)
                select ?, ?, ?, ?, ?
                 where not exists (select from audit_conflicting_view where tenant = ? and starts_with(note, ?))
                   and (select count(*) from audit_conflicting_view where tenant = ?) < ?
                """,
                TimeOrderedId.next(now),
                tenant,
                claimed.size(),
                kept,
                Timestamp.from(now),
                tenant,
                note.text() + "\n",
                tenant,
                MOST_VIEWS);
        if (added > 0) {
            events.publishEvent(new ConflictingViewFound(tenant, claimed.size(), hash(kept)));
        }
    }

    private List<SignedNote.Signature> signatures(String tenant, SignedNote note) {
        return Stream.concat(knownKeys.list(tenant).stream(), keys.witnesses().stream())
                .flatMap(key -> key.findSignature(note).stream())
                .distinct()
                .toList();
    }

    private static String hash(String note) {
        return Hash.of(note.getBytes(StandardCharsets.UTF_8)).hex();
    }

    /**
     * Somebody was shown another view of a log than it ever was, which was not known before.
     *
     * @param size of the view
     * @param sha256 of its note, hexadecimal
     */
    public record ConflictingViewFound(String tenant, long size, String sha256) {}

    /**
     * What a witness said of a log last.
     *
     * @param size of the newest head that it cosigned; null when it never did
     * @param at when that was handed in
     * @param waiting when the first head was signed that lacks its word, of those since; null when none does
     */
    public record LastWord(
            String tenant,
            String witness,
            @Nullable Long size,
            @Nullable OffsetDateTime at,
            @Nullable OffsetDateTime waiting) {

        /** Whether it let a head go by for longer than that: witnesses look every minute. */
        public boolean isSilent(Instant now, Duration patience) {
            return waiting != null && waiting.toInstant().isBefore(now.minus(patience));
        }
    }

    /** What each witness that this log listens to said of it last. */
    public List<LastWord> listLastWords(String tenant) {
        return tenants.also(
                List.of(tenant),
                () -> keys.witnesses(tenant).stream()
                        .map(witness -> findLastWord(tenant, witness.name()))
                        .toList());
    }

    private LastWord findLastWord(String tenant, String witness) {
        return jdbc.query(
                        """
                        select last.size, last.cosigned_at,
                               (select c.signed_at from audit_checkpoint c where c.tenant = ? and c.size > coalesce(last.size, 0)
                                 order by c.size limit 1) as waiting
                          from (select) as one
                          left join lateral (select size, cosigned_at from audit_cosignature
                                              where tenant = ? and witness = ? order by size desc limit 1) last on true
                        """,
                        (row, number) -> new LastWord(
                                tenant,
                                witness,
                                row.getObject("size", Long.class),
                                row.getObject("cosigned_at", OffsetDateTime.class),
                                row.getObject("waiting", OffsetDateTime.class)),
                        tenant,
                        tenant,
                        witness)
                .get(0);
    }

    /** Proofs that this log was shown in two views; empty when all is well. */
    public List<ConflictingView> listConflictingViews(String tenant) {
        return tenants.also(
                List.of(tenant),
                () -> jdbc.query(
                        "select * from audit_conflicting_view where tenant = ? order by id",
                        (row, number) -> new ConflictingView(
                                tenant,
                                row.getLong("size"),
                                row.getString("note"),
                                row.getObject("reported_at", OffsetDateTime.class)),
                        tenant));
    }
}

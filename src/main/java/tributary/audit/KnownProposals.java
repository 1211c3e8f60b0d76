package tributary.audit;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tributary.proposal.Dossiers;
import tributary.web.NotFound;

/** Finds what a reader's pages say of a proposal. */
@Component
public class KnownProposals {

    private final Dossiers dossiers;
    private final LeftProposals left;
    private final AuditLog log;
    private final ApplicationEventPublisher events;

    KnownProposals(Dossiers dossiers, LeftProposals left, AuditLog log, ApplicationEventPublisher events) {
        this.dossiers = dossiers;
        this.left = left;
        this.log = log;
        this.events = events;
    }

    /**
     * The proposal, which this reader's country takes part in, or took part in once; that this person read of it is on record.
     *
     * @throws NotFound when it never did
     */
    public KnownProposal get(UUID id, AuditReader reader) {
        return get(id, reader, () -> log.listOf(reader, id));
    }

    /** The same, where the reader's entries of the proposal have been read already. */
    public KnownProposal get(UUID id, AuditReader reader, List<AuditEntry> entries) {
        return get(id, reader, () -> entries);
    }

    private KnownProposal get(UUID id, AuditReader reader, Supplier<List<AuditEntry>> entries) {
        return dossiers.findDossier(id, reader.user())
                .map(KnownProposal::of)
                .or(() -> reader.onlyTenant()
                        .flatMap(own -> findLeft(id, own, entries.get()))
                        .map(known -> told(known, reader)))
                .orElseThrow(() -> new NotFound("There is no such proposal here."));
    }

    private Optional<KnownProposal> findLeft(UUID id, String tenant, List<AuditEntry> entries) {
        return KnownProposal.from(entries, id, tenant)
                .or(() -> left.find(Set.of(id), tenant).values().stream()
                        .map(KnownProposal::of)
                        .findFirst());
    }

    /** No dossier was read that would tell of its reader. */
    private KnownProposal told(KnownProposal known, AuditReader reader) {
        events.publishEvent(LogOpened.reading(reader, known.id()));
        return known;
    }

    /** The proposal that people call so; empty where this reader's country never took part in one. */
    public Optional<UUID> findByReference(String reference, AuditReader reader) {
        return dossiers.findByReference(reference, reader.user())
                .or(() -> reader.onlyTenant().flatMap(own -> left.findByReference(reference, own)));
    }

    /** Those that this reader's country takes part in no more and whose reference has that text in it, the last filed first, so many at most. */
    List<LeftProposals.Left> listLeft(String text, AuditReader reader, int limit) {
        return reader.onlyTenant().map(own -> left.list(text, own, limit)).orElse(List.of());
    }

    /** Those of these proposals whose story is open to auditors of that country by its own log alone, since it takes part no more. */
    public Set<UUID> listLeft(Collection<UUID> ids, String tenant) {
        return left.find(ids, tenant).keySet();
    }

    /** The proposal that people call so, where that country took part in it once; whether it still does is not asked. */
    public Optional<UUID> findLeft(String reference, String tenant) {
        return left.findByReference(reference, tenant);
    }

    /** What people call those of these proposals that this reader's country takes part in, or took part in once. */
    Map<UUID, String> findReferences(Collection<UUID> ids, AuditReader reader) {
        Map<UUID, String> references = new HashMap<>(dossiers.findReferences(ids, reader.user()));
        reader.onlyTenant()
                .ifPresent(own -> left.find(without(ids, references.keySet()), own)
                        .forEach((id, known) -> references.put(id, known.reference())));
        return references;
    }

    private static List<UUID> without(Collection<UUID> ids, Set<UUID> others) {
        return ids.stream().filter(id -> !others.contains(id)).toList();
    }
}

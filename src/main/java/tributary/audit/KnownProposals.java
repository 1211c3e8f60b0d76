package tributary.audit;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tributary.proposal.Dossiers;
import tributary.web.NotFound;

/** Finds what a reader's pages say of a proposal. */
@Component
public class KnownProposals {

    private final Dossiers dossiers;
    private final AuditLog log;

    KnownProposals(Dossiers dossiers, AuditLog log) {
        this.dossiers = dossiers;
        this.log = log;
    }

    /**
     * The proposal, which this reader's country takes part in, or took part in once.
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
                .or(() -> reader.onlyTenant().flatMap(own -> KnownProposal.from(entries.get(), id, own)))
                .orElseThrow(() -> new NotFound("There is no such proposal here."));
    }
}

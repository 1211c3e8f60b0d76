package tributary.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tributary.audit.log.Hash;
import tributary.proposal.AppealLodged;
import tributary.proposal.ConsultationComments;
import tributary.proposal.Dossier;
import tributary.proposal.Proposal;
import tributary.proposal.ProposalWithdrawn;
import tributary.proposal.Proposals;
import tributary.proposal.RevisionSealed;
import tributary.proposal.SupplementAnswered;
import tributary.proposal.SupplementDropped;
import tributary.proposal.SupplementRequest;
import tributary.proposal.SupplementRequested;

/** Turns what an enterprise does, and is asked, into audit entries: enough to tell what every revision of the dossier held. */
@Component
class FilingEvents {

    private final AuditTrail trail;
    private final Proposals proposals;
    private final ConcernedTenants tenants;

    FilingEvents(AuditTrail trail, Proposals proposals, ConcernedTenants tenants) {
        this.trail = trail;
        this.proposals = proposals;
        this.tenants = tenants;
    }

    @EventListener
    void on(RevisionSealed event) {
        List<Map<String, String>> participants = new ArrayList<>();
        proposals
                .listParticipations(event.id())
                .forEach(part -> participants.add(Map.of("member", part.member(), "role", part.role())));
        Map<String, Object> detail = Map.of(
                "reference",
                proposals.getProposal(event.id()).reference(),
                "reason",
                event.reason(),
                "facts",
                event.facts(),
                "documents",
                event.documents().stream().map(FilingEvents::told).toList(),
                "participants",
                participants,
                "shared",
                true);
        for (String tenant : tenants.of(event.id())) {
            trail.record(
                    AuditEvent.of(tenant, "revision-sealed", event.id(), detail).onRevision(event.revision()));
        }
    }

    private static Map<String, Object> told(Dossier.Document document) {
        return Map.of(
                "id", document.id(),
                "kind", document.kind(),
                "name", document.name(),
                "size", document.size(),
                "sha256", document.sha256(),
                "revision", document.revision() == null ? 0 : document.revision());
    }

    @EventListener
    void on(ProposalWithdrawn event) {
        Map<String, Object> detail = Map.of("findings", event.reason(), "shared", true);
        for (String tenant : tenants.of(event.id())) {
            trail.record(AuditEvent.of(tenant, "proposal-withdrawn", event.id(), detail));
        }
    }

    @EventListener
    void on(SupplementRequested event) {
        Map<String, Object> detail =
                Map.of("request", event.requestId(), "role", event.role(), "findings", event.question());
        trail.record(AuditEvent.of(event.member(), "supplement-requested", event.id(), detail)
                .at(event.step(), null));
    }

    @EventListener
    void on(SupplementDropped event) {
        Map<String, Object> detail = Map.of("request", event.requestId(), "role", event.role());
        trail.record(AuditEvent.of(event.member(), "supplement-dropped", event.id(), detail)
                .at(event.step(), null));
    }

    @EventListener
    void on(SupplementAnswered event) {
        Proposal proposal = proposals.getProposal(event.id());
        SupplementRequest request = proposal.getSupplementRequest(event.requestId());
        Map<String, Object> detail = new HashMap<>();
        detail.put("request", request.id());
        detail.put("role", event.role());
        detail.put("routingChanged", event.routingChanged());
        detail.put("documents", request.answerDocuments());
        detail.put("filed", filed(proposal));
        if (request.answer() != null) {
            detail.put("findings", request.answer());
        }
        record("supplement-answered", proposal, event.member(), event.revision(), event.step(), detail);
    }

    @EventListener
    void on(AppealLodged event) {
        Proposal proposal = proposals.getProposal(event.id());
        Map<String, Object> detail =
                new HashMap<>(Map.of("appeal", event.appealId(), "role", event.role(), "findings", event.grounds()));
        record("appeal-lodged", proposal, event.member(), proposal.revision(), null, detail);
    }

    /** What is filed with one country stands in that country's log and in the home country's, by which the enterprise proves it. */
    private void record(
            String type,
            Proposal proposal,
            String member,
            int revision,
            @Nullable String step,
            Map<String, Object> detail) {
        Set<String> logs = new LinkedHashSet<>(List.of(member, proposal.homeMember()));
        detail.put("member", member);
        if (logs.size() > 1) {
            detail.put("shared", true);
        }
        for (String tenant : logs) {
            trail.record(AuditEvent.of(tenant, type, proposal.id(), detail)
                    .onRevision(revision)
                    .at(step, null));
        }
    }

    /** What a revision holds of the enterprise, by hash: it can prove its dossier by that without the log holding any of it. */
    static Map<String, Object> filed(Proposal proposal) {
        // A draft is told of while it is being filed, with all that it has.
        boolean isDraft = proposal.submittedAt() == null;
        List<Map<String, Object>> documents = proposal.documents().stream()
                .filter(document -> isDraft || document.isSealed())
                .filter(document -> !document.kind().equals(ConsultationComments.KIND))
                .map(document -> Map.<String, Object>of("kind", document.kind(), "sha256", document.sha256()))
                .toList();
        byte[] facts = BundleReferences.facts(proposal.filedFacts());
        return Map.of("facts", Hash.of(facts).hex(), "documents", documents);
    }
}

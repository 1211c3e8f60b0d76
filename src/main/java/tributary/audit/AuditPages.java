package tributary.audit;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tributary.proposal.DossierFilter;
import tributary.proposal.DossierPart;
import tributary.proposal.Dossiers;
import tributary.proposal.ProposalStatus;
import tributary.web.NotFound;

/** The auditors' pages: find a proposal, read its story, see the path that each process took. */
@Controller
@RequestMapping("/audit")
class AuditPages {

    private static final int LEFT_SHOWN = 100;

    private final AuditLog log;
    private final AuditReader.Current readers;
    private final Dossiers dossiers;
    private final KnownProposals proposals;
    private final DeployedModels models;
    private final AuditWords words;
    private final LogHeads heads;
    private final VerifiedLogs verified;

    AuditPages(
            AuditLog log,
            AuditReader.Current readers,
            Dossiers dossiers,
            KnownProposals proposals,
            DeployedModels models,
            AuditWords words,
            LogHeads heads,
            VerifiedLogs verified) {
        this.log = log;
        this.readers = readers;
        this.dossiers = dossiers;
        this.proposals = proposals;
        this.models = models;
        this.words = words;
        this.heads = heads;
        this.verified = verified;
    }

    @GetMapping
    String proposals(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(required = false) @Nullable UUID older,
            Model model) {
        DossierPart found = dossiers.listOlder(
                DossierFilter.parse(status, null).about(text.strip()),
                older,
                readers.get().user());
        model.addAttribute("found", found.proposals());
        model.addAttribute("next", found.last());
        model.addAttribute("statuses", ProposalStatus.filed());
        model.addAttribute("text", text);
        model.addAttribute("status", status);
        // Of what became of them the country knows nothing, so they have no status.
        model.addAttribute(
                "left",
                status.isEmpty() && older == null
                        ? proposals.listLeft(text.strip(), readers.get(), LEFT_SHOWN)
                        : List.of());
        addWarnings(verified.list(readers.get()), model);
        return "audit/proposals";
    }

    @GetMapping("/logs")
    String logs(Model model) {
        model.addAttribute("heads", heads.list(readers.get(), Long.MAX_VALUE, 1));
        model.addAttribute("witnesses", heads.listWitnesses(readers.get()));
        List<VerifiedLog> found = verified.list(readers.get());
        model.addAttribute("verified", found);
        addWarnings(found, model);
        return "audit/logs";
    }

    private void addWarnings(List<VerifiedLog> found, Model model) {
        model.addAttribute("conflictingViews", heads.listConflictingViews(readers.get()));
        model.addAttribute("isFaulty", found.stream().anyMatch(log -> log.fault() != null));
    }

    @GetMapping("/proposals/{id}")
    String story(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "story") String view,
            @RequestParam(defaultValue = "0") String from,
            Model model) {
        List<AuditEntry> entries = log.getEntries(readers.get(), id);
        addProposal(id, entries, model);
        model.addAttribute(
                "story",
                Story.from(entries, view.equals("all"), from.matches("[0-9]{1,9}") ? Integer.parseInt(from) : 0));
        model.addAttribute("all", view.equals("all"));
        model.addAttribute("decisions", RuleFired.byFile(entries));
        model.addAttribute("silent", RuleFired.listNone(entries));
        model.addAttribute("paths", ProcessPath.listFrom(entries));
        return "audit/story";
    }

    @GetMapping("/proposals/{id}/processes/{instanceId}")
    String process(@PathVariable UUID id, @PathVariable String instanceId, Model model) {
        List<AuditEntry> entries = log.getEntries(readers.get(), id);
        addProposal(id, entries, model);
        model.addAttribute("path", pathIn(entries, instanceId));
        return "audit/process";
    }

    @GetMapping("/proposals/{id}/processes/{instanceId}/model")
    ResponseEntity<InputStreamResource> model(@PathVariable UUID id, @PathVariable String instanceId) {
        ProcessPath path = pathIn(log.getEntries(readers.get(), id), instanceId);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .body(new InputStreamResource(models.open(path.definitionId())));
    }

    private void addProposal(UUID id, List<AuditEntry> entries, Model model) {
        AuditReader reader = readers.get();
        KnownProposal proposal = proposals.get(id, reader, entries);
        model.addAttribute("proposal", proposal);
        model.addAttribute("words", words.telling(entries, proposal.reference(), reader.user()));
    }

    private static ProcessPath pathIn(List<AuditEntry> entries, String instanceId) {
        return ProcessPath.listFrom(entries).stream()
                .filter(path -> path.instanceId().equals(instanceId))
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no such process here."));
    }
}

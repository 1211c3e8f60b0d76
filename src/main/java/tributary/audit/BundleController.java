package tributary.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tributary.audit.log.Checkpoints;
import tributary.identity.CurrentUser;
import tributary.identity.CurrentUsers;
import tributary.member.Members;
import tributary.proposal.Dossier;
import tributary.proposal.Dossiers;
import tributary.web.Conflict;
import tributary.web.NotFound;
import tributary.web.ProblemType;

@RestController
@Tag(name = "Audit")
class BundleController {

    private static final Set<String> FILINGS =
            Set.of("proposal-submitted", "supplement-answered", "proposal-withdrawn", "appeal-lodged");

    private final AuditLog log;
    private final AuditReader.Current auditors;
    private final CurrentUsers users;
    private final Dossiers dossiers;
    private final KnownProposals proposals;
    private final BundleReferences references;
    private final AuditBundle bundles;
    private final Members members;
    private final ApplicationEventPublisher events;

    BundleController(
            AuditLog log,
            AuditReader.Current auditors,
            CurrentUsers users,
            Dossiers dossiers,
            KnownProposals proposals,
            BundleReferences references,
            AuditBundle bundles,
            Members members,
            ApplicationEventPublisher events) {
        this.log = log;
        this.auditors = auditors;
        this.users = users;
        this.dossiers = dossiers;
        this.proposals = proposals;
        this.references = references;
        this.bundles = bundles;
        this.members = members;
        this.events = events;
    }

    @GetMapping(path = {"/api/audit/proposals/{id}/bundle", "/audit/proposals/{id}/bundle"})
    @Operation(
            summary = "A proposal's entries with everything that proves them, as a zip file",
            description = "`bin/verify` checks it offline; `docs/audit-format.md` tells how to write another verifier.")
    ResponseEntity<InputStreamResource> bundle(
            @PathVariable UUID id,
            @Parameter(
                            description =
                                    "`false` leaves out who read what, where a bundle with it would be too large; it does not state then that it is complete")
                    @RequestParam(defaultValue = "true")
                    boolean reads) {
        AuditReader reader = auditors.get();
        // The heads first: what is removed from then on is told of behind them, and the bundle is refused.
        Map<String, Checkpoints.Signed> heads =
                bundles.bringIn(reader.onlyTenant().map(List::of).orElseGet(members::codes));
        List<AuditEntry> entries = log.listOf(reader, id);
        if (entries.isEmpty()) {
            throw new NotFound("There is no proposal " + id + " here.");
        }
        String tenant = reader.user().tenant();
        KnownProposal proposal = proposals.get(id, reader, entries);
        Map<String, List<Long>> positions = bundles.listPositions(id, heads);
        if (!reads) {
            Set<Long> left = entries.stream()
                    .filter(AuditEntry::isReading)
                    .map(AuditEntry::position)
                    .collect(Collectors.toSet());
            positions.replaceAll((log, all) ->
                    all.stream().filter(position -> !left.contains(position)).toList());
            positions.values().removeIf(List::isEmpty);
        }
        Set<Long> chosen = positions.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        List<AuditEntry> proved = entries.stream()
                .filter(entry -> chosen.contains(entry.position()))
                .toList();
        ResponseEntity<InputStreamResource> bundle = send(
                new AuditBundle.Content(id, tenant, tenant, positions, heads, reads, references.of(proved, proposal)),
                proposal.reference() + "-audit.zip");
        events.publishEvent(new LogOpened(reader.user(), "bundle-made", id, Map.of()));
        return bundle;
    }

    @GetMapping(path = {"/api/proposals/{id}/receipt", "/portal/proposals/{id}/filing-receipt"})
    @Operation(
            summary = "Proof of what the enterprise itself filed, as a zip file",
            description =
                    "The entries of its submission, answers, appeals and withdrawal, in whichever country it was asked, proved like an auditor's bundle. A filing of a moment ago may be answered with 409: try again then.")
    ResponseEntity<InputStreamResource> receipt(@PathVariable UUID id) {
        CurrentUser user = users.get();
        Dossier dossier = dossiers.getDossier(id, user);
        Dossier.Enterprise enterprise = dossier.enterprise();
        if (!enterprise.member().equals(user.tenant())
                || !enterprise.organization().equals(user.organization())) {
            throw new NotFound("There is no proposal " + id + " of yours.");
        }
        Map<String, Checkpoints.Signed> heads = bundles.bringIn(List.of(user.tenant()));
        List<AuditEntry> filings = log.listOf(new AuditReader(user), id).stream()
                .filter(entry -> FILINGS.contains(entry.type()))
                .toList();
        if (filings.isEmpty() && dossier.submittedAt() != null) {
            throw new Conflict(
                    ProblemType.RECORDS_REMOVED,
                    "Their period ended, and with it the entries of this filing went. A receipt that was downloaded before stays valid.");
        }
        if (filings.isEmpty()) {
            throw new Conflict(ProblemType.NOTHING_FILED, "Nothing was filed yet, so there is nothing to prove.");
        }
        List<Long> positions = filings.stream().map(AuditEntry::position).toList();
        return send(
                new AuditBundle.Content(
                        id,
                        "enterprise",
                        user.tenant(),
                        Map.of(user.tenant(), positions),
                        heads,
                        false,
                        references.ofFiling(filings, dossiers.listFiledFacts(id, user), dossier)),
                dossier.reference() + "-receipt.zip");
    }

    /** By way of a file, so that a fault on the way is told as one, and a large bundle is never held whole. */
    private ResponseEntity<InputStreamResource> send(AuditBundle.Content content, String name) {
        try {
            Path file = Files.createTempFile("tributary-", ".bundle");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                bundles.write(content, out);
            } catch (IOException | RuntimeException failure) {
                Files.deleteIfExists(file);
                throw failure;
            }
            return ResponseEntity.ok()
                    .header(HttpHeaders.CONTENT_TYPE, "application/zip")
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(name)
                                    .build()
                                    .toString())
                    .contentLength(Files.size(file))
                    .cacheControl(CacheControl.noStore())
                    .body(new InputStreamResource(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

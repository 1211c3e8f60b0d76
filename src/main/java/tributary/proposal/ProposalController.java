package tributary.proposal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tributary.identity.CurrentUsers;
import tributary.member.Member;
import tributary.member.Members;
import tributary.web.InvalidInput;
import tributary.web.ProblemType;

/** Proposals for programs: filing by enterprises, reading by everybody who takes part. */
@RestController
@RequestMapping(path = "/api/proposals", produces = MediaType.APPLICATION_JSON_VALUE)
class ProposalController {

    private final Filing filing;
    private final Dossiers dossiers;
    private final Appraisals appraisals;
    private final CurrentUsers users;
    private final List<String> countries;
    private final ObjectMapper json;

    ProposalController(
            Filing filing,
            Dossiers dossiers,
            Appraisals appraisals,
            CurrentUsers users,
            Members members,
            ObjectMapper json) {
        this.filing = filing;
        this.dossiers = dossiers;
        this.appraisals = appraisals;
        this.users = users;
        this.json = json;
        countries = members.all().stream().map(Member::code).toList();
    }

    @GetMapping
    DossierPage list(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String member,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(required = false) @Nullable String size) {
        return dossiers.list(DossierFilter.parse(status, member, page, size, countries), users.get());
    }

    @PostMapping
    ResponseEntity<Dossier> begin(@RequestBody JsonNode project) {
        UUID id = filing.begin(project, users.get());
        return answer(ResponseEntity.created(URI.create("/api/proposals/" + id)), id);
    }

    @GetMapping("/{id}")
    ResponseEntity<Dossier> get(@PathVariable UUID id) {
        return answer(ResponseEntity.ok(), id);
    }

    @PutMapping("/{id}")
    ResponseEntity<Dossier> changeFacts(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode project) {
        filing.changeFacts(id, project, version -> EntityTag.check(ifMatch, version), users.get());
        return answer(ResponseEntity.ok(), id);
    }

    @PostMapping("/{id}/documents")
    ResponseEntity<Dossier.Document> addDocument(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String kind,
            @RequestPart(required = false) @Nullable MultipartFile file)
            throws IOException {
        if (file == null) {
            throw new InvalidInput(
                    ProblemType.INVALID_DOCUMENT,
                    "/file",
                    "File is missing. Send it as the part “file” of a multipart form.");
        }
        UUID documentId;
        try (InputStream content = file.getInputStream()) {
            Filing.Upload upload = new Filing.Upload(file.getOriginalFilename(), file.getContentType(), content);
            documentId = filing.addDocument(id, kind, upload, users.get());
        }
        Dossier.Document document = dossiers.getDossier(id, users.get()).documents().stream()
                .filter(candidate -> candidate.id().equals(documentId))
                .findFirst()
                .orElseThrow(() -> new ProposalNotFound(id, documentId));
        return ResponseEntity.created(URI.create("/api/proposals/" + id + "/documents/" + documentId))
                .body(document);
    }

    @GetMapping(path = "/{id}/documents/{documentId}", produces = MediaType.ALL_VALUE)
    ResponseEntity<InputStreamResource> downloadDocument(@PathVariable UUID id, @PathVariable UUID documentId) {
        return dossiers.openDocument(id, documentId, users.get()).toResponse();
    }

    @DeleteMapping("/{id}/documents/{documentId}")
    ResponseEntity<Void> removeDocument(@PathVariable UUID id, @PathVariable UUID documentId) {
        filing.removeDocument(id, documentId, users.get());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/submission")
    ResponseEntity<Dossier> submit(@PathVariable UUID id) {
        filing.submit(id, users.get());
        return answer(ResponseEntity.accepted(), id);
    }

    @PostMapping("/{id}/withdrawal")
    ResponseEntity<Dossier> withdraw(@PathVariable UUID id, @RequestBody JsonNode body) {
        RequestBodyReader reader = new RequestBodyReader(body, "reason");
        String reason = reader.text("reason", "Reason");
        reader.check();
        filing.withdraw(id, reason, users.get());
        return answer(ResponseEntity.accepted(), id);
    }

    @GetMapping("/{id}/timeline")
    List<Milestone> listMilestones(@PathVariable UUID id) {
        return dossiers.listMilestones(id, users.get());
    }

    @GetMapping("/{id}/supplement-requests")
    List<SupplementRequest> listSupplementRequests(@PathVariable UUID id) {
        return dossiers.listSupplementRequests(id, users.get());
    }

    @PostMapping("/{id}/supplement-requests/{requestId}/answer")
    ResponseEntity<Dossier> answerSupplementRequest(
            @PathVariable UUID id, @PathVariable UUID requestId, @RequestBody JsonNode body) {
        RequestBodyReader reader = new RequestBodyReader(body, "text", "documents");
        String text = reader.text("text", "Text");
        List<UUID> documents = body.hasNonNull("documents") ? reader.ids("documents") : null;
        reader.check();
        filing.answer(id, requestId, text, documents, users.get());
        return answer(ResponseEntity.ok(), id);
    }

    @PostMapping("/{id}/appeal")
    ResponseEntity<Dossier> appeal(@PathVariable UUID id, @RequestBody JsonNode body) {
        RequestBodyReader reader = new RequestBodyReader(body, "member", "grounds");
        String member = reader.choice("member", "Member", countries);
        String grounds = reader.text("grounds", "Grounds");
        reader.check();
        filing.appeal(id, member, grounds, users.get());
        return answer(ResponseEntity.status(HttpStatus.ACCEPTED), id);
    }

    /** A lender that the proposal names records how far its own appraisal is. */
    @PostMapping("/{id}/appraisals")
    ResponseEntity<Dossier> recordAppraisal(@PathVariable UUID id, @RequestBody JsonNode body) {
        RequestBodyReader reader = new RequestBodyReader(body, "stage", "on", "remark");
        String stage = reader.text("stage", "Stage");
        String on = reader.text("on", "Day");
        String remark = body.hasNonNull("remark") ? reader.text("remark", "Remark") : "";
        reader.check();
        appraisals.record(id, stage, on, remark, users.get());
        return answer(ResponseEntity.status(HttpStatus.CREATED), id);
    }

    private ResponseEntity<Dossier> answer(ResponseEntity.BodyBuilder response, UUID id) {
        Dossier dossier = dossiers.getDossier(id, users.get());
        return response.eTag(EntityTag.of(dossier, write(dossier))).body(dossier);
    }

    private byte[] write(Dossier dossier) {
        try {
            return json.writeValueAsBytes(dossier);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A dossier cannot be written", failure);
        }
    }
}

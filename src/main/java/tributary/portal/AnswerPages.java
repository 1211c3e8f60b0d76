package tributary.portal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import tributary.document.DocumentRefused;
import tributary.identity.CurrentUsers;
import tributary.proposal.Dossier;
import tributary.proposal.Dossiers;
import tributary.proposal.Filing;
import tributary.proposal.SupplementRequest;
import tributary.web.Conflict;
import tributary.web.FieldError;
import tributary.web.InvalidInput;
import tributary.web.NotFound;

/** The answer to a country's question: text and documents in one form, which keeps both when something is wrong. */
@Controller
@RequestMapping("/portal/proposals/{id}/supplement-requests/{requestId}")
class AnswerPages {

    private final Dossiers dossiers;
    private final Filing filing;
    private final Readiness readiness;
    private final CurrentUsers users;
    private final Labels labels;

    AnswerPages(Dossiers dossiers, Filing filing, Readiness readiness, CurrentUsers users, Labels labels) {
        this.dossiers = dossiers;
        this.filing = filing;
        this.readiness = readiness;
        this.users = users;
        this.labels = labels;
    }

    @GetMapping
    ModelAndView ask(@PathVariable UUID id, @PathVariable UUID requestId) {
        return page(id, requestId, "", null, null, List.of(), HttpStatus.OK);
    }

    /** With {@code upload} the document is added and the form comes back; without, the answer is sent. */
    @PostMapping("/answer")
    Object answer(
            @PathVariable UUID id,
            @PathVariable UUID requestId,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable List<UUID> documents,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String upload)
            throws IOException {
        getRequest(id, requestId);
        List<UUID> chosen = new ArrayList<>(documents == null ? List.of() : documents);
        List<FieldError> errors = new ArrayList<>();
        boolean hasFile =
                file != null && !String.valueOf(file.getOriginalFilename()).isEmpty();
        if (file != null && hasFile) {
            try (InputStream content = file.getInputStream()) {
                Filing.Upload sent = new Filing.Upload(file.getOriginalFilename(), file.getContentType(), content);
                chosen.add(filing.addDocument(id, kind, sent, users.get()));
            } catch (DocumentRefused | InvalidInput refusal) {
                errors.addAll(labels.ofDocument(refusal.errors()));
            }
        } else if (upload != null) {
            errors.add(new FieldError("/file", labels.text("portal.documents.no-file")));
        }
        if (upload == null) {
            labels.findFault(text, "portal.answer.missing")
                    .ifPresent(fault -> errors.add(0, new FieldError("/text", fault)));
        }
        if (upload == null && errors.isEmpty()) {
            try {
                filing.answer(id, requestId, text.strip(), chosen, users.get());
                return "redirect:/portal/proposals/" + id;
            } catch (InvalidInput invalid) {
                errors.addAll(invalid.errors());
            } catch (Conflict conflict) {
                errors.add(new FieldError("/text", String.valueOf(conflict.getMessage())));
            }
        }
        HttpStatus status = errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY;
        return page(id, requestId, text, chosen, kind, errors, status);
    }

    private SupplementRequest getRequest(UUID id, UUID requestId) {
        return dossiers.listSupplementRequests(id, users.get()).stream()
                .filter(candidate -> candidate.id().equals(requestId))
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no such question."));
    }

    private ModelAndView page(
            UUID id,
            UUID requestId,
            String text,
            @Nullable List<UUID> chosen,
            @Nullable String kind,
            List<FieldError> errors,
            HttpStatus status) {
        Dossier dossier = dossiers.getDossier(id, users.get());
        List<Dossier.Document> unfiled = dossier.documents().stream()
                .filter(document -> document.revision() == null)
                .toList();
        ModelAndView page = new ModelAndView("portal/answer", status);
        page.addObject("dossier", dossier);
        page.addObject("request", getRequest(id, requestId));
        page.addObject("text", text);
        page.addObject("errors", errors);
        Map<String, String> faults = FieldError.byField(errors);
        page.addObject("error", faults.get("text"));
        page.addObject("faults", faults);
        page.addObject("unfiled", unfiled);
        page.addObject(
                "chosen",
                chosen == null ? unfiled.stream().map(Dossier.Document::id).toList() : chosen);
        page.addObject("kinds", readiness.kinds(dossier));
        page.addObject("chosenKind", kind == null || errors.isEmpty() ? "" : kind);
        return page;
    }
}

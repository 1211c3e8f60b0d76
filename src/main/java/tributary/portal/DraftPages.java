package tributary.portal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tributary.document.DocumentRefused;
import tributary.identity.CurrentUsers;
import tributary.proposal.Dossier;
import tributary.proposal.Dossiers;
import tributary.proposal.Filing;
import tributary.proposal.SupplementRequest;
import tributary.web.Conflict;
import tributary.web.FieldError;
import tributary.web.InvalidInput;
import tributary.web.PreconditionFailed;
import tributary.web.ProblemType;

/** The way from an empty draft to a filed proposal: sections of the form, documents, check, receipt. */
@Controller
@RequestMapping("/portal/proposals/{id}")
class DraftPages {

    private final Dossiers dossiers;
    private final Filing filing;
    private final ProjectForm form;
    private final Readiness readiness;
    private final CurrentUsers users;
    private final Labels labels;

    DraftPages(
            Dossiers dossiers,
            Filing filing,
            ProjectForm form,
            Readiness readiness,
            CurrentUsers users,
            Labels labels) {
        this.dossiers = dossiers;
        this.filing = filing;
        this.form = form;
        this.readiness = readiness;
        this.users = users;
        this.labels = labels;
    }

    @GetMapping("/sections/{section}")
    ModelAndView askSection(@PathVariable UUID id, @PathVariable String section) {
        Dossier dossier = editable(id);
        FormSection known = FormSection.find(section).orElse(FormSection.PROJECT);
        return sectionPage(dossier, known, form.show(known, dossier.facts()), dossier.version(), HttpStatus.OK);
    }

    @PostMapping("/sections/{section}")
    Object saveSection(
            @PathVariable UUID id,
            @PathVariable String section,
            @RequestParam long version,
            @RequestParam(required = false) @Nullable String then,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes next) {
        Dossier dossier = editable(id);
        FormSection known = FormSection.find(section).orElse(FormSection.PROJECT);
        ObjectNode project = form.fill(known, dossier.facts(), typed);
        try {
            filing.changeFacts(id, project, current -> checkUnchanged(version, current), users.get());
        } catch (InvalidInput | PreconditionFailed refusal) {
            List<FieldError> errors = refusal instanceof PreconditionFailed
                    ? List.of(new FieldError("", labels.text("portal.section.changed-meanwhile")))
                    : refusal.errors();
            return sectionPage(
                    dossier, known, form.show(known, project, typed, errors), dossier.version(), refusal.status());
        }
        next.addFlashAttribute("takenOut", String.join(", ", readiness.listTakenOut(dossier.facts(), project)));
        return "redirect:" + after(id, known, then);
    }

    private static void checkUnchanged(long read, long current) {
        if (read != current) {
            throw new PreconditionFailed("The proposal was changed meanwhile.");
        }
    }

    private static String after(UUID id, FormSection section, @Nullable String then) {
        String proposal = "/portal/proposals/" + id;
        if ("again".equals(then)) {
            return proposal + "/sections/" + section.code();
        }
        if ("stop".equals(then)) {
            return proposal;
        }
        return section.next().map(next -> proposal + "/sections/" + next.code()).orElse(proposal + "/documents");
    }

    private ModelAndView sectionPage(
            Dossier dossier, FormSection section, ProjectForm.SectionView view, long version, HttpStatus status) {
        ModelAndView page = new ModelAndView("portal/section", status);
        page.addObject("dossier", dossier);
        page.addObject("section", view);
        page.addObject("version", version);
        page.addObject("number", List.of(FormSection.values()).indexOf(section) + 1);
        page.addObject("count", FormSection.values().length);
        page.addObject("isFiled", dossier.submittedAt() != null);
        return page;
    }

    @GetMapping("/documents")
    String documents(@PathVariable UUID id, @RequestParam(required = false) @Nullable String kind, Model model) {
        fillDocuments(dossiers.getDossier(id, users.get()), kind, List.of(), model);
        return "portal/documents";
    }

    @PostMapping("/documents")
    Object addDocument(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model)
            throws IOException {
        try {
            if (file == null
                    || (file.isEmpty()
                            && String.valueOf(file.getOriginalFilename()).isEmpty())) {
                throw noFile();
            }
            try (InputStream content = file.getInputStream()) {
                filing.addDocument(
                        id,
                        kind,
                        new Filing.Upload(file.getOriginalFilename(), file.getContentType(), content),
                        users.get());
            }
        } catch (DocumentRefused | InvalidInput refusal) {
            fillDocuments(dossiers.getDossier(id, users.get()), kind, labels.ofDocument(refusal.errors()), model);
            return new ModelAndView("portal/documents", model.asMap(), refusal.status());
        }
        return "redirect:/portal/proposals/" + id + "/documents";
    }

    private InvalidInput noFile() {
        return new InvalidInput(ProblemType.INVALID_DOCUMENT, "/file", labels.text("portal.documents.no-file"));
    }

    @PostMapping("/documents/{documentId}/removal")
    String removeDocument(@PathVariable UUID id, @PathVariable UUID documentId) {
        filing.removeDocument(id, documentId, users.get());
        return "redirect:/portal/proposals/" + id + "/documents";
    }

    @GetMapping("/documents/{documentId}")
    ResponseEntity<InputStreamResource> download(@PathVariable UUID id, @PathVariable UUID documentId) {
        return dossiers.openDocument(id, documentId, users.get()).toResponse();
    }

    private void fillDocuments(Dossier dossier, @Nullable String kind, List<FieldError> errors, Model model) {
        model.addAttribute("dossier", dossier);
        model.addAttribute("errors", errors);
        model.addAttribute("faults", FieldError.byField(errors));
        model.addAttribute("wanted", readiness.documents(dossier));
        model.addAttribute("others", readiness.otherDocuments(dossier));
        model.addAttribute("kinds", readiness.kinds(dossier));
        model.addAttribute("chosenKind", kind == null ? "" : kind);
        model.addAttribute("isOpen", isOpenForDocuments(dossier));
    }

    /** While it is not decided, and while evidence of a condition is asked for. */
    private boolean isOpenForDocuments(Dossier dossier) {
        return !dossier.status().isConcluded()
                || (dossier.status().takesQuestions()
                        && dossiers.listSupplementRequests(dossier.id(), users.get()).stream()
                                .anyMatch(SupplementRequest::isOpen));
    }

    @GetMapping("/check")
    String check(@PathVariable UUID id, Model model) {
        Dossier dossier = dossiers.getDossier(id, users.get());
        fillCheck(dossier, model);
        return "portal/check";
    }

    @PostMapping("/submission")
    Object submit(@PathVariable UUID id, Model model) {
        try {
            filing.submit(id, users.get());
        } catch (InvalidInput incomplete) {
            fillCheck(dossiers.getDossier(id, users.get()), model);
            return new ModelAndView("portal/check", model.asMap(), incomplete.status());
        }
        return "redirect:/portal/proposals/" + id + "/receipt";
    }

    @GetMapping("/receipt")
    String receipt(@PathVariable UUID id, Model model) {
        Dossier dossier = dossiers.getDossier(id, users.get());
        if (dossier.submittedAt() == null) {
            return "redirect:/portal/proposals/" + id;
        }
        model.addAttribute("dossier", dossier);
        return "portal/receipt";
    }

    private void fillCheck(Dossier dossier, Model model) {
        Readiness.State state = readiness.check(dossier);
        model.addAttribute("dossier", dossier);
        model.addAttribute("answers", readiness.answers(dossier.facts()));
        model.addAttribute("hosts", readiness.answersOfHosts(dossier.facts()));
        model.addAttribute("missing", state.missing());
        model.addAttribute("preview", state.preview());
        model.addAttribute("documents", dossier.documents());
        model.addAttribute("isDraft", dossier.submittedAt() == null);
    }

    private Dossier editable(UUID id) {
        Dossier dossier = dossiers.getDossier(id, users.get());
        if (!dossier.status().isEditable()) {
            throw new NotEditable(labels.code("status", dossier.status().code()));
        }
        return dossier;
    }

    /** Facts of a proposal in review stand still. */
    private static final class NotEditable extends Conflict {

        private static final long serialVersionUID = 1L;

        NotEditable(String status) {
            super(
                    ProblemType.PROPOSAL_NOT_EDITABLE,
                    "The project's facts can be changed while the proposal is a draft, or while a country asks for a supplement. Its status is: "
                            + status + ".");
        }
    }
}

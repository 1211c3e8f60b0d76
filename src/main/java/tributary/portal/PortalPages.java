package tributary.portal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tributary.identity.CurrentUser;
import tributary.identity.CurrentUsers;
import tributary.proposal.DossierFilter;
import tributary.proposal.Dossiers;
import tributary.proposal.Filing;
import tributary.routing.Alternatives;
import tributary.routing.ApprovalPreview;
import tributary.routing.ProjectFacts;
import tributary.routing.Routing;
import tributary.web.FieldError;
import tributary.web.InvalidInput;
import tributary.web.ProblemType;

/** Where an enterprise begins: its proposals, a new one, and what would apply to one. */
@Controller
@RequestMapping("/portal")
class PortalPages {

    private static final String PREVIEW = "portal/preview";

    private final Dossiers dossiers;
    private final Filing filing;
    private final ProjectForm form;
    private final Routing routing;
    private final Alternatives alternatives;
    private final ReliefLines reliefLines;
    private final CurrentUsers users;
    private final Clock clock;

    PortalPages(
            Dossiers dossiers,
            Filing filing,
            ProjectForm form,
            Routing routing,
            Alternatives alternatives,
            ReliefLines reliefLines,
            CurrentUsers users,
            Clock clock) {
        this.dossiers = dossiers;
        this.filing = filing;
        this.form = form;
        this.routing = routing;
        this.alternatives = alternatives;
        this.reliefLines = reliefLines;
        this.users = users;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        CurrentUser user = users.get();
        model.addAttribute("page", dossiers.list(DossierFilter.parse(status, page), user));
        model.addAttribute("mayFile", !user.tenant().equals("joint"));
        return "portal/proposals";
    }

    @PostMapping("/proposals")
    String begin() {
        return "redirect:/portal/proposals/" + filing.begin(JsonNodeFactory.instance.objectNode(), users.get())
                + "/sections/project";
    }

    @GetMapping("/preview")
    String askPreview(Model model) {
        ObjectNode project = JsonNodeFactory.instance.objectNode();
        model.addAttribute("sections", form.showAll(project, new LinkedMultiValueMap<>(), List.of()));
        return PREVIEW;
    }

    /** The measures depend on the activity, and one more source of financing on those before: so the same page comes back, filled. */
    @PostMapping("/preview")
    String preview(
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(required = false) @Nullable String update,
            Model model) {
        CurrentUser user = users.get();
        ObjectNode project = JsonNodeFactory.instance.objectNode();
        for (FormSection section : FormSection.values()) {
            project = form.fill(section, project, typed);
        }
        List<FieldError> errors = List.of();
        ApprovalPreview preview = null;
        if (update == null) {
            try {
                ProjectFacts facts = ProjectFacts.parse(project);
                Instant now = clock.instant();
                preview = preview(facts, user, now);
                model.addAttribute("reliefs", reliefLines.of(alternatives.of(facts, user.tenant(), now)));
            } catch (InvalidInput invalid) {
                errors = invalid.errors();
            }
        }
        model.addAttribute("sections", form.showAll(project, typed, errors));
        model.addAttribute("errors", errors);
        model.addAttribute("preview", preview);
        return PREVIEW;
    }

    private ApprovalPreview preview(ProjectFacts facts, CurrentUser user, Instant now) {
        facts.checkHome(user.tenant());
        List<FieldError> missing = facts.missing();
        List<FieldError> decisive = missing.stream()
                .filter(error -> List.of("/hostCountries", "/activity", "/cooperationForm", "/sector")
                        .contains(error.pointer()))
                .toList();
        if (!decisive.isEmpty()) {
            throw new InvalidInput(ProblemType.PROPOSAL_INCOMPLETE, decisive);
        }
        return routing.preview(facts, user.tenant(), now, Map.of());
    }
}

package tributary.desk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tributary.catalogue.FactSheet;
import tributary.identity.CurrentUser;
import tributary.identity.CurrentUsers;
import tributary.identity.HttpRules;
import tributary.proposal.Dossier;
import tributary.proposal.DossierFilter;
import tributary.proposal.DossierPage;
import tributary.proposal.Dossiers;
import tributary.proposal.Milestone;
import tributary.proposal.OwnStep;
import tributary.proposal.OwnSteps;
import tributary.proposal.ProposalStatus;
import tributary.proposal.StepReleased;
import tributary.proposal.StepReminded;
import tributary.review.ClaimedTasks;
import tributary.routing.Participation;

/** The proposals that an official's country takes part in, and their dossiers; the secretariat's officials see all that were filed. */
@Controller
@RequestMapping("/desk/proposals")
class DeskPages {

    private static final List<String> ROLES =
            List.of(Participation.HOME, Participation.HOST, Participation.CONSULTED, Participation.INFORMED);

    private static final Set<String> OF_ITS_COUNTRY =
            Set.of(Milestone.STEP_COMPLETED, "supplement-requested", "supplement-answered", StepReleased.TYPE);

    private final Dossiers dossiers;
    private final OwnSteps ownSteps;
    private final ClaimedTasks claimed;
    private final FactSheet facts;
    private final CurrentUsers users;

    DeskPages(Dossiers dossiers, OwnSteps ownSteps, ClaimedTasks claimed, FactSheet facts, CurrentUsers users) {
        this.dossiers = dossiers;
        this.ownSteps = ownSteps;
        this.claimed = claimed;
        this.facts = facts;
        this.users = users;
    }

    @GetMapping
    String proposals(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "0") String page,
            Model model) {
        CurrentUser reader = users.get();
        DossierPage found = dossiers.list(
                DossierFilter.parse(status, page).about(text.strip()).ofOwnWork(ROLES.contains(role) ? role : null),
                reader);
        model.addAttribute("found", found);
        Map<UUID, List<OwnStep>> steps = ownSteps.list(found.proposals(), reader);
        model.addAttribute("steps", steps);
        addClaims(steps.values().stream().flatMap(List::stream).toList(), reader, model);
        model.addAttribute("tenant", reader.tenant());
        model.addAttribute("statuses", ProposalStatus.filed());
        model.addAttribute("roles", ROLES);
        model.addAttribute("text", text);
        model.addAttribute("status", status);
        model.addAttribute("role", role);
        return "desk/proposals";
    }

    @GetMapping("/{id}")
    String dossier(@PathVariable UUID id, Model model) {
        CurrentUser reader = users.get();
        Dossier dossier = dossiers.getDossier(id, reader);
        model.addAttribute("dossier", dossier);
        model.addAttribute("tenant", reader.tenant());
        List<OwnStep> steps = ownSteps.list(dossier, reader);
        model.addAttribute("steps", steps);
        model.addAttribute("since", claimed.findBegins(addClaims(steps, reader, model)));
        model.addAttribute(
                "milestones",
                dossiers.listMilestones(id, reader).stream()
                        .filter(milestone -> isTold(milestone, reader.tenant()))
                        .toList());
        model.addAttribute("questions", dossiers.listOwnQuestions(id, reader));
        model.addAttribute("facts", facts.describe(dossier.facts()));
        return "desk/dossier";
    }

    /** Who has claimed what of it, and what nobody has; returns the tasks that somebody has. */
    private Set<String> addClaims(List<OwnStep> steps, CurrentUser reader, Model model) {
        Set<String> unclaimed =
                steps.stream().flatMap(step -> step.tasks().stream()).collect(Collectors.toSet());
        Map<String, ClaimedTasks.Claim> claims = claimed.list(unclaimed, reader);
        unclaimed.removeAll(claims.keySet());
        model.addAttribute("claims", claims);
        model.addAttribute("unclaimed", unclaimed);
        model.addAttribute("mayRelease", ClaimedTasks.mayRelease(reader));
        return claims.keySet();
    }

    /** The single steps of a country's review, and its questions to the enterprise, are its own. */
    private static boolean isTold(Milestone milestone, String tenant) {
        return tenant.equals(milestone.member())
                || !(OF_ITS_COUNTRY.contains(milestone.type()) || StepReminded.TYPES.contains(milestone.type()));
    }

    @GetMapping("/{id}/documents/{documentId}")
    ResponseEntity<InputStreamResource> document(@PathVariable UUID id, @PathVariable UUID documentId) {
        return dossiers.openDocument(id, documentId, users.get()).toResponse();
    }

    @Configuration(proxyBeanMethods = false)
    static class Rules {

        @Bean
        HttpRules deskHttpRules() {
            return requests -> requests.requestMatchers("/desk/tasks/**", "/api/tasks/**")
                    .hasAnyRole("FOCAL_POINT", "SECRETARIAT")
                    .requestMatchers("/desk/proposals/**")
                    .hasAnyRole("FOCAL_POINT", "REVIEWER", "APPROVER", "AUDITOR", "JOINT_AUDITOR", "SECRETARIAT");
        }
    }
}

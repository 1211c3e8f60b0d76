package tributary.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tributary.identity.CurrentUsers;
import tributary.proposal.Dossier;
import tributary.proposal.Dossiers;
import tributary.proposal.Filing;
import tributary.proposal.Milestone;
import tributary.proposal.ProposalStatus;
import tributary.proposal.SupplementRequest;

/** A proposal's own page: the draft's list of sections, or how far each country's review is, and what the enterprise can do about it. */
@Controller
@RequestMapping("/portal/proposals/{id}")
class ProposalPages {

    private final Dossiers dossiers;
    private final Filing filing;
    private final Readiness readiness;
    private final ProjectForm form;
    private final CurrentUsers users;
    private final Labels labels;
    private final Clock clock;

    ProposalPages(
            Dossiers dossiers,
            Filing filing,
            Readiness readiness,
            ProjectForm form,
            CurrentUsers users,
            Labels labels,
            Clock clock) {
        this.dossiers = dossiers;
        this.filing = filing;
        this.readiness = readiness;
        this.form = form;
        this.users = users;
        this.labels = labels;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable UUID id, Model model) {
        Dossier dossier = dossiers.getDossier(id, users.get());
        model.addAttribute("dossier", dossier);
        if (dossier.submittedAt() == null) {
            model.addAttribute("sections", readiness.answers(dossier.facts()));
            model.addAttribute("missing", readiness.check(dossier).missing());
            return "portal/draft";
        }
        List<SupplementRequest> requests = dossiers.listSupplementRequests(id, users.get());
        model.addAttribute(
                "questions", requests.stream().filter(SupplementRequest::isOpen).toList());
        model.addAttribute(
                "answered",
                requests.stream().filter(request -> !request.isOpen()).toList());
        model.addAttribute(
                "findings",
                dossiers.listFindings(id, users.get()).stream()
                        .collect(Collectors.groupingBy(step -> step.member() + "/" + step.role())));
        List<Milestone> milestones = dossiers.listMilestones(id, users.get());
        model.addAttribute("milestones", milestones);
        model.addAttribute(
                "finalReviews",
                milestones.stream()
                        .filter(milestone -> milestone.type().equals(Milestone.REJECTION_FINAL))
                        .map(milestone -> milestone.member() + "/" + milestone.role())
                        .toList());
        model.addAttribute(
                "appealable",
                dossier.nationalReviews().stream()
                        .filter(review -> mayAppeal(dossier, review))
                        .toList());
        return "portal/proposal";
    }

    private boolean mayAppeal(Dossier dossier, Dossier.Review review) {
        LocalDate lastDay = review.appealUntil();
        boolean pending = dossier.appeals().stream()
                .anyMatch(appeal -> appeal.member().equals(review.member())
                        && appeal.role().equals(review.role())
                        && appeal.outcome() == null);
        return "rejected".equals(review.outcome())
                && dossier.status() != ProposalStatus.WITHDRAWN
                && lastDay != null
                && !pending
                && !form.member(review.member()).dayOf(clock.instant()).isAfter(lastDay);
    }

    @GetMapping("/withdrawal")
    ModelAndView askWithdrawal(@PathVariable UUID id) {
        return reasonPage("portal/withdrawal", id, null, "", null, HttpStatus.OK);
    }

    @PostMapping("/withdrawal")
    Object withdraw(@PathVariable UUID id, @RequestParam(defaultValue = "") String text) {
        String error = wrong(text, "portal.withdrawal.missing");
        if (error != null) {
            return reasonPage("portal/withdrawal", id, null, text, error, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        filing.withdraw(id, text.strip(), users.get());
        return "redirect:/portal/proposals/" + id;
    }

    @GetMapping("/appeal")
    ModelAndView askAppeal(@PathVariable UUID id, @RequestParam String member) {
        return reasonPage("portal/appeal", id, member, "", null, HttpStatus.OK);
    }

    @PostMapping("/appeal")
    Object appeal(@PathVariable UUID id, @RequestParam String member, @RequestParam(defaultValue = "") String text) {
        String error = wrong(text, "portal.appeal.missing");
        if (error != null) {
            return reasonPage("portal/appeal", id, member, text, error, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        filing.appeal(id, member, text.strip(), users.get());
        return "redirect:/portal/proposals/" + id;
    }

    private ModelAndView reasonPage(
            String view, UUID id, @Nullable String member, String text, @Nullable String error, HttpStatus status) {
        ModelAndView page = new ModelAndView(view, status);
        page.addObject("dossier", dossiers.getDossier(id, users.get()));
        page.addObject("member", member);
        page.addObject("text", text);
        page.addObject("error", error);
        return page;
    }

    private @Nullable String wrong(String text, String missing) {
        return labels.findFault(text, missing).orElse(null);
    }
}

package tributary.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tributary.identity.CurrentUser;
import tributary.identity.CurrentUsers;
import tributary.proposal.Dossier;
import tributary.proposal.Dossiers;
import tributary.proposal.OwnStep;
import tributary.proposal.OwnSteps;
import tributary.proposal.ReviewStep;
import tributary.proposal.ReviewWords;
import tributary.review.ClaimedTasks;
import tributary.web.Conflict;
import tributary.web.FieldError;
import tributary.web.InvalidInput;
import tributary.web.Refusal;

/** Where a focal point gives a task back to its group that somebody claimed and cannot complete, after looking at whose it is. */
@Controller
@RequestMapping("/desk/tasks/{task}/release")
class ReleasePages {

    private final ClaimedTasks claimed;
    private final Dossiers dossiers;
    private final OwnSteps ownSteps;
    private final ReviewWords words;
    private final CurrentUsers users;

    ReleasePages(ClaimedTasks claimed, Dossiers dossiers, OwnSteps ownSteps, ReviewWords words, CurrentUsers users) {
        this.claimed = claimed;
        this.dossiers = dossiers;
        this.ownSteps = ownSteps;
        this.words = words;
        this.users = users;
    }

    @GetMapping
    String ask(@PathVariable UUID task, Model model) {
        return show(task.toString(), "", List.of(), model);
    }

    @PostMapping
    String release(
            @PathVariable UUID task,
            @RequestParam(required = false) @Nullable String holder,
            @RequestParam(required = false) @Nullable String reason,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        CurrentUser by = users.get();
        ReviewStep step = claimed.getStep(task.toString(), by);
        Dossier dossier = dossiers.getDossier(step.proposalId(), by);
        try {
            claimed.release(step.taskId(), holder, reason, by);
        } catch (InvalidInput | Conflict refusal) {
            response.setStatus(refusal.status().value());
            return show(task.toString(), reason == null ? "" : reason, faults(refusal), model);
        }
        next.addFlashAttribute("released", words.step(step.member(), step.role(), step.step(), dossier));
        return "redirect:/desk/proposals/" + step.proposalId();
    }

    private static List<FieldError> faults(Refusal refusal) {
        return refusal.errors().isEmpty()
                ? List.of(new FieldError("", String.valueOf(refusal.getMessage())))
                : refusal.errors();
    }

    private String show(String task, String reason, List<FieldError> faults, Model model) {
        CurrentUser reader = users.get();
        ReviewStep step = claimed.getStep(task, reader);
        Dossier dossier = dossiers.getDossier(step.proposalId(), reader);
        OwnStep open = ownSteps.list(dossier, reader).stream()
                .filter(own -> own.tasks().contains(task))
                .findFirst()
                .orElse(null);
        model.addAttribute("task", task);
        model.addAttribute("step", step);
        model.addAttribute("dossier", dossier);
        model.addAttribute("open", open);
        model.addAttribute("claim", claimed.list(List.of(task), reader).get(task));
        model.addAttribute("since", claimed.findBegins(List.of(task)).get(task));
        model.addAttribute("reason", reason);
        model.addAttribute("faults", faults);
        model.addAttribute(
                "reasonFault",
                faults.stream()
                        .filter(fault -> fault.pointer().equals("/reason"))
                        .map(FieldError::detail)
                        .findFirst()
                        .orElse(null));
        return "desk/release";
    }
}

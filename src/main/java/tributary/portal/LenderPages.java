package tributary.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tributary.identity.CurrentUser;
import tributary.identity.CurrentUsers;
import tributary.member.Members;
import tributary.proposal.Appraisals;
import tributary.proposal.Dossier;
import tributary.proposal.Dossiers;
import tributary.routing.ApprovalPreview;
import tributary.routing.LenderEligibility;
import tributary.routing.ProjectFacts;
import tributary.routing.Routing;
import tributary.web.Conflict;
import tributary.web.FieldError;
import tributary.web.InvalidInput;

/** A proposal as a lender reads it that the proposal names, and where the lender records how far its own appraisal is. */
@Controller
@RequestMapping("/portal/financing/{id}")
class LenderPages {

    private final Dossiers dossiers;
    private final Appraisals appraisals;
    private final Readiness readiness;
    private final Routing routing;
    private final CurrentUsers users;
    private final Members members;
    private final Clock clock;

    LenderPages(
            Dossiers dossiers,
            Appraisals appraisals,
            Readiness readiness,
            Routing routing,
            CurrentUsers users,
            Members members,
            Clock clock) {
        this.dossiers = dossiers;
        this.appraisals = appraisals;
        this.readiness = readiness;
        this.routing = routing;
        this.users = users;
        this.members = members;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(@PathVariable UUID id) {
        return page(
                id,
                "",
                members.getMember(users.get().tenant()).dayOf(clock.instant()).toString(),
                "",
                List.of(),
                HttpStatus.OK);
    }

    @PostMapping("/appraisals")
    Object record(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String remark) {
        try {
            appraisals.record(id, stage, on, remark, users.get());
            return "redirect:/portal/financing/" + id;
        } catch (InvalidInput invalid) {
            return page(id, stage, on, remark, invalid.errors(), HttpStatus.UNPROCESSABLE_ENTITY);
        } catch (Conflict conflict) {
            FieldError error = new FieldError("/stage", String.valueOf(conflict.getMessage()));
            return page(id, stage, on, remark, List.of(error), HttpStatus.CONFLICT);
        }
    }

    @GetMapping("/documents/{documentId}")
    ResponseEntity<InputStreamResource> document(@PathVariable UUID id, @PathVariable UUID documentId) {
        return dossiers.openDocument(id, documentId, users.get()).toResponse();
    }

    private ModelAndView page(
            UUID id, String stage, String on, String remark, List<FieldError> errors, HttpStatus status) {
        CurrentUser user = users.get();
        Dossier dossier = dossiers.getDossier(id, user);
        ModelAndView page = new ModelAndView("portal/financing", status);
        page.addObject("dossier", dossier);
        page.addObject("lender", user.organization());
        page.addObject("stages", appraisals.stages(user));
        page.addObject("stage", stage);
        page.addObject("on", on);
        page.addObject("remark", remark);
        page.addObject("errors", errors);
        page.addObject("faults", FieldError.byField(errors));
        page.addObject(
                "plan",
                routing.financing(
                        ProjectFacts.parse(dossier.facts()),
                        dossier.enterprise().member(),
                        Objects.requireNonNull(dossier.submittedAt(), "A lender reads filed proposals")));
        page.addObject("forecast", forecast(dossier, user.organization()));
        page.addObject(
                "filed",
                dossier.documents().stream().map(Dossier.Document::kind).collect(Collectors.toSet()));
        return page;
    }

    /** What the tables expect of this lender; empty for a proposal that was filed without them. */
    private List<LenderEligibility> forecast(Dossier dossier, @Nullable String lender) {
        JsonNode stored = dossier.routing();
        ApprovalPreview preview = stored == null ? null : readiness.stored(stored);
        return preview == null
                ? List.of()
                : preview.lenders().stream()
                        .filter(found -> found.source().equals(lender))
                        .toList();
    }
}

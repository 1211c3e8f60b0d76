package tributary.proposal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tributary.routing.ApprovalPreview;
import tributary.routing.Need;
import tributary.routing.ProjectFacts;
import tributary.routing.Remark;
import tributary.routing.RequiredDocument;
import tributary.routing.Routing;
import tributary.web.FieldError;
import tributary.web.InvalidInput;
import tributary.web.ProblemType;

/** Tells everything that keeps a proposal from being filed, at once. */
@Component
public class SubmissionCheck {

    private final Routing routing;

    SubmissionCheck(Routing routing) {
        this.routing = routing;
    }

    /** What is missing for a submission today, and what applies. Empty errors mean that it can be filed. */
    public record Result(ApprovalPreview preview, List<FieldError> errors) {}

    /**
     * What a filed proposal of these facts and documents would lack.
     *
     * @param documentKinds kinds of the documents that are uploaded
     */
    public Result find(ProjectFacts facts, Set<String> documentKinds, String home, Instant filedAt) {
        List<FieldError> errors = new ArrayList<>(facts.missing());
        ApprovalPreview preview = routing.preview(facts, home, filedAt, Map.of());
        errors.addAll(blocking(preview, errors));
        for (RequiredDocument document : preview.documents()) {
            if (document.atSubmission() && !documentKinds.contains(document.kind())) {
                errors.add(new FieldError(
                        "/documents/" + document.kind(),
                        "A document of the kind " + document.kind() + " is missing; it is required by "
                                + String.join(", ", document.requiredBy()) + "."));
            }
        }
        return new Result(preview, errors);
    }

    ApprovalPreview check(Proposal proposal, Instant filedAt) {
        Set<String> kinds =
                proposal.documents().stream().map(ProposalDocument::kind).collect(Collectors.toSet());
        return passed(find(ProjectFacts.parse(proposal.facts()), kinds, proposal.homeMember(), filedAt));
    }

    /** Checks changed facts of a filed proposal; its documents are the reviewers' to judge. */
    ApprovalPreview checkFacts(Proposal proposal, Instant filedAt) {
        ProjectFacts facts = ProjectFacts.parse(proposal.facts());
        List<FieldError> errors = new ArrayList<>(facts.missing());
        ApprovalPreview preview = routing.preview(facts, proposal.homeMember(), filedAt, Map.of());
        errors.addAll(blocking(preview, errors));
        return passed(new Result(preview, errors));
    }

    /** Whether it is the changed facts that lead elsewhere, not rules or calendars that are newer than the filing. */
    boolean changesRouting(Proposal proposal, ApprovalPreview changed, Instant filedAt) {
        if (proposal.facts().equals(proposal.filedFacts())) {
            return false;
        }
        ProjectFacts filed;
        try {
            filed = ProjectFacts.parse(proposal.filedFacts());
        } catch (InvalidInput formerForm) {
            // What was filed under a former form of a project cannot be compared.
            return true;
        }
        return !changed.equals(routing.preview(filed, proposal.homeMember(), filedAt, Map.of()));
    }

    private static ApprovalPreview passed(Result result) {
        if (!result.errors().isEmpty()) {
            throw new InvalidInput(ProblemType.PROPOSAL_INCOMPLETE, result.errors());
        }
        return result.preview();
    }

    /** A missing calendar leaves due dates open, nothing more; every other need, and every error, keeps reviews from starting. */
    private static List<FieldError> blocking(ApprovalPreview preview, List<FieldError> known) {
        Set<String> told = known.stream().map(FieldError::pointer).collect(Collectors.toSet());
        List<FieldError> errors = new ArrayList<>();
        for (Need need : preview.needs()) {
            String pointer = need.fact() == null ? "" : need.fact();
            if (!need.kind().equals(Need.CALENDAR) && !(need.fact() != null && told.contains(pointer))) {
                errors.add(new FieldError(pointer, need.why()));
            }
        }
        for (Remark remark : preview.remarks()) {
            if (remark.severity().equals(Remark.ERROR)) {
                FieldError error = new FieldError(remark.pointer() == null ? "" : remark.pointer(), remark.cited());
                // Several countries may find the same.
                if (!errors.contains(error)) {
                    errors.add(error);
                }
            }
        }
        return errors;
    }
}

package tributary.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tributary.proposal.Proposal;
import tributary.proposal.Proposals;
import tributary.routing.ApprovalPreview;
import tributary.routing.FinancingPlan;
import tributary.routing.LenderEligibility;
import tributary.routing.NationalRoute;
import tributary.routing.Participation;
import tributary.routing.ProjectFacts;
import tributary.routing.Routing;
import tributary.routing.Step;

/** Routes of a filed proposal by the law of its day of filing and by what reviewers have answered since. */
@Component
class ReviewRoutes {

    private final Proposals proposals;
    private final Routing routing;
    private final RecordedAnswers answers;
    private final ObjectMapper json;

    ReviewRoutes(Proposals proposals, Routing routing, RecordedAnswers answers, ObjectMapper json) {
        this.proposals = proposals;
        this.routing = routing;
        this.answers = answers;
        this.json = json;
    }

    ApprovalPreview preview(UUID proposalId) {
        Proposal proposal = proposals.getProposal(proposalId);
        return routing.preview(
                ProjectFacts.parse(proposal.filedFacts()),
                proposal.homeMember(),
                filedAt(proposal),
                answers.byMember(proposalId));
    }

    /** Finds the member's route anew and stores it; the steps that run, each between spaces. */
    String route(UUID proposalId, String member, String role) {
        NationalRoute route = preview(proposalId)
                .findReview(member, role)
                .orElseThrow(() -> new IllegalStateException(
                        "Proposal " + proposalId + " has no route for " + member + " as " + role));
        proposals.storeRoute(proposalId, route);
        return route.steps().stream().map(Step::id).collect(Collectors.joining(" ", " ", " "));
    }

    /** Where the money comes from, by the rates of the day of filing. */
    FinancingPlan financing(Proposal proposal) {
        return routing.financing(ProjectFacts.parse(proposal.filedFacts()), proposal.homeMember(), filedAt(proposal));
    }

    /** What each source of financing will say, by the law of the day of filing and by what reviewers have answered since. */
    List<LenderEligibility> lenders(Proposal proposal) {
        return routing.lenders(
                ProjectFacts.parse(proposal.filedFacts()),
                proposal.homeMember(),
                filedAt(proposal),
                answers.byMember(proposal.id()));
    }

    /** The home country's route as stored; empty before its review starts, and where the home country holds none. */
    Optional<NationalRoute> findHomeRoute(Proposal proposal) {
        return proposals.listNationalReviews(proposal.id()).stream()
                        .anyMatch(review -> review.role().equals(Participation.HOME))
                ? findRoute(proposal.id(), proposal.homeMember(), Participation.HOME)
                : Optional.empty();
    }

    /** The route as stored; empty before the review starts. */
    Optional<NationalRoute> findRoute(UUID proposalId, String member, String role) {
        JsonNode route = proposals.getNationalReview(proposalId, member, role).route();
        if (route == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.treeToValue(route, NationalRoute.class));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("The stored route of " + member + " cannot be read", failure);
        }
    }

    Optional<Step> findStep(UUID proposalId, String member, String role, String step) {
        return findRoute(proposalId, member, role).flatMap(route -> route.findStep(step));
    }

    private static Instant filedAt(Proposal proposal) {
        return Objects.requireNonNull(proposal.submittedAt(), "A proposal under review was filed");
    }
}

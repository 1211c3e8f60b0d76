package tributary.review;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tributary.member.Member;
import tributary.proposal.Milestone;
import tributary.proposal.NationalReview;
import tributary.proposal.Proposals;
import tributary.routing.ApprovalPreview;
import tributary.routing.MekongProcedure;
import tributary.routing.Participation;
import tributary.web.Conflict;
import tributary.web.ProblemType;

/**
 * Puts a changed project to those who take part: reviews that stay get their new route, who joins is invited, whose part ended is told so, and the
 * Mekong procedure begins anew when its class or its members changed. Called without an engine user, in the transaction of the change.
 */
@Component
class ChangedParticipation {

    private static final Set<String> PARTIES = Set.of(Participation.HOST, Participation.CONSULTED);

    private final RuntimeService runtime;
    private final Proposals proposals;
    private final ReviewRoutes routing;
    private final MekongEnds ends;
    private final ApplicationEventPublisher events;

    ChangedParticipation(
            RuntimeService runtime,
            Proposals proposals,
            ReviewRoutes routing,
            MekongEnds ends,
            ApplicationEventPublisher events) {
        this.runtime = runtime;
        this.proposals = proposals;
        this.routing = routing;
        this.ends = ends;
        this.events = events;
    }

    /**
     * Settles who takes part from now on.
     *
     * @throws Conflict when the countries have decided already, and others would have to, or the Mekong procedure to begin anew
     */
    void settle(UUID proposalId) {
        List<Participation> before = proposals.listParticipations(proposalId);
        ApprovalPreview preview = routing.preview(proposalId);
        List<Participation> after = preview.participants();
        Set<Participation> added = without(after, before);
        Set<Participation> removed = without(before, after);
        if (!isInvited(proposalId)) {
            proposals.storeParticipations(proposalId, after);
            added.forEach(part -> proposals.participationBegan(proposalId, part.member(), part.role()));
            return;
        }
        MekongProcedure found = preview.mekongProcedure();
        String procedure = found == null ? MekongProcedure.NONE : found.procedure();
        boolean superseded = isMekongProcedureSuperseded(proposalId, procedure, added, removed);
        if (!added.isEmpty() || !removed.isEmpty() || superseded) {
            refuseWhenDecided(proposalId);
        }
        for (Participation part : removed) {
            runtime.createMessageCorrelation("participation-ended")
                    .tenantId(Member.JOINT)
                    .processInstanceBusinessKey(proposalId.toString())
                    .processInstanceVariableEquals(ReviewVariables.MEMBER, part.member())
                    .processInstanceVariableEquals(ReviewVariables.ROLE, part.role())
                    .correlateAll();
        }
        proposals.storeParticipations(proposalId, after);
        routeOpenReviews(proposalId);
        added.forEach(part -> proposals.participationBegan(proposalId, part.member(), part.role()));

        if (superseded) {
            supersedeMekongProcedure(proposalId, procedure);
        }
        runtime.createMessageCorrelation("routing-changed")
                .tenantId(Member.JOINT)
                .processInstanceBusinessKey(proposalId.toString())
                .setVariables(Map.of(
                        ReviewVariables.PROCEDURE,
                        procedure,
                        "mekongAnew",
                        superseded && isDue(procedure),
                        "addedReviews",
                        ParticipationInReview.write(
                                after.stream().filter(added::contains).toList())))
                .correlateAll();
    }

    private boolean isInvited(UUID proposalId) {
        return hasMilestone(proposalId, "participant-invited");
    }

    private boolean hasMilestone(UUID proposalId, String type) {
        return proposals.listMilestones(proposalId).stream()
                .map(Milestone::type)
                .anyMatch(type::equals);
    }

    private void refuseWhenDecided(UUID proposalId) {
        boolean isUnderReview =
                proposals.listNationalReviews(proposalId).stream().anyMatch(review -> review.outcome() == null);
        if (!isUnderReview || hasMilestone(proposalId, "joint-outcome")) {
            throw new Conflict(
                    ProblemType.PARTICIPANTS_SETTLED,
                    "The countries have decided on this project, so the answer cannot change who takes part. Leave host countries and the use "
                            + "of water as they were, or withdraw the proposal and file the changed project.");
        }
    }

    private void routeOpenReviews(UUID proposalId) {
        for (NationalReview review : proposals.listNationalReviews(proposalId)) {
            ProcessInstance open = runtime.createProcessInstanceQuery()
                    .processDefinitionKey("national-review")
                    .processInstanceBusinessKey(proposalId.toString())
                    .tenantIdIn(review.member())
                    .variableValueEquals(ReviewVariables.ROLE, review.role())
                    .singleResult();
            if (open != null) {
                runtime.setVariable(
                        open.getId(), ReviewVariables.STEPS, routing.route(proposalId, review.member(), review.role()));
            }
        }
    }

    /** Whether a procedure was held on a project of another class, or among other members. */
    private boolean isMekongProcedureSuperseded(
            UUID proposalId, String procedure, Set<Participation> added, Set<Participation> removed) {
        String earlier = earlierProcedure(proposalId);
        boolean otherMembers = added.stream().map(Participation::role).anyMatch(PARTIES::contains)
                || removed.stream().map(Participation::role).anyMatch(PARTIES::contains);
        return earlier != null && (!procedure.equals(earlier) || (isDue(procedure) && otherMembers));
    }

    private static boolean isDue(String procedure) {
        return !procedure.equals(MekongProcedure.NONE);
    }

    /** Ends the procedure that was held on the project as it was, and says so in {@link MekongProcedureSuperseded}. */
    private void supersedeMekongProcedure(UUID proposalId, String procedure) {
        runtime.createMessageCorrelation("mekong-procedure-superseded")
                .tenantId(Member.JOINT)
                .processInstanceBusinessKey(proposalId.toString())
                .correlateAll();
        events.publishEvent(new MekongProcedureSuperseded(proposalId));
        boolean hadEnded = ends.hasEnded(proposalId);
        if (isDue(procedure) && hadEnded) {
            proposals.milestoneReached(proposalId, MekongEnds.REOPENED, null, null, null, procedure);
        } else if (!isDue(procedure) && !hadEnded) {
            proposals.milestoneReached(proposalId, MekongEnds.ENDED, null, null, null, procedure);
            tellMekongEnd(proposalId);
        }
    }

    private @Nullable String earlierProcedure(UUID proposalId) {
        ProcessInstance review = runtime.createProcessInstanceQuery()
                .processDefinitionKey("proposal-review")
                .processInstanceBusinessKey(proposalId.toString())
                .singleResult();
        return review == null ? null : (String) runtime.getVariable(review.getId(), ReviewVariables.PROCEDURE);
    }

    private void tellMekongEnd(UUID proposalId) {
        Set<String> waiting = new HashSet<>(Set.of(Member.JOINT));
        proposals.listNationalReviews(proposalId).forEach(review -> waiting.add(review.member()));
        waiting.forEach(tenant -> runtime.createMessageCorrelation(MekongEnds.ENDED)
                .tenantId(tenant)
                .processInstanceBusinessKey(proposalId.toString())
                .correlateAll());
    }

    private static Set<Participation> without(List<Participation> all, List<Participation> others) {
        return all.stream().filter(part -> !others.contains(part)).collect(Collectors.toSet());
    }
}

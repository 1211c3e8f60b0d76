package tributary.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.routing.ApprovalPreview;
import tributary.routing.DecisionFinding;
import tributary.routing.NationalRoute;
import tributary.routing.Participation;

/**
 * All proposals, and what reviews report about them. Whoever calls here has been let in already: these methods check no rights. The methods
 * that change something lock the proposal until the transaction ends, so that reviews which report at the same time follow each other.
 */
@Component
public class Proposals {

    private final ProposalRows rows;
    private final ReviewRows reviews;
    private final RevisionRows revisions;
    private final ApplicationEventPublisher events;
    private final ObjectMapper json;
    private final Clock clock;

    Proposals(
            ProposalRows rows,
            ReviewRows reviews,
            RevisionRows revisions,
            ApplicationEventPublisher events,
            ObjectMapper json,
            Clock clock) {
        this.rows = rows;
        this.reviews = reviews;
        this.revisions = revisions;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The proposal of that id.
     *
     * @throws ProposalNotFound when there is none
     */
    @Transactional(readOnly = true)
    public Proposal getProposal(UUID id) {
        return findProposal(id).orElseThrow(() -> new ProposalNotFound(id));
    }

    @Transactional(readOnly = true)
    public Optional<Proposal> findProposal(UUID id) {
        return rows.find(id);
    }

    /** The project as it was filed with that revision; empty when the proposal has none of that number. */
    @Transactional(readOnly = true)
    public Optional<JsonNode> findFiledFacts(UUID id, int revision) {
        return revisions.findFacts(id, revision);
    }

    /** Those of these ids, in their order. */
    List<Proposal> list(List<UUID> ids) {
        return rows.list(ids);
    }

    /**
     * The proposal of that id, held still until the transaction ends: whoever changes it waits.
     *
     * @throws ProposalNotFound when there is none
     */
    @Transactional
    public Proposal holdProposal(UUID id) {
        return lock(id);
    }

    /** Who takes part, home first; empty for a draft. */
    @Transactional(readOnly = true)
    public List<Participation> listParticipations(UUID id) {
        return reviews.listParticipations(id);
    }

    /** The reviews of home and hosts, home first; empty for a draft. */
    @Transactional(readOnly = true)
    public List<NationalReview> listNationalReviews(UUID id) {
        return reviews.listNationalReviews(id);
    }

    /**
     * One member's review in one role.
     *
     * @throws IllegalArgumentException when the member has no such part
     */
    @Transactional(readOnly = true)
    public NationalReview getNationalReview(UUID id, String member, String role) {
        return reviews.listNationalReviews(id).stream()
                .filter(review ->
                        review.member().equals(member) && review.role().equals(role))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("Proposal " + id + " has no review by " + member + " as " + role));
    }

    /** Every task opened for the proposal, in the order of opening. */
    @Transactional(readOnly = true)
    public List<ReviewStep> listSteps(UUID id) {
        return reviews.listSteps(id);
    }

    /** The task of that id, open or ended. */
    @Transactional(readOnly = true)
    public Optional<ReviewStep> findStep(String taskId) {
        return reviews.findStep(taskId);
    }

    @Transactional(readOnly = true)
    public List<ConditionOfApproval> listConditions(UUID id) {
        return reviews.listConditions(id);
    }

    @Transactional(readOnly = true)
    public List<Appeal> listAppeals(UUID id) {
        return reviews.listAppeals(id);
    }

    /** The timeline, oldest first. */
    @Transactional(readOnly = true)
    public List<Milestone> listMilestones(UUID id) {
        return reviews.listMilestones(id);
    }

    /** A national review began. The first one puts the proposal into review. */
    @Transactional
    public void reviewStarted(UUID id, String member, String role) {
        Proposal proposal = lock(id);
        proposal.reviewStarted();
        Instant now = clock.instant();
        reviews.start(id, member, role, now);
        save(proposal);
        note(proposal, now, "review-started", member, role, null, null);
    }

    /** What routing found for one member, in the preview's form; replaces what was found before. */
    @Transactional
    public void storeRoute(UUID id, String member, String role, JsonNode route) {
        reviews.storeRoute(id, member, role, route);
    }

    /** What routing found for one member; replaces what was found before. Raises {@link RouteFound}. */
    @Transactional
    public void storeRoute(UUID id, NationalRoute route) {
        reviews.storeRoute(id, route.member(), route.role(), json.valueToTree(route));
        events.publishEvent(new RouteFound(id, route, getProposal(id).revision()));
    }

    /** The joint rules that fired for the revision just filed. Raises {@link ScopeFound}. */
    void scopeFound(Proposal proposal, ApprovalPreview routing) {
        events.publishEvent(new ScopeFound(proposal.id(), routing.decisions(), proposal.revision()));
    }

    /**
     * Who takes part, in order; national reviews are set up for homes and hosts. Replaces the list and keeps the reviews of those who stay. Who no
     * longer takes part is told so: its conditions fall away.
     */
    @Transactional
    public void storeParticipations(UUID id, List<Participation> participations) {
        reviews.listParticipations(id).stream()
                .filter(part -> !participations.contains(part))
                .forEach(part -> participationEnded(id, part));
        reviews.storeParticipations(id, participations);
    }

    /** A member takes part from now on, since the project changed. */
    @Transactional
    public void participationBegan(UUID id, String member, String role) {
        note(lock(id), clock.instant(), "participant-added", member, role, null, null);
    }

    private void participationEnded(UUID id, Participation part) {
        Proposal proposal = lock(id);
        Instant now = clock.instant();
        reviews.replaceConditions(id, part.member(), part.role(), List.of(), now);
        note(proposal, now, "participant-removed", part.member(), part.role(), null, null);
    }

    /** A task was opened, in whichever review. A task id that is known already is brought up to date. */
    @Transactional
    public void stageOpened(ReviewStep step) {
        reviews.open(step);
    }

    /** What an open task is about was filed anew, and whoever holds it was told: it is about that revision from now on. */
    @Transactional
    public void stepRevised(String taskId, int revision) {
        reviews.revise(taskId, revision);
    }

    /**
     * The limit of an open task moved, by days under a supplement request of another. Raises {@link LimitMoved}.
     *
     * @param dueOn null while the clock stands still
     * @param daysUsed of the limit when the task was opened, less what did not count since
     */
    @Transactional
    public void limitMoved(String taskId, @Nullable LocalDate dueOn, int daysUsed) {
        reviews.moveLimit(taskId, dueOn, daysUsed).ifPresent(step -> events.publishEvent(new LimitMoved(step)));
    }

    /**
     * A task was completed.
     *
     * @param answers what else its form asked, by name
     * @param daysUsed of its limit, earlier openings included
     * @param completedBy engine user id
     */
    @Transactional
    public void stageClosed(
            String taskId,
            String outcome,
            @Nullable String findings,
            Map<String, Object> answers,
            int daysUsed,
            String completedBy) {
        Instant now = clock.instant();
        ReviewStep step = reviews.close(taskId, outcome, findings, daysUsed, completedBy, now);
        events.publishEvent(new StepCompleted(step, answers));
        note(
                getProposal(step.proposalId()),
                now,
                Milestone.STEP_COMPLETED,
                step.member(),
                step.role(),
                step.step(),
                outcome);
    }

    /** A task ended without being completed: the proposal was withdrawn, a limit elapsed, the review was rejected. Does nothing when it had ended. */
    @Transactional
    public void stageCancelled(String taskId) {
        reviews.cancel(taskId, clock.instant());
    }

    /**
     * A member decided.
     *
     * @param outcome {@code approved}, {@code approved-with-conditions} or {@code rejected}
     * @param conditions duties, in order; they replace those of an earlier decision of the same review
     */
    @Transactional
    public void reviewDecided(UUID id, String member, String role, String outcome, List<Duty> conditions) {
        Proposal proposal = lock(id);
        Instant now = clock.instant();
        reviews.decide(id, member, role, outcome, conditions, now);
        events.publishEvent(new ReviewDecided(id, member, role, outcome, conditions, proposal.revision()));
        note(proposal, now, "review-decided", member, role, null, outcome);
    }

    /**
     * Duties that come from beside a member's own review, such as the measures of a joint statement; they replace those of the same source. Raises
     * {@link ConditionsImposed} when they are others than before.
     *
     * @param source stands in the place of the role: {@code mekong}
     */
    @Transactional
    public void conditionsImposed(UUID id, String member, String source, List<String> conditions) {
        Proposal proposal = lock(id);
        List<String> before = reviews.listConditions(id).stream()
                .filter(condition ->
                        condition.member().equals(member) && condition.role().equals(source))
                .map(ConditionOfApproval::text)
                .toList();
        if (!before.equals(conditions)) {
            reviews.replaceConditions(
                    id, member, source, conditions.stream().map(Duty::of).toList(), clock.instant());
            events.publishEvent(new ConditionsImposed(id, member, source, conditions, proposal.revision()));
        }
    }

    /**
     * Somebody followed a condition of approval up. Raises {@link ConditionFollowedUp}.
     *
     * @param step task key of the step that found it
     * @param state {@code fulfilled}, {@code not-fulfilled} or {@code extended}
     * @param dueOn by when it is due from now on
     * @param reason what was found
     */
    @Transactional
    public void conditionFollowedUp(
            UUID id, UUID conditionId, String step, String state, @Nullable LocalDate dueOn, String reason) {
        Proposal proposal = lock(id);
        ConditionOfApproval condition = reviews.followUp(id, conditionId, state, dueOn, reason);
        events.publishEvent(new ConditionFollowedUp(id, condition, step, proposal.revision()));
        note(proposal, clock.instant(), "condition-" + state, condition.member(), condition.role(), step, null);
    }

    /** The window for an appeal against a rejection is open, up to and including that day, by that rule. Raises {@link AppealRuleFound}. */
    @Transactional
    public void appealWindowOpened(UUID id, String member, String role, LocalDate lastDay, DecisionFinding decision) {
        reviews.openAppealWindow(id, member, role, lastDay);
        events.publishEvent(
                new AppealRuleFound(id, member, role, getProposal(id).revision(), decision));
    }

    /** The law gives no appeal against a rejection, by that rule. Told once; raises {@link AppealRuleFound}. */
    @Transactional
    public void rejectionIsFinal(UUID id, String member, String role, DecisionFinding decision) {
        Proposal proposal = lock(id);
        boolean told = listMilestones(id).stream()
                .anyMatch(milestone -> milestone.type().equals(Milestone.REJECTION_FINAL)
                        && member.equals(milestone.member())
                        && role.equals(milestone.role()));
        if (!told) {
            note(proposal, clock.instant(), Milestone.REJECTION_FINAL, member, role, null, null);
            events.publishEvent(new AppealRuleFound(id, member, role, proposal.revision(), decision));
        }
    }

    /** An appeal was decided. When upheld, that one review reopens and the proposal goes back into review. */
    @Transactional
    public void appealDecided(UUID id, UUID appealId, boolean upheld) {
        Proposal proposal = lock(id);
        Instant now = clock.instant();
        Appeal appeal = reviews.decideAppeal(appealId, upheld, now);
        if (upheld) {
            reviews.reopen(id, appeal.member(), appeal.role());
            proposal.reopen();
            save(proposal);
        }
        note(proposal, now, "appeal-decided", appeal.member(), appeal.role(), null, upheld ? "upheld" : "dismissed");
    }

    /** All reviews add up to this: approved, approved with conditions, or rejected. */
    @Transactional
    public void jointOutcome(UUID id, ProposalStatus outcome) {
        Proposal proposal = lock(id);
        Instant now = clock.instant();
        proposal.conclude(outcome, now);
        save(proposal);
        note(proposal, now, "joint-outcome", null, null, null, outcome.code());
    }

    /**
     * Puts a reviewer's question to the enterprise, which holds the ball until it answers. Raises {@link SupplementRequested}.
     *
     * @param step task key of the step that asks
     * @param subject the condition of approval that it is about; null where it is about the proposal
     * @param askedBy engine user id
     * @return the request's id, which the answer will name
     */
    @Transactional
    public UUID requestSupplement(
            UUID id, String member, String role, String step, @Nullable UUID subject, String question, String askedBy) {
        Proposal proposal = lock(id);
        Instant now = clock.instant();
        UUID requestId = proposal.requestSupplement(member, role, step, subject, question, askedBy, now);
        save(proposal);
        note(proposal, now, "supplement-requested", member, role, step, null);
        return requestId;
    }

    /** Nobody waits for the answer any more: what asked has ended. Raises {@link SupplementDropped}; does nothing when it was answered. */
    @Transactional
    public void questionDropped(UUID id, UUID requestId) {
        Proposal proposal = lock(id);
        proposal.dropQuestion(requestId, clock.instant());
        save(proposal);
    }

    /** Adds a dated fact of another procedure to the timeline: a Mekong notification sent, a reply received. */
    @Transactional
    public void milestoneReached(
            UUID id,
            String type,
            @Nullable String member,
            @Nullable String role,
            @Nullable String step,
            @Nullable String outcome) {
        note(getProposal(id), clock.instant(), type, member, role, step, outcome);
    }

    /**
     * Adds to the timeline that who holds a step was reminded of it.
     *
     * @param type {@code step-reminded}, {@code step-waiting} or {@code step-overdue}
     * @param to groups and people, by their names in the engine
     */
    @Transactional
    public void stepReminded(ReviewStep step, String type, List<String> to) {
        Proposal proposal = getProposal(step.proposalId());
        Milestone milestone = note(proposal, clock.instant(), type, step.member(), step.role(), step.step(), null);
        events.publishEvent(new StepReminded(step, milestone, to));
    }

    /**
     * Adds to the timeline that a task was given back to its group for who held it. Raises {@link StepReleased}.
     *
     * @param holder engine user id
     */
    @Transactional
    public void stepReleased(ReviewStep step, String holder, String reason) {
        Proposal proposal = getProposal(step.proposalId());
        Milestone milestone =
                note(proposal, clock.instant(), StepReleased.TYPE, step.member(), step.role(), step.step(), null);
        events.publishEvent(new StepReleased(step, milestone, holder, reason));
    }

    String nextReference(Year year) {
        return rows.nextReference(year);
    }

    void add(Proposal proposal) {
        rows.insert(proposal);
        publish(proposal);
    }

    Proposal lock(UUID id) {
        rows.lock(id);
        return getProposal(id);
    }

    void save(Proposal proposal) {
        rows.update(proposal);
        publish(proposal);
    }

    Milestone note(
            Proposal proposal,
            Instant at,
            String type,
            @Nullable String member,
            @Nullable String role,
            @Nullable String step,
            @Nullable String outcome) {
        Milestone milestone = new Milestone(at, type, member, role, step, outcome, proposal.revision());
        reviews.addMilestone(proposal.id(), milestone);
        events.publishEvent(new MilestoneReached(proposal.id(), milestone));
        return milestone;
    }

    private void publish(Proposal proposal) {
        proposal.takeEvents().forEach(events::publishEvent);
    }
}

package tributary.review;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tributary.engine.Recused;
import tributary.identity.Affiliations;
import tributary.proposal.Proposal;
import tributary.proposal.Proposals;
import tributary.proposal.ReviewStep;

/**
 * Who may not do a task that is offered to them: nobody works on a proposal of an organization that they belong to, whoever prepared a file or
 * found something about it does not decide it, who is called in by a reminder does not decide in the approvers' place, and nobody sits twice in one
 * committee. Asked by the engine itself, at claiming and at completing, whichever way a person came; each refusal is on record.
 */
@Component
class Recusals {

    private static final String APPROVERS = ".approvers";

    private final Proposals proposals;
    private final StepHistory history;
    private final Affiliations affiliations;
    private final ApplicationEventPublisher events;

    Recusals(Proposals proposals, StepHistory history, Affiliations affiliations, ApplicationEventPublisher events) {
        this.proposals = proposals;
        this.history = history;
        this.affiliations = affiliations;
        this.events = events;
    }

    /**
     * Lets the person go on, or does not.
     *
     * @throws Recused with the reason
     */
    void check(DelegateTask task, ReviewStep opened, String person) {
        findReason(task, opened, person).ifPresent(reason -> {
            events.publishEvent(new PersonRefused(
                    ReviewVariables.proposalId(task),
                    task.getTenantId(),
                    task.getTaskDefinitionKey(),
                    task.getId(),
                    task.getEventName(),
                    person,
                    reason));
            throw new Recused(reason);
        });
    }

    /** Whether the person may do it; nothing is recorded. */
    boolean lets(DelegateTask task, ReviewStep opened, String person) {
        return findReason(task, opened, person).isEmpty();
    }

    private Optional<String> findReason(DelegateTask task, ReviewStep opened, String person) {
        UUID proposalId = ReviewVariables.proposalId(task);
        String tenant = task.getTenantId();
        String role = ReviewVariables.role(task);
        String step = task.getTaskDefinitionKey();
        Proposal proposal = proposals.getProposal(proposalId);
        Optional<String> interest =
                proposal.homeMember().equals(tenant) ? findInterest(person, proposal.enterprise()) : Optional.empty();
        if (interest.isPresent()) {
            return interest;
        }
        List<ReviewStep> sitting = history.listSitting(proposalId, tenant, role, step, opened.subject());
        if (sitting.size() > 1 && sitting.stream().anyMatch(vote -> person.equals(vote.completedBy()))) {
            return Optional.of(
                    person + " has voted in this sitting already: another member of the committee takes this seat");
        }
        if (!opened.actorGroup().endsWith(APPROVERS)) {
            return Optional.empty();
        }
        return findLackOfOffice(opened, person)
                .or(() -> findPreparation(proposal, person))
                .or(() -> step.equals("decide-appeal")
                        ? findRefusal(proposalId, tenant, role, person)
                        : Optional.empty());
    }

    private Optional<String> findInterest(String person, String enterprise) {
        if (affiliations.isMember(person, enterprise)) {
            return Optional.of(person + " belongs to " + enterprise
                    + ", whose proposal this is: nobody reviews their own organization's");
        }
        return affiliations.areUnknown(person)
                ? Optional.of("Whether " + person + " belongs to " + enterprise
                        + " is not known: sign in by browser, or with a token that has the scope organization")
                : Optional.empty();
    }

    /** A reminder offers a task to focal points too, so that they see it; conditions of approval are theirs as well then. */
    private static Optional<String> findLackOfOffice(ReviewStep opened, String person) {
        Authentication acting = Context.getCommandContext().getAuthentication();
        boolean isSomebodyElse = acting == null || !person.equals(acting.getUserId());
        if (isSomebodyElse || opened.subject() != null) {
            return Optional.empty();
        }
        Set<String> offered = new HashSet<>(Arrays.asList(opened.actorGroup(), opened.authorityGroup()));
        return acting.getGroupIds() != null && acting.getGroupIds().stream().anyMatch(offered::contains)
                ? Optional.empty()
                : Optional.of(person
                        + " is called in to see that this is decided: those decide to whom it was offered first");
    }

    private Optional<String> findPreparation(Proposal proposal, String person) {
        boolean filed = Stream.concat(
                        Stream.of(proposal.createdBy()),
                        proposal.documents().stream().map(document -> document.uploadedBy()))
                .anyMatch(person::equals);
        if (filed) {
            return Optional.of(person + " prepared this proposal's file: whoever prepared does not approve");
        }
        return proposals.listSteps(proposal.id()).stream()
                .filter(done ->
                        person.equals(done.completedBy()) && !done.actorGroup().endsWith(APPROVERS))
                .findFirst()
                .map(prepared ->
                        person + " prepared this review at " + prepared.step() + ": whoever prepared does not approve");
    }

    private Optional<String> findRefusal(UUID proposalId, String tenant, String role, String person) {
        return history.listCompleted(proposalId, tenant, role).stream()
                .filter(done -> person.equals(done.completedBy()) && StepHistory.isRefusal(done.outcome()))
                .findFirst()
                .map(decided -> person + " refused what is appealed against: somebody else decides the appeal");
    }
}

package tributary.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tributary.proposal.Proposal;
import tributary.proposal.Proposals;
import tributary.proposal.ReviewStep;
import tributary.routing.Step;

/**
 * What happens at every user task of every process: it is offered to the groups that its route names, with a due date by the member's calendar
 * and a brief for its form; whoever may not do it is refused; and what is handed in is checked, recorded and reported.
 */
@Component
class ReviewTasks {

    private final Proposals proposals;
    private final Assignments assignments;
    private final StepHistory history;
    private final Recusals recusals;
    private final Limits limits;
    private final StepTerms terms;
    private final TaskBrief brief;
    private final Completions completions;
    private final RecordedAnswers answers;
    private final ReviewRoutes routing;
    private final ObjectProvider<CompletionRecorder> recorders;
    private final Clock clock;

    ReviewTasks(
            Proposals proposals,
            Assignments assignments,
            StepHistory history,
            Recusals recusals,
            Limits limits,
            StepTerms terms,
            TaskBrief brief,
            Completions completions,
            RecordedAnswers answers,
            ReviewRoutes routing,
            ObjectProvider<CompletionRecorder> recorders,
            Clock clock) {
        this.proposals = proposals;
        this.assignments = assignments;
        this.history = history;
        this.recusals = recusals;
        this.limits = limits;
        this.terms = terms;
        this.brief = brief;
        this.completions = completions;
        this.answers = answers;
        this.routing = routing;
        this.recorders = recorders;
        this.clock = clock;
    }

    void created(DelegateTask task, StepProperties properties) {
        UUID proposalId = ReviewVariables.proposalId(task);
        String tenant = task.getTenantId();
        String role = ReviewVariables.role(task);
        String step = task.getTaskDefinitionKey();
        Assignment assignment = assignments.find(task, tenant, step, properties);
        Proposal proposal = proposals.getProposal(proposalId);

        UUID subject = ReviewVariables.findSubject(task);
        StepTerms.Standing standing = terms.at(task, tenant, step, properties, assignment);
        LocalDate dueOn = assignment.fixedDueOn() == null ? standing.dueOn() : assignment.fixedDueOn();
        List<ReviewStep> before = history.listVotedSitting(proposalId, tenant, role, step, subject);
        Optional<ReviewStep> asked =
                before.size() == 1 && comesBack(before.get(0).outcome())
                        ? Optional.of(before.get(0))
                        : Optional.empty();

        task.setName(task.getName() + ": " + proposal.reference());
        task.setDescription(proposal.title());
        task.addCandidateGroup(assignment.actorGroup());
        if (assignment.authorityGroup() != null) {
            task.addCandidateGroup(assignment.authorityGroup());
        }
        if (step.equals("check-completeness")) {
            task.addCandidateGroup(tenant + ".focal-points");
        }
        if (dueOn != null) {
            task.setDueDate(limits.dueAt(dueOn, tenant));
        }
        ReviewStep opened = new ReviewStep(
                proposalId,
                task.getId(),
                tenant,
                role,
                step,
                subject,
                assignment.stage(),
                assignment.authority(),
                assignment.actorGroup(),
                assignment.authorityGroup(),
                assignment.termKind(),
                dueOn,
                standing.daysUsed(),
                proposal.revision(),
                clock.instant(),
                null,
                null,
                null,
                null);
        proposals.stageOpened(opened);
        ObjectNode written = brief.write(task, assignment, standing, dueOn);
        task.setVariableLocal(
                OpenBriefs.BRIEF, SpinValues.jsonValue(written.toString()).create());
        if (step.equals(StepHistory.DECISION_STEP)) {
            // In the scope that completing writes to, so that what is handed in replaces it.
            task.setVariable(
                    RecordedAnswers.CONDITIONS,
                    SpinValues.jsonValue(TaskBrief.offered(written)).create());
        }
        // Who may not do it any more leaves it to the group: whoever answered must not be refused for that.
        asked.map(ReviewStep::completedBy)
                .filter(person -> recusals.lets(task, opened, person))
                .ifPresent(task::setAssignee);
    }

    void assigned(DelegateTask task) {
        if (task.getAssignee() != null) {
            recusals.check(task, findOpened(task), task.getAssignee());
        }
    }

    void completed(DelegateTask task, StepProperties properties) {
        proposals.holdProposal(ReviewVariables.proposalId(task));
        ReviewStep opened = findOpened(task);
        if (!opened.isOpen()) {
            throw new OptimisticLockingException("Task " + task.getId() + " ended while it was being completed");
        }
        String actor = actor(task);
        recusals.check(task, opened, actor);
        Completion completion = completions.read(task, properties, outcomes(properties, opened), actor);

        if (!completion.conditions().isEmpty()) {
            answers.record(completion, RecordedAnswers.CONDITIONS, completion.conditions());
        }
        completion.facts().forEach((name, value) -> answers.record(completion, name, value));
        proposals.stageClosed(
                task.getId(),
                completion.outcome(),
                completion.findings(),
                completion.facts(),
                daysUsed(task, properties, opened),
                actor);
        recorders.orderedStream().forEach(recorder -> recorder.record(completion, task));
        if (properties.group() == null && !completion.facts().isEmpty()) {
            task.getExecution()
                    .getProcessInstance()
                    .setVariable(
                            ReviewVariables.STEPS,
                            routing.route(completion.proposalId(), completion.member(), completion.role()));
        }
    }

    /** Those of the model, but no refusal where the law leaves the step none. */
    private List<String> outcomes(StepProperties properties, ReviewStep opened) {
        boolean mayRefuse = properties.group() != null
                || routing.findStep(opened.proposalId(), opened.member(), opened.role(), opened.step())
                        .map(Step::mayRefuse)
                        .orElse(true);
        return properties.outcomes().stream()
                .filter(outcome -> mayRefuse || !StepHistory.isRefusal(outcome))
                .toList();
    }

    // Asked after the answers are on record: one of them may tell from which day the limit runs.
    private int daysUsed(DelegateTask task, StepProperties properties, ReviewStep opened) {
        int sinceOpening = opened.daysUsed() + limits.daysSince(opened.openedAt(), opened.termKind(), opened.member());
        if (properties.group() != null) {
            return sinceOpening; // no step of a route, whose limit alone may run from another day
        }
        Assignment assignment = assignments.find(task, opened.member(), opened.step(), properties);
        StepTerms.Standing standing = terms.at(task, opened.member(), opened.step(), properties, assignment);
        return standing.from() == null ? sinceOpening : standing.daysUsed();
    }

    void deleted(DelegateTask task) {
        proposals.stageCancelled(task.getId());
    }

    private static boolean comesBack(@Nullable String outcome) {
        return "supplement".equals(outcome) || "ask-data".equals(outcome) || StepHistory.KEPT_OPEN.equals(outcome);
    }

    private String actor(DelegateTask task) {
        String user = Context.getCommandContext().getAuthenticatedUserId();
        return Objects.requireNonNullElse(user == null ? task.getAssignee() : user, task.getTenantId());
    }

    private ReviewStep findOpened(DelegateTask task) {
        return proposals
                .findStep(task.getId())
                .orElseThrow(() -> new IllegalStateException("No step was opened for task " + task.getId()));
    }
}

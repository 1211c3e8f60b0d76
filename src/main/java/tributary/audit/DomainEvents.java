package tributary.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.proposal.AppealRuleFound;
import tributary.proposal.Appraisal;
import tributary.proposal.AppraisalRecorded;
import tributary.proposal.CommentAnswered;
import tributary.proposal.CommentMade;
import tributary.proposal.ConditionFollowedUp;
import tributary.proposal.ConditionOfApproval;
import tributary.proposal.ConditionsImposed;
import tributary.proposal.ConsultationComment;
import tributary.proposal.Duty;
import tributary.proposal.LimitMoved;
import tributary.proposal.Milestone;
import tributary.proposal.MilestoneReached;
import tributary.proposal.Proposals;
import tributary.proposal.ReviewDecided;
import tributary.proposal.ReviewStep;
import tributary.proposal.RouteFound;
import tributary.proposal.ScopeFound;
import tributary.proposal.StepCompleted;
import tributary.proposal.StepReleased;
import tributary.proposal.StepReminded;
import tributary.rate.RateEntered;
import tributary.rate.ReferenceRate;
import tributary.review.PersonRefused;
import tributary.routing.DecisionFinding;

/** Turns what proposals and reviews report into audit entries, inside the transaction that causes it. */
@Component
class DomainEvents {

    // Told with more in an event of their own.
    private static final Set<String> TOLD_ELSEWHERE = Set.of(
            "proposal-withdrawn",
            "supplement-requested",
            "supplement-answered",
            "appeal-lodged",
            Milestone.STEP_COMPLETED,
            "review-decided",
            "consultation-commented",
            "comment-answered",
            "condition-fulfilled",
            "condition-not-fulfilled",
            "condition-extended",
            "appraisal-recorded",
            StepReleased.TYPE);

    private final AuditTrail trail;
    private final Proposals proposals;
    private final ConcernedTenants tenants;
    private final PlatformTransactionManager transactions;

    DomainEvents(
            AuditTrail trail, Proposals proposals, ConcernedTenants tenants, PlatformTransactionManager transactions) {
        this.trail = trail;
        this.proposals = proposals;
        this.tenants = tenants;
        this.transactions = transactions;
    }

    @EventListener
    void on(MilestoneReached event) {
        Milestone milestone = event.milestone();
        if (TOLD_ELSEWHERE.contains(milestone.type()) || StepReminded.TYPES.contains(milestone.type())) {
            return;
        }
        if (milestone.member() != null) {
            record(milestone.member(), event.id(), milestone, Map.of("role", String.valueOf(milestone.role())));
            return;
        }
        Map<String, Object> detail = new HashMap<>(Map.of("shared", true));
        if (milestone.type().equals("proposal-submitted")) {
            detail.put("filed", FilingEvents.filed(proposals.getProposal(event.id())));
        }
        for (String tenant : tenants.of(event.id())) {
            record(tenant, event.id(), milestone, detail);
        }
    }

    private void record(String tenant, UUID proposal, Milestone milestone, Map<String, ?> detail) {
        trail.record(AuditEvent.of(tenant, milestone.type(), proposal, detail)
                .onRevision(milestone.revision())
                .at(milestone.step(), null)
                .decided(null, null, milestone.outcome()));
    }

    /** In a transaction of its own, since that of the attempt is rolled back. */
    @EventListener
    void on(PersonRefused event) {
        TransactionTemplate apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        Map<String, Object> detail = Map.of(
                "person", event.person(), "reason", event.reason(), "task", event.task(), "attempt", event.attempt());
        apart.executeWithoutResult(
                status -> trail.record(AuditEvent.of(event.member(), "person-refused", event.proposalId(), detail)
                        .at(event.step(), null)
                        .decided(null, null, "not-allowed")));
    }

    @EventListener
    void on(StepReminded event) {
        ReviewStep step = event.step();
        Map<String, Object> detail =
                new HashMap<>(Map.of("role", step.role(), "task", step.taskId(), "to", event.to()));
        if (step.dueOn() != null) {
            detail.put("dueOn", step.dueOn().toString());
        }
        trail.record(AuditEvent.of(step.member(), event.milestone().type(), step.proposalId(), detail)
                .onRevision(event.milestone().revision())
                .at(step.step(), null)
                .decided(null, step.authority(), null));
    }

    @EventListener
    void on(StepReleased event) {
        ReviewStep step = event.step();
        Map<String, Object> detail =
                Map.of("role", step.role(), "task", step.taskId(), "person", event.holder(), "reason", event.reason());
        trail.record(AuditEvent.of(step.member(), StepReleased.TYPE, step.proposalId(), detail)
                .onRevision(event.milestone().revision())
                .at(step.step(), null)
                .decided(null, step.authority(), null));
    }

    @EventListener
    void on(RateEntered event) {
        ReferenceRate rate = event.rate();
        Map<String, Object> detail = Map.of(
                "id", rate.id(),
                "base", rate.base(),
                "quote", rate.quote(),
                "rate", rate.rate().toPlainString(),
                "day", rate.day().toString(),
                "source", rate.source(),
                "demonstration", rate.demonstration());
        trail.record(AuditEvent.of(rate.member(), "exchange-rate-entered", null, detail));
    }

    @EventListener
    void on(StepCompleted event) {
        ReviewStep step = event.step();
        Map<String, Object> detail = new HashMap<>(Map.of(
                "findings", step.findings() == null ? "" : step.findings(),
                "role", step.role(),
                "task", step.taskId(),
                "daysUsed", step.daysUsed(),
                "dueOn", step.dueOn() == null ? "" : step.dueOn().toString()));
        if (!event.answers().isEmpty()) {
            detail.put("answers", new TreeMap<>(event.answers()));
        }
        trail.record(AuditEvent.of(step.member(), "finding-recorded", step.proposalId(), detail)
                .onRevision(step.revision())
                .at(step.step(), null)
                .decided(null, step.authority(), step.outcome()));
    }

    @EventListener
    void on(LimitMoved event) {
        ReviewStep step = event.step();
        Map<String, Object> detail = Map.of(
                "role", step.role(),
                "task", step.taskId(),
                "dueOn", step.dueOn() == null ? "" : step.dueOn().toString());
        trail.record(AuditEvent.of(step.member(), "limit-moved", step.proposalId(), detail)
                .onRevision(step.revision())
                .at(step.step(), null)
                .decided(null, step.authority(), null));
    }

    @EventListener
    void on(ReviewDecided event) {
        List<String> conditions =
                event.conditions().stream().map(DomainEvents::told).toList();
        Map<String, Object> detail = Map.of("role", event.role(), "conditions", conditions);
        trail.record(AuditEvent.of(event.member(), "review-decided", event.id(), detail)
                .onRevision(event.revision())
                .decided(null, null, event.outcome()));
    }

    @EventListener
    void on(ConditionsImposed event) {
        Map<String, Object> detail = Map.of("role", event.source(), "conditions", event.conditions());
        String type = event.conditions().isEmpty() ? "conditions-dropped" : "conditions-imposed";
        trail.record(AuditEvent.of(event.member(), type, event.id(), detail).onRevision(event.revision()));
    }

    @EventListener
    void on(CommentMade event) {
        ConsultationComment comment = event.comment();
        Map<String, Object> detail = new HashMap<>(Map.of(
                "member", comment.member(),
                "comment", comment.id(),
                "document", comment.document(),
                "findings", comment.text(),
                "shared", true));
        proposals.getProposal(event.id()).findDocument(comment.document()).ifPresent(document -> {
            detail.put("fileName", document.name());
            detail.put("size", document.size());
            detail.put("sha256", document.sha256());
        });
        for (String tenant : tenants.of(event.id())) {
            trail.record(AuditEvent.of(tenant, "consultation-commented", event.id(), detail)
                    .onRevision(event.revision())
                    .at(comment.step(), null));
        }
    }

    @EventListener
    void on(CommentAnswered event) {
        ConsultationComment.Answer answer = event.answer();
        Map<String, Object> detail = Map.of(
                "member", answer.member(),
                "comment", event.comment().id(),
                "findings", answer.reasons(),
                "measure", answer.measure() == null ? "" : answer.measure(),
                "shared", true);
        for (String tenant : tenants.of(event.id())) {
            trail.record(AuditEvent.of(tenant, "comment-answered", event.id(), detail)
                    .onRevision(event.revision())
                    .at("answer-comment", null)
                    .decided(null, null, answer.outcome()));
        }
    }

    @EventListener
    void on(AppraisalRecorded event) {
        Appraisal appraisal = event.appraisal();
        String told = appraisal.remark().isEmpty() ? "" : ": " + appraisal.remark();
        Map<String, Object> detail = Map.of(
                "lender",
                appraisal.lender(),
                "on",
                appraisal.on().toString(),
                "findings",
                appraisal.lender() + ", " + appraisal.on() + told,
                "remark",
                appraisal.remark(),
                "shared",
                true);
        for (String tenant : tenants.of(event.id())) {
            trail.record(AuditEvent.of(tenant, "appraisal-recorded", event.id(), detail)
                    .onRevision(event.revision())
                    .decided(null, null, appraisal.stage()));
        }
    }

    @EventListener
    void on(ConditionFollowedUp event) {
        ConditionOfApproval condition = event.condition();
        Map<String, Object> detail = new HashMap<>(Map.of(
                "role", condition.role(),
                "condition", condition.text(),
                "findings", condition.text() + ": " + condition.reason()));
        if (condition.dueOn() != null) {
            detail.put("dueOn", condition.dueOn().toString());
        }
        trail.record(AuditEvent.of(condition.member(), "condition-" + condition.state(), event.id(), detail)
                .onRevision(event.revision())
                .at(event.step(), null)
                .decided(condition.rule(), null, null));
    }

    private static String told(Duty condition) {
        return condition.dueOn() == null ? condition.text() : condition.text() + " (due " + condition.dueOn() + ")";
    }

    @EventListener
    void on(RouteFound event) {
        Map<String, ?> role = Map.of("role", event.route().role());
        for (DecisionFinding finding : event.route().decisions()) {
            record(event.route().member(), event.id(), event.revision(), finding, role);
        }
    }

    @EventListener
    void on(ScopeFound event) {
        for (String tenant : tenants.of(event.id())) {
            for (DecisionFinding finding : event.decisions()) {
                record(tenant, event.id(), event.revision(), finding, Map.of("shared", true));
            }
        }
    }

    @EventListener
    void on(AppealRuleFound event) {
        record(event.member(), event.id(), event.revision(), event.decision(), Map.of("role", event.role()));
    }

    private void record(String tenant, UUID proposal, int revision, DecisionFinding finding, Map<String, ?> more) {
        Map<String, Object> detail = new HashMap<>(more);
        detail.put("member", finding.member());
        detail.put("table", finding.table());
        detail.put("version", finding.tableVersion());
        detail.put("inputs", finding.inputs());
        if (finding.rule() != null) {
            detail.put("row", finding.row());
            detail.put("outputs", finding.outputs());
        }
        trail.record(AuditEvent.of(tenant, finding.rule() == null ? "rule-none" : "rule-fired", proposal, detail)
                .onRevision(revision)
                .decided(finding.rule(), text(finding, "authority"), text(finding, "outcome")));
    }

    private static @Nullable String text(DecisionFinding finding, String output) {
        return finding.outputs().get(output) instanceof String text ? text : null;
    }
}

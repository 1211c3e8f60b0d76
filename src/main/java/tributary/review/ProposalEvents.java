package tributary.review;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.engine.Overtaken;
import tributary.engine.WithoutUser;
import tributary.member.Member;
import tributary.proposal.AppealLodged;
import tributary.proposal.AppraisalRecorded;
import tributary.proposal.ProposalSubmitted;
import tributary.proposal.ProposalWithdrawn;
import tributary.proposal.SupplementAnswered;

/**
 * Passes what happened to a proposal on to the process that waits for it, in the transaction in which it happened. Messages find their process by
 * tenant, business key and request, never by business key alone: every member's review bears the same.
 */
@Component
class ProposalEvents {

    private final RuntimeService runtime;
    private final ChangedParticipation changes;
    private final SharedPeriods periods;
    private final OpenBriefs briefs;
    private final WithoutUser engine;

    ProposalEvents(
            RuntimeService runtime,
            ChangedParticipation changes,
            SharedPeriods periods,
            OpenBriefs briefs,
            WithoutUser engine) {
        this.runtime = runtime;
        this.changes = changes;
        this.periods = periods;
        this.briefs = briefs;
        this.engine = engine;
    }

    @EventListener
    @Transactional
    public void on(ProposalSubmitted submitted) {
        engine.run(() -> runtime.createMessageCorrelation("proposal-submitted")
                .tenantId(Member.JOINT)
                .processInstanceBusinessKey(submitted.id().toString())
                .setVariable(ReviewVariables.PROPOSAL_ID, submitted.id().toString())
                .correlateStartMessage());
    }

    @EventListener
    @Transactional
    public void on(SupplementAnswered answered) {
        run(() -> {
            if (answered.routingChanged()) {
                changes.settle(answered.id());
            }
            // Nobody waits where the changed project has ended what asked: a review, or the Mekong procedure.
            runtime.createMessageCorrelation("supplement-answered")
                    .tenantId(answered.member())
                    .processInstanceBusinessKey(answered.id().toString())
                    .processInstanceVariableEquals(
                            ReviewVariables.REQUEST_ID, answered.requestId().toString())
                    .correlateAll();
            periods.settle(answered.id(), answered.member(), answered.role());
            briefs.renew(answered.id());
        });
    }

    @EventListener
    @Transactional
    public void on(AppraisalRecorded recorded) {
        run(() -> briefs.renew(recorded.id()));
    }

    @EventListener
    @Transactional
    public void on(ProposalWithdrawn withdrawn) {
        run(() -> tell("proposal-withdrawn", withdrawn.id(), null));
    }

    @EventListener
    @Transactional
    public void on(AppealLodged lodged) {
        run(() -> tell(
                "appeal-lodged",
                lodged.id(),
                Map.of(
                        "appealId", lodged.appealId().toString(),
                        "appealMember", lodged.member(),
                        "appealRole", lodged.role())));
    }

    /** So that whoever acts on a proposal can begin again, without knowing the engine. */
    private void run(Runnable work) {
        try {
            engine.run(work);
        } catch (ProcessEngineException failure) {
            if (!Overtaken.isIn(failure)) {
                throw failure;
            }
            throw new OptimisticLockingFailureException("The review moved on at the same moment", failure);
        }
    }

    // Where nobody waits, nothing is lost: a draft has no process, and an appeal is looked up before it is awaited.
    private void tell(String message, UUID proposalId, @Nullable Map<String, Object> variables) {
        runtime.createMessageCorrelation(message)
                .tenantId(Member.JOINT)
                .processInstanceBusinessKey(proposalId.toString())
                .setVariables(variables == null ? Map.of() : variables)
                .correlateAll();
    }
}

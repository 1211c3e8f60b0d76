package tributary.consultation;

import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import tributary.engine.ModelBean;
import tributary.engine.WithoutUser;
import tributary.proposal.Proposals;
import tributary.proposal.ReviewStep;
import tributary.review.MekongEnds;
import tributary.review.ReviewVariables;
import tributary.routing.MekongProcedure;

/**
 * Tells the joint process and the hosts' reviews that the procedure has ended, as far as they wait for it already; the others will look it up. The
 * measures of a statement become conditions for the hosts.
 */
@ModelBean("announceMekongEnd")
class AnnounceMekongEnd implements JavaDelegate {

    private final MekongProcedures procedures;
    private final Proposals proposals;
    private final MekongMeasures measures;
    private final MekongEnds ends;
    private final WithoutUser engine;

    AnnounceMekongEnd(
            MekongProcedures procedures,
            Proposals proposals,
            MekongMeasures measures,
            MekongEnds ends,
            WithoutUser engine) {
        this.procedures = procedures;
        this.proposals = proposals;
        this.measures = measures;
        this.ends = ends;
        this.engine = engine;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID proposalId = ReviewVariables.proposalId(execution);
        String result = result(proposalId, ReviewVariables.getText(execution, "procedure"));
        execution.setVariable("mekongResult", result);
        ends.exclude(proposalId);
        procedures.end(proposalId, result);
        measures.impose(proposalId);
        proposals.milestoneReached(proposalId, MekongEnds.ENDED, null, null, null, result);
        RuntimeService runtime = execution.getProcessEngineServices().getRuntimeService();
        engine.run(() -> {
            tell(runtime, proposalId, ReviewVariables.JOINT);
            procedures.listHosts(proposalId).forEach(host -> tell(runtime, proposalId, host));
        });
    }

    private static void tell(RuntimeService runtime, UUID proposalId, String tenant) {
        runtime.createMessageCorrelation(MekongEnds.ENDED)
                .tenantId(tenant)
                .processInstanceBusinessKey(proposalId.toString())
                .correlateAll();
    }

    private String result(UUID proposalId, String procedure) {
        if (procedure.equals(MekongProcedure.NOTIFICATION)) {
            return "registered";
        }
        String council = procedures
                .findLast(proposalId, "refer-to-council")
                .map(ReviewStep::outcome)
                .orElse("");
        if (procedure.equals(MekongProcedure.SPECIFIC_AGREEMENT)) {
            return council.equals("unsigned") ? "unsigned" : "signed";
        }
        boolean agreed = procedures
                .findLast(proposalId, "hold-special-session")
                .filter(session -> "pass".equals(session.outcome()))
                .isPresent();
        if (agreed) {
            return "statement-agreed";
        }
        return council.equals("ended-without-agreement") ? council : "referred";
    }
}

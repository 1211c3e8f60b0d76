package tributary.review;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import tributary.engine.ModelBean;
import tributary.proposal.Appeal;
import tributary.proposal.Proposals;

/** Looks for an appeal that was lodged while nobody waited for it, and whether one may still come. */
@ModelBean("lookUpAppeal")
class LookUpAppeal implements JavaDelegate {

    private final Proposals proposals;
    private final Limits limits;

    LookUpAppeal(Proposals proposals, Limits limits) {
        this.proposals = proposals;
        this.limits = limits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID proposalId = ReviewVariables.proposalId(execution);
        Optional<Appeal> pending = proposals.listAppeals(proposalId).stream()
                .filter(appeal -> appeal.decidedAt() == null)
                .findFirst();
        execution.setVariable("appealPending", pending.isPresent());
        pending.ifPresent(appeal -> {
            execution.setVariable("appealId", appeal.id().toString());
            execution.setVariable("appealMember", appeal.member());
            execution.setVariable("appealRole", appeal.role());
        });
        execution.setVariable(
                "appealWindowOpen",
                proposals.listNationalReviews(proposalId).stream().anyMatch(review -> {
                    LocalDate until = review.appealUntil();
                    return until != null && !until.isBefore(limits.today(review.member()));
                }));
    }
}

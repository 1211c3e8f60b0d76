package tributary.followup;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tributary.engine.ModelBean;
import tributary.proposal.ConditionOfApproval;
import tributary.proposal.ProposalStatus;
import tributary.proposal.Proposals;
import tributary.review.ReviewVariables;

/** Takes up the conditions that nobody follows up yet, once each. A jointly rejected proposal has none. */
@ModelBean("beginFollowUps")
class BeginFollowUps implements JavaDelegate {

    /** Which announcement of a joint outcome took a condition up; an appeal may lead to a second one. */
    static final String ANNOUNCEMENT = "announcement";

    private final Proposals proposals;
    private final JdbcClient database;

    BeginFollowUps(Proposals proposals, JdbcClient database) {
        this.proposals = proposals;
        this.database = database;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID proposalId = ReviewVariables.proposalId(execution);
        String announcement = execution.getActivityInstanceId();
        execution.setVariable(ANNOUNCEMENT, announcement);
        if (proposals.getProposal(proposalId).status() != ProposalStatus.APPROVED_WITH_CONDITIONS) {
            return;
        }
        for (ConditionOfApproval condition : proposals.listConditions(proposalId)) {
            database.sql("""
                            insert into condition_follow_up (condition_id, proposal_id, member, announcement)
                            values (:condition, :proposal, :member, :announcement)
                            on conflict (condition_id) do nothing
                            """)
                    .param("condition", condition.id())
                    .param("proposal", proposalId)
                    .param("member", condition.member())
                    .param("announcement", announcement)
                    .update();
        }
    }
}

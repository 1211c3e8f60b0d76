package tributary.review;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import tributary.engine.ModelBean;
import tributary.member.Member;
import tributary.member.Members;
import tributary.proposal.NationalReview;
import tributary.proposal.Proposals;
import tributary.routing.DecisionFinding;
import tributary.routing.DecisionTables;
import tributary.routing.DecisionTables.FiredRule;

/** Opens the window for an appeal against each rejection that has been announced, as long as that member's law says. */
@ModelBean("openAppealWindows")
class OpenAppealWindows implements JavaDelegate {

    private static final String TABLE = "appeal-window";

    private final Proposals proposals;
    private final Limits limits;
    private final DecisionTables tables;

    OpenAppealWindows(Proposals proposals, Limits limits, Members members) {
        this.proposals = proposals;
        this.limits = limits;
        this.tables = DecisionTables.of(members.getMember(Member.JOINT).folder());
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID proposalId = ReviewVariables.proposalId(execution);
        for (NationalReview review : proposals.listNationalReviews(proposalId)) {
            if (NationalDecision.REJECTED.equals(review.outcome()) && review.appealUntil() == null) {
                LocalDate today = limits.today(review.member());
                FiredRule rule = rule(review.member(), today);
                proposals.appealWindowOpened(
                        proposalId,
                        review.member(),
                        review.role(),
                        limits.lastDayToAct(days(rule), review.member()),
                        DecisionFinding.of(Member.JOINT, rule));
            }
        }
    }

    private FiredRule rule(String member, LocalDate day) {
        return tables.evaluate(TABLE, null, Map.of("member", member, "day", day)).fired().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The table of appeal windows has no row for " + member));
    }

    private static int days(FiredRule rule) {
        Integer days = rule.number("windowDays");
        if (days == null) {
            throw new IllegalStateException("Rule " + rule.rule() + " gives an appeal no days");
        }
        return days;
    }
}

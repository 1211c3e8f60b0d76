package tributary.followup;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import tributary.engine.ModelBean;
import tributary.proposal.Proposals;
import tributary.proposal.ReviewStep;
import tributary.review.DueDates;
import tributary.review.RecordedAnswers;
import tributary.review.ReviewVariables;

/** Which conditions are to be followed up, and by when. */
@ModelBean("followUps")
class FollowUps implements DueDates {

    private static final String CONDITION_ID = "conditionId";

    private final Proposals proposals;
    private final RecordedAnswers answers;
    private final JdbcClient database;

    FollowUps(Proposals proposals, RecordedAnswers answers, JdbcClient database) {
        this.proposals = proposals;
        this.answers = answers;
        this.database = database;
    }

    /** Conditions whose follow-up this announcement begins, as {@code member/role/id}. */
    public List<String> due(DelegateExecution execution) {
        String announcement = ReviewVariables.getText(execution, BeginFollowUps.ANNOUNCEMENT);
        List<UUID> begun = database.sql(
                        "select condition_id from condition_follow_up where announcement = :announcement")
                .param("announcement", announcement)
                .query(UUID.class)
                .list();
        return proposals.listConditions(ReviewVariables.proposalId(execution)).stream()
                .filter(condition -> begun.contains(condition.id()))
                .map(condition -> condition.member() + "/" + condition.role() + "/" + condition.id())
                .toList();
    }

    public String member(String condition) {
        return condition.split("/", 3)[0];
    }

    public String role(String condition) {
        return condition.split("/", 3)[1];
    }

    public String conditionId(String condition) {
        return condition.split("/", 3)[2];
    }

    /** Whether the breach just recorded sets a new due date; keeps it if so. */
    public boolean hasNewDate(DelegateExecution execution) {
        Optional<LocalDate> day = proposals.listSteps(ReviewVariables.proposalId(execution)).stream()
                .filter(step -> step.step().equals("record-breach")
                        && step.member().equals(ReviewVariables.member(execution))
                        && step.closedAt() != null)
                .reduce((earlier, later) -> later)
                .map(ReviewStep::taskId)
                .flatMap(task -> answers.find(task, "newDueOn"))
                .map(text -> LocalDate.parse(text.toString()));
        day.ifPresent(
                due -> database.sql("update condition_follow_up set due_on = :due where condition_id = :condition")
                        .param("due", due)
                        .param("condition", UUID.fromString(ReviewVariables.getText(execution, CONDITION_ID)))
                        .update());
        return day.isPresent();
    }

    @Override
    public Optional<LocalDate> find(VariableScope scope, String step) {
        if (!step.equals("confirm-evidence")) {
            return Optional.empty();
        }
        return database.sql(
                        "select due_on from condition_follow_up where condition_id = :condition and due_on is not null")
                .param("condition", UUID.fromString(ReviewVariables.getText(scope, CONDITION_ID)))
                .query(LocalDate.class)
                .optional();
    }
}

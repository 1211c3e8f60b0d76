package tributary.followup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tributary.engine.ModelBean;
import tributary.member.Members;
import tributary.proposal.ConditionOfApproval;
import tributary.proposal.Proposals;
import tributary.review.BriefPart;
import tributary.review.Completion;
import tributary.review.CompletionCheck;
import tributary.review.CompletionRecorder;
import tributary.review.DueDates;
import tributary.review.ReviewVariables;

/** Which conditions are to be followed up and by when, what the reviewer sees of one, and what comes of it. */
@ModelBean("followUps")
class FollowUps implements DueDates, BriefPart, CompletionCheck, CompletionRecorder {

    private static final String EVIDENCE = "confirm-evidence";
    private static final String BREACH = "record-breach";
    private static final String EXTEND = "extend";
    private static final String NEW_DUE_ON = "newDueOn";

    private final Proposals proposals;
    private final Members members;
    private final JdbcClient database;
    private final Clock clock;

    FollowUps(Proposals proposals, Members members, JdbcClient database, Clock clock) {
        this.proposals = proposals;
        this.members = members;
        this.database = database;
        this.clock = clock;
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

    /** Whether the breach just recorded set a new due date, so that the follow-up goes on. */
    public boolean hasNewDate(DelegateExecution execution) {
        return find(execution).filter(ConditionOfApproval::isOpen).isPresent();
    }

    @Override
    public Optional<LocalDate> find(VariableScope scope, String step) {
        return step.equals(EVIDENCE) ? find(scope).map(ConditionOfApproval::dueOn) : Optional.empty();
    }

    @Override
    public void add(ObjectNode brief, DelegateTask task) {
        find(task).ifPresent(condition -> {
            LocalDate dueOn = condition.dueOn();
            brief.putObject("condition")
                    .put("text", BriefPart.plain(condition.text()))
                    .put("rule", condition.rule())
                    .put("legalBasis", String.join("; ", condition.legalBasis()))
                    .put("dueOn", dueOn == null ? null : dueOn.toString())
                    .put("state", condition.state().replace('-', ' '))
                    .put("reason", condition.reason() == null ? null : BriefPart.plain(condition.reason()));
            addAnswers(brief.withObject("condition").putArray("answers"), condition.id(), task);
        });
    }

    private void addAnswers(ArrayNode answers, UUID conditionId, DelegateTask task) {
        proposals.getProposal(ReviewVariables.proposalId(task)).supplementRequests().stream()
                .filter(request -> request.answer() != null && conditionId.equals(request.subject()))
                .forEach(request -> answers.addObject()
                        .put("question", BriefPart.plain(request.question()))
                        .put("answer", BriefPart.plain(String.valueOf(request.answer()))));
    }

    @Override
    public Map<String, String> listFindings(Completion completion) {
        Map<String, String> wrong = new HashMap<>();
        if (!completion.step().equals(EVIDENCE) && !completion.step().equals(BREACH)) {
            return wrong;
        }
        LocalDate day = newDueOn(completion);
        if (completion.outcome().equals(EXTEND) && day == null) {
            wrong.put(NEW_DUE_ON, "newDueOn is missing: an extension names the new due date.");
        } else if (day != null
                && completion.step().equals(EVIDENCE)
                && !completion.outcome().equals(EXTEND)) {
            wrong.put(
                    NEW_DUE_ON,
                    "newDueOn is given with the outcome " + completion.outcome()
                            + ": choose extend, or leave it empty.");
        } else if (day != null && !day.isAfter(today(completion.member()))) {
            wrong.put(NEW_DUE_ON, "newDueOn is " + day + ": give a day to come.");
        }
        return wrong;
    }

    @Override
    public void record(Completion completion, VariableScope scope) {
        String state = state(completion);
        if (state == null) {
            return;
        }
        find(scope).ifPresent(condition -> {
            LocalDate day = newDueOn(completion);
            proposals.conditionFollowedUp(
                    completion.proposalId(),
                    condition.id(),
                    completion.step(),
                    state,
                    day == null ? condition.dueOn() : day,
                    completion.findings());
        });
    }

    /** What an answer makes of its condition; null where it leaves it as it is. */
    private static @Nullable String state(Completion completion) {
        return switch (completion.step() + " " + completion.outcome()) {
            case EVIDENCE + " pass" -> ConditionOfApproval.FULFILLED;
            case EVIDENCE + " fail" -> ConditionOfApproval.NOT_FULFILLED;
            case EVIDENCE + " " + EXTEND -> ConditionOfApproval.EXTENDED;
            case BREACH + " pass" -> newDueOn(completion) == null ? null : ConditionOfApproval.EXTENDED;
            default -> null;
        };
    }

    private static @Nullable LocalDate newDueOn(Completion completion) {
        Object day = completion.facts().get(NEW_DUE_ON);
        return day == null ? null : LocalDate.parse(day.toString());
    }

    private LocalDate today(String member) {
        return members.getMember(member).dayOf(clock.instant());
    }

    private Optional<ConditionOfApproval> find(VariableScope scope) {
        String id = ReviewVariables.findText(scope, ReviewVariables.CONDITION_ID);
        return id == null
                ? Optional.empty()
                : proposals.listConditions(ReviewVariables.proposalId(scope)).stream()
                        .filter(condition -> condition.id().toString().equals(id))
                        .findFirst();
    }
}

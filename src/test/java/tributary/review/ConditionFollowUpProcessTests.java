package tributary.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tributary.local.TributaryTest;
import tributary.proposal.ConditionOfApproval;
import tributary.proposal.ProposalStatus;
import tributary.proposal.SupplementRequest;

/** Lao rules on local jobs become conditions of the Lao approval, which are followed up after it. */
@TributaryTest
class ConditionFollowUpProcessTests {

    private static final String RATIO = "Foreign labour brought to at most 25 % of the Lao staff";
    private static final String QUOTA =
            "Quota of foreign labour asked for in time for the province's plan of September, and work cards held";
    private static final Map<String, Object> TOO_FEW_LOCAL_JOBS =
            Map.of("localization", Map.of("jobs", 1000, "localJobs", 700, "trainingPersonDays", 5000));

    private final ReviewUnderTest review;
    private final ObjectMapper json;

    @Autowired
    ConditionFollowUpProcessTests(ReviewUnderTest review, ObjectMapper json) {
        this.review = review;
        this.json = json;
    }

    @Test
    void tellsTheApproverByHowMuchARuleIsMissed() {
        UUID id = atDecision(TOO_FEW_LOCAL_JOBS);

        JsonNode brief = variable(review.task(id, "la", "decide-national"), "brief");

        assertThat(brief.path("rules").findValuesAsText("text"))
                .contains(
                        "Foreign labour at most 25 % of the Lao staff; not met: 42.86 % against 25 %, 17.86 points; 100"
                                + " people short");
        assertThat(brief.path("proposed").findValuesAsText("text")).contains(RATIO, QUOTA);
        JsonNode quota = find(brief.path("proposed"), "LA-P4");
        assertThat(quota.path("dueOn").asText()).isEqualTo(nextSeptember().toString());
        assertThat(quota.path("missed").asBoolean()).isFalse();
        assertThat(find(brief.path("proposed"), "LA-P1").path("missed").asBoolean())
                .isTrue();
        assertThat(find(brief.path("proposed"), "LA-P1").path("dueOn").isNull()).isTrue();
    }

    @Test
    void attachesWhatIsMissedToAnApproval() {
        UUID id = atDecision(TOO_FEW_LOCAL_JOBS);

        review.complete(id, "la", "decide-national", "approve");

        review.await(() -> review.review(id, "la").outcome() != null);
        assertThat(review.review(id, "la").outcome()).isEqualTo("approved-with-conditions");
        assertThat(conditions(id)).containsExactly("LA-P1 " + RATIO + " null open");
        assertThat(review.proposals.listConditions(id).get(0).legalBasis())
                .containsExactly("Labour Law 43/NA (2013), Art. 68");
    }

    @Test
    void approvesPlainlyWhenNothingIsMissed() {
        UUID id = atDecision(Map.of("localization", Map.of("jobs", 1000, "localJobs", 800, "trainingPersonDays", 5)));

        review.complete(id, "la", "decide-national", "approve");

        review.await(() -> review.review(id, "la").outcome() != null);
        assertThat(review.review(id, "la").outcome()).isEqualTo("approved");
    }

    @Test
    void takesWhatTheFormOffersWithTheDayThatTheLawGives() {
        UUID id = atDecision(TOO_FEW_LOCAL_JOBS);
        Task decision = review.task(id, "la", "decide-national");

        decide(id, decision, variable(decision, "conditions"));

        assertThat(conditions(id))
                .contains("LA-P1 " + RATIO + " null open", "LA-P4 " + QUOTA + " " + nextSeptember() + " open");
    }

    @Test
    void keepsTheRuleOfAConditionThatTheApproverWordsAndDatesAnew() {
        UUID id = atDecision(TOO_FEW_LOCAL_JOBS);
        LocalDate day = LocalDate.now(ZoneId.of("Asia/Vientiane")).plusYears(2);
        ArrayNode conditions = json.createArrayNode();
        conditions
                .addObject()
                .put("rule", "LA-P1")
                .put("text", "A hundred posts handed over")
                .put("dueOn", day.toString());
        conditions.addObject().put("text", "Report yearly");
        conditions.addObject().putNull("text").putNull("dueOn").put("rule", "");

        decide(id, review.task(id, "la", "decide-national"), conditions);

        assertThat(conditions(id))
                .containsExactly("LA-P1 A hundred posts handed over " + day + " open", "null Report yearly null open");
    }

    @Test
    void losesNothingWhenTheApproverAsksForOtherThings() {
        UUID id = atDecision(TOO_FEW_LOCAL_JOBS);

        decide(
                id,
                review.task(id, "la", "decide-national"),
                json.createArrayNode().add("Build a fish ladder"));

        assertThat(conditions(id))
                .containsExactly("null Build a fish ladder null open", "LA-P1 " + RATIO + " null open");
    }

    @Test
    void refusesADueDateThatIsNone() {
        UUID id = atDecision(TOO_FEW_LOCAL_JOBS);
        ArrayNode conditions = json.createArrayNode();
        conditions.addObject().put("text", "Report yearly").put("dueOn", "next spring");

        assertThatThrownBy(() -> decide(id, review.task(id, "la", "decide-national"), conditions))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("conditions has the due date “next spring”: give a day as 2027-01-31");
    }

    @Test
    void refusesADueDateThatNoCalendarHolds() {
        UUID id = atDecision(TOO_FEW_LOCAL_JOBS);

        for (String day : List.of("-99999-01-01", "+999999999-01-01", "1999-12-31", "2200-01-01")) {
            ArrayNode conditions = json.createArrayNode();
            conditions.addObject().put("text", "Report yearly").put("dueOn", day);
            assertThatThrownBy(() -> decide(id, review.task(id, "la", "decide-national"), conditions))
                    .as(day)
                    .isInstanceOf(BadUserRequestException.class)
                    .hasMessageContaining("conditions has the due date “" + day + "”: give a day as 2027-01-31");
        }
    }

    @Test
    void refusesADueDateThatIsOver() {
        UUID id = atDecision(TOO_FEW_LOCAL_JOBS);
        LocalDate yesterday = LocalDate.now(ZoneId.of("Asia/Vientiane")).minusDays(1);
        ArrayNode conditions = json.createArrayNode();
        conditions.addObject().put("text", "Report yearly").put("dueOn", yesterday.toString());

        assertThatThrownBy(() -> decide(id, review.task(id, "la", "decide-national"), conditions))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("conditions has the due date “" + yesterday
                        + "”: that day is over. Give today or a later day.");
    }

    @Test
    void followsEachConditionUpInItsOwnProcessThatOutlivesTheReview() {
        UUID id = approved();

        Task quota = followUp(id, QUOTA);

        assertThat(quota.getTenantId()).isEqualTo("la");
        assertThat(quota.getDueDate()
                        .toInstant()
                        .atZone(ZoneId.of("Asia/Vientiane"))
                        .toLocalDate())
                .isEqualTo(nextSeptember());
        List<ProcessInstance> running = review.runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(id.toString())
                .tenantIdIn("la")
                .list();
        assertThat(running)
                .extracting(ProcessInstance::getProcessDefinitionId)
                .allMatch(definition -> definition.startsWith("condition-follow-up:"));
        assertThat(variable(quota, "brief").at("/condition/legalBasis").asText())
                .isEqualTo("Labour Law 43/NA (2013)");
        assertThat(review.runtime
                        .createProcessInstanceQuery()
                        .processInstanceId(quota.getProcessInstanceId())
                        .count())
                .isEqualTo(1);
    }

    @Test
    void recordsThatAConditionIsFulfilled() {
        UUID id = approved();

        approver(followUp(id, QUOTA), "pass", Map.of());

        assertThat(conditions(id)).contains("LA-P4 " + QUOTA + " " + nextSeptember() + " fulfilled");
        assertThat(condition(id, QUOTA).reason()).isEqualTo("Examined confirm-evidence");
        assertThat(review.milestones(id, "condition-fulfilled")).containsExactly("la/null");
    }

    @Test
    void recordsMoreTimeWithItsReason() {
        UUID id = approved();
        LocalDate day = nextSeptember().plusMonths(3);

        approver(followUp(id, QUOTA), "extend", Map.of("newDueOn", day.toString()));

        assertThat(conditions(id)).contains("LA-P4 " + QUOTA + " " + day + " extended");
        assertThat(review.milestones(id, "condition-extended")).containsExactly("la/null");
        assertThat(followUp(id, QUOTA)
                        .getDueDate()
                        .toInstant()
                        .atZone(ZoneId.of("Asia/Vientiane"))
                        .toLocalDate())
                .isEqualTo(day);
    }

    @Test
    void callsInFocalPointsAndApproversWhenAConditionIsOverdue() {
        UUID id = approved();
        Task quota = followUp(id, QUOTA);
        Task ratio = followUp(id, RATIO);
        for (Task task : List.of(quota, ratio)) {
            review.tasks.deleteCandidateGroup(task.getId(), "la.approvers");
        }

        review.remindAt(id, quota.getDueDate().toInstant().plusSeconds(1));

        assertThat(groups(quota)).contains("la.focal-points", "la.approvers");
        assertThat(ratio.getDueDate()).isNull();
        assertThat(groups(ratio)).doesNotContain("la.focal-points", "la.approvers");
    }

    @Test
    void refusesMoreTimeWithoutADayToCome() {
        UUID id = approved();
        Task quota = followUp(id, QUOTA);

        assertThatThrownBy(() -> approver(quota, "extend", Map.of()))
                .hasMessageContaining("newDueOn is missing: an extension names the new due date.");
        assertThatThrownBy(() -> approver(quota, "extend", Map.of("newDueOn", "2020-01-01")))
                .hasMessageContaining("newDueOn is 2020-01-01: give a day to come.");
        assertThatThrownBy(() -> approver(quota, "extend", Map.of("newDueOn", "+999999999-01-01")))
                .hasMessageContaining("newDueOn is “+999999999-01-01”: give a day as 2027-01-31");
        assertThatThrownBy(() -> approver(quota, "pass", Map.of("newDueOn", "2099-01-01")))
                .hasMessageContaining("newDueOn is given with the outcome pass: choose extend, or leave it empty.");
    }

    @Test
    void givesANewDateToTheBreachItBelongsTo() {
        UUID id = approved();
        LocalDate day = LocalDate.now(ZoneId.of("Asia/Vientiane")).plusYears(1);
        approver(followUp(id, RATIO), "fail", Map.of());
        approver(followUp(id, QUOTA), "fail", Map.of());
        review.await(() -> review.tasks(id, "la", "record-breach").size() == 2);

        focal(followUp(id, QUOTA, "record-breach"), Map.of("newDueOn", day.toString()));
        focal(followUp(id, RATIO, "record-breach"), Map.of());

        assertThat(conditions(id))
                .contains("LA-P1 " + RATIO + " null not-fulfilled", "LA-P4 " + QUOTA + " " + day + " extended");
        assertThat(followUp(id, QUOTA).getDueDate()).isNotNull();
        assertThat(review.tasks(id, "la", "record-breach")).isEmpty();
    }

    @Test
    void asksTheEnterpriseForEvidenceAfterTheOutcome() {
        UUID id = approved();

        approver(followUp(id, QUOTA), "supplement", Map.of());
        SupplementRequest request = review.openRequest(id);

        assertThat(request.step()).isEqualTo("confirm-evidence");
        assertThat(review.proposals.getProposal(id).status()).isEqualTo(ProposalStatus.APPROVED_WITH_CONDITIONS);
        review.answer(id, request);
        Task again = followUp(id, QUOTA);
        assertThat(variable(again, "brief").at("/condition/answers/0/answer").asText())
                .isEqualTo("Here it is");
    }

    @Test
    void keepsQuestionsOfOneConditionApartFromThoseOfAnother() {
        UUID id = approved();
        review.completeAs("approver2", "approvers", followUp(id, QUOTA), "supplement", Map.of());
        SupplementRequest ofQuota = review.openRequest(id);
        review.answer(id, ofQuota);
        followUp(id, QUOTA);

        approver(followUp(id, RATIO), "supplement", Map.of());
        SupplementRequest ofRatio = review.openRequest(id);
        review.answer(id, ofRatio);

        assertThat(ofQuota.subject()).isEqualTo(condition(id, QUOTA).id());
        assertThat(ofRatio.subject()).isEqualTo(condition(id, RATIO).id());
        for (String condition : List.of(QUOTA, RATIO)) {
            assertThat(variable(followUp(id, condition), "brief").at("/condition/answers"))
                    .as(condition)
                    .hasSize(1);
        }
        assertThat(followUp(id, QUOTA).getAssignee()).isEqualTo("la.approver2");
        assertThat(followUp(id, RATIO).getAssignee()).isEqualTo("la.approver");
    }

    @Test
    void followsUpNoConditionOfAnotherProposal() {
        UUID id = approved();
        UUID condition = condition(id, QUOTA).id();
        UUID other = review.submit(TOO_FEW_LOCAL_JOBS);

        assertThatThrownBy(() -> review.proposals.conditionFollowedUp(
                        other, condition, "confirm-evidence", ConditionOfApproval.FULFILLED, null, "Shown."))
                .hasMessageContaining("has no condition " + condition);
        assertThat(condition(id, QUOTA).state()).isEqualTo(ConditionOfApproval.OPEN);
    }

    /** Before the Lao decision, with China's approval given. */
    private UUID atDecision(Map<String, Object> facts) {
        UUID id = review.submit(facts);
        review.complete(id, "joint", "confirm-scope", "pass", Map.of("minorUse", true));
        toDecision(id, "cn");
        review.complete(id, "cn", "decide-national", "approve");
        toDecision(id, "la");
        return id;
    }

    /** Approved with what the form offers, and announced. */
    private UUID approved() {
        UUID id = atDecision(TOO_FEW_LOCAL_JOBS);
        Task decision = review.task(id, "la", "decide-national");
        decide(id, decision, variable(decision, "conditions"));
        review.complete(id, "joint", "announce-joint-outcome", "pass");
        review.await(() -> review.tasks(id, "la", "confirm-evidence").size() == 3);
        return id;
    }

    private void decide(UUID id, Task decision, JsonNode conditions) {
        review.completeAs(
                "approver",
                "approvers",
                decision,
                "approve-with-conditions",
                Map.of("conditions", SpinValues.jsonValue(conditions.toString()).create()));
        review.await(() -> review.review(id, "la").outcome() != null);
    }

    private void toDecision(UUID id, String member) {
        review.await(() -> !review.openOf(id, member).isEmpty());
        while (!review.openOf(id, member).contains("decide-national")) {
            String step = review.openOf(id, member).get(0);
            if (review.tasks(id, member, step).size() > 1) {
                review.vote(id, member, step, "pass", "pass", "pass");
            } else {
                review.complete(id, member, step, "pass");
            }
            review.await(() -> !review.openOf(id, member).isEmpty());
        }
    }

    private Task followUp(UUID id, String condition) {
        return followUp(id, condition, "confirm-evidence");
    }

    /** The open task about a condition. */
    private Task followUp(UUID id, String condition, String step) {
        review.await(() -> review.tasks(id, "la", step).stream().anyMatch(task -> isAbout(task, condition)));
        return review.tasks(id, "la", step).stream()
                .filter(task -> isAbout(task, condition))
                .findFirst()
                .orElseThrow();
    }

    private boolean isAbout(Task task, String condition) {
        return variable(task, "brief").at("/condition/text").asText().equals(condition);
    }

    private void approver(Task task, String outcome, Map<String, Object> more) {
        review.completeAs("approver", "approvers", task, outcome, more);
    }

    private List<String> groups(Task task) {
        return review.tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .toList();
    }

    private void focal(Task task, Map<String, Object> more) {
        review.completeAs("focal", "focal-points", task, "pass", more);
    }

    private JsonNode variable(Task task, String name) {
        try {
            return json.readTree(String.valueOf(
                    review.tasks.getVariableTyped(task.getId(), name).getValue()));
        } catch (com.fasterxml.jackson.core.JsonProcessingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static JsonNode find(JsonNode proposed, String rule) {
        for (JsonNode condition : proposed) {
            if (condition.path("rule").asText().equals(rule)) {
                return condition;
            }
        }
        return new ObjectNode(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance);
    }

    private ConditionOfApproval condition(UUID id, String text) {
        return review.proposals.listConditions(id).stream()
                .filter(condition -> condition.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    /** The Lao conditions as rule, text, day and state. */
    private List<String> conditions(UUID id) {
        return review.proposals.listConditions(id).stream()
                .filter(condition -> condition.member().equals("la"))
                .map(condition ->
                        condition.rule() + " " + condition.text() + " " + condition.dueOn() + " " + condition.state())
                .toList();
    }

    private static LocalDate nextSeptember() {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Vientiane"));
        LocalDate thisYear = MonthDay.of(9, 30).atYear(today.getYear());
        return thisYear.isBefore(today) ? thisYear.plusYears(1) : thisYear;
    }
}

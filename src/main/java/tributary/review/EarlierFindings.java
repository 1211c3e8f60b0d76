package tributary.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.engine.WithoutUser;
import tributary.proposal.Proposal;
import tributary.proposal.Proposals;
import tributary.proposal.ReviewStep;
import tributary.proposal.ReviewWords;
import tributary.proposal.SupplementRequest;

/**
 * What was found so far in the review that a task belongs to, and what the enterprise answered to its questions, in the order of time. Answers that
 * come in while the task is open are added. What was answered about a condition of approval is told with the condition.
 */
@Component
class EarlierFindings implements BriefPart {

    private static final String FINDINGS = "findings";

    // Tells which of the entries are answers, so that none is added twice.
    private static final String REQUEST = "request";

    private final Proposals proposals;
    private final StepHistory history;
    private final RecordedAnswers recorded;
    private final Limits limits;
    private final ReviewWords words;
    private final TaskForms forms;
    private final WithoutUser engine;

    EarlierFindings(
            Proposals proposals,
            StepHistory history,
            RecordedAnswers recorded,
            Limits limits,
            ReviewWords words,
            TaskForms forms,
            WithoutUser engine) {
        this.proposals = proposals;
        this.history = history;
        this.recorded = recorded;
        this.limits = limits;
        this.words = words;
        this.forms = forms;
        this.engine = engine;
    }

    @Override
    public void add(ObjectNode brief, DelegateTask task) {
        Proposal proposal = proposals.getProposal(ReviewVariables.proposalId(task));
        String member = task.getTenantId();
        String role = ReviewVariables.role(task);
        Map<String, Map<String, Object>> facts = recorded.listFacts(proposal.id(), member, role);
        Deque<SupplementRequest> answers = new ArrayDeque<>(answered(proposal, member, role));
        ArrayNode entries = brief.putArray(FINDINGS);
        for (ReviewStep step : history.listCompleted(proposal.id(), member, role)) {
            while (!answers.isEmpty() && answeredAt(answers.peek()).isBefore(closedAt(step))) {
                addAnswer(entries, answers.remove(), proposal);
            }
            addFinding(entries, step, task, proposal, facts.getOrDefault(step.taskId(), Map.of()));
        }
        answers.forEach(answer -> addAnswer(entries, answer, proposal));
    }

    @Override
    public void renew(ObjectNode brief, Proposal proposal, ReviewStep step) {
        ArrayNode entries = brief.withArray(FINDINGS);
        List<String> told = entries.findValuesAsText(REQUEST);
        answered(proposal, step.member(), step.role()).stream()
                .filter(answer -> !told.contains(answer.id().toString()))
                .forEach(answer -> addAnswer(entries, answer, proposal));
    }

    /** Those of one review that are about the proposal itself, in the order of the answers. */
    private static List<SupplementRequest> answered(Proposal proposal, String member, String role) {
        return proposal.supplementRequests().stream()
                .filter(request -> request.answer() != null && request.subject() == null)
                .filter(request ->
                        request.member().equals(member) && request.role().equals(role))
                .sorted(Comparator.comparing(EarlierFindings::answeredAt))
                .toList();
    }

    private void addAnswer(ArrayNode entries, SupplementRequest request, Proposal proposal) {
        entries.addObject()
                .put(REQUEST, request.id().toString())
                .put("step", "Answer to “" + words.step(null, request.step()) + "”")
                .put("on", day(answeredAt(request), request.member()))
                .put("by", "the enterprise")
                .put("outcome", "revision " + request.answerRevision())
                .put(FINDINGS, BriefPart.plain(String.valueOf(request.answer())) + documentsOf(request, proposal));
    }

    private static String documentsOf(SupplementRequest request, Proposal proposal) {
        return request.answerDocuments().stream()
                .flatMap(id -> proposal.findDocument(id).stream())
                .map(document -> " · [" + BriefPart.plain(document.name()) + "]("
                        + TaskBrief.link(proposal.id(), document.id()) + ")")
                .collect(Collectors.joining());
    }

    private void addFinding(
            ArrayNode entries, ReviewStep step, DelegateTask task, Proposal proposal, Map<String, Object> facts) {
        HistoricTaskInstance earlier = findTask(task, step);
        Map<String, JsonNode> fields = fieldsOf(task, earlier);
        entries.addObject()
                .put(
                        "step",
                        earlier == null
                                ? words.step(null, step.step())
                                : earlier.getName().replace(": " + proposal.reference(), ""))
                .put("on", day(closedAt(step), step.member()))
                .put("by", personOf(task, step))
                .put("outcome", outcomeOf(fields, step))
                .put(
                        FINDINGS,
                        BriefPart.plain(step.findings() == null ? "" : step.findings()) + factsOf(fields, facts));
    }

    private @Nullable HistoricTaskInstance findTask(DelegateTask task, ReviewStep step) {
        return engine.call(() -> task.getProcessEngineServices()
                .getHistoryService()
                .createHistoricTaskInstanceQuery()
                .taskId(step.taskId())
                .singleResult());
    }

    /** As the list of people names them; by the user's name when the list does not know them any more. */
    private String personOf(DelegateTask task, ReviewStep step) {
        String id = String.valueOf(step.completedBy());
        User person = engine.call(() -> task.getProcessEngineServices()
                .getIdentityService()
                .createUserQuery()
                .userId(id)
                .singleResult());
        return person == null ? id : BriefPart.plain((person.getFirstName() + " " + person.getLastName()).strip());
    }

    /** As the form of the earlier task words it. */
    private static String outcomeOf(Map<String, JsonNode> fields, ReviewStep step) {
        return chosen(fields.get("outcome"), String.valueOf(step.outcome()));
    }

    /** What the earlier task answered beside its findings, in its form's words. */
    private static String factsOf(Map<String, JsonNode> fields, Map<String, Object> facts) {
        return facts.entrySet().stream()
                .map(answer -> {
                    JsonNode field = fields.getOrDefault(answer.getKey(), MissingNode.getInstance());
                    String label =
                            field.path("label").asText(field.path("dateLabel").asText(answer.getKey()));
                    return " · " + label + ": **"
                            + BriefPart.plain(chosen(field, answer.getValue().toString())) + "**";
                })
                .collect(Collectors.joining());
    }

    private Map<String, JsonNode> fieldsOf(DelegateTask task, @Nullable HistoricTaskInstance earlier) {
        return earlier == null
                ? Map.of()
                : forms.fields(
                        task.getProcessEngineServices(),
                        earlier.getProcessDefinitionId(),
                        earlier.getTaskDefinitionKey());
    }

    private static String chosen(@Nullable JsonNode field, String code) {
        if (field != null) {
            for (JsonNode choice : field.path("values")) {
                if (choice.path("value").asText().equals(code)) {
                    return choice.path("label").asText();
                }
            }
        }
        return switch (code) {
            case "true" -> "yes";
            case "false" -> "no";
            default -> code;
        };
    }

    private String day(Instant at, String member) {
        return limits.dayOf(at, member).toString();
    }

    private static Instant answeredAt(SupplementRequest request) {
        return Objects.requireNonNull(request.answeredAt(), "An answer has a time");
    }

    private static Instant closedAt(ReviewStep step) {
        return Objects.requireNonNull(step.closedAt(), "A completed step has a time of completion");
    }
}

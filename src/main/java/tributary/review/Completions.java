package tributary.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tributary.engine.RefusedAnswer;
import tributary.proposal.Duty;
import tributary.time.Days;
import tributary.web.FreeText;

/** Reads what is handed in with a task, and refuses it with every finding at once when a field is missing or wrong. */
@Component
class Completions {

    // A refused step may end nothing: an authority that withholds one permit can still say what must be done first.
    private static final Set<String> WITHOUT_CONDITIONS = Set.of("reject", "supplement", StepHistory.KEPT_OPEN);
    // As texts in the forms' lists: Tasklist hands in nothing when somebody chooses what is false there.
    private static final Set<String> YES_AND_NO = Set.of("true", "false");

    private final ObjectProvider<CompletionCheck> checks;
    private final TaskForms forms;
    private final RecordedAnswers answers;
    private final Limits limits;
    private final ObjectMapper json;

    Completions(
            ObjectProvider<CompletionCheck> checks,
            TaskForms forms,
            RecordedAnswers answers,
            Limits limits,
            ObjectMapper json) {
        this.checks = checks;
        this.forms = forms;
        this.answers = answers;
        this.limits = limits;
        this.json = json;
    }

    /**
     * What was handed in.
     *
     * @throws RefusedAnswer naming each field that is missing or wrong
     */
    Completion read(DelegateTask task, StepProperties properties, List<String> outcomes, String actor) {
        Map<String, String> wrong = new LinkedHashMap<>();
        String outcome = readOutcome(task, outcomes, wrong);
        String findings = readFindings(task, wrong);
        List<Duty> conditions = readConditions(task, outcome, wrong);
        if (outcome.equals("approve-with-conditions") && conditions.isEmpty()) {
            wrong.putIfAbsent("conditions", "conditions is missing: an approval with conditions names at least one.");
        }
        if (outcome.equals("approve") && !conditions.isEmpty()) {
            wrong.put(
                    "conditions",
                    "conditions is given with the outcome approve: choose approve-with-conditions, or leave it empty.");
        }
        Map<String, JsonNode> fields = forms.fields(task);
        if (!conditions.isEmpty() && !fields.isEmpty() && !fields.containsKey("conditions")) {
            wrong.put("conditions", "conditions is given, but this task takes none: leave it out.");
        } else if (!conditions.isEmpty() && WITHOUT_CONDITIONS.contains(outcome)) {
            wrong.put(
                    "conditions",
                    "conditions is given with the outcome " + outcome
                            + ": only who lets the project go on sets conditions. Leave it out.");
        }
        Map<String, Object> facts = readFacts(task, properties, fields, wrong);
        refuseDaysToCome(task, facts, wrong);
        if (outcome.equals(StepHistory.KEPT_OPEN) && facts.entrySet().stream().noneMatch(fact -> isNew(task, fact))) {
            wrong.putIfAbsent(
                    "outcome",
                    "outcome is " + StepHistory.KEPT_OPEN
                            + ", but no answer differs from those on record: give one, or choose another outcome.");
        }
        properties.implied().getOrDefault(outcome, Map.of()).forEach((name, value) -> {
            if (!name.equals(RecordedAnswers.CONDITIONS)) {
                facts.put(name, value);
            } else if (conditions.stream().noneMatch(duty -> duty.text().equals(value))) {
                conditions.add(Duty.of(value));
            }
        });
        Completion completion = new Completion(
                ReviewVariables.proposalId(task),
                task.getId(),
                task.getTenantId(),
                ReviewVariables.role(task),
                task.getTaskDefinitionKey(),
                outcome,
                findings,
                conditions,
                facts,
                actor);
        if (wrong.isEmpty()) {
            checks.orderedStream().forEach(check -> wrong.putAll(check.listFindings(completion)));
        }
        if (!wrong.isEmpty()) {
            throw new RefusedAnswer(wrong);
        }
        return completion;
    }

    // What an authority establishes, or confirms, has happened.
    private void refuseDaysToCome(DelegateTask task, Map<String, Object> facts, Map<String, String> wrong) {
        LocalDate today = limits.today(task.getTenantId());
        facts.forEach((name, value) -> {
            if (hasCome(name) && LocalDate.parse(value.toString()).isAfter(today)) {
                wrong.put(name, name + " is “" + value + "”: that day is still to come. Give today or an earlier day.");
            }
        });
    }

    /** By its name: {@code acceptedOn}, {@code validUntil}. */
    private static boolean isDay(String fact) {
        return fact.endsWith("On") || fact.endsWith("Until");
    }

    private static boolean hasCome(String fact) {
        return fact.endsWith("On") && !fact.endsWith("DueOn");
    }

    private boolean isNew(DelegateTask task, Map.Entry<String, Object> fact) {
        return answers.findLast(
                        ReviewVariables.proposalId(task),
                        task.getTenantId(),
                        ReviewVariables.role(task),
                        fact.getKey(),
                        Instant.EPOCH)
                .filter(known -> known.toString().equals(fact.getValue().toString()))
                .isEmpty();
    }

    private static String readOutcome(DelegateTask task, List<String> outcomes, Map<String, String> wrong) {
        Object value = task.getVariable("outcome");
        String allowed = String.join(", ", outcomes);
        if (value == null || value.toString().isBlank()) {
            wrong.put("outcome", "outcome is missing: give one of " + allowed + ".");
            return "";
        }
        String outcome = value.toString();
        if (!(value instanceof String) || !outcomes.contains(outcome)) {
            wrong.put("outcome", "outcome is “" + shortened(outcome) + "”: give one of " + allowed + ".");
        }
        return outcome;
    }

    private static String readFindings(DelegateTask task, Map<String, String> wrong) {
        Object value = task.getVariable("findings");
        if (value == null || (value instanceof String text && text.isBlank())) {
            wrong.put("findings", "findings is missing: say in a few words what was found.");
            return "";
        }
        if (!(value instanceof String findings)) {
            wrong.put("findings", "findings must be a text.");
            return "";
        }
        FreeText.findFault(findings).ifPresent(fault -> wrong.put("findings", "findings: " + fault));
        return findings.strip();
    }

    private List<Duty> readConditions(DelegateTask task, String outcome, Map<String, String> wrong) {
        Object value = task.getVariable("conditions");
        List<Duty> conditions = new ArrayList<>();
        if (value == null) {
            return conditions;
        }
        if (value instanceof SpinJsonNode node) {
            readArray(node.toString(), conditions, wrong);
        } else if (value instanceof String text && text.strip().startsWith("[")) {
            readArray(text, conditions, wrong);
        } else if (value instanceof String text) {
            text.lines().map(Duty::of).forEach(conditions::add);
        } else if (value instanceof List<?> list) {
            list.forEach(item -> conditions.add(Duty.of(String.valueOf(item))));
        } else {
            wrong.put("conditions", "conditions must be a list of texts.");
        }
        List<Duty> proposed = readProposed(task);
        if (!outcome.equals("approve-with-conditions") && conditions.equals(proposed)) {
            // What the form offered was left alone, and nothing was asked.
            return new ArrayList<>();
        }
        LocalDate today = limits.today(task.getTenantId());
        conditions.stream()
                .filter(condition ->
                        condition.dueOn() != null && condition.dueOn().isBefore(today))
                // A day that the law gave when the task opened is counted anew from the decision.
                .filter(condition -> proposed.stream().noneMatch(offered -> isOfThatDay(condition, offered)))
                .findFirst()
                .ifPresent(condition -> wrong.put(
                        "conditions",
                        "conditions has the due date “" + condition.dueOn()
                                + "”: that day is over. Give today or a later day."));
        conditions.stream()
                .flatMap(condition -> FreeText.findFault(condition.text()).stream())
                .findFirst()
                .ifPresent(fault -> wrong.put("conditions", "conditions: " + fault));
        return conditions.stream()
                .map(condition ->
                        new Duty(condition.text().strip(), condition.dueOn(), condition.rule(), condition.legalBasis()))
                .filter(condition -> !condition.text().isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static boolean isOfThatDay(Duty condition, Duty offered) {
        return Objects.equals(condition.dueOn(), offered.dueOn())
                && (condition.text().strip().equals(offered.text())
                        || Objects.equals(condition.rule(), offered.rule()));
    }

    private List<Duty> readProposed(DelegateTask task) {
        List<Duty> proposed = new ArrayList<>();
        if (task.getVariableLocal(OpenBriefs.BRIEF) instanceof SpinJsonNode brief
                && brief.hasProp(TaskBrief.PROPOSED)) {
            readArray(brief.prop(TaskBrief.PROPOSED).toString(), proposed, new LinkedHashMap<>());
        }
        return proposed;
    }

    private void readArray(String text, List<Duty> conditions, Map<String, String> wrong) {
        JsonNode array;
        try {
            array = json.readTree(text);
        } catch (JsonProcessingException failure) {
            // Told below: whatever it is, it is no list.
            array = MissingNode.getInstance();
        }
        if (!array.isArray()) {
            wrong.put("conditions", "conditions must be a list of texts.");
        }
        for (JsonNode item : array) {
            // Tasklist's dynamic lists post objects.
            JsonNode words = item.isTextual() ? item : item.path("text");
            JsonNode day = item.path("dueOn");
            if (item.isObject() && isBlankRow(item)) {
                continue;
            }
            if (item.isObject() && item.size() == 1) {
                words = item.elements().next();
            }
            if (item.isObject() && words.isNull()) {
                // An entry of the list that was left empty.
                continue;
            }
            if (!words.isTextual()) {
                wrong.put("conditions", "conditions must be a list of texts.");
                return;
            }
            LocalDate dueOn = null;
            if (!day.asText("").isBlank() && !day.isNull()) {
                Answer answer = readDay(day.asText());
                if (answer.value() == null) {
                    wrong.put(
                            "conditions",
                            "conditions has the due date “" + shortened(day.asText()) + "”: " + answer.advice() + ".");
                    return;
                }
                dueOn = LocalDate.parse(answer.value().toString());
            }
            String rule = item.path("rule").asText("");
            conditions.add(new Duty(words.asText(), dueOn, rule.isBlank() ? null : rule, List.of()));
        }
    }

    // A row that was added to the form's list and left empty.
    private static boolean isBlankRow(JsonNode row) {
        return row.properties().stream()
                .map(Map.Entry::getValue)
                .allMatch(value ->
                        value.isValueNode() && (value.isNull() || value.asText().isBlank()));
    }

    private static Map<String, Object> readFacts(
            DelegateTask task, StepProperties properties, Map<String, JsonNode> fields, Map<String, String> wrong) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (String name : properties.facts()) {
            Object value = task.getVariable(name);
            if (value != null && !value.toString().isBlank()) {
                JsonNode field = fields.getOrDefault(name, MissingNode.getInstance());
                Answer answer = isDay(name)
                        ? readDay(value)
                        : switch (field.path("type").asText()) {
                            case "checkbox" ->
                                value instanceof Boolean ? Answer.of(value) : Answer.wrong("give true or false");
                            case "select", "radio" -> readChoice(value, field.path("values"));
                            case "number" -> readNumber(value, field.path("validate"));
                            default -> readAnything(value);
                        };
                if (answer.value() != null) {
                    facts.put(name, answer.value());
                } else {
                    wrong.put(name, name + " is “" + shortened(value.toString()) + "”: " + answer.advice() + ".");
                }
            }
        }
        return facts;
    }

    private static Answer readChoice(Object value, JsonNode choices) {
        List<String> codes = new ArrayList<>();
        for (JsonNode choice : choices) {
            String code = choice.path("value").asText();
            if (code.equals(value.toString())) {
                return Answer.of(YES_AND_NO.contains(code) ? (Object) Boolean.valueOf(code) : code);
            }
            codes.add(code);
        }
        return Answer.wrong("give one of " + String.join(", ", codes));
    }

    private static Answer readNumber(Object value, JsonNode limits) {
        if (!(value instanceof Number given) || !Double.isFinite(given.doubleValue())) {
            return Answer.wrong("give a number");
        }
        BigDecimal number = new BigDecimal(value.toString());
        if (limits.has("min") && number.compareTo(limits.path("min").decimalValue()) < 0) {
            return Answer.wrong("give at least " + limits.path("min").asText());
        }
        if (limits.has("max") && number.compareTo(limits.path("max").decimalValue()) > 0) {
            return Answer.wrong("give at most " + limits.path("max").asText());
        }
        return Answer.of(value);
    }

    private static Answer readAnything(Object value) {
        boolean fits = value instanceof String text
                ? FreeText.findFault(text).isEmpty()
                : value instanceof Boolean || value instanceof Number;
        return fits
                ? Answer.of(value)
                : Answer.wrong("give a text of at most " + FreeText.MAX_LENGTH
                        + " characters without control characters, a number, or true or false");
    }

    private static Answer readDay(Object value) {
        String text = value.toString().strip();
        // Forms may post an instant; its day is what was picked.
        return Days.read(text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text)
                .map(day -> Answer.of(day.toString()))
                .orElseGet(() -> Answer.wrong("give a day as 2027-01-31, not before " + Days.FIRST.getYear()
                        + " and not after " + Days.LAST.getYear()));
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    /** What a fact's field says, or what to give instead. */
    private record Answer(@Nullable Object value, String advice) {

        static Answer of(Object value) {
            return new Answer(value, "");
        }

        static Answer wrong(String advice) {
            return new Answer(null, advice);
        }
    }
}

package tributary.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;
import tributary.time.Term;

/**
 * What a model says about a user task: the outcomes and facts that it takes and, where no route tells it, who does it and within which term.
 *
 * @param outcomes codes that the task allows
 * @param facts names of further answers
 * @param termFrom name of the answer that is the day from which the term runs: {@code reportReceivedOn}; null where it runs from the opening
 * @param sharesTermOf earlier steps, from the opening of the first of which the term runs where no such day is on record
 * @param countsOwnDays whether only those days count on which the authority itself held the file in one of its steps
 * @param stoppedBy steps that the law keeps outside this one's period: while one of them is open, no day counts
 * @param implied what an outcome answers by itself, by its code and the answer's name: an order of a full assessment makes that the instrument
 * @param group function group without the tenant: {@code focal-points}; null in a national review, whose route tells it
 * @param authorityGroup which authority of the tenant: {@code mekong-committee}, {@code deciding-authority}; null where it is none's
 * @param stage a word of {@code review_step.stage}
 * @param termAfterSupplement the term that runs each time the step comes back from the enterprise; null where the rest of its own does
 * @param answersAppeal whether the term is the days that the law of the country gives to answer an appeal, from the day on which it was lodged
 * @param otherwise what a council that must be of one mind comes to when it neither passes nor refuses; null where a majority decides
 */
record StepProperties(
        List<String> outcomes,
        List<String> facts,
        @Nullable String termFrom,
        List<String> sharesTermOf,
        boolean countsOwnDays,
        List<String> stoppedBy,
        Map<String, Map<String, String>> implied,
        @Nullable String group,
        @Nullable String authority,
        @Nullable String authorityGroup,
        @Nullable String stage,
        @Nullable Term term,
        @Nullable Term termAfterSupplement,
        boolean answersAppeal,
        @Nullable String otherwise) {

    /** The word for a term that the country's table of appeals gives. */
    private static final String ANSWER = "answer";

    /** Name of the property of the engine's activity that keeps what was parsed. */
    private static final String KEPT = "tributary.step";

    /** Reads a user task's extension properties while it is deployed. */
    static StepProperties parse(Element userTask) {
        Map<String, String> values = new LinkedHashMap<>();
        Element extensions = userTask.element("extensionElements");
        Element properties =
                extensions == null ? null : extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
        if (properties != null) {
            for (Element property : properties.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property")) {
                values.put(property.attribute("name"), property.attribute("value"));
            }
        }
        List<String> outcomes = list(values.get("outcomes"));
        return new StepProperties(
                outcomes,
                list(values.get("facts")),
                values.get("termFrom"),
                list(values.get("sharesTermOf")),
                Boolean.parseBoolean(values.get("countsOwnDays")),
                list(values.get("stoppedBy")),
                implied(outcomes, values),
                values.get("group"),
                values.get("authority"),
                values.get("authorityGroup"),
                values.get("stage"),
                term(values.get("term")),
                term(values.get("termAfterSupplement")),
                ANSWER.equals(values.get("term")),
                values.get("otherwise"));
    }

    void keepIn(ActivityImpl activity) {
        activity.setProperty(KEPT, this);
    }

    /** What the model of a running process says about one of its steps; empty when the step is no user task of it. */
    static Optional<StepProperties> find(DelegateExecution execution, String step) {
        ActivityImpl activity =
                ((ExecutionEntity) execution).getProcessDefinition().findActivity(step);
        return activity != null && activity.getProperty(KEPT) instanceof StepProperties kept
                ? Optional.of(kept)
                : Optional.empty();
    }

    /** Properties that are named like an outcome: {@code order-full-eia} with the value {@code instrument=full-eia}. */
    private static Map<String, Map<String, String>> implied(List<String> outcomes, Map<String, String> values) {
        Map<String, Map<String, String>> implied = new LinkedHashMap<>();
        for (String outcome : outcomes) {
            String answer = values.get(outcome);
            if (answer != null) {
                String[] named = answer.split("=", 2);
                if (named.length != 2) {
                    throw new IllegalArgumentException("No answer of the outcome " + outcome + ": " + answer);
                }
                implied.put(outcome, Map.of(named[0], named[1]));
            }
        }
        return implied;
    }

    private static List<String> list(@Nullable String value) {
        return value == null
                ? List.of()
                : Stream.of(value.split(",", -1))
                        .map(String::trim)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    private static @Nullable Term term(@Nullable String value) {
        if (value == null || value.equals(ANSWER)) {
            return null;
        }
        int space = value.indexOf(' ');
        int count = Integer.parseInt(value.substring(0, space));
        return switch (value.substring(space + 1)) {
            case "working" -> Term.workingDays(count);
            case "calendar" -> Term.calendarDays(count);
            case "months" -> Term.months(count);
            default -> throw new IllegalArgumentException("No term: " + value);
        };
    }
}

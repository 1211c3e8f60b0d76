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
 * @param group function group without the tenant: {@code focal-points}; null in a national review, whose route tells it
 * @param authorityGroup which authority of the tenant: {@code mekong-committee}, {@code deciding-authority}; null where it is none's
 * @param stage a word of {@code review_step.stage}
 */
record StepProperties(
        List<String> outcomes,
        List<String> facts,
        @Nullable String group,
        @Nullable String authority,
        @Nullable String authorityGroup,
        @Nullable String stage,
        @Nullable Term term) {

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
        return new StepProperties(
                list(values.get("outcomes")),
                list(values.get("facts")),
                values.get("group"),
                values.get("authority"),
                values.get("authorityGroup"),
                values.get("stage"),
                term(values.get("term")));
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

    private static List<String> list(@Nullable String value) {
        return value == null
                ? List.of()
                : Stream.of(value.split(",", -1))
                        .map(String::trim)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    private static @Nullable Term term(@Nullable String value) {
        if (value == null) {
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

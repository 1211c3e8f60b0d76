package tributary.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.SimpleContext;
import org.camunda.bpm.impl.juel.SimpleResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * A member's {@code national-review.bpmn}, which the preview walks as the engine would, from its start to an approval: conditions are
 * evaluated, and where one asks for something that only a running review knows, the default flow is the way.
 */
final class ReviewModel {

    private static final ExpressionFactoryImpl EXPRESSIONS = new ExpressionFactoryImpl();

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final String start;

    private ReviewModel(BpmnModelInstance model) {
        String found = null;
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            List<Flow> flows =
                    node.getOutgoing().stream().map(flow -> flow(node, flow)).toList();
            boolean isWait = node instanceof IntermediateCatchEvent || node instanceof ReceiveTask;
            nodes.put(
                    node.getId(),
                    new Node(
                            node.getId(),
                            Optional.ofNullable(node.getName()).orElse(node.getId()),
                            node instanceof UserTask,
                            isWait,
                            node instanceof ExclusiveGateway,
                            property(node, "sharesTermOf"),
                            property(node, "stoppedBy"),
                            flows));
            if (node instanceof StartEvent
                    && node.getParentElement() instanceof org.camunda.bpm.model.bpmn.instance.Process) {
                found = node.getId();
            }
        }
        if (found == null) {
            throw new IllegalArgumentException("A national review needs a start event");
        }
        start = found;
    }

    /** The model in a folder under {@code processes/}; empty when it has none. */
    static Optional<ReviewModel> read(String folder) {
        ClassPathResource file = new ClassPathResource("processes/" + folder + "/national-review.bpmn");
        if (!file.exists()) {
            return Optional.empty();
        }
        try (var stream = file.getInputStream()) {
            return Optional.of(new ReviewModel(Bpmn.readModelFromStream(stream)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * The way to an approval.
     *
     * @param steps ids of the steps that run
     * @param category of the environmental review; null when there is none
     * @param awaitsMekong whether the review waits for the Mekong procedure
     */
    Walk walk(Collection<String> steps, String member, String role, @Nullable String category, boolean awaitsMekong) {
        SimpleContext context = context(steps, member, role, category, awaitsMekong);
        Map<String, List<String>> next = new LinkedHashMap<>();
        Map<String, List<String>> previous = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String id = open.removeFirst();
            if (next.containsKey(id)) {
                continue;
            }
            List<String> targets = targets(node(id), context);
            next.put(id, targets);
            for (String target : targets) {
                previous.computeIfAbsent(target, it -> new ArrayList<>()).add(id);
                open.addLast(target);
            }
        }
        return new Walk(inOrder(next, previous), previous);
    }

    private List<Node> inOrder(Map<String, List<String>> next, Map<String, List<String>> previous) {
        Map<String, Integer> awaited = new HashMap<>();
        previous.forEach((id, before) -> awaited.put(id, before.size()));
        List<Node> order = new ArrayList<>();
        Deque<String> ready = new ArrayDeque<>(List.of(start));
        while (!ready.isEmpty()) {
            String id = ready.removeFirst();
            order.add(node(id));
            for (String target : next.getOrDefault(id, List.of())) {
                if (awaited.merge(target, -1, Integer::sum) == 0) {
                    ready.addLast(target);
                }
            }
        }
        if (order.size() != next.size()) {
            Set<String> stuck = new LinkedHashSet<>(next.keySet());
            order.forEach(node -> stuck.remove(node.id()));
            throw new IllegalStateException("The way to an approval goes in a circle at " + stuck);
        }
        return order;
    }

    private List<String> targets(Node node, SimpleContext context) {
        if (!node.decides() || node.flows().size() == 1) {
            return node.flows().stream()
                    .filter(flow -> flow.condition() == null || holds(flow.condition(), context))
                    .map(Flow::target)
                    .toList();
        }
        for (Flow flow : node.flows()) {
            if (!flow.isDefault() && (flow.condition() == null || holds(flow.condition(), context))) {
                return List.of(flow.target());
            }
        }
        return node.flows().stream().filter(Flow::isDefault).map(Flow::target).toList();
    }

    private static boolean holds(String condition, SimpleContext context) {
        try {
            return Boolean.TRUE.equals(EXPRESSIONS
                    .createValueExpression(context, condition, Boolean.class)
                    .getValue(context));
        } catch (ELException unknown) {
            return false;
        }
    }

    private static SimpleContext context(
            Collection<String> steps, String member, String role, @Nullable String category, boolean awaitsMekong) {
        SimpleContext context = new SimpleContext(new SimpleResolver(true));
        set(context, "route", new Conditions(awaitsMekong), Conditions.class);
        set(context, "steps", StepList.write(steps), String.class);
        set(context, "member", member, String.class);
        set(context, "role", role, String.class);
        set(context, "category", category == null ? "" : category, String.class);
        set(context, "execution", "", Object.class);
        set(context, "mekongEnded", !awaitsMekong, Boolean.class);
        return context;
    }

    private static void set(SimpleContext context, String name, Object value, Class<?> type) {
        context.setVariable(name, EXPRESSIONS.createValueExpression(value, type));
    }

    /** The steps that a property of a node names. */
    private static List<String> property(FlowNode node, String name) {
        return node.getExtensionElements() == null
                ? List.of()
                : node.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .filter(property -> name.equals(property.getCamundaName()))
                        .flatMap(
                                property -> Stream.of(property.getCamundaValue().split(",", -1)))
                        .map(String::trim)
                        .toList();
    }

    private Node node(String id) {
        Node node = nodes.get(id);
        if (node == null) {
            throw new IllegalStateException("There is no " + id);
        }
        return node;
    }

    private static Flow flow(FlowNode source, SequenceFlow flow) {
        boolean isDefault = source instanceof ExclusiveGateway gateway && flow.equals(gateway.getDefault());
        @Nullable
        String condition = flow.getConditionExpression() == null
                ? null
                : flow.getConditionExpression().getTextContent().strip();
        return new Flow(flow.getTarget().getId(), condition, isDefault);
    }

    /**
     * What conditions may ask of a route, answered from the preview.
     *
     * @param awaitsMekong whether the Mekong procedure is due
     */
    public record Conditions(boolean awaitsMekong) {

        /** Whether this step is among the steps that run. */
        public boolean runs(String steps, String step) {
            return StepList.includes(steps, step);
        }

        /** Whether the review waits for the end of the Mekong procedure. */
        public boolean awaitsMekong(Object execution) {
            return awaitsMekong;
        }
    }

    /**
     * A node of the model.
     *
     * @param isTask whether people do it
     * @param isWait whether the review waits there for a message
     * @param decides whether one of its flows is taken, not all
     * @param sharesTermOf the steps from the opening of the first of which the node's term runs; none when it runs from its own
     * @param stoppedBy the steps during which no day of the node's term counts
     */
    record Node(
            String id,
            String name,
            boolean isTask,
            boolean isWait,
            boolean decides,
            List<String> sharesTermOf,
            List<String> stoppedBy,
            List<Flow> flows) {}

    record Flow(String target, @Nullable String condition, boolean isDefault) {}

    /** The nodes on the way to an approval, in an order in which each comes after all that lead to it. */
    record Walk(List<Node> nodes, Map<String, List<String>> previous) {

        /** The tasks on the way. */
        List<Node> tasks() {
            return nodes.stream().filter(Node::isTask).toList();
        }

        /**
         * When the way ends and by which tasks, if each node takes as long as {@code end} says.
         *
         * @param end the last day of a node that opens on a day
         */
        EarliestDecision longest(LocalDate day, BiFunction<Node, LocalDate, LocalDate> end) {
            Map<String, LocalDate> ends = new HashMap<>();
            Map<String, String> critical = new HashMap<>();
            LocalDate latest = day;
            Node last = nodes.get(0);
            for (Node node : nodes) {
                LocalDate opens = day;
                for (String before : previous.getOrDefault(node.id(), List.of())) {
                    LocalDate ended = ends.getOrDefault(before, day);
                    if (!critical.containsKey(node.id()) || ended.isAfter(opens)) {
                        critical.put(node.id(), before);
                        opens = ended;
                    }
                }
                LocalDate ended = end.apply(node, opens);
                ends.put(node.id(), ended);
                if (!ended.isBefore(latest)) {
                    latest = ended;
                    last = node;
                }
            }
            Set<String> tasks = new LinkedHashSet<>();
            tasks().forEach(task -> tasks.add(task.id()));
            List<String> path = new ArrayList<>();
            for (@Nullable String id = last.id(); id != null; id = critical.get(id)) {
                if (tasks.contains(id)) {
                    path.add(id);
                }
            }
            Collections.reverse(path);
            return new EarliestDecision(latest, path);
        }
    }
}

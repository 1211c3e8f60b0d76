package tributary.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tributary.models.Models.Model;

/** What every process model owes: names, forms, rows in the tables, a complete drawing. */
class ProcessModelTests {

    private static final Pattern KEBAB_CASE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern BEAN = Pattern.compile("[$#]\\{\\s*!?([a-zA-Z]+)");
    private static final Pattern CODE = Pattern.compile("([a-zA-Z]+)Outcome == '([a-z-]+)'");
    private static final Set<String> FUNCTIONS =
            Set.of("focal-points", "legal-reviewers", "environment-reviewers", "finance-reviewers", "approvers");
    private static final Set<String> BEANS_OF_NATIONAL_REVIEWS = Set.of(
            "routeReview",
            "recordNationalDecision",
            "recordNationalRejection",
            "recordAnswer",
            "tallyVotes",
            "lookUpMekongEnd",
            "route",
            "clock",
            "committee");
    // National Mekong committees, and those who only hear appeals.
    private static final Set<String> BESIDE_NATIONAL_REVIEWS =
            Set.of("cnmc", "lnmc", "tnmc", "vnmc", "peoples-government", "minister");
    private static final Set<String> STAGES =
            Set.of("completeness", "legal-framework", "environmental", "financing", "decision");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static List<Model> models() {
        return Models.all();
    }

    static Stream<Model> nationalReviews() {
        return models().stream().filter(Model::isNationalReview);
    }

    @ParameterizedTest
    @MethodSource("models")
    void namesElementsInKebabCase(Model model) {
        assertThat(model.flowElements())
                .extracting(BaseElement::getId)
                .allMatch(id -> KEBAB_CASE.matcher(id).matches());
    }

    @ParameterizedTest
    @MethodSource("models")
    void isNamedLikeItsFileAndKeepsHistory(Model model) {
        Process process =
                model.bpmn().getModelElementsByType(Process.class).iterator().next();

        assertThat(process.getId() + ".bpmn").isEqualTo(model.file());
        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("3650");
    }

    @ParameterizedTest
    @MethodSource("models")
    void drawsEveryElement(Model model) {
        Set<String> drawn = Stream.concat(
                        model.bpmn().getModelElementsByType(BpmnShape.class).stream()
                                .map(shape -> shape.getBpmnElement().getId()),
                        model.bpmn().getModelElementsByType(BpmnEdge.class).stream()
                                .map(edge -> edge.getBpmnElement().getId()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(model.flowElements()).extracting(BaseElement::getId).allMatch(drawn::contains);
    }

    @ParameterizedTest
    @MethodSource("models")
    void givesEverySplitADefaultFlowAndAQuestion(Model model) {
        assertThat(model.bpmn().getModelElementsByType(ExclusiveGateway.class).stream()
                        .filter(gateway -> gateway.getOutgoing().size() > 1)
                        .filter(gateway -> gateway.getDefault() == null
                                || gateway.getName() == null
                                || !gateway.getName().endsWith("?")))
                .extracting(BaseElement::getId)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void tellsEveryCallItsTenantAndBusinessKey(Model model) {
        for (CallActivity call : model.bpmn().getModelElementsByType(CallActivity.class)) {
            assertThat(call.getCamundaCalledElementTenantId()).as(call.getId()).isNotBlank();
            assertThat(call.getExtensionElements()
                            .getElementsQuery()
                            .filterByType(CamundaIn.class)
                            .list())
                    .as(call.getId())
                    .anyMatch(in -> "#{execution.processBusinessKey}".equals(in.getCamundaBusinessKey()));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void asksForTheOutcomesThatItsFormOffers(Model model) {
        for (UserTask task : model.userTasks()) {
            JsonNode form = form(model.folder(), task.getId());

            assertThat(task.getCamundaFormRef()).as(task.getId()).isEqualTo(task.getId());
            assertThat(task.getCamundaFormRefBinding()).as(task.getId()).isEqualTo("deployment");
            assertThat(form.path("id").asText()).isEqualTo(task.getId());
            assertThat(values(field(form, "outcome"))).as(task.getId()).isEqualTo(Models.property(task, "outcomes"));
            assertThat(field(form, "outcome").at("/validate/required").asBoolean())
                    .isTrue();
            assertThat(field(form, "findings").at("/validate/required").asBoolean())
                    .isTrue();
        }
    }

    // Tasklist hands in nothing for a choice that is false. It completes by a button of its own, which a list of
    // entries leaves disabled.
    @ParameterizedTest
    @MethodSource("models")
    void asksOnlyForWhatTasklistHandsIn(Model model) {
        for (UserTask task : model.userTasks()) {
            JsonNode form = form(model.folder(), task.getId());

            assertThat(components(form))
                    .as(task.getId())
                    .allSatisfy(component -> assertThat(component.path("values"))
                            .allSatisfy(choice ->
                                    assertThat(choice.path("value").isTextual()).isTrue()));
            assertThat(has(form, "button")).as(task.getId()).isEqualTo(has(form, "dynamiclist"));
        }
    }

    private static boolean has(JsonNode form, String type) {
        return components(form)
                .anyMatch(component -> component.path("type").asText().equals(type));
    }

    @ParameterizedTest
    @MethodSource("models")
    void takesTheFactsThatItsFormAsksFor(Model model) {
        for (UserTask task : model.userTasks()) {
            List<String> asked = components(form(model.folder(), task.getId()))
                    .filter(field -> field.has("key"))
                    .map(field -> field.path("key").asText())
                    .filter(key -> !Set.of("outcome", "findings", "conditions").contains(key))
                    .toList();

            assertThat(asked).as(task.getId()).hasSameElementsAs(Models.property(task, "facts"));
        }
    }

    // A question costs whoever answers it: a table, the model or the application reads it, or those who come later see
    // it.
    @ParameterizedTest
    @MethodSource("models")
    void readsEveryQuestionOrShowsIt(Model model) {
        String readers = model.isNationalReview()
                ? tables(model.folder()) + tables("joint") + String.join(" ", properties(model, "termFrom"))
                : sources();
        for (UserTask task : model.userTasks()) {
            List<String> unread = new ArrayList<>(Models.property(task, "facts"));
            unread.removeAll(Models.property(task, "shown"));
            unread.removeIf(fact ->
                    Pattern.compile("\\b" + fact + "\\b").matcher(readers).find());

            assertThat(unread).as(task.getId()).isEmpty();
            assertThat(Models.property(task, "facts")).as(task.getId()).containsAll(Models.property(task, "shown"));
        }
    }

    @ParameterizedTest
    @MethodSource("nationalReviews")
    void countsTermsFromQuestionsAndStepsOfTheModel(Model model) {
        assertThat(properties(model, "facts")).containsAll(properties(model, "termFrom"));
        assertThat(model.userTasks()).extracting(BaseElement::getId).containsAll(properties(model, "sharesTermOf"));
        assertThat(model.userTasks()).extracting(BaseElement::getId).containsAll(properties(model, "stoppedBy"));
    }

    @ParameterizedTest
    @MethodSource("nationalReviews")
    void keepsNoCommitteeOpen(Model model) {
        assertThat(model.userTasks().stream()
                        .filter(task -> task.getLoopCharacteristics() != null)
                        .filter(task -> model.outcomes(task.getId()).contains("keep-open")))
                .isEmpty();
    }

    private static List<String> properties(Model model, String name) {
        return model.userTasks().stream()
                .flatMap(task -> Models.property(task, name).stream())
                .toList();
    }

    private static String tables(String folder) {
        return Models.resources("processes/" + folder + "/*.dmn")
                .map(resource -> {
                    try {
                        return resource.getContentAsString(StandardCharsets.UTF_8);
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                })
                .collect(Collectors.joining());
    }

    private static String sources() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> {
                        try {
                            return Files.readString(file);
                        } catch (IOException failure) {
                            throw new UncheckedIOException(failure);
                        }
                    })
                    .collect(Collectors.joining());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void leavesAssignmentToTheRoute(Model model) {
        assertThat(model.userTasks())
                .allMatch(task -> task.getCamundaAssignee() == null
                        && task.getCamundaCandidateGroups() == null
                        && task.getCamundaCandidateUsers() == null);
    }

    @ParameterizedTest
    @MethodSource("nationalReviews")
    void hasARowForEveryTaskAndATaskForEveryRow(Model model) {
        assertThat(StepRows.of(model.folder()).stream().map(StepRows.Row::step).distinct())
                .hasSameElementsAs(
                        model.userTasks().stream().map(BaseElement::getId).toList());
    }

    @ParameterizedTest
    @MethodSource("nationalReviews")
    void offersStepsToEachAuthorityOfTheMemberAndToNoOther(Model model) {
        List<String> authorities = StreamSupport.stream(
                        read(YAML, "/processes/" + model.folder() + "/member.yaml")
                                .path("authorities")
                                .spliterator(),
                        false)
                .map(authority -> authority.path("code").asText())
                .toList();

        assertThat(authorities)
                .filteredOn(authority -> !BESIDE_NATIONAL_REVIEWS.contains(authority))
                .hasSameElementsAs(StepRows.of(model.folder()).stream()
                        .map(row -> row.text("authorityGroup"))
                        .collect(Collectors.toSet()));
        for (StepRows.Row row : StepRows.of(model.folder())) {
            assertThat(authorities).as(row.id()).contains(row.text("authorityGroup"));
            assertThat(FUNCTIONS).as(row.id()).contains(row.text("actor"));
            assertThat(STAGES).as(row.id()).contains(row.text("stage"));
            assertThat(row.text("authority")).as(row.id()).isNotEqualTo("null");
            assertThat(row.text("result")).as(row.id()).isNotEqualTo("null");
        }
    }

    @ParameterizedTest
    @MethodSource("nationalReviews")
    void seatsCommitteesWhereRowsCountSeveralVotes(Model model) {
        for (StepRows.Row row : StepRows.of(model.folder())) {
            boolean isCommittee = model.userTask(row.step()).getLoopCharacteristics() != null;

            if (!row.text("votes").equals("1")) {
                assertThat(row.text("votes")).as(row.id()).isEqualTo("3");
                assertThat(isCommittee).as(row.id()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("nationalReviews")
    void neverLetsWhoPreparesApprove(Model model) {
        assertThat(StepRows.of(model.folder()).stream().filter(row -> row.step().equals("decide-national")))
                .allMatch(row -> row.text("actor").equals("approvers"));
    }

    @ParameterizedTest
    @MethodSource("nationalReviews")
    void callsOnlyKnownBeans(Model model) {
        Set<String> variables =
                Set.of("role", "member", "category", "null", "outcome", "mekongEnded", "execution", "steps");
        List<String> unknown = new ArrayList<>();
        for (String expression : expressions(model)) {
            Matcher name = BEAN.matcher(expression);
            if (name.find()
                    && !variables.contains(name.group(1))
                    && !name.group(1).endsWith("Outcome")
                    && !BEANS_OF_NATIONAL_REVIEWS.contains(name.group(1))) {
                unknown.add(expression);
            }
        }
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("nationalReviews")
    void decidesByOutcomesThatTheTaskOffers(Model model) {
        for (ConditionExpression condition : model.bpmn().getModelElementsByType(ConditionExpression.class)) {
            Matcher code = CODE.matcher(condition.getTextContent());
            if (code.find()) {
                String step = code.group(1).replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
                assertThat(model.outcomes(step)).as(condition.getTextContent()).contains(code.group(2));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("nationalReviews")
    void asksTheRouteByTheNameOfTheStep(Model model) {
        for (UserTask task : model.userTasks()) {
            SequenceFlow into = task.getIncoming().iterator().next();
            if (into.getConditionExpression() != null) {
                assertThat(into.getSource().getId()).isEqualTo("runs-" + task.getId());
                assertThat(into.getConditionExpression().getTextContent())
                        .isEqualTo("${route.runs(steps, '" + task.getId() + "')}");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void reachesEveryElement(Model model) {
        assertThat(model.flowNodes().stream()
                        .filter(node -> node.getIncoming().isEmpty())
                        .filter(node -> !(node instanceof StartEvent || node instanceof BoundaryEvent))
                        .filter(node -> node.getChildElementsByType(LinkEventDefinition.class)
                                .isEmpty())
                        .filter(node -> !(node instanceof SubProcess part && part.triggeredByEvent())))
                .extracting(BaseElement::getId)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void splitsAndJoinsAtGatewaysOnly(Model model) {
        assertThat(model.flowNodes().stream()
                        .filter(node -> !(node instanceof Gateway))
                        .filter(node -> node.getIncoming().size() > 1
                                || node.getOutgoing().size() > 1))
                .extracting(BaseElement::getId)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void splitsOrJoinsAtEveryGateway(Model model) {
        assertThat(model.bpmn().getModelElementsByType(Gateway.class).stream()
                        .filter(gateway -> gateway.getIncoming().size() > 1
                                == gateway.getOutgoing().size() > 1))
                .extracting(BaseElement::getId)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void labelsEveryConditionalFlow(Model model) {
        assertThat(model.bpmn().getModelElementsByType(SequenceFlow.class).stream()
                        .filter(flow -> flow.getConditionExpression() != null && flow.getName() == null))
                .extracting(BaseElement::getId)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void drawsNothingOverAnother(Model model) {
        Map<String, Bounds> drawn = new TreeMap<>();
        for (BpmnShape shape : model.bpmn().getModelElementsByType(BpmnShape.class)) {
            String id = shape.getBpmnElement().getId();
            if (!(shape.getBpmnElement() instanceof BoundaryEvent) && !(shape.getBpmnElement() instanceof SubProcess)) {
                drawn.put(id, shape.getBounds());
            }
            if (shape.getBpmnLabel() != null) {
                drawn.put("label of " + id, shape.getBpmnLabel().getBounds());
            }
        }

        assertThat(drawn.entrySet().stream()
                        .flatMap(one -> drawn.entrySet().stream()
                                .filter(other -> one.getKey().compareTo(other.getKey()) < 0)
                                .filter(other -> overlap(one.getValue(), other.getValue()))
                                .map(other -> one.getKey() + " and " + other.getKey())))
                .isEmpty();
    }

    private static boolean overlap(Bounds one, Bounds other) {
        return one.getX() < other.getX() + other.getWidth()
                && other.getX() < one.getX() + one.getWidth()
                && one.getY() < other.getY() + other.getHeight()
                && other.getY() < one.getY() + one.getHeight();
    }

    private static List<String> expressions(Model model) {
        return Stream.concat(
                        model.bpmn().getModelElementsByType(FlowNode.class).stream()
                                .map(node -> node.getAttributeValueNs(
                                        "http://camunda.org/schema/1.0/bpmn", "delegateExpression")),
                        model.bpmn().getModelElementsByType(ConditionExpression.class).stream()
                                .map(ModelElementInstance::getTextContent))
                .filter(Objects::nonNull)
                .toList();
    }

    private static JsonNode form(String folder, String step) {
        return read(JSON, "/processes/" + folder + "/forms/" + step + ".form");
    }

    private static Stream<JsonNode> components(JsonNode form) {
        return StreamSupport.stream(form.path("components").spliterator(), false);
    }

    private static JsonNode field(JsonNode form, String key) {
        return components(form)
                .filter(field -> field.path("key").asText().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(form.path("id") + " has no field " + key));
    }

    private static List<String> values(JsonNode field) {
        return StreamSupport.stream(field.path("values").spliterator(), false)
                .map(value -> value.path("value").asText())
                .toList();
    }

    private static JsonNode read(ObjectMapper mapper, String path) {
        try (InputStream content = ProcessModelTests.class.getResourceAsStream(path)) {
            assertThat(content).as(path).isNotNull();
            return mapper.readTree(content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

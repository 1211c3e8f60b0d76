package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

/** What becomes of a process and its work is told as what it was. */
@TributaryTest
class EngineStoryTests {

    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                targetNamespace="sample">
              <message id="sample-arrived" name="sample-arrived"/>
              <process id="sample-work" name="Sample work" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="start"/>
                <sequenceFlow id="f1" sourceRef="start" targetRef="fork"/>
                <parallelGateway id="fork"/>
                <sequenceFlow id="f2" sourceRef="fork" targetRef="waits"/>
                <sequenceFlow id="f3" sourceRef="fork" targetRef="works"/>
                <receiveTask id="waits" name="Waits" messageRef="sample-arrived"/>
                <sequenceFlow id="f5" sourceRef="waits" targetRef="lingers"/>
                <receiveTask id="lingers" name="Lingers"/>
                <serviceTask id="works" name="Works" camunda:asyncBefore="true" camunda:expression="${true}"/>
                <sequenceFlow id="f4" sourceRef="works" targetRef="fails"/>
                <serviceTask id="fails" name="Fails" camunda:asyncBefore="true" camunda:expression="${nothing}"/>
              </process>
            </definitions>
            """;

    private static final String OTHER_MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                targetNamespace="sample">
              <process id="sample-check" name="Sample check" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="start"/>
                <sequenceFlow id="f1" sourceRef="start" targetRef="check-completeness"/>
                <userTask id="check-completeness" name="Check completeness"/>
              </process>
            </definitions>
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
    }

    @Test
    void tellsWhatBecameOfAProcessAndItsWork() {
        Walk walk = begin().untilOpen("la.check-completeness");
        String first = deploy();
        String instance = runtime.createProcessInstanceById(first)
                .businessKey(walk.id().toString())
                .setVariable("sample", "kept")
                .execute()
                .getId();

        Job works = jobOf(instance);
        management.executeJob(works.getId());
        Job fails = jobOf(instance);
        failForGood(fails);
        runtime.setAnnotationForIncidentById(
                runtime.createIncidentQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getId(),
                "The rate was missing.");
        runtime.suspendProcessInstanceById(instance);
        runtime.activateProcessInstanceById(instance);
        runtime.newMigration(runtime.createMigrationPlan(first, deploy())
                        .mapEqualActivities()
                        .build())
                .processInstanceIds(instance)
                .execute();
        runtime.deleteProcessInstance(instance, "Started twice.", false, true);

        List<JsonNode> told = logged(walk).stream()
                .filter(entry -> entry.path("instance").asText().equals(instance))
                .toList();
        assertThat(jobs(told, works)).containsExactly("job-created works", "job-done works");
        assertThat(jobs(told, fails)).containsExactly("job-created fails", "job-failed fails", "job-removed fails");
        assertThat(types(told, "incident-"))
                .containsExactly("incident-opened", "incident-changed", "incident-migrated", "incident-removed");
        assertThat(types(told, "step-").filter("step-migrated"::equals)).hasSize(1);
        assertThat(told.stream()
                        .filter(entry -> entry.at("/detail/variable").asText().equals("sample"))
                        .map(entry -> entry.path("type").asText()))
                .containsExactly("variable-set", "variable-migrated");
        assertThat(told.stream()
                        .filter(entry -> entry.path("type").asText().startsWith("process-")
                                && entry.at("/detail").has("state"))
                        .map(entry -> entry.path("type").asText() + " "
                                + entry.at("/detail/state").asText() + " "
                                + entry.at("/detail/reason").asText()))
                .containsExactly(
                        "process-started ACTIVE ",
                        "process-changed SUSPENDED ",
                        "process-changed ACTIVE ",
                        "process-migrated ACTIVE ",
                        "process-ended EXTERNALLY_TERMINATED Started twice.");
        assertThat(Visitor.signedIn(port, "la", "auditor")
                        .get("/audit/proposals/" + walk.id())
                        .body())
                .contains(
                        "Work of the engine failed: ",
                        "Note on a technical fault",
                        "The rate was missing.",
                        "Technical fault moved along with its process",
                        "Process suspended: Sample work",
                        "Process resumed: Sample work",
                        "Process deleted: Sample work",
                        "Started twice.")
                .doesNotContain("Process ended", "suspended or resumed");
        walk.withdraw("Shown.");
    }

    @Test
    void tellsMessagesWaysStepsCutShortAndFaultsThatWereMended() {
        Walk walk = begin().untilOpen("la.check-completeness");
        String instance = runtime.createProcessInstanceById(deploy())
                .businessKey(walk.id().toString())
                .execute()
                .getId();

        runtime.createMessageCorrelation("sample-arrived")
                .processInstanceId(instance)
                .correlate();
        runtime.createProcessInstanceModification(instance)
                .cancelAllForActivity("lingers")
                .execute();
        management.executeJob(jobOf(instance).getId());
        Job fails = jobOf(instance);
        failForGood(fails);
        management.setJobRetries(fails.getId(), 1);
        runtime.deleteProcessInstance(instance, "Shown.", false, true);

        List<JsonNode> told = logged(walk).stream()
                .filter(entry -> entry.path("instance").asText().equals(instance))
                .toList();
        assertThat(steps(told, "message-correlated")).containsExactly("waits sample-arrived");
        assertThat(steps(told, "flow-taken")).containsExactlyInAnyOrder("f1 ", "f2 ", "f3 ", "f4 ", "f5 ");
        assertThat(steps(told, "step-cancelled")).containsExactly("lingers ");
        assertThat(steps(told, "step-ended")).contains("waits ", "works ").doesNotContain("lingers ", "fails ");
        assertThat(types(told, "incident-")).containsExactly("incident-opened", "incident-resolved");
        assertThat(told.stream()
                        .filter(entry -> entry.path("type").asText().startsWith("incident-"))
                        .map(entry -> entry.path("step").asText()))
                .containsExactly("fails", "fails");
        walk.withdraw("Shown.");
    }

    private void failForGood(Job job) {
        assertThatThrownBy(() -> management.executeJob(job.getId())).isInstanceOf(ProcessEngineException.class);
        management.setJobRetries(job.getId(), 0);
    }

    private static List<String> steps(List<JsonNode> told, String type) {
        return told.stream()
                .filter(entry -> entry.path("type").asText().equals(type))
                .map(entry -> entry.path("step").asText() + " "
                        + entry.at("/detail/message").asText())
                .toList();
    }

    @Test
    void namesTheRevisionThatWasInForce() {
        Walk walk = beginWithAnAnsweredQuestion();
        walk.answering("la.check-completeness", "pass").untilOpen("la.review-environment");
        walk.withdraw("Shown.");

        List<JsonNode> told = logged(walk);
        assertThat(told)
                .allSatisfy(entry -> assertThat(entry.path("revision").isInt())
                        .as(entry.toString())
                        .isTrue());
        assertThat(told.stream()
                        .filter(entry -> entry.path("type").asText().startsWith("task-")
                                && entry.path("step").asText().equals("check-completeness"))
                        .map(entry -> entry.path("type").asText() + " "
                                + entry.path("revision").asInt()))
                .startsWith("task-created 1")
                .containsSubsequence("task-completed 1", "task-created 2", "task-completed 2");
    }

    @Test
    void tellsThatATaskMovedAlongWithItsProcess() {
        Walk walk = begin().untilOpen("la.check-completeness");
        String task = walk.taskId("la.check-completeness");
        JsonNode open =
                api.get("la.focal", "/engine-rest/task/" + task).expect(200).json();
        String other = deploy(OTHER_MODEL);
        runtime.newMigration(runtime.createMigrationPlan(
                                open.path("processDefinitionId").asText(), other)
                        .mapActivities("check-completeness", "check-completeness")
                        .build())
                .processInstanceIds(open.path("processInstanceId").asText())
                .execute();

        assertThat(logged(walk))
                .filteredOn(entry -> entry.path("type").asText().equals("task-migrated"))
                .extracting(
                        entry -> entry.path("step").asText(),
                        entry -> entry.at("/detail/task").asText(),
                        entry -> entry.path("process").asText())
                .containsExactly(tuple("check-completeness", task, "sample-check"));
        walk.withdraw("Shown.");
    }

    @Test
    void tellsToWhomATaskComesBack() {
        Walk walk = beginWithAnAnsweredQuestion();
        walk.untilOpen("la.check-completeness");
        String task = walk.taskId("la.check-completeness");

        List<JsonNode> all = logged(walk);
        List<JsonNode> told = all.stream()
                .filter(entry -> entry.at("/detail/task").asText().equals(task)
                        && entry.path("type").asText().startsWith("task-"))
                .toList();
        String before = all.stream()
                .filter(entry -> entry.path("type").asText().equals("task-completed")
                        && entry.path("step").asText().equals("check-completeness"))
                .map(entry -> entry.path("actor").asText())
                .findFirst()
                .orElseThrow();
        assertThat(told)
                .extracting(
                        entry -> entry.path("type").asText(),
                        entry -> entry.at("/detail/assignee").asText())
                .containsExactly(tuple("task-created", ""), tuple("task-assigned", before));
        assertThat(all)
                .filteredOn(entry -> entry.path("type").asText().equals("task-changed"))
                .isEmpty();
        assertThat(Visitor.signedIn(port, "la", "auditor")
                        .get("/audit/proposals/" + walk.id())
                        .body())
                .contains("Assigned: Check completeness", "To ", before.substring(3) + ", Lao PDR");
        walk.withdraw("Shown.");
    }

    @Test
    void tellsTheLimitWhereATaskIsOpened() {
        Walk walk = begin().untilOpen("la.decide-national");

        List<JsonNode> told = logged(walk);
        Map<String, String> opened = limits(told, "task-created");
        Map<String, String> completed = limits(told, "task-completed");
        assertThat(completed).isNotEmpty();
        assertThat(opened).containsAllEntriesOf(completed);
        assertThat(told)
                .extracting(entry -> entry.path("type").asText())
                .contains("task-created")
                .doesNotContain("task-changed");
        walk.withdraw("Shown.");
    }

    private static Map<String, String> limits(List<JsonNode> told, String type) {
        return told.stream()
                .filter(entry -> entry.path("type").asText().equals(type)
                        && entry.at("/detail").has("due"))
                .collect(Collectors.toMap(
                        entry -> entry.at("/detail/task").asText(),
                        entry -> entry.at("/detail/due").asText()));
    }

    @Test
    void tellsAtWhichStepAVariableWasSet() {
        Walk walk = begin().untilOpen("la.decide-national");

        List<JsonNode> told = logged(walk).stream()
                .filter(entry -> Set.of("outcome", "findings")
                        .contains(entry.at("/detail/variable").asText()))
                .filter(entry -> entry.at("/detail/value").isTextual())
                .toList();
        assertThat(told)
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.path("step").isTextual())
                        .as(entry.toString())
                        .isTrue());
        assertThat(told)
                .extracting(entry -> entry.path("step").asText())
                .contains("check-completeness", "review-legal-framework", "review-environment");
        assertThat(Visitor.signedIn(port, "la", "auditor")
                        .get("/audit/proposals/" + walk.id() + "/record")
                        .body()
                        .replaceAll("\\s+", " "))
                .containsPattern("Outcome</span> <span class=\"audit-line\">Check completeness</span>");
        walk.withdraw("Shown.");
    }

    private static Stream<String> types(List<JsonNode> told, String kind) {
        return told.stream().map(entry -> entry.path("type").asText()).filter(type -> type.startsWith(kind));
    }

    private static List<String> jobs(List<JsonNode> told, Job job) {
        return told.stream()
                .filter(entry -> entry.path("type").asText().startsWith("job-")
                        && entry.at("/detail/job").asText().equals(job.getId()))
                .map(entry ->
                        entry.path("type").asText() + " " + entry.path("step").asText())
                .toList();
    }

    private Job jobOf(String instance) {
        return management.createJobQuery().processInstanceId(instance).singleResult();
    }

    /** A new version each time, with its jobs suspended before there are any, or the job executor may be at them already. */
    private String deploy() {
        return deploy(MODEL);
    }

    private String deploy(String model) {
        String definition = repository
                .createDeployment()
                .name("sample-work")
                .tenantId("la")
                .enableDuplicateFiltering(false)
                .addString("sample-work.bpmn", model + "<!-- " + UUID.randomUUID() + " -->")
                .deployWithResult()
                .getDeployedProcessDefinitions()
                .get(0)
                .getId();
        management
                .updateJobDefinitionSuspensionState()
                .byProcessDefinitionId(definition)
                .suspend();
        return definition;
    }

    private Walk beginWithAnAnsweredQuestion() {
        Walk walk = begin().answering("la.check-completeness", "supplement").toTheEnd();
        JsonNode request = api.get("cn.enterprise", "/api/proposals/" + walk.id() + "/supplement-requests")
                .expect(200)
                .json()
                .path(0);
        api.post(
                        "cn.enterprise",
                        "/api/proposals/" + walk.id() + "/supplement-requests/"
                                + request.path("id").asText() + "/answer",
                        Map.of("text", "See the paper.", "documents", List.of(walk.attach("feasibility-study"))))
                .expect(200);
        return walk;
    }

    private Walk begin() {
        return Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit();
    }

    private List<JsonNode> logged(Walk walk) {
        return api.audited("la.auditor", "proposal=" + walk.id());
    }
}

package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tributary.audit.log.Hash;
import tributary.local.Http;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

/** The engine's own history holds what somebody reads, and nothing besides: the log is the history. */
@TributaryTest
class HistoryFilterTests {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @LocalServerPort
    private int port;

    @Autowired
    private HistoryService history;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcTemplate database;

    @Test
    void holdsOnlyWhatIsRead() {
        Walk walk = submitted().toTheEnd();
        String[] roots = processes(walk).toArray(String[]::new);

        List<String> tables = database.queryForList(
                "select table_name from information_schema.columns where table_schema = 'camunda' and column_name = 'root_proc_inst_id_'"
                        + " and table_name like 'act_hi_%'",
                String.class);
        List<String> filled = tables.stream()
                .filter(table -> holdsAny("camunda." + table, roots))
                .toList();

        assertThat(roots).isNotEmpty();
        assertThat(tables)
                .contains("act_hi_actinst", "act_hi_detail", "act_hi_varinst", "act_hi_identitylink", "act_hi_job_log");
        assertThat(filled).containsExactlyInAnyOrder("act_hi_procinst", "act_hi_taskinst", "act_hi_op_log");
        List<JsonNode> entries = logged(walk);
        assertThat(entries)
                .extracting(entry -> entry.path("type").asText())
                .contains("step-started", "step-ended", "variable-set", "task-created", "task-completed");
    }

    @Test
    void tellsTheLogWhatAVariableHeldBefore() {
        Walk walk = submitted().untilOpen("check-completeness");
        String instance = tasks.createTaskQuery()
                .taskId(walk.taskId("la.check-completeness"))
                .singleResult()
                .getProcessInstanceId();

        runtime.setVariable(instance, "sample", "first");
        runtime.setVariable(instance, "sample", 2L);
        runtime.removeVariable(instance, "sample");

        assertThat(logged(walk).stream()
                        .filter(entry -> entry.at("/detail/variable").asText().equals("sample"))
                        .map(entry -> entry.path("type").asText() + " "
                                + entry.at("/detail/before").asText("nothing") + " "
                                + entry.at("/detail/value").asText("nothing")))
                .containsExactly("variable-set nothing first", "variable-set first 2", "variable-removed 2 nothing");
        walk.withdraw("Shown.");
    }

    @Test
    void tellsTheLogWhatJsonAVariableHeldBefore() {
        Walk walk = submitted().untilOpen("check-completeness");
        String instance = tasks.createTaskQuery()
                .taskId(walk.taskId("la.check-completeness"))
                .singleResult()
                .getProcessInstanceId();
        String shortest = "[\"Sí\", 1.50]";
        String longest = "[\"" + "x".repeat(4092) + "\"]";
        String tooLong = "[\"" + "x".repeat(4093) + "\"]";

        for (String value : List.of(shortest, longest, tooLong, shortest)) {
            runtime.setVariable(instance, "sample", SpinValues.jsonValue(value).create());
        }
        runtime.setVariable(instance, "sample", "plain");
        runtime.setVariable(instance, "sample", SpinValues.jsonValue(tooLong).create());
        runtime.removeVariable(instance, "sample");

        JsonNode hash = hashOf(tooLong);
        assertThat(logged(walk).stream()
                        .filter(entry -> entry.at("/detail/variable").asText().equals("sample"))
                        .map(entry -> List.of(entry.at("/detail/before"), entry.at("/detail/value"))))
                .containsExactly(
                        List.of(MissingNode.getInstance(), TextNode.valueOf(shortest)),
                        List.of(TextNode.valueOf(shortest), TextNode.valueOf(longest)),
                        List.of(TextNode.valueOf(longest), hash),
                        List.of(hash, TextNode.valueOf(shortest)),
                        List.of(TextNode.valueOf(shortest), TextNode.valueOf("plain")),
                        List.of(TextNode.valueOf("plain"), hash),
                        List.of(hash, MissingNode.getInstance()));
        walk.withdraw("Shown.");
    }

    @Test
    void tellsTheLogWhatAReviewerWasShownAndWhichConditionsAnApproverTyped() {
        Walk walk = submitted().answering("decide-national", "approve-with-conditions");
        String task = walk.untilOpen("la.decide-national").taskId("la.decide-national");
        String brief = walk.variable("la.focal", task, "brief");
        walk.toTheEnd();

        assertThat(brief).hasSizeGreaterThan(4096);
        assertThat(valuesOf(walk, "brief")).contains(hashOf(brief));
        assertThat(valuesOf(walk, "conditions"))
                .contains(TextNode.valueOf("[\"Report on resettlement every six months\"]"));
    }

    private static JsonNode hashOf(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return Http.readJson(
                "{\"sha256\":\"%s\",\"size\":%d}".formatted(Hash.of(bytes).hex(), bytes.length));
    }

    private List<JsonNode> valuesOf(Walk walk, String variable) {
        return logged(walk).stream()
                .filter(entry -> entry.at("/detail/variable").asText().equals(variable))
                .map(entry -> entry.at("/detail/value"))
                .toList();
    }

    @Test
    void tellsTasklistWhatBecameOfATask() {
        Walk walk = submitted().untilOpen("check-completeness");
        String task = walk.taskId("la.check-completeness");
        Visitor tasklist = Visitor.signedIn(port, "la", "focal");

        claim(tasklist, ENGINE + "/task/" + task, "la.focal");

        assertThat(read(tasklist.get(ENGINE + "/task/" + task + "/comment"))).isEmpty();
        JsonNode operations = read(tasklist.get(ENGINE + "/history/user-operation?taskId=" + task));
        Set<String> told = new TreeSet<>();
        operations.forEach(operation -> told.add(operation.path("operationType").asText() + " "
                + operation.path("userId").asText()));
        assertThat(told).containsExactly("Claim la.focal");
        assertThat(read(tasklist.get(ENGINE + "/history/user-operation/count?taskId=" + task))
                        .path("count")
                        .asInt())
                .isPositive();
        String diagram = read(tasklist.get(ENGINE + "/task/" + task))
                .path("processDefinitionId")
                .asText();
        assertThat(read(tasklist.get(ENGINE + "/process-definition/" + diagram + "/xml"))
                        .path("bpmn20Xml")
                        .asText())
                .contains("check-completeness");
        assertThat(read(tasklist.get(ENGINE + "/task/" + task + "/form-variables?deserializeValues=false"))
                        .has("brief"))
                .isTrue();
        walk.withdraw("Shown.");
    }

    @Test
    void tellsWhatBecameOfATaskToWhoeverMayReadIt() {
        Walk walk = submitted().untilOpen("la.review-legal-framework");
        String task = walk.taskId("la.review-legal-framework");
        Visitor holder = Visitor.signedIn(port, "la", "legal");
        claim(holder, ENGINE + "/task/" + task, "la.legal");

        assertThat(operations(Visitor.signedIn(port, "la", "focal"), task)).isEqualTo(1);
        for (Visitor another :
                List.of(Visitor.signedIn(port, "la", "finance"), Visitor.signedIn(port, "vn", "focal"))) {
            assertThat(operations(another, task)).isZero();
            assertThat(another.get(ENGINE + "/task/" + task + "/comment").statusCode())
                    .isEqualTo(404);
        }
        assertThat(read(holder.get(ENGINE + "/history/user-operation"))).isEmpty();
        assertThat(read(holder.get(ENGINE + "/history/user-operation?taskId="))).isEmpty();
        walk.withdraw("Shown.");
        assertThat(operations(holder, task)).isZero();
    }

    @Test
    void keepsOfEndedTasksTheirTimesAndNoRights() {
        Walk walk = submitted().toTheEnd();
        List<HistoricTaskInstance> ended = processes(walk).stream()
                .flatMap(
                        process -> history.createHistoricTaskInstanceQuery().processInstanceId(process).list().stream())
                .toList();

        assertThat(ended).isNotEmpty().allSatisfy(task -> {
            assertThat(task.getEndTime()).isAfterOrEqualTo(task.getStartTime());
            assertThat(task.getDurationInMillis()).isNotNull();
            assertThat(task.getRemovalTime()).isAfter(task.getEndTime());
        });
        assertThat(ended).extracting(HistoricTaskInstance::getAssignee).doesNotContainNull();
        assertThat(database.queryForList(
                        "select resource_id_ from camunda.act_ru_authorization where resource_id_ = any (?)",
                        String.class,
                        (Object) ended.stream().map(HistoricTaskInstance::getId).toArray(String[]::new)))
                .isEmpty();
    }

    @Test
    void tellsTheLogInWhoseHandsATaskPassed() {
        Walk walk = submitted().untilOpen("check-completeness");
        String task = walk.taskId("la.check-completeness");

        tasks.claim(task, "la.focal");
        tasks.setPriority(task, 7);
        tasks.setAssignee(task, "la.focal");
        tasks.setAssignee(task, "la.secretary");
        tasks.delegateTask(task, "la.focal");
        tasks.resolveTask(task);
        tasks.setOwner(task, "la.focal");
        tasks.setAssignee(task, null);

        assertThat(logged(walk).stream()
                        .filter(entry -> entry.at("/detail/task").asText().equals(task)
                                && entry.path("type").asText().startsWith("task-"))
                        .map(entry -> entry.path("type").asText() + " "
                                + entry.at("/detail/assignee").asText("nobody"))
                        .dropWhile(change -> !change.startsWith("task-claimed")))
                .containsExactly(
                        "task-claimed la.focal",
                        "task-changed la.focal",
                        "task-changed la.focal",
                        "task-claimed la.secretary",
                        "task-delegated la.focal",
                        "task-resolved la.secretary",
                        "task-changed la.secretary",
                        "task-released nobody");
        walk.withdraw("Shown.");
    }

    @Test
    void tellsTheLogWhichTasksWereCutShort() {
        Walk walk = submitted().untilOpen("la.review-legal-framework");
        String done = logged(walk).stream()
                .filter(entry -> entry.path("type").asText().equals("finding-recorded"))
                .map(entry -> entry.at("/detail/task").asText())
                .findFirst()
                .orElseThrow();
        String open = walk.taskId("la.review-legal-framework");

        walk.withdraw("Shown.");

        assertThat(ends(walk, done)).containsExactly("task-completed");
        assertThat(ends(walk, open)).containsExactly("task-cancelled");
    }

    private List<String> ends(Walk walk, String task) {
        return logged(walk).stream()
                .filter(entry -> entry.at("/detail/task").asText().equals(task))
                .map(entry -> entry.path("type").asText())
                .filter(Set.of("task-completed", "task-cancelled")::contains)
                .toList();
    }

    @Test
    void refusesAttachmentsInTasklist() {
        Walk walk = submitted().untilOpen("check-completeness");
        String task = ENGINE + "/task/" + walk.taskId("la.check-completeness");
        Visitor tasklist = Visitor.signedIn(port, "la", "focal");

        for (HttpResponse<String> answer : List.of(
                tasklist.get(task + "/attachment"),
                tasklist.get(task + "/attachment/x/data"),
                tasklist.call("POST", task + "/attachment/create", "{\"attachment-name\": \"study\"}"),
                tasklist.call("DELETE", task + "/attachment/x", ""))) {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        }
        assertThat(tasks.getTaskAttachments(task.substring(task.lastIndexOf('/') + 1)))
                .isEmpty();
        walk.withdraw("Shown.");
    }

    private Walk submitted() {
        return Walk.draft(api(), "cn.enterprise", SampleProposals.garmentsInLaos())
                .submit();
    }

    private List<String> processes(Walk walk) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(walk.id().toString())
                .list()
                .stream()
                .map(HistoricProcessInstance::getId)
                .toList();
    }

    private List<JsonNode> logged(Walk walk) {
        return api().audited("la.auditor", "proposal=" + walk.id());
    }

    private static int operations(Visitor reader, String task) {
        int count = read(reader.get(ENGINE + "/history/user-operation/count?taskId=" + task))
                .path("count")
                .asInt();
        assertThat(read(reader.get(ENGINE + "/history/user-operation?taskId=" + task)))
                .hasSize(count);
        return count;
    }

    private static void claim(Visitor tasklist, String task, String user) {
        assertThat(tasklist.call("POST", task + "/claim", "{\"userId\":\"" + user + "\"}")
                        .statusCode())
                .isEqualTo(204);
    }

    private static JsonNode read(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Http.readJson(answer.body());
    }

    private boolean holdsAny(String table, String[] roots) {
        Map<String, Object> found = database.queryForMap(
                "select count(*) as rows from " + table + " where root_proc_inst_id_ = any (?)", (Object) roots);
        return !Long.valueOf(0).equals(found.get("rows"));
    }

    private Api api() {
        return new Api(URI.create("http://localhost:" + port), TestSystem::token);
    }
}

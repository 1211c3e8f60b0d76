package tributary.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tributary.identity.CurrentUser;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

/** An operator and a process that is stuck. */
@TributaryTest
class EmergencyAccessTests {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final CurrentUser OPERATOR =
            new CurrentUser("la", "operator", "la.operator", null, Set.of("la.operators"));
    private static final AuditReader AUDITOR =
            new AuditReader(new CurrentUser("la", "auditor", "la.auditor", null, Set.of("la.auditors")));
    private static final AuditReader VIETNAMS_AUDITOR =
            new AuditReader(new CurrentUser("vn", "auditor", "vn.auditor", null, Set.of("vn.auditors")));
    private static final String STUCK = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                targetNamespace="sample">
              <process id="sample-stuck" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="start"/>
                <sequenceFlow id="f1" sourceRef="start" targetRef="fails"/>
                <serviceTask id="fails" camunda:asyncBefore="true" camunda:expression="${nothing}"/>
                <sequenceFlow id="f2" sourceRef="fails" targetRef="end"/>
                <endEvent id="end"/>
              </process>
            </definitions>
            """;

    private static final String WAITING = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                targetNamespace="sample">
              <process id="sample-waiting" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="start"/>
                <sequenceFlow id="f1" sourceRef="start" targetRef="hold-committee"/>
                <receiveTask id="hold-committee"/>
                <boundaryEvent id="period-elapsed" attachedToRef="hold-committee">
                  <timerEventDefinition><timeDuration>P45D</timeDuration></timerEventDefinition>
                </boundaryEvent>
                <sequenceFlow id="f2" sourceRef="period-elapsed" targetRef="approved-by-silence"/>
                <endEvent id="approved-by-silence"/>
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

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient database;

    @Autowired
    private AuditLog log;

    private final UUID proposal = UUID.randomUUID();
    private String instance = "";
    private String job = "";

    @BeforeEach
    void getStuck() {
        deploy("sample-stuck", STUCK);
        // Suspended before it is made, or the job executor may be at it already.
        management
                .updateJobDefinitionSuspensionState()
                .byProcessDefinitionKey("sample-stuck")
                .processDefinitionTenantId("la")
                .suspend();
        instance = runtime.createProcessInstanceByKey("sample-stuck")
                .processDefinitionTenantId("la")
                .businessKey(proposal.toString())
                .setVariables(Map.of("dossier", "for officials only"))
                .execute()
                .getId();
        job = management
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        management.setJobRetries(job, 0);
    }

    private void deploy(String process, String model) {
        repository
                .createDeployment()
                .name(process)
                .tenantId("la")
                .enableDuplicateFiltering(false)
                .addString(process + ".bpmn", model)
                .deploy();
    }

    @Test
    void letsOperatorsOfTheTenantRetryAJobAndNothingMore() {
        Visitor operator = at("la", "operator", "cockpit");
        String retries = ENGINE + "/job/" + job + "/retries";

        assertThat(at("vn", "operator", "cockpit")
                        .call("PUT", retries, "{\"retries\":1}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(at("la", "legal", "tasklist")
                        .call("PUT", retries, "{\"retries\":1}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(management.createJobQuery().jobId(job).singleResult().getRetries())
                .isZero();
        assertThat(operator.call("PUT", retries, "{\"retries\":1}").statusCode())
                .isEqualTo(204);
        assertThat(management.createJobQuery().jobId(job).singleResult().getRetries())
                .isEqualTo(1);
        for (String call : new String[] {
            "PUT /process-instance/" + instance + "/variables/dossier",
            "POST /process-instance/" + instance + "/variables",
            "DELETE /process-instance/" + instance,
            "POST /process-instance/" + instance + "/modification",
            "POST /modification/execute",
            "POST /process-definition/" + instance + "/restart",
            "PUT /job/" + job + "/duedate",
            "POST /job/" + job + "/duedate/recalculate",
            "POST /job/" + job + "/execute",
            "GET /process-instance/" + instance + "/variables",
            "POST /variable-instance",
            "GET /task",
            "GET /history/variable-instance"
        }) {
            String[] parts = call.split(" ", -1);
            assertThat(operator.call(parts[0], ENGINE + parts[1], parts[0].equals("GET") ? "" : "{}")
                            .statusCode())
                    .as(call)
                    .isEqualTo(403);
        }
        for (String page : new String[] {"/desk/proposals/" + UUID.randomUUID(), "/audit", "/portal"}) {
            assertThat(operator.get(page).statusCode()).as(page).isEqualTo(403);
        }
        await().pollInSameThread()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(log.find(AUDITOR, acts("la.operator"), LogCursor.START, 10_000)
                                .entries())
                        .extracting(AuditEntry::type, entry -> entry.text("method"), entry -> entry.text("path"))
                        .contains(
                                tuple("access-refused", "POST", ENGINE + "/process-instance/*/modification"),
                                tuple("access-refused", "POST", ENGINE + "/process-definition/*/restart"),
                                tuple("access-refused", "PUT", ENGINE + "/job/*/duedate"),
                                tuple("access-refused", "POST", ENGINE + "/job/*/duedate/recalculate")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"retries\":1,\"dueDate\":\"2020-01-01T00:00:00.000+0000\"} | 403",
                "{\"retries\":1,\"dueDate\":\"2099-01-01T00:00:00.000+0000\"} | 403",
                "{\"retries\":1,\"dueDate\":null} | 403",
                "{\"retries\":0} | 403",
                "{\"retries\":1} | 404",
                "{\"retries\":3} | 404"
            })
    void letsNobodyMoveAPeriodThatRunsByRetries(String body, int status) {
        deploy("sample-waiting", WAITING);
        String review = runtime.createProcessInstanceByKey("sample-waiting")
                .processDefinitionTenantId("la")
                .businessKey(proposal.toString())
                .execute()
                .getId();
        Job period = management.createJobQuery().processInstanceId(review).singleResult();

        assertThat(at("la", "operator", "cockpit")
                        .call("PUT", ENGINE + "/job/" + period.getId() + "/retries", body)
                        .statusCode())
                .isEqualTo(status);

        Job after = management.createJobQuery().processInstanceId(review).singleResult();
        assertThat(after.getDuedate()).isEqualTo(period.getDuedate());
        assertThat(after.getRetries()).isEqualTo(period.getRetries());
        assertThat(runtime.getActiveActivityIds(review)).containsExactly("hold-committee");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"retries\":1,\"dueDate\":\"2099-01-01T00:00:00.000+0000\"}",
                "{\"retries\":0}",
                "{\"retries\":4}",
                "{\"retries\":1000000}",
                "{\"retries\":null}",
                "{\"retries\":\"x\"}",
                "{}",
                ""
            })
    void refusesToTryAFailedJobOtherThanAFewTimesAtOnce(String body) {
        assertThat(at("la", "operator", "cockpit")
                        .call("PUT", ENGINE + "/job/" + job + "/retries", body)
                        .statusCode())
                .isEqualTo(403);

        assertThat(management.createJobQuery().jobId(job).singleResult().getRetries())
                .isZero();
    }

    @Test
    void tellsTheTenantsAuditorWhatAnOperatorChangedAndRead() {
        Visitor operator = at("la", "operator", "cockpit");
        operator.call("PUT", ENGINE + "/job/" + job + "/retries", "{\"retries\":1}");
        operator.post("/emergency-access", form(operator, "Its expression reads a variable."));
        readVariables(operator);
        operator.post("/emergency-access/end", "_csrf=" + token(operator));

        assertThat(log.find(AUDITOR, acts("la.operator"), LogCursor.START, 10_000)
                        .entries())
                .filteredOn(entry -> instance.equals(entry.instanceId()))
                .anySatisfy(entry -> {
                    assertThat(entry.type()).isEqualTo("process-intervened");
                    assertThat(entry.text("operation")).isEqualTo("SetJobRetries");
                    assertThat(entry.text("before")).isEqualTo("0");
                    assertThat(entry.text("value")).isEqualTo("1");
                });
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(log.find(AUDITOR, acts("la.operator"), LogCursor.START, 10_000)
                                .entries())
                        .extracting(
                                AuditEntry::type,
                                entry -> entry.text("path"),
                                AuditEntry::proposal,
                                AuditEntry::instanceId)
                        .contains(tuple("variables-read", ENGINE + "/variable-instance", proposal, instance)));
    }

    @Test
    void showsNoVariablesOfProcessesThatAreNotNamedOrAnothersAndRecordsNothing() {
        Visitor vietnam = at("vn", "operator", "cockpit");
        vietnam.post("/emergency-access", form(vietnam, "A job of ours fails."));
        String variables = ENGINE + "/variable-instance";

        assertThat(vietnam.call("POST", variables, "{}").statusCode()).isEqualTo(403);
        assertThat(vietnam.call("POST", variables, "{\"processInstanceIdIn\":[]}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(readVariables(vietnam).statusCode()).isEqualTo(404);
        vietnam.post("/emergency-access/end", "_csrf=" + token(vietnam));

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(log.find(VIETNAMS_AUDITOR, acts("vn.operator"), LogCursor.START, 10_000)
                                .entries())
                        .filteredOn(entry -> entry.type().equals("access-refused"))
                        .extracting(AuditEntry::outcome)
                        .contains("not-allowed", "not-found"));
        assertThat(log.find(VIETNAMS_AUDITOR, acts("vn.operator"), LogCursor.START, 10_000)
                        .entries())
                .extracting(AuditEntry::proposal)
                .doesNotContain(proposal);
    }

    private static AuditQuery acts(String person) {
        return new AuditQuery(null, null, person, null, null, null, null, null);
    }

    @Test
    void showsVariablesForAReasonForAWhileAndTellsTheTenant() {
        String variables = ENGINE + "/process-instance/" + instance + "/variables";
        String reason = "Job " + job + " fails, and its expression reads a variable.";
        Visitor operator = at("kh", "operator", "cockpit");
        Visitor lao = at("la", "operator", "cockpit");

        assertThat(lao.post("/emergency-access", "_csrf=" + token(lao) + "&reason=broken")
                        .statusCode())
                .isEqualTo(400);
        assertThat(readVariables(lao).statusCode()).isEqualTo(403);
        assertThat(lao.post("/emergency-access", form(lao, reason)).body()).contains("End it now", reason);

        assertThat(readVariables(lao).body()).contains("for officials only");
        assertThat(lao.call("POST", variables, "{\"modifications\":{}}").statusCode())
                .isEqualTo(403);
        assertThat(readVariables(operator).statusCode()).isEqualTo(403);
        for (String reader : new String[] {"focal", "auditor"}) {
            assertThat(Visitor.signedIn(port, "la", reader)
                            .get("/emergency-access")
                            .body())
                    .contains("Kongkeo Douangdara (operator, Lao PDR)", reason)
                    .doesNotContain("la.operator")
                    .doesNotContain("Open for half an hour");
            assertThat(Visitor.signedIn(port, "vn", reader)
                            .get("/emergency-access")
                            .body())
                    .doesNotContain(reason);
        }

        EmergencyAccess now = new EmergencyAccess(trail, database, Clock.systemUTC());
        EmergencyAccess later = new EmergencyAccess(
                trail, database, Clock.offset(Clock.systemUTC(), EmergencyAccess.LASTS.plusSeconds(1)));
        assertThat(now.of(OPERATOR)).containsExactly("ROLE_EMERGENCY");
        assertThat(later.of(OPERATOR)).isEmpty();

        lao.post("/emergency-access/end", "_csrf=" + token(lao));
        assertThat(now.of(OPERATOR)).isEmpty();
        assertThat(readVariables(lao).statusCode()).isEqualTo(403);
    }

    @Test
    void keepsTheSecretariatsToItsOwnProcesses() {
        String reason = "Job " + job + " of Lao PDR fails, and nobody there is at work.";
        Visitor operator = at("joint", "operator", "cockpit");

        assertThat(operator.post("/emergency-access", form(operator, reason)).body())
                .contains("End it now", reason);

        assertThat(readVariables(operator).statusCode()).isEqualTo(404);
        for (String reader : new String[] {"secretary", "auditor"}) {
            assertThat(Visitor.signedIn(port, "joint", reader)
                            .get("/emergency-access")
                            .body())
                    .contains("Ines Halvorsen (operator, Joint secretariat)", reason);
        }
        operator.post("/emergency-access/end", "_csrf=" + token(operator));
    }

    /** As Cockpit asks for them. */
    private HttpResponse<String> readVariables(Visitor operator) {
        return operator.call("POST", ENGINE + "/variable-instance", "{\"processInstanceIdIn\":[\"" + instance + "\"]}");
    }

    private Visitor at(String realm, String user, String webApp) {
        Visitor visitor = Visitor.signedIn(port, realm, user);
        visitor.get("/camunda/app/" + webApp + "/default/");
        return visitor;
    }

    private static String form(Visitor visitor, String reason) {
        return "_csrf=" + token(visitor) + "&reason=" + URLEncoder.encode(reason, StandardCharsets.UTF_8);
    }

    private static String token(Visitor visitor) {
        Matcher field = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(visitor.get("/emergency-access").body());
        assertThat(field.find()).isTrue();
        return field.group(1);
    }
}

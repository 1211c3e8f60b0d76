package tributary.shield;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tributary.engine.SampleReviews;
import tributary.local.BrowserTest;
import tributary.local.Pictures;
import tributary.local.TestSystem;

/** Tasklist and Cockpit in ordinary use: each of their calls is on the list of what may pass, and the list has no others. */
class WebAppCallsBrowserTests extends BrowserTest {

    private static final int PAGE = 15;
    private static final double PATIENCE = 60_000;

    @Autowired
    private SampleReviews reviews;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    private final WebAppCalls calls = new WebAppCalls();

    @Test
    void letsReviewersCallWhatTasklistNeedsAndNothingElse() {
        for (int i = 0; i <= PAGE; i++) {
            reviews.start("la");
        }
        enterTasklist("la", "environment", "ROLE_REVIEWER");
        useLists();
        givesBack(reviews.start("la"));
        useTabs(reviews.start("la"));
        complete(reviews.start("la"));
        useSearches();

        assertOrdinary("ROLE_REVIEWER");
    }

    @Test
    void letsTheSecretariatUseTasklistLikeReviewers() {
        enterTasklist("joint", "secretary", "ROLE_SECRETARIAT");
        givesBack(reviews.start("joint", "joint.secretariat"));
        useTabs(reviews.start("joint", "joint.secretariat"));
        complete(reviews.start("joint", "joint.secretariat"));

        assertThat(calls.unlisted()).as("called, and not listed").isEmpty();
        assertThat(calls.faults()).as("refused, or gone wrong").isEmpty();
    }

    @Test
    void letsOperatorsCallWhatCockpitNeedsAndNothingElse() {
        String incident = reviews.startStuck("la", "la.environment-reviewers");
        enterCockpit("ROLE_OPERATOR");
        useDefinition(runtime.createProcessInstanceQuery()
                .processInstanceId(incident)
                .singleResult()
                .getProcessDefinitionId());
        useInstance(incident);
        retry();
        useCalledInstance(incident);
        useDecisions();

        assertOrdinary("ROLE_OPERATOR");
    }

    @Test
    void letsOperatorsReadVariablesInAnEmergency() {
        String incident = reviews.startStuck("la", "la.environment-reviewers");
        signIn("la", "operator");
        page.navigate(url("/emergency-access"));
        page.locator("#reason").fill("The expression of a sample process reads a variable.");
        button("Open for half an hour").click();
        button("End it now").waitFor();
        calls.note(context, "ROLE_OPERATOR", Shield.EMERGENCY);
        useVariables(incident);
        page.navigate(url("/emergency-access"));
        button("End it now").click();
        button("Open for half an hour").waitFor();

        assertOrdinary(Shield.EMERGENCY);
    }

    private void enterTasklist(String tenant, String user, String role) {
        calls.await(
                begin(role),
                () -> {
                    signIn(page, url(""), tenant, user);
                    awaitLoaded(page, page.getByText("Open tasks").first(), calls::forgetFaults);
                },
                "GET /admin/auth/user/default",
                "GET /engine/engine/",
                "GET /tasklist/plugin/tasklistPlugins/static/** ?bust",
                "GET user/{user}/profile",
                "OPTIONS filter",
                "GET filter ?maxResults",
                "GET filter/count",
                "POST filter/{filter}/list");
        page.getByPlaceholder("Filter Tasks").waitFor();
    }

    private void enterCockpit(String role) {
        calls.await(
                begin(role),
                () -> {
                    signIn(page, url(""), "la", "operator");
                    awaitLoaded(page, page.locator("a[href='#/processes']").first(), calls::forgetFaults);
                },
                "GET /admin/auth/user/default",
                "GET /engine/engine/",
                "GET /cockpit/plugin/cockpitPlugins/static/** ?bust",
                "GET user/{user}/profile",
                "GET task/count ?unfinished",
                "GET task/count ?assigned",
                "GET task/count ?unassigned",
                "GET task/count ?withCandidateGroups",
                "GET task/count ?withoutCandidateGroups",
                "GET process-definition/statistics ?rootIncidents",
                "GET process-definition/count ?latestVersion",
                "GET decision-definition/count ?latestVersion",
                "GET case-definition/count ?latestVersion",
                "GET deployment/count");
        visit(
                "processes",
                "GET process-definition/count ?latest",
                "GET cockpit/process-definition/statistics",
                "GET cockpit/process-definition/statistics-count");
    }

    private Page begin(String... roles) {
        context = TestSystem.browser().newContext(new Browser.NewContextOptions().setViewportSize(1400, 1600));
        context.setDefaultTimeout(PATIENCE);
        calls.note(context, roles);
        page = context.newPage();
        return page;
    }

    private void useLists() {
        page.locator("li.task").first().waitFor();
        awaitList(
                "firstResult=" + PAGE,
                () -> page.locator(".pagination a")
                        .getByText("2", new Locator.GetByTextOptions().setExact(true))
                        .first()
                        .click());
        for (String list : List.of("My tasks", "Due soon or overdue", "Unclaimed tasks", "Open tasks")) {
            awaitList("", () -> page.getByText(list).first().click());
        }
        awaitList("\"asc\"", () -> page.locator("a.sort-direction").first().click());
        page.locator("li.sorting-choice a.dropdown-toggle").first().click();
        awaitList(
                "dueDate",
                () -> page.locator("li.sorting-choice .dropdown-menu")
                        .getByText("Due date")
                        .first()
                        .click());
    }

    private void givesBack(String task) {
        open(task);
        claim();
        calls.await(page, () -> page.locator("button.unclaim").click(), "POST task/{task}/unclaim");
        page.locator(".disabled-form").waitFor();
        button("Claim").waitFor();
    }

    private void useTabs(String task) {
        open(task);
        calls.await(
                page,
                () -> clickTab("History"),
                "GET history/user-operation",
                "GET history/user-operation/count",
                "GET task/{task}/comment");
        calls.await(page, () -> clickTab("Diagram"), "GET process-definition/{definition}/xml");
        page.locator(".djs-container").waitFor();
        clickTab("Description");
        clickTab("Form");
    }

    private void complete(String task) {
        open(task);
        claim();
        page.locator(".fjs-form-field-select .fjs-input-group, .fjs-form-field-select input")
                .first()
                .click();
        page.locator(".fjs-dropdownlist-item")
                .getByText("Pass", new Locator.GetByTextOptions().setExact(true))
                .click();
        // Typed faster than by any hand, a text may be overwritten by what the form takes over from the field before.
        for (int tries = 0; tries < 3; tries++) {
            page.locator(".fjs-form textarea").fill("No objection.");
            page.locator(".fjs-form textarea").blur();
            if (isReady(button("Complete"))) {
                break;
            }
        }
        calls.excuse(task);
        calls.await(
                page,
                () -> button("Complete").click(),
                "POST task/{task}/submit-form",
                "GET task ?assignee",
                "GET task ?processInstanceId");
    }

    private static boolean isReady(Locator button) {
        try {
            assertThat(button).isEnabled(new LocatorAssertions.IsEnabledOptions().setTimeout(PATIENCE / 12));
            return true;
        } catch (AssertionError notYet) {
            return false;
        }
    }

    /** Which form is a task's, Tasklist asks for the first task, and not always for those after it. */
    private void open(String task) {
        calls.await(
                page,
                () -> page.evaluate("task => { location.hash = '#/?task=' + task }", task),
                "GET task/{task}",
                "GET task/{task}/deployed-form",
                "GET task/{task}/form-variables");
        page.locator(".fjs-form textarea").waitFor();
    }

    /** Tasklist does not load the form anew; it opens it for writing. */
    private void claim() {
        calls.await(page, () -> button("Claim").click(), "POST task/{task}/claim");
        page.locator(".disabled-form").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    private void useSearches() {
        page.locator("[cam-widget-search] input.main-field").click();
        assertThat(page.locator("[cam-widget-search] .dropdown-menu li:visible"))
                .hasText(new String[] {
                    "Process Definition Name", "Assignee", "Candidate Group", "Name", "Due date", "Created"
                });
        for (String kind : List.of("name", "assignee", "processDefinitionName")) {
            search(kind, "eq", "la");
            search(kind, "Like", "la");
        }
        search("candidateGroup", "eq", "la");
        for (String date : List.of("due", "created")) {
            search(date, "Before", "2026-11-28T00:00:00");
            search(date, "After", "2026-11-28T00:00:00");
        }
    }

    /** As the field above the list writes it into the address. */
    private void search(String kind, String operator, String value) {
        String criterion = "[{\"type\":\"%s\",\"operator\":\"%s\",\"value\":\"%s\",\"name\":\"\"}]"
                .formatted(kind, operator, value);
        String key = kind + (operator.equals("eq") ? "" : operator);
        awaitList(
                "\"" + key + "\"",
                () -> page.evaluate(
                        "query => { location.hash = '#/?searchQuery=' + query }",
                        URLEncoder.encode(criterion, StandardCharsets.UTF_8)));
    }

    private void awaitList(String asked, Runnable act) {
        Predicate<Response> isList = answer -> answer.request().method().equals("POST")
                && answer.url().contains("/list")
                && (answer.url() + answer.request().postData()).contains(asked);
        page.waitForResponse(isList, act);
    }

    private void useDefinition(String definition) {
        visit(
                "process-definition/" + definition + "/runtime",
                "GET process-definition/{definition}",
                "GET process-definition/{definition}/xml",
                "GET process-definition/{definition}/statistics ?incidents",
                "GET process-definition/{definition}/static-called-process-definitions",
                "GET process-definition ?tenantIdIn",
                "GET process-definition/count ?tenantIdIn",
                "POST process-instance/count /processDefinitionId",
                "POST process-instance/count /processDefinitionKey",
                "POST process-instance/count /tenantIdIn",
                "GET job-definition ?processDefinitionId",
                "POST cockpit/process-definition/{definition}/called-process-definitions /id",
                "POST cockpit/process-instance",
                "POST cockpit/process-instance/count");
        openTab("Incidents", "POST cockpit/incident/ /processDefinitionIdIn", "POST cockpit/incident/count");
        openTab(
                "Called Process Definitions",
                "POST cockpit/process-definition/{definition}/called-process-definitions /parentProcessDefinitionId");
        openTab("Job Definitions", "GET job-definition ?firstResult", "GET job-definition/count");
        openTab("Process Instances", "POST cockpit/process-instance", "POST cockpit/process-instance/count");
        calls.await(
                page,
                () -> {
                    page.locator("input.main-field").fill(UUID.randomUUID().toString());
                    page.locator("input.main-field").press("Enter");
                },
                "POST cockpit/process-instance /businessKey",
                "POST cockpit/process-instance/count /businessKey");
        choose(
                "fail",
                "POST cockpit/process-instance /activityIdIn",
                "POST cockpit/process-instance/count /activityIdIn");
    }

    private void useInstance(String instance) {
        visit(
                "process-instance/" + instance + "/runtime",
                "GET process-instance/{instance}",
                "GET process-instance/{instance}/activity-instances",
                "GET process-definition/{definition}",
                "GET process-definition ?latestVersion",
                "GET process-definition ?maxResults",
                "GET process-definition/count ?latestVersion",
                "GET process-definition/count ?maxResults",
                "POST process-instance /subProcessInstance",
                "POST cockpit/process-instance/{instance}/called-process-instances /id",
                "POST cockpit/incident/ /processInstanceIdIn",
                "POST cockpit/incident/count /processInstanceIdIn");
        openTab(
                "Called Process Instances",
                "POST cockpit/process-instance/{instance}/called-process-instances /activityInstanceIdIn");
        choose("review", "POST cockpit/process-instance/{instance}/called-process-instances /activityInstanceIdIn");
        openTab("Jobs", "POST job", "GET job/count", "GET job-definition/{jobDefinition}");
        page.locator(".jobs-tab tbody tr").waitFor();
        assertThat(page.locator(".jobs-tab .action-button:visible")).hasCount(0);
        openTab("Incidents", "POST cockpit/incident/", "POST cockpit/incident/count");
        choose("fail", "POST cockpit/incident/", "POST cockpit/incident/count");
    }

    private void retry() {
        calls.await(
                page,
                () -> page.locator("[ng-click='viewVariable(incident)']")
                        .first()
                        .click(),
                "GET job/{job}/stacktrace");
        closeDialog();
        page.locator("[ng-click='openJobRetryDialog(incident)']").first().click();
        calls.await(
                page,
                () -> page.locator("[ng-click='incrementRetry()']").click(),
                "PUT job/{failedJob}/retries /retries");
        closeDialog();
    }

    private void closeDialog() {
        page.locator(".modal-footer button:visible").last().click();
        page.locator(".modal-dialog").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    private void useCalledInstance(String caller) {
        visit(
                "process-instance/"
                        + runtime.createProcessInstanceQuery()
                                .superProcessInstanceId(caller)
                                .singleResult()
                                .getId()
                        + "/runtime",
                "GET process-instance/{instance}",
                "POST process-instance /subProcessInstance");
        page.locator("a[href*='" + caller + "']").first().waitFor();
    }

    private void useDecisions() {
        visit(
                "decisions",
                "GET decision-definition ?firstResult",
                "GET decision-definition/count",
                "GET decision-requirements-definition",
                "GET decision-requirements-definition/count");
        visit(
                "decision-definition/"
                        + repository
                                .createDecisionDefinitionQuery()
                                .tenantIdIn("la")
                                .latestVersion()
                                .listPage(0, 1)
                                .get(0)
                                .getId(),
                "GET decision-definition/{decision}",
                "GET decision-definition/{decision}/xml",
                "GET decision-definition ?key");
    }

    private void useVariables(String instance) {
        visit(
                "process-instance/" + instance + "/runtime?tab=variables-tab",
                "GET /admin/auth/user/default",
                "GET /engine/engine/",
                "GET user/{user}/profile",
                "GET process-definition/{definition}/xml",
                "POST variable-instance",
                "POST variable-instance/count");
        assertThat(page.locator("[cam-widget-variables-table] tbody tr").first())
                .isVisible();
        assertThat(page.locator("[cam-widget-variables-table] button:visible")).hasCount(0);
        choose(
                "review",
                "POST variable-instance /activityInstanceIdIn",
                "POST variable-instance/count /activityInstanceIdIn");
    }

    private void visit(String place, String... expected) {
        calls.await(page, () -> page.navigate(url("/camunda/app/cockpit/default/#/" + place)), expected);
        Pictures.takeIfAsked(page, "cockpit-" + place.replaceAll("[/?].*", ""));
    }

    private void openTab(String name, String... expected) {
        calls.await(page, () -> clickTab(name), expected);
    }

    private void clickTab(String name) {
        page.locator("ul.nav-tabs")
                .getByText(name, new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
    }

    /** A node of the diagram, which narrows down what is listed below; the diagram can be used once its badges are there. */
    private void choose(String node, String... expected) {
        page.locator(".badge.instance-count:visible").first().waitFor();
        calls.await(
                page,
                () -> page.locator(".djs-element[data-element-id='" + node + "']")
                        .first()
                        .click(),
                expected);
    }

    private void assertOrdinary(String role) {
        assertSoftly(softly -> {
            softly.assertThat(calls.unlisted()).as("called, and not listed").isEmpty();
            softly.assertThat(calls.faults()).as("refused, or gone wrong").isEmpty();
            softly.assertThat(calls.needlessTo(role))
                    .as("listed, and never called")
                    .isEmpty();
        });
    }
}

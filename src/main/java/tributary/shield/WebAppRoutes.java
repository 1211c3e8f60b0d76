package tributary.shield;

import static tributary.shield.Route.get;
import static tributary.shield.Route.options;
import static tributary.shield.Route.post;
import static tributary.shield.Route.put;
import static tributary.shield.Shape.list;
import static tributary.shield.Shape.object;
import static tributary.shield.Shape.oneOf;
import static tributary.shield.Shape.value;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every call of the web apps that may pass, as Tasklist and Cockpit make them in a browser. */
final class WebAppRoutes {

    private static final String ENGINE = "/engine/engine/default";
    private static final String COCKPIT = "/cockpit/plugin/base/default";

    private static final String[] OFFICIALS = {"ROLE_FOCAL_POINT", "ROLE_REVIEWER", "ROLE_APPROVER", "ROLE_SECRETARIAT"
    };
    private static final String[] OPERATORS = {"ROLE_OPERATOR"};

    private static final Shape SORTING = list(object(Map.of("sortBy", value(), "sortOrder", value())));
    private static final Shape EMPTY = list(object(Map.of()));

    /** How Tasklist narrows a filter down; no expressions, no variables, and no nested queries, which hide them. */
    private static final Shape SEARCH = object(Map.ofEntries(
            Map.entry("processVariables", EMPTY),
            Map.entry("taskVariables", EMPTY),
            Map.entry("caseInstanceVariables", EMPTY),
            Map.entry("firstResult", value()),
            Map.entry("maxResults", value()),
            Map.entry("sorting", SORTING),
            Map.entry("active", value()),
            Map.entry("name", value()),
            Map.entry("nameLike", value()),
            Map.entry("assignee", value()),
            Map.entry("assigneeLike", value()),
            Map.entry("candidateGroup", value()),
            Map.entry("processDefinitionName", value()),
            Map.entry("processDefinitionNameLike", value()),
            Map.entry("dueBefore", value()),
            Map.entry("dueAfter", value()),
            Map.entry("createdBefore", value()),
            Map.entry("createdAfter", value())));

    private static final Shape PARENT = object(Map.of("subProcessInstance", value()));

    private static final Shape INSTANCE_COUNT = object(
            Map.of("processDefinitionId", value(), "processDefinitionKey", value(), "tenantIdIn", list(value())));

    private static final Shape INSTANCES_AT =
            object(Map.of("processDefinitionId", value(), "activityIdIn", list(value()), "businessKey", value()));

    private static final Shape INSTANCES = object(Map.of(
            "processDefinitionId", value(),
            "activityIdIn", list(value()),
            "businessKey", value(),
            "firstResult", value(),
            "maxResults", value(),
            "sortBy", value(),
            "sortOrder", value()));

    private static final String[] VERSIONS = {"key", "sortBy", "sortOrder", "tenantIdIn", "latestVersion", "maxResults"
    };

    private static final String[] VERSION_COUNTS = {
        "key", "sortBy", "sortOrder", "tenantIdIn", "latest", "latestVersion", "maxResults"
    };

    private static final String[] DECISIONS = {
        "key", "sortBy", "sortOrder", "tenantIdIn", "latestVersion", "firstResult", "maxResults"
    };

    private static final String[] TASK_COUNTS = {
        "unfinished", "assigned", "unassigned", "withCandidateGroups", "withoutCandidateGroups"
    };

    private static final Shape CALLED =
            object(Map.of("id", value(), "activityIdIn", list(value()), "parentProcessDefinitionId", value()));

    private static final Shape CALLED_INSTANCES = object(Map.of("id", value(), "activityInstanceIdIn", list(value())));

    private static final Shape JOBS = object(
            Map.of("processInstanceId", value(), "firstResult", value(), "maxResults", value(), "sorting", SORTING));

    private static final Shape INCIDENTS = object(Map.of(
            "activityIdIn", list(value()),
            "processDefinitionIdIn", list(value()),
            "processInstanceIdIn", list(value()),
            "sortBy", value(),
            "sortOrder", value()));

    /** No due date, which Cockpit offers to choose: it would move the end of a period. */
    static final Shape RETRIES = object(Map.of("retries", oneOf("1", "2", "3")));

    static final Shape VARIABLES = object(Map.of(
            "processInstanceIdIn", list(value()),
            "activityInstanceIdIn", list(value()),
            "sorting", SORTING));

    private static final List<Route> BOTH = List.of(
            get("/admin/auth/user/default"),
            get("/engine/engine/"),
            get(ENGINE + "/user/{user}/profile"),
            get(ENGINE + "/process-definition/{definition}/xml"));

    private static final List<Route> TASKLIST = List.of(
            get("/tasklist/plugin/tasklistPlugins/static/**", "bust"),
            options(ENGINE + "/filter"),
            get(ENGINE + "/filter", "firstResult", "maxResults", "itemCount", "resourceType"),
            get(ENGINE + "/filter/count", "itemCount", "resourceType"),
            post(ENGINE + "/filter/{filter}/list", SEARCH, "firstResult", "maxResults"),
            get(ENGINE + "/task", "assignee", "processInstanceId", "maxResults"),
            get(ENGINE + "/task/{task}"),
            get(ENGINE + "/task/{task}/form"),
            get(ENGINE + "/task/{task}/form-variables", "deserializeValues"),
            get(ENGINE + "/task/{task}/deployed-form", "noCache"),
            get(ENGINE + "/task/{task}/comment"),
            get(ENGINE + "/history/user-operation", "taskId", "firstResult", "maxResults"),
            get(ENGINE + "/history/user-operation/count", "taskId"),
            post(ENGINE + "/task/{task}/claim", Routes.CLAIM),
            post(ENGINE + "/task/{task}/unclaim", Routes.NOTHING),
            post(ENGINE + "/task/{task}/submit-form", Routes.COMPLETION));

    /** What is running and what is stuck. No variables: what people decide is none of an operator's business. */
    private static final List<Route> COCKPIT_CALLS = List.of(
            get("/cockpit/plugin/cockpitPlugins/static/**", "bust"),
            get(ENGINE + "/process-definition", VERSIONS),
            get(ENGINE + "/process-definition/count", VERSION_COUNTS),
            get(ENGINE + "/process-definition/statistics", "rootIncidents"),
            get(ENGINE + "/process-definition/{definition}"),
            get(ENGINE + "/process-definition/{definition}/statistics", "incidents"),
            get(ENGINE + "/process-definition/{definition}/static-called-process-definitions"),
            get(ENGINE + "/decision-definition", DECISIONS),
            get(ENGINE + "/decision-definition/count", "latestVersion"),
            get(ENGINE + "/decision-definition/{decision}"),
            get(ENGINE + "/decision-definition/{decision}/xml"),
            get(
                    ENGINE + "/decision-requirements-definition",
                    "latestVersion",
                    "sortBy",
                    "sortOrder",
                    "firstResult",
                    "maxResults"),
            get(ENGINE + "/decision-requirements-definition/count", "latestVersion"),
            get(ENGINE + "/case-definition/count", "latestVersion"),
            get(ENGINE + "/task/count", TASK_COUNTS),
            get(ENGINE + "/deployment/count"),
            get(ENGINE + "/job-definition", "processDefinitionId", "firstResult", "maxResults"),
            get(ENGINE + "/job-definition/count", "processDefinitionId"),
            get(ENGINE + "/job-definition/{jobDefinition}"),
            get(ENGINE + "/process-instance/{instance}"),
            get(ENGINE + "/process-instance/{instance}/activity-instances"),
            post(ENGINE + "/process-instance", PARENT, "maxResults"),
            post(ENGINE + "/process-instance/count", INSTANCE_COUNT),
            post(ENGINE + "/job", JOBS, "firstResult", "maxResults"),
            get(
                    ENGINE + "/job/count",
                    "processInstanceId",
                    "firstResult",
                    "maxResults",
                    "sorting[sortBy]",
                    "sorting[sortOrder]"),
            get(ENGINE + "/job/{job}/stacktrace"),
            put(ENGINE + "/job/{failedJob}/retries", RETRIES),
            get(COCKPIT + "/process-definition/statistics", "firstResult", "maxResults", "sortBy", "sortOrder"),
            get(COCKPIT + "/process-definition/statistics-count"),
            post(COCKPIT + "/process-definition/{definition}/called-process-definitions", CALLED),
            post(COCKPIT + "/process-instance/{instance}/called-process-instances", CALLED_INSTANCES),
            post(COCKPIT + "/process-instance", INSTANCES, "firstResult", "maxResults", "sortBy", "sortOrder"),
            post(COCKPIT + "/process-instance/count", INSTANCES_AT),
            post(COCKPIT + "/incident/", INCIDENTS, "firstResult", "maxResults"),
            post(COCKPIT + "/incident/count", INCIDENTS));

    /** What a fault may have to do with, read while an emergency lasts. Never changed. */
    private static final List<Route> EMERGENCY = List.of(
            post(ENGINE + "/variable-instance", VARIABLES, "firstResult", "maxResults", "deserializeValues"),
            post(ENGINE + "/variable-instance/count", VARIABLES));

    static final List<Route> ALL = Stream.of(
                    BOTH.stream(),
                    TASKLIST.stream().map(route -> route.only(OFFICIALS)),
                    COCKPIT_CALLS.stream().map(route -> route.only(OPERATORS)),
                    EMERGENCY.stream().map(route -> route.only(Shield.EMERGENCY)))
            .flatMap(routes -> routes)
            .toList();

    private WebAppRoutes() {}
}

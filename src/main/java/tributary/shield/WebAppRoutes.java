package tributary.shield;

import static tributary.shield.Route.get;
import static tributary.shield.Route.options;
import static tributary.shield.Route.post;
import static tributary.shield.Route.put;
import static tributary.shield.Shape.list;
import static tributary.shield.Shape.object;
import static tributary.shield.Shape.value;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every call of the web apps that may pass, as Tasklist and Cockpit make them in a browser. */
final class WebAppRoutes {

    private static final String ENGINE = "/engine/engine/default";
    private static final String COCKPIT = "/cockpit/plugin/base/default";

    private static final String[] OFFICIALS = {"ROLE_FOCAL_POINT", "ROLE_REVIEWER", "ROLE_APPROVER", "ROLE_SECRETARIAT"
    };
    private static final String[] OPERATORS = {"ROLE_OPERATOR"};

    private static final Shape SORTING = list(object(Map.of("sortBy", value(), "sortOrder", value())));
    private static final Shape VARIABLE_SEARCH =
            list(object(Map.of("name", value(), "operator", value(), "value", value())));

    /** How Tasklist narrows a filter down; no expressions, and no nested queries, which hide them. */
    private static final Shape SEARCH = object(Map.ofEntries(
            Map.entry("processVariables", VARIABLE_SEARCH),
            Map.entry("taskVariables", VARIABLE_SEARCH),
            Map.entry("caseInstanceVariables", list(object(Map.of()))),
            Map.entry("firstResult", value()),
            Map.entry("maxResults", value()),
            Map.entry("sorting", SORTING),
            Map.entry("active", value()),
            Map.entry("nameLike", value()),
            Map.entry("dueBefore", value()),
            Map.entry("dueAfter", value()),
            Map.entry("createdBefore", value()),
            Map.entry("createdAfter", value()),
            Map.entry("processInstanceBusinessKey", value()),
            Map.entry("processInstanceBusinessKeyLike", value())));

    private static final Shape INSTANCES = object(Map.ofEntries(
            Map.entry("processDefinitionId", value()),
            Map.entry("processDefinitionKey", value()),
            Map.entry("tenantIdIn", list(value())),
            Map.entry("subProcessInstance", value()),
            Map.entry("superProcessInstance", value()),
            Map.entry("businessKey", value()),
            Map.entry("active", value()),
            Map.entry("suspended", value()),
            Map.entry("firstResult", value()),
            Map.entry("maxResults", value()),
            Map.entry("sortBy", value()),
            Map.entry("sortOrder", value()),
            Map.entry("sorting", SORTING)));

    private static final String[] DEFINITIONS = {
        "key",
        "sortBy",
        "sortOrder",
        "tenantIdIn",
        "withoutTenantId",
        "latest",
        "latestVersion",
        "firstResult",
        "maxResults"
    };

    private static final String[] TASK_COUNTS = {
        "unfinished", "assigned", "unassigned", "withCandidateGroups", "withoutCandidateGroups"
    };

    private static final Shape RETRIES = object(Map.of("retries", value(), "dueDate", value()));

    private static final Shape VARIABLES = object(Map.of(
            "processInstanceIdIn", list(value()),
            "activityInstanceIdIn", list(value()),
            "executionIdIn", list(value()),
            "variableValues", VARIABLE_SEARCH,
            "sorting", SORTING));

    private static final Shape TASK_COUNT =
            object(Stream.of(TASK_COUNTS).collect(Collectors.toMap(key -> key, key -> value())));

    private static final List<Route> BOTH = List.of(
            get("/admin/auth/user/default"),
            get("/engine/engine"),
            get("/engine/engine/"),
            get(ENGINE + "/user/{user}/profile"),
            get(ENGINE + "/process-definition/{definition}/xml"),
            get("/tasklist/plugin/tasklistPlugins/static/**", "bust"),
            get("/cockpit/plugin/cockpitPlugins/static/**", "bust"));

    private static final List<Route> TASKLIST = List.of(
            options(ENGINE + "/filter"),
            get(ENGINE + "/filter", "firstResult", "maxResults", "itemCount", "resourceType"),
            get(ENGINE + "/filter/count", "itemCount", "resourceType"),
            post(ENGINE + "/filter/{filter}/list", SEARCH, "firstResult", "maxResults"),
            post(ENGINE + "/filter/{filter}/count", SEARCH),
            get(ENGINE + "/task", "assignee", "processInstanceId", "maxResults"),
            get(ENGINE + "/task/{task}"),
            get(ENGINE + "/task/{task}/form"),
            get(ENGINE + "/task/{task}/form-variables", "deserializeValues", "variableNames"),
            get(ENGINE + "/task/{task}/deployed-form", "noCache"),
            get(ENGINE + "/task/{task}/comment"),
            get(ENGINE + "/task/{task}/identity-links", "type"),
            get(ENGINE + "/history/user-operation", "taskId", "firstResult", "maxResults"),
            get(ENGINE + "/history/user-operation/count", "taskId"),
            post(ENGINE + "/task/{task}/claim", Routes.CLAIM),
            post(ENGINE + "/task/{task}/unclaim", Routes.NOTHING),
            post(ENGINE + "/task/{task}/complete", Routes.COMPLETION),
            post(ENGINE + "/task/{task}/submit-form", Routes.COMPLETION));

    /** What is running and what is stuck. No variables: what people decide is none of an operator's business. */
    private static final List<Route> COCKPIT_CALLS = List.of(
            get(ENGINE + "/process-definition", DEFINITIONS),
            get(ENGINE + "/process-definition/count", DEFINITIONS),
            get(ENGINE + "/process-definition/statistics", "rootIncidents", "incidents"),
            get(ENGINE + "/process-definition/{definition}"),
            get(ENGINE + "/process-definition/{definition}/statistics", "incidents"),
            get(ENGINE + "/decision-definition", DEFINITIONS),
            get(ENGINE + "/decision-definition/count", DEFINITIONS),
            get(ENGINE + "/decision-definition/{decision}"),
            get(ENGINE + "/decision-definition/{decision}/xml"),
            get(ENGINE + "/decision-requirements-definition", DEFINITIONS),
            get(ENGINE + "/decision-requirements-definition/count", DEFINITIONS),
            get(ENGINE + "/case-definition/count", DEFINITIONS),
            get(ENGINE + "/task/count", TASK_COUNTS),
            post(ENGINE + "/history/task/count", TASK_COUNT),
            get(ENGINE + "/deployment/count"),
            get(ENGINE + "/job-definition", "processDefinitionId", "firstResult", "maxResults"),
            get(ENGINE + "/process-instance/{instance}"),
            get(ENGINE + "/process-instance/{instance}/activity-instances"),
            post(ENGINE + "/process-instance", INSTANCES, "firstResult", "maxResults"),
            post(ENGINE + "/process-instance/count", INSTANCES),
            get(ENGINE + "/incident", "processInstanceId", "processDefinitionId", "firstResult", "maxResults"),
            get(ENGINE + "/incident/count", "processInstanceId", "processDefinitionId"),
            get(
                    ENGINE + "/job",
                    "processInstanceId",
                    "processDefinitionId",
                    "noRetriesLeft",
                    "firstResult",
                    "maxResults"),
            get(ENGINE + "/job/{job}/stacktrace"),
            put(ENGINE + "/job/{job}/retries", RETRIES),
            get(COCKPIT + "/process-definition/statistics", "firstResult", "maxResults", "sortBy", "sortOrder"),
            get(COCKPIT + "/process-definition/statistics-count"),
            get(COCKPIT + "/process-definition/{definition}/called-process-definitions"),
            post(COCKPIT + "/process-instance", INSTANCES, "firstResult", "maxResults", "sortBy", "sortOrder"),
            post(COCKPIT + "/process-instance/count", INSTANCES),
            post(COCKPIT + "/incident", INSTANCES, "firstResult", "maxResults", "sortBy", "sortOrder"),
            post(COCKPIT + "/incident/count", INSTANCES));

    /** What a fault may have to do with, read while an emergency lasts. Never changed. */
    private static final List<Route> EMERGENCY = List.of(
            get(ENGINE + "/process-instance/{instance}/variables", "deserializeValues"),
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

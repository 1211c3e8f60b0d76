package tributary.shield;

import static tributary.shield.Route.get;
import static tributary.shield.Route.post;
import static tributary.shield.Shape.named;
import static tributary.shield.Shape.object;
import static tributary.shield.Shape.oneOf;
import static tributary.shield.Shape.value;

import java.util.List;
import java.util.Map;

/** Every call to the engine that may pass. Methods, paths, parameters and keys that are not here are refused. */
final class Routes {

    private static final String[] TASK_QUERY = {
        "processInstanceBusinessKey",
        "assignee",
        "candidateGroup",
        "dueBefore",
        "dueAfter",
        "taskDefinitionKey",
        "unassigned",
        "sortBy",
        "sortOrder",
        "firstResult",
        "maxResults"
    };

    /** No serialized objects: they would be made into Java objects on the way in. */
    private static final Shape VARIABLE = object(Map.of(
            "value", value(),
            "type",
                    oneOf(
                            "String", "string", "Boolean", "boolean", "Integer", "integer", "Long", "long", "Double",
                            "double", "Json", "json", "Null"),
            "local", value(),
            "name", value(),
            "originalValue", value(),
            "valueInfo", object(Map.of())));

    static final Shape COMPLETION = object(Map.of("variables", named(VARIABLE)));

    static final Shape CLAIM = object(Map.of("userId", value()));
    static final Shape NOTHING = object(Map.of());

    /** For programs, at {@code /engine-rest}. */
    static final List<Route> REST = List.of(
            get("/task", TASK_QUERY),
            get("/task/count", TASK_QUERY),
            get("/task/{task}"),
            get("/task/{task}/variables", "deserializeValues"),
            get("/task/{task}/form-variables", "deserializeValues", "variableNames"),
            get("/task/{task}/form"),
            get("/task/{task}/deployed-form"),
            post("/task/{task}/claim", CLAIM),
            post("/task/{task}/unclaim", NOTHING),
            post("/task/{task}/complete", COMPLETION),
            post("/task/{task}/submit-form", COMPLETION));

    private Routes() {}
}

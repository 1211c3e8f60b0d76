package tributary.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tributary.local.Http;

/**
 * Sends what the OpenAPI document allows, and much that it does not, as people who are really signed in: values of the right kind, of the wrong
 * kind, too long, too deep, of another script, that mean something to a database, a shell or the engine. The same seed sends the same.
 */
public final class OpenApiFuzzer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PEOPLE = List.of(
            "cn.enterprise",
            "cn.rival",
            "la.focal",
            "la.legal",
            "la.approver",
            "vn.environment",
            "th.auditor",
            "kh.operator",
            "joint.secretary",
            "joint.auditor",
            "joint.lender");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");
    private static final List<String> NASTY = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\ud83d\udca7",
            "\ud800",
            "ສາຍນ້ຳ",
            "\u202e",
            "'; drop table audit_entry; --",
            "' or '1'='1",
            "${''.getClass()}",
            "#{T(java.lang.Runtime)}",
            "../../../etc/passwd",
            "..\\..\\x",
            "%00",
            "%2e%2e%2f",
            "<script>alert(1)</script>",
            "null",
            "true",
            "-1",
            "0",
            "1e400",
            "NaN",
            "99999999999999999999",
            "-0.0000000000000000000000000001",
            "2026-02-30",
            "+999999999-01-01T00:00:00Z",
            "la",
            "zz",
            "urn:x",
            "\r\nX-Injected: 1");
    /** Of Camunda's own interface, which our document does not describe. */
    private static final Map<String, List<String>> ENGINE = Map.of(
            "/engine-rest/task", List.of("GET", "POST"),
            "/engine-rest/task/count", List.of("GET", "POST"),
            "/engine-rest/task/{id}", List.of("GET"),
            "/engine-rest/task/{id}/variables", List.of("GET"),
            "/engine-rest/task/{id}/form-variables", List.of("GET"),
            "/engine-rest/task/{id}/claim", List.of("POST"),
            "/engine-rest/task/{id}/complete", List.of("POST"),
            "/engine-rest/task/{id}/submit-form", List.of("POST"));

    private static final List<String> ENGINE_PARAMETERS = List.of(
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
            "maxResults",
            "deserializeValues",
            "variableNames");

    private static final int MANY_IDS = 40;

    private final URI application;
    private final BiFunction<String, String, String> tokens;
    private final Random random;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final Map<String, Set<String>> refused = new HashMap<>();
    private final JsonNode sample;

    private record Operation(String method, String path, JsonNode described) {
        String name() {
            return method + " " + path;
        }
    }

    /** What was answered with a status of 500 or more. */
    public record Failure(String request, int status, String answer) {}

    /**
     * For a running application.
     *
     * @param tokens realm and user name to access token
     * @param sample a valid proposal, which is spoilt in one place or another
     */
    public OpenApiFuzzer(URI application, BiFunction<String, String, String> tokens, JsonNode sample, long seed) {
        this.application = application;
        this.tokens = tokens;
        this.sample = sample;
        this.random = new Random(seed);
        this.document = Http.readJson(send(HttpRequest.newBuilder(application.resolve("/v3/api-docs")))
                .body());
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey().toUpperCase(Locale.ROOT)))
                        .forEach(operation -> operations.add(new Operation(
                                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()))));
        new TreeMap<>(ENGINE)
                .forEach((path, methods) -> methods.forEach(
                        method -> operations.add(new Operation(method, path, JSON.createObjectNode()))));
        operations.sort(Comparator.comparing(Operation::path).thenComparing(Operation::method));
        findIds();
    }

    /** Sends so many requests. */
    public List<Failure> run(int requests) {
        List<Failure> failures = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            Operation operation = operations.get(random.nextInt(operations.size()));
            String person = person(operation);
            String method = chance(3) ? METHODS.get(random.nextInt(METHODS.size())) : operation.method();
            String target = path(operation) + query(operation);
            Body body = method.equals("GET") ? new Body(null, "") : body(operation);
            HttpRequest.Builder request = HttpRequest.newBuilder(application.resolve(target))
                    .header("Authorization", "Bearer " + token(person))
                    .timeout(Duration.ofMinutes(5))
                    .method(
                            method,
                            body.text.isEmpty()
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(body.text, StandardCharsets.UTF_8));
            if (body.type != null) {
                request.header("Content-Type", body.type);
            }
            if (method.equals("PUT") && chance(80)) {
                request.header("If-Match", chance(50) ? "\"1\"" : ascii(nasty()));
            }
            HttpResponse<String> answer = send(request);
            statuses.merge(answer.statusCode(), 1, Integer::sum);
            if (answer.statusCode() == 403 && method.equals(operation.method())) {
                refused.computeIfAbsent(operation.name(), any -> new TreeSet<>())
                        .add(person);
            } else if (answer.statusCode() == 201) {
                keepId(answer.body());
            }
            if (answer.statusCode() >= 500) {
                failures.add(new Failure(
                        person + " " + method + " " + target + " "
                                + body.text.substring(0, Math.min(500, body.text.length())),
                        answer.statusCode(),
                        answer.body()));
            }
        }
        return failures;
    }

    /** How often each status was answered. */
    public Map<Integer, Integer> statuses() {
        return statuses;
    }

    public int countOperations() {
        return operations.size();
    }

    /** Mostly somebody who was not refused before, so that not everything ends there. */
    private String person(Operation operation) {
        List<String> others = new ArrayList<>(PEOPLE);
        others.removeAll(refused.getOrDefault(operation.name(), Set.of()));
        List<String> people = others.isEmpty() || chance(20) ? PEOPLE : others;
        return people.get(random.nextInt(people.size()));
    }

    private void keepId(String created) {
        String id = Http.readJson(created).path("id").asText();
        if (!id.isEmpty()) {
            if (ids.size() >= MANY_IDS) {
                ids.remove(random.nextInt(ids.size()));
            }
            ids.add(id);
        }
    }

    private String token(String person) {
        String[] name = person.split("\\.", 2);
        return tokens.apply(name[0], name[1]);
    }

    /** Of what is there, so that not everything ends at 404. */
    private void findIds() {
        ids.add("00000000-0000-0000-0000-000000000000");
        ids.add(new UUID(random.nextLong(), random.nextLong()).toString());
        for (String person : List.of("cn.enterprise", "la.focal")) {
            for (String list : List.of("/api/proposals?size=3", "/engine-rest/task?maxResults=3")) {
                HttpResponse<String> answer = send(HttpRequest.newBuilder(application.resolve(list))
                        .header("Authorization", "Bearer " + token(person)));
                if (answer.statusCode() == 200) {
                    Http.readJson(answer.body()).findValuesAsText("id").stream()
                            .limit(5)
                            .forEach(ids::add);
                }
            }
        }
    }

    private String path(Operation operation) {
        StringBuilder path = new StringBuilder();
        for (String segment : operation.path().split("/", -1)) {
            if (path.length() > 0 || !segment.isEmpty()) {
                path.append('/');
            }
            path.append(
                    segment.startsWith("{")
                            ? encoded(chance(80) ? ids.get(random.nextInt(ids.size())) : nasty())
                            : segment);
        }
        return path.toString();
    }

    private String query(Operation operation) {
        List<String> parts = new ArrayList<>();
        for (JsonNode parameter : operation.described().path("parameters")) {
            if (parameter.path("in").asText().equals("query") && chance(50)) {
                parts.add(encoded(parameter.path("name").asText()) + "="
                        + encoded(text(value(parameter.path("schema"), 0))));
            }
        }
        if (operation.path().startsWith("/engine-rest")) {
            for (String parameter : ENGINE_PARAMETERS) {
                if (chance(12)) {
                    parts.add(parameter + "=" + encoded(nasty()));
                }
            }
        }
        if (chance(3)) {
            parts.add(encoded(nasty()) + "=" + encoded(nasty()));
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private record Body(@Nullable String type, String text) {}

    private Body body(Operation operation) {
        JsonNode content = operation.described().path("requestBody").path("content");
        if (content.has("multipart/form-data")) {
            return form();
        }
        String type = chance(95) ? "application/json" : "text/plain";
        if (chance(4)) {
            return new Body(type, NASTY.get(random.nextInt(NASTY.size())));
        }
        if (chance(3)) {
            return new Body(type, "[".repeat(1 + random.nextInt(200)));
        }
        if (operation.path().startsWith("/engine-rest")) {
            ObjectNode variables = JSON.createObjectNode();
            for (String name : List.of("outcome", "findings", "conditions", nasty())) {
                ObjectNode variable = variables.putObject(name);
                variable.set("value", anything(0));
                if (chance(30)) {
                    variable.put(
                            "type",
                            List.of("String", "Json", "Integer", "Object", "File")
                                    .get(random.nextInt(5)));
                }
            }
            ObjectNode body = JSON.createObjectNode();
            body.set("variables", variables);
            if (chance(20)) {
                body.putArray("orQueries").addObject().put("assigneeExpression", "${1+1}");
            }
            return new Body(type, body.toString());
        }
        boolean ofProposal = operation.path().contains("approval-previews")
                || operation.path().equals("/api/proposals")
                || operation.method().equals("PUT");
        JsonNode value = ofProposal && chance(70)
                ? chance(20) ? sample : spoilt(sample)
                : value(content.path("application/json").path("schema"), 0);
        return new Body(type, value.toString());
    }

    private Body form() {
        String boundary = "b" + random.nextInt(1_000_000);
        String text = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n"
                + (chance(50) ? "feasibility-study" : nasty()) + "\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + nasty().replace("\"", "").replace("\r\n", "") + ".pdf\"\r\nContent-Type: application/pdf\r\n\r\n"
                + (chance(50) ? "%PDF-1.7\n" : "") + nasty() + "\r\n--" + boundary + (chance(90) ? "--\r\n" : "");
        return new Body("multipart/form-data; boundary=" + boundary, text);
    }

    /** The sample, wrong in one to three places. */
    private JsonNode spoilt(JsonNode whole) {
        JsonNode copy = whole.deepCopy();
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            spoil(copy);
        }
        return copy;
    }

    private void spoil(JsonNode node) {
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            if (object.get(name).isContainerNode() && !object.get(name).isEmpty() && chance(70)) {
                spoil(object.get(name));
            } else if (chance(15)) {
                object.remove(name);
            } else if (chance(15)) {
                object.set(nasty(), anything(0));
            } else {
                object.set(name, anything(0));
            }
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            int index = random.nextInt(array.size());
            if (array.get(index).isContainerNode() && chance(70)) {
                spoil(array.get(index));
            } else {
                array.set(index, anything(0));
            }
        }
    }

    private JsonNode value(JsonNode described, int depth) {
        JsonNode schema = resolved(described);
        if (chance(12) || depth > 6 || schema.isEmpty()) {
            return anything(depth);
        }
        if (schema.path("enum").isArray()) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        for (String choice : List.of("oneOf", "anyOf", "allOf")) {
            if (schema.path(choice).isArray() && !schema.path(choice).isEmpty()) {
                return value(
                        schema.path(choice)
                                .get(random.nextInt(schema.path(choice).size())),
                        depth + 1);
            }
        }
        return switch (schema.path("type").asText("object")) {
            case "string" ->
                JSON.getNodeFactory().textNode(text(schema.path("format").asText()));
            case "integer" -> JSON.getNodeFactory().numberNode(random.nextInt(200) - 20);
            case "number" -> JSON.getNodeFactory().numberNode(random.nextDouble() * 1e6);
            case "boolean" -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
            case "array" -> {
                ArrayNode array = JSON.createArrayNode();
                for (int i = random.nextInt(3); i > 0; i--) {
                    array.add(value(schema.path("items"), depth + 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = JSON.createObjectNode();
                schema.path("properties").properties().forEach(property -> {
                    if (chance(75)) {
                        object.set(property.getKey(), value(property.getValue(), depth + 1));
                    }
                });
                yield object;
            }
        };
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode now = schema;
        for (int i = 0; i < 10 && now.has("$ref"); i++) {
            now = document.at(now.path("$ref").asText().substring(1));
        }
        return now;
    }

    private String text(String format) {
        return switch (format) {
            case "uuid" -> ids.get(random.nextInt(ids.size()));
            case "date" -> "2026-11-" + (10 + random.nextInt(20));
            case "date-time" -> "2026-11-24T08:00:00+07:00";
            default -> chance(50) ? "text " + random.nextInt(1000) : nasty();
        };
    }

    private JsonNode anything(int depth) {
        return switch (random.nextInt(depth > 4 ? 6 : 8)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.getNodeFactory().numberNode(random.nextLong());
            case 2 -> JSON.getNodeFactory().numberNode(random.nextInt(3) - 1);
            case 3 -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
            case 4 -> JSON.getNodeFactory().textNode("x".repeat(random.nextInt(20_000)));
            case 5 -> JSON.getNodeFactory().textNode(nasty());
            case 6 -> JSON.createArrayNode().add(anything(depth + 1)).add(anything(depth + 1));
            default -> JSON.createObjectNode().set(nasty(), anything(depth + 1));
        };
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private String nasty() {
        return NASTY.get(random.nextInt(NASTY.size()));
    }

    private static String ascii(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return Http.send(http, request.build());
    }
}

package tributary.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Files a proposal and walks it through the reviewers' tasks, as they would do it by the engine's REST interface. */
public final class Walk {

    private static final List<String> TENANTS = List.of("cn", "la", "kh", "th", "vn", "mm", "joint");
    private static final List<String> MEMBERS_PEOPLE =
            List.of("focal", "legal", "environment", "finance", "approver", "approver2", "approver3");
    private static final List<String> JOINT_PEOPLE = List.of("secretary");

    private final Api api;
    private final String enterprise;
    private final UUID id;
    private final Map<String, String> outcomes = new HashMap<>();
    private final Map<String, Map<String, Object>> facts = new HashMap<>();
    private final List<String> completed = new ArrayList<>();

    private Walk(Api api, String enterprise, UUID id) {
        this.api = api;
        this.enterprise = enterprise;
        this.id = id;
    }

    /** A draft with every paper that its preview wants at submission. */
    public static Walk draft(Api api, String enterprise, JsonNode facts) {
        JsonNode dossier = api.post(enterprise, "/api/proposals", facts.toString())
                .expect(201)
                .json();
        Walk walk = new Walk(api, enterprise, UUID.fromString(dossier.path("id").asText()));
        JsonNode preview = api.post(enterprise, "/api/approval-previews", facts.toString())
                .expect(200)
                .json();
        for (JsonNode document : preview.path("documents")) {
            if (document.path("atSubmission").asBoolean()) {
                walk.attach(document.path("kind").asText());
            }
        }
        return walk;
    }

    UUID id() {
        return id;
    }

    /** Adds a paper of that kind to the dossier. */
    String attach(String kind) {
        return api.upload(enterprise, "/api/proposals/" + id + "/documents", kind, SamplePaper.of(kind))
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    public Walk submit() {
        api.post(enterprise, "/api/proposals/" + id + "/submission", "").expect(202);
        return this;
    }

    public Walk withdraw(String reason) {
        api.post(enterprise, "/api/proposals/" + id + "/withdrawal", Map.of("reason", reason))
                .expect(202);
        return this;
    }

    /** From now on that step is completed with this outcome instead of the good one. {@code la.review-environment} or {@code review-environment}. */
    public Walk answering(String step, String outcome) {
        outcomes.put(step, outcome);
        return this;
    }

    /** From now on that step's form gives this fact. */
    Walk stating(String step, String fact, Object value) {
        facts.computeIfAbsent(step, any -> new LinkedHashMap<>()).put(fact, value);
        return this;
    }

    /** Completes tasks until none is open. */
    public Walk toTheEnd() {
        return until(task -> false);
    }

    /** Completes tasks until one that matches is open, which stays so, or none is. */
    public Walk untilOpen(String step) {
        return until(task -> task.path("taskDefinitionKey").asText().equals(step));
    }

    private Walk until(Predicate<JsonNode> stop) {
        for (int round = 0; round < 200; round++) {
            List<Seen> open = awaitTasks();
            if (open.isEmpty() || open.stream().anyMatch(seen -> stop.test(seen.task))) {
                return this;
            }
            if (open.stream().filter(this::complete).count() == 0) {
                throw new AssertionError("Nobody could complete " + open);
            }
        }
        throw new AssertionError("The review does not come to an end: " + completed);
    }

    // What follows a task may be a job of the engine's: nothing open for some seconds means the end.
    private List<Seen> awaitTasks() {
        Instant end = Instant.now().plusSeconds(5);
        List<Seen> open = openTasks();
        while (open.isEmpty() && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            open = openTasks();
        }
        return open;
    }

    /** Keys of completed tasks, with their tenant, in order: {@code la.check-completeness}. */
    List<String> completed() {
        return List.copyOf(completed);
    }

    JsonNode dossier() {
        return api.get(enterprise, "/api/proposals/" + id).expect(200).json();
    }

    /** Tasks that somebody can see, each once. */
    List<Seen> openTasks() {
        Map<String, Seen> open = new LinkedHashMap<>();
        for (String tenant : TENANTS) {
            for (String person : tenant.equals("joint") ? JOINT_PEOPLE : MEMBERS_PEOPLE) {
                String user = tenant + "." + person;
                JsonNode tasks = api.get(user, "/engine-rest/task?processInstanceBusinessKey=" + id)
                        .expect(200)
                        .json();
                for (JsonNode task : tasks) {
                    open.computeIfAbsent(task.path("id").asText(), any -> new Seen(tenant, task, new ArrayList<>()))
                            .people
                            .add(user);
                }
            }
        }
        return List.copyOf(open.values());
    }

    private boolean complete(Seen seen) {
        String taskId = seen.task.path("id").asText();
        String step = seen.task.path("taskDefinitionKey").asText();
        String assignee = seen.task.path("assignee").asText("");
        for (String user : assignee.isEmpty() || assignee.equals("null") ? seen.people : List.of(assignee)) {
            if (!user.equals(assignee)
                    && api.post(user, "/engine-rest/task/" + taskId + "/claim", Map.of("userId", user))
                                    .status()
                            != 204) {
                continue;
            }
            api.post(
                            user,
                            "/engine-rest/task/" + taskId + "/complete",
                            Map.of("variables", variables(seen.tenant, step)))
                    .expect(204);
            completed.add(seen.tenant + "." + step);
            return true;
        }
        return false;
    }

    private Map<String, Object> variables(String tenant, String step) {
        String usual = step.equals("decide-national") ? "approve" : "pass";
        String outcome = outcomes.getOrDefault(tenant + "." + step, outcomes.getOrDefault(step, usual));
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("outcome", Map.of("value", outcome, "type", "String"));
        variables.put("findings", Map.of("value", "Examined: " + step.replace('-', ' ') + ".", "type", "String"));
        if (outcome.endsWith("with-conditions")) {
            variables.put(
                    "conditions", Map.of("value", "[\"Report on resettlement every six months\"]", "type", "Json"));
        }
        facts.getOrDefault(step, Map.of()).forEach((fact, value) -> variables.put(fact, Map.of("value", value)));
        return variables;
    }

    /** An open task and who can see it. */
    record Seen(String tenant, JsonNode task, List<String> people) {}
}

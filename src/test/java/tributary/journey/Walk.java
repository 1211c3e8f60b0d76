package tributary.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tributary.local.Http;

/** Files a proposal and walks it through the reviewers' tasks, as they would do it by the engine's REST interface. */
public final class Walk {

    private static final List<String> TENANTS = List.of("cn", "la", "kh", "th", "vn", "mm", "joint");
    private static final List<String> PREPARERS = List.of("focal", "legal", "environment", "finance");
    private static final List<String> APPROVERS = List.of("approver", "approver2", "approver3");
    private static final Set<String> APPROVED_BY_NATURE = Set.of("sign-agreement", "decide-appeal");
    private static final String FOLLOW_UP = "confirm-evidence";
    private static final Set<String> MEKONG = Set.of(
            "file-submission",
            "confirm-receipt",
            "hold-national-meeting",
            "reply-to-consultation",
            "reply-to-notification",
            "sign-agreement",
            "answer-comment");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<String> AT_REST =
            Set.of("awaiting-supplement", "approved", "approved-with-conditions", "rejected", "withdrawn");

    private final Api api;
    private final String enterprise;
    private final UUID id;
    private final Map<String, String> outcomes = new HashMap<>();
    private final Map<String, Map<String, Object>> facts = new HashMap<>();
    private final Map<String, String> functions = new HashMap<>();
    private final Set<String> left = new HashSet<>();
    private final List<String> completed = new ArrayList<>();
    private String overtaken = "";

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

    /** How many proposals were filed in all. */
    public static int countFiled(Api api) {
        return api.get("joint.auditor", "/api/proposals?size=1")
                .expect(200)
                .json()
                .path("total")
                .asInt();
    }

    /** How many tasks an official may take up or holds. */
    public static int countTasks(Api api, String official) {
        return api.get(official, "/engine-rest/task/count")
                .expect(200)
                .json()
                .path("count")
                .asInt();
    }

    public UUID id() {
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
        for (JsonNode review : dossier().path("routing").path("nationalReviews")) {
            for (JsonNode step : review.path("steps")) {
                String actor = step.path("actor").asText();
                functions.put(
                        review.path("member").asText() + "." + step.path("id").asText(),
                        actor.substring(actor.indexOf('.') + 1));
            }
        }
        return this;
    }

    /** What Tasklist calls an open task: {@code la.decide-financing}. */
    public String taskName(String step) {
        taskId(step);
        return openTasks().stream()
                .filter(seen -> step.equals(seen.tenant() + "." + seen.step()))
                .map(seen -> seen.task().path("name").asText())
                .findFirst()
                .orElseThrow();
    }

    /** A lender records how far its appraisal is, as of today. */
    public Walk recordAppraisal(String lender, String stage, String remark) {
        Map<String, String> appraisal =
                Map.of("stage", stage, "on", LocalDate.now(ZoneOffset.UTC).toString(), "remark", remark);
        api.post(lender, "/api/proposals/" + id + "/appraisals", appraisal).expect(201);
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

    /** From now on that step's form gives this fact. {@code la.decide-national} or {@code decide-national}. */
    Walk stating(String step, String fact, Object value) {
        facts.computeIfAbsent(step, any -> new LinkedHashMap<>()).put(fact, value);
        return this;
    }

    /** From now on nobody completes that step. {@code la.review-environment} or {@code review-environment}. */
    public Walk leaving(String step) {
        left.add(step);
        return this;
    }

    /** Steps that were left are completed again. */
    Walk takingUpAll() {
        left.clear();
        return this;
    }

    private boolean isLeft(Seen seen) {
        return left.contains(seen.step()) || left.contains(seen.tenant + "." + seen.step());
    }

    /** Completes tasks until none is open but the follow-up of conditions, which lasts for years. */
    public Walk toTheEnd() {
        return until(task -> false);
    }

    /** Completes tasks until one of that key is open, which stays so, or none is. {@code la.decide-national} or {@code decide-national}. */
    public Walk untilOpen(String step) {
        return until(seen -> step.equals(seen.step()) || step.equals(seen.tenant + "." + seen.step()));
    }

    /** Completes tasks until that host has decided; a step of another country has to be left. */
    Walk untilDecided(String host) {
        return until(any -> !review(host, "host").path("outcome").isNull());
    }

    /** Completes tasks until one is open that is wanted, which stays so; empty when the review rests without. */
    Optional<Seen> findOpen(Predicate<Seen> wanted) {
        return until(wanted).tasksOfReview().stream().filter(wanted).findFirst();
    }

    /** Has a task of that tenant claimed by the first who may; its id. */
    public String claimOne(String tenant) {
        Seen seen = findOpen(task -> task.tenant().equals(tenant))
                .orElseThrow(() -> new AssertionError("Nothing is open in " + tenant + ": " + openTasks()));
        if (people(seen).stream().noneMatch(user -> claims(user, seen.id()))) {
            throw new AssertionError("Nobody may claim " + seen);
        }
        return seen.id();
    }

    private Walk until(Predicate<Seen> stop) {
        Instant patience = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(patience)) {
            List<Seen> open = tasksOfReview();
            if (open.stream().anyMatch(stop)
                    || (open.isEmpty()
                            && restsWithNobodyHere()
                            && tasksOfReview().isEmpty())) {
                return this;
            }
            if (open.stream().filter(seen -> !isLeft(seen) && complete(seen)).count() > 0) {
                patience = Instant.now().plus(PATIENCE);
            } else {
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
        throw new AssertionError("The review does not go on after " + completed + ": " + openTasks() + " " + overtaken);
    }

    private List<Seen> tasksOfReview() {
        return openTasks().stream()
                .filter(seen -> !seen.step().equals(FOLLOW_UP))
                .toList();
    }

    /** Whether the enterprise has to act, or the outcome is there; otherwise the engine has a job under way. */
    private boolean restsWithNobodyHere() {
        return AT_REST.contains(dossier().path("status").asText());
    }

    /** Keys of completed tasks, with their tenant, in order: {@code la.check-completeness}. */
    List<String> completed() {
        return List.copyOf(completed);
    }

    /** Keys of the tasks completed in a member's national reviews, each once: a committee completes one key three times. */
    Set<String> completedBy(String member) {
        return completed.stream()
                .filter(step -> step.startsWith(member + "."))
                .map(step -> step.substring(member.length() + 1))
                .filter(step -> !MEKONG.contains(step))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Keys of the steps that the dossier's routing told of a member, in all its roles. */
    Set<String> previewedOf(String member) {
        Set<String> keys = new LinkedHashSet<>();
        for (JsonNode review : dossier().path("routing").path("nationalReviews")) {
            if (review.path("member").asText().equals(member)) {
                review.path("steps").forEach(step -> keys.add(step.path("id").asText()));
            }
        }
        return keys;
    }

    /** What the enterprise is told of one national review. */
    JsonNode review(String member, String role) {
        return StreamSupport.stream(dossier().path("nationalReviews").spliterator(), false)
                .filter(review -> review.path("member").asText().equals(member)
                        && review.path("role").asText().equals(role))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No review by " + member + " as " + role));
    }

    /** Conditions of approval, as {@code la host Report yearly}. */
    List<String> conditions() {
        return StreamSupport.stream(dossier().path("conditions").spliterator(), false)
                .map(condition -> "%s %s %s"
                        .formatted(
                                condition.path("member").asText(),
                                condition.path("role").asText(),
                                condition.path("text").asText()))
                .toList();
    }

    public JsonNode dossier() {
        return api.get(enterprise, "/api/proposals/" + id).expect(200).json();
    }

    /** Id of an open task, once it is there: {@code la.check-completeness}. */
    String taskId(String step) {
        return taskIds(step, 1).get(0);
    }

    /** The first open task of that kind, once there is one: {@code la.confirm-evidence}. */
    Seen await(String step) {
        Instant patience = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(patience)) {
            Optional<Seen> found = openTasks().stream()
                    .filter(seen -> step.equals(seen.tenant + "." + seen.step()))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError("No " + step + " is open: " + openTasks());
    }

    /** Ids of a committee's open tasks, once there are so many. */
    List<String> taskIds(String step, int seats) {
        Instant patience = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(patience)) {
            List<String> ids = openTasks().stream()
                    .filter(seen -> step.equals(seen.tenant + "." + seen.step()))
                    .map(seen -> seen.task.path("id").asText())
                    .toList();
            if (ids.size() == seats) {
                return ids;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError("No " + step + " is open: " + openTasks());
    }

    /** What the form of an open task shows to that user: {@code la.review-environment}. */
    JsonNode brief(String user, String step) {
        return briefOf(user, taskId(step));
    }

    /** What the form of a task shows to that user, by the task's id. */
    JsonNode briefOf(String user, String taskId) {
        return Http.readJson(variable(user, taskId, "brief"));
    }

    /** What a task's variable holds, word for word. */
    String variable(String user, String taskId, String name) {
        String variables = "/engine-rest/task/" + taskId + "/variables?deserializeValues=false";
        return api.get(user, variables)
                .expect(200)
                .json()
                .path(name)
                .path("value")
                .asText();
    }

    /** Tries to complete a task. */
    Api.Answer complete(String user, String taskId, Map<String, Object> variables) {
        return api.post(user, "/engine-rest/task/" + taskId + "/complete", Map.of("variables", variables));
    }

    /** Completes a task as the first who may; that user. */
    String completeByWhomItMayBe(String taskId, Map<String, Object> variables) {
        String tenant = openTasks().stream()
                .filter(seen -> seen.task.path("id").asText().equals(taskId))
                .map(Seen::tenant)
                .findFirst()
                .orElseThrow();
        for (String name : PREPARERS) {
            Api.Answer answer = complete(tenant + "." + name, taskId, variables);
            if (answer.status() != 403) {
                answer.expect(204);
                return tenant + "." + name;
            }
        }
        throw new AssertionError("Nobody may complete " + taskId);
    }

    /** Outcome and findings, as the engine's REST interface takes them. */
    static Map<String, Object> outcome(String outcome, String findings) {
        return Map.of(
                "outcome", Map.of("value", outcome, "type", "String"),
                "findings", Map.of("value", findings, "type", "String"));
    }

    /** Steps completed so far, as the timeline tells them: {@code la.check-completeness pass}. */
    List<String> stepsOnTimeline() {
        List<String> steps = new ArrayList<>();
        for (JsonNode milestone : timeline()) {
            if (milestone.path("type").asText().equals("step-completed")) {
                steps.add("%s.%s %s"
                        .formatted(
                                milestone.path("member").asText(),
                                milestone.path("step").asText(),
                                milestone.path("outcome").asText()));
            }
        }
        return steps;
    }

    /** What the log of that auditor's country holds of the proposal, of one type, oldest first. */
    List<JsonNode> audited(String auditor, String type) {
        return api.audited(auditor, "proposal=" + id).stream()
                .filter(entry -> entry.path("type").asText().equals(type))
                .toList();
    }

    JsonNode timeline() {
        return api.get(enterprise, "/api/proposals/" + id + "/timeline")
                .expect(200)
                .json();
    }

    /** Open tasks, as a focal point or the secretariat sees them. */
    List<Seen> openTasks() {
        List<Seen> open = new ArrayList<>();
        for (String tenant : TENANTS) {
            String overseer = tenant + (tenant.equals("joint") ? ".secretary" : ".focal");
            JsonNode tasks = api.get(overseer, "/engine-rest/task?processInstanceBusinessKey=" + id)
                    .expect(200)
                    .json();
            tasks.forEach(task -> open.add(new Seen(tenant, task)));
        }
        return open;
    }

    /** Those whose function it is first; approvers do nothing else, since whoever prepared may not approve. */
    private List<String> people(Seen seen) {
        if (seen.tenant.equals("joint")) {
            return List.of("joint.secretary");
        }
        String function = functions.getOrDefault(seen.tenant + "." + seen.step(), "");
        List<String> names = function.equals("approvers") || APPROVED_BY_NATURE.contains(seen.step())
                ? APPROVERS
                : PREPARERS.stream()
                        .sorted(Comparator.comparing(name -> !function.startsWith(name)))
                        .toList();
        return names.stream().map(name -> seen.tenant + "." + name).toList();
    }

    private boolean complete(Seen seen) {
        String taskId = seen.task.path("id").asText();
        String step = seen.step();
        String assignee = seen.task.path("assignee").asText("");
        for (String user : assignee.isEmpty() || assignee.equals("null") ? people(seen) : List.of(assignee)) {
            if (!user.equals(assignee) && !claims(user, taskId)) {
                continue;
            }
            Api.Answer answer =
                    api.post(user, "/engine-rest/task/" + taskId + "/complete", Map.of("variables", variables(seen)));
            if (answer.status() == 409) {
                overtaken = answer.body();
                return false;
            }
            answer.expect(204);
            completed.add(seen.tenant + "." + step);
            return true;
        }
        return false;
    }

    /** Not when the task is others' or, since it was listed, nobody's any more; or when the review moved on at the same moment. */
    private boolean claims(String user, String taskId) {
        Api.Answer answer = api.post(user, "/engine-rest/task/" + taskId + "/claim", Map.of("userId", user));
        if (!Set.of(204, 403, 404, 409).contains(answer.status())) {
            throw new AssertionError(user + " cannot claim " + taskId + ": " + answer.status() + " " + answer.body());
        }
        return answer.status() == 204;
    }

    /** How that step is answered. */
    String outcomeOf(Seen seen) {
        String step = seen.step();
        String usual = step.equals("decide-national") ? "approve" : "pass";
        return outcomes.getOrDefault(seen.tenant + "." + step, outcomes.getOrDefault(step, usual));
    }

    /** What is written at that step. */
    static String findingsOf(Seen seen) {
        String name = seen.task.path("name").asText().replaceFirst(": [^:]*$", "");
        return "Examined: " + Character.toLowerCase(name.charAt(0)) + name.substring(1) + ".";
    }

    /** What that step's form gives beside, by name. */
    Map<String, Object> factsOf(Seen seen) {
        Map<String, Object> given = new LinkedHashMap<>(facts.getOrDefault(seen.step(), Map.of()));
        given.putAll(facts.getOrDefault(seen.tenant + "." + seen.step(), Map.of()));
        return given;
    }

    private Map<String, Object> variables(Seen seen) {
        String outcome = outcomeOf(seen);
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("outcome", Map.of("value", outcome, "type", "String"));
        variables.put("findings", Map.of("value", findingsOf(seen), "type", "String"));
        if (outcome.endsWith("with-conditions")) {
            variables.put(
                    "conditions", Map.of("value", "[\"Report on resettlement every six months\"]", "type", "Json"));
        }
        factsOf(seen).forEach((fact, value) -> variables.put(fact, Map.of("value", value)));
        return variables;
    }

    /** An open task of a tenant. */
    record Seen(String tenant, JsonNode task) {

        String id() {
            return task.path("id").asText();
        }

        String step() {
            return task.path("taskDefinitionKey").asText();
        }
    }
}

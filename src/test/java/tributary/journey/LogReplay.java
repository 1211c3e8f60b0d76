package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A proposal's state, rebuilt from audit entries and nothing else. */
final class LogReplay {

    private String status = "draft";
    private int revision = 1;
    private @Nullable JsonNode facts;
    private final Map<String, String> documents = new TreeMap<>();
    private final Map<String, String> comments = new TreeMap<>();
    private final Set<String> participants = new LinkedHashSet<>();
    private final Map<String, String> reviews = new TreeMap<>();
    private final Set<String> questions = new LinkedHashSet<>();
    private final Map<String, List<String>> conditions = new TreeMap<>();
    private final Map<String, String> conditionStates = new TreeMap<>();
    private final List<String> appeals = new ArrayList<>();
    private final Set<String> appraisals = new LinkedHashSet<>();
    private final Map<String, String> openTasks = new TreeMap<>();

    /** Of all entries of a proposal, as the joint auditor reads them. */
    static LogReplay of(Api api, UUID proposal) {
        LogReplay replay = new LogReplay();
        api.audited("joint.auditor", "proposal=" + proposal).forEach(replay::apply);
        return replay;
    }

    /**
     * Asserts that the log alone tells the proposal's state. Jobs of the engine may be under way between the two readings, so they are read again
     * until they agree, or time is up.
     */
    static void check(Api api, Walk walk) {
        Instant patience = Instant.now().plusSeconds(90);
        Map<String, Object> told = told(walk);
        Map<String, Object> replayed = of(api, walk.id()).state();
        while (!replayed.equals(told) && Instant.now().isBefore(patience)) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            told = told(walk);
            replayed = of(api, walk.id()).state();
        }
        assertThat(replayed).isEqualTo(told);
    }

    private void apply(JsonNode entry) {
        JsonNode detail = entry.path("detail");
        String part = entry.path("tenant").asText() + " " + detail.path("role").asText();
        String outcome = entry.path("outcome").asText();
        switch (entry.path("type").asText()) {
            case "revision-sealed" -> seal(entry, detail);
            case "proposal-submitted" -> status = "submitted";
            case "participant-added", "participant-invited" -> participants.add(part);
            case "participant-removed" -> {
                participants.remove(part);
                reviews.remove(part);
                conditions.remove(part);
            }
            case "review-started" -> {
                reviews.put(part, "");
                status = status.equals("submitted") ? "in-review" : status;
            }
            case "review-decided" -> {
                reviews.put(part, outcome);
                conditions.put(part, texts(detail.path("conditions")));
            }
            case "conditions-imposed", "conditions-dropped" -> conditions.put(part, texts(detail.path("conditions")));
            case "condition-fulfilled", "condition-not-fulfilled", "condition-extended" ->
                conditionStates.put(
                        part + " " + detail.path("condition").asText(),
                        entry.path("type").asText().substring("condition-".length()));
            case "supplement-requested" -> {
                questions.add(detail.path("request").asText());
                ask();
            }
            case "supplement-answered", "supplement-dropped" -> {
                questions.remove(detail.path("request").asText());
                ask();
            }
            case "appeal-lodged" -> {
                // The home country's log tells it too.
                if (entry.path("tenant").equals(detail.path("member"))) {
                    appeals.add(entry.path("tenant").asText() + " open");
                }
            }
            case "appeal-decided" -> {
                String member = entry.path("tenant").asText();
                appeals.replaceAll(appeal -> appeal.equals(member + " open") ? member + " " + outcome : appeal);
                if (outcome.equals("upheld")) {
                    reviews.put(part, "");
                    status = questions.isEmpty() ? "in-review" : "awaiting-supplement";
                }
            }
            case "joint-outcome" -> status = outcome;
            case "proposal-withdrawn" -> status = "withdrawn";
            case "consultation-commented" ->
                comments.put(
                        detail.path("document").asText(), detail.path("sha256").asText());
            case "appraisal-recorded" -> appraisals.add(appraisal(detail, outcome));
            case "task-created" -> openTasks.put(detail.path("task").asText(), nameOf(entry));
            case "task-assigned", "task-claimed", "task-delegated", "task-resolved", "task-released", "task-changed" ->
                openTasks.computeIfPresent(detail.path("task").asText(), (task, before) -> nameOf(entry));
            case "task-completed", "task-cancelled" ->
                openTasks.remove(detail.path("task").asText());
            default -> {
                // tells how it came about, and changes nothing
            }
        }
    }

    private void seal(JsonNode entry, JsonNode detail) {
        revision = entry.path("revision").asInt();
        facts = detail.path("facts");
        documents.clear();
        detail.path("documents")
                .forEach(document -> documents.put(
                        document.path("id").asText(), document.path("sha256").asText()));
        if (participants.isEmpty()) {
            detail.path("participants")
                    .forEach(each -> participants.add(each.path("member").asText() + " "
                            + each.path("role").asText()));
        }
    }

    private void ask() {
        if (Set.of("submitted", "in-review", "awaiting-supplement").contains(status)) {
            status = questions.isEmpty() ? "in-review" : "awaiting-supplement";
        }
    }

    private static String nameOf(JsonNode entry) {
        return nameOf(entry.path("tenant").asText(), entry.path("step").asText(), entry.at("/detail/assignee"));
    }

    private static String nameOf(String tenant, String step, JsonNode holder) {
        return tenant + "." + step + " " + (holder.isTextual() ? holder.asText() : "nobody");
    }

    private static String appraisal(JsonNode appraisal, String stage) {
        return appraisal.path("lender").asText() + " " + stage + " "
                + appraisal.path("on").asText();
    }

    private static List<String> texts(JsonNode conditions) {
        List<String> texts = new ArrayList<>();
        conditions.forEach(
                condition -> texts.add(condition.asText().replaceFirst(" \\(due \\d{4}-\\d\\d-\\d\\d\\)$", "")));
        return texts;
    }

    /** In the words of {@link #told(Walk)}. */
    Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("status", status);
        state.put("revision", revision);
        state.put("facts", String.valueOf(facts));
        Map<String, String> papers = new TreeMap<>(documents);
        papers.putAll(comments);
        state.put("documents", papers);
        state.put("participants", new TreeSet<>(participants));
        state.put("reviews", reviews);
        Set<String> duties = new TreeSet<>();
        boolean lapsed = status.equals("rejected") || status.equals("withdrawn");
        conditions.forEach((part, texts) -> texts.forEach(text -> duties.add(part + " " + text + ": "
                + (lapsed ? "lapsed" : conditionStates.getOrDefault(part + " " + text, "open")))));
        state.put("conditions", duties);
        state.put("appeals", appeals);
        state.put("appraisals", List.copyOf(appraisals));
        state.put("open tasks", openTasks.values().stream().sorted().toList());
        return state;
    }

    /** What the dossier tells, and the list of open tasks. */
    private static Map<String, Object> told(Walk walk) {
        List<String> openTasks = walk.openTasks().stream()
                .map(seen -> nameOf(seen.tenant(), seen.step(), seen.task().path("assignee")))
                .sorted()
                .toList();
        JsonNode dossier = walk.dossier();
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("status", dossier.path("status").asText());
        state.put("revision", dossier.path("revision").asInt());
        state.put("facts", dossier.path("facts").toString());
        Map<String, String> documents = new TreeMap<>();
        dossier.path("documents")
                .forEach(document -> documents.put(
                        document.path("id").asText(), document.path("sha256").asText()));
        state.put("documents", documents);
        Set<String> participants = new TreeSet<>();
        dossier.path("participants").forEach(each -> participants.add(part(each)));
        state.put("participants", participants);
        Map<String, String> reviews = new TreeMap<>();
        dossier.path("nationalReviews").forEach(review -> {
            if (!review.path("startedAt").isNull()) {
                reviews.put(
                        part(review),
                        review.path("outcome").isNull()
                                ? ""
                                : review.path("outcome").asText());
            }
        });
        state.put("reviews", reviews);
        Set<String> duties = new TreeSet<>();
        dossier.path("conditions")
                .forEach(condition -> duties.add(part(condition) + " "
                        + condition.path("text").asText() + ": "
                        + condition.path("state").asText()));
        state.put("conditions", duties);
        List<String> appeals = new ArrayList<>();
        dossier.path("appeals").forEach(appeal -> {
            String outcome = appeal.path("outcome").isNull()
                    ? "open"
                    : appeal.path("outcome").asText();
            appeals.add(appeal.path("member").asText() + " " + outcome);
        });
        state.put("appeals", appeals);
        List<String> appraisals = new ArrayList<>();
        dossier.path("appraisals")
                .forEach(each ->
                        appraisals.add(appraisal(each, each.path("stage").asText())));
        state.put("appraisals", appraisals);
        state.put("open tasks", openTasks);
        return state;
    }

    private static String part(JsonNode node) {
        return node.path("member").asText() + " " + node.path("role").asText();
    }
}

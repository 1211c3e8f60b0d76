package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.local.Pictures;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.member.Members;
import tributary.proposal.Proposals;
import tributary.proposal.ReviewStep;
import tributary.review.RecordedAnswers;

/**
 * Every form is completed once in the real Tasklist, by somebody who may hold its task, in the review of a project that leads there. The first task
 * of a form is done in the browser, all others by the engine's REST interface. A form that no project leads to fails the class.
 */
@TributaryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class TasklistFormsBrowserTests {

    private static final Map<String, String> PEOPLE = Map.of(
            "focal-points", "focal",
            "legal-reviewers", "legal",
            "environment-reviewers", "environment",
            "finance-reviewers", "finance",
            "approvers", "approver",
            "secretariat", "secretary");

    /** What a form shows when its text went wrong. */
    private static final Pattern RAW = Pattern.compile("\\{\\{|\\}\\}|\\bnull\\b|undefined|\\[object|\\*\\*|\\?\\?");

    private static final String SHOWN_IN_README = "laos/classify-environmental-group";
    private static final String CONDITION = "Report on the works every six months";

    @LocalServerPort
    private int port;

    @Autowired
    private Proposals proposals;

    @Autowired
    private RecordedAnswers answers;

    @Autowired
    private HistoryService history;

    @Autowired
    private Members members;

    private Api api;
    private final Map<String, Tasklist> people = new HashMap<>();
    private final Set<String> tried = new TreeSet<>();
    private final Set<String> completed = new TreeSet<>();

    @BeforeEach
    void connect() {
        api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
    }

    @AfterAll
    void leavesNoFormUncompleted() {
        people.values().forEach(Tasklist::close);
        assertThat(completed).as("forms completed in Tasklist").isEqualTo(ReviewForm.listUses());
    }

    static List<ReviewedProject> projects() {
        return ReviewedProject.all();
    }

    @ParameterizedTest
    @MethodSource("projects")
    void completesTheFormsThatItsReviewIsFirstToNeed(ReviewedProject project) {
        Walk walk = project.submit(api);
        for (Optional<Walk.Seen> next = findNew(walk); next.isPresent(); next = findNew(walk)) {
            complete(walk, next.get());
        }
    }

    @Test
    void completesTheFollowUpOfACondition() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.solarInLaos())
                .submit()
                .answering("la.decide-national", "approve-with-conditions")
                .answering("confirm-evidence", "extend")
                .toTheEnd();

        complete(walk, walk.await("la.confirm-evidence"));
        walk.complete("la.approver", walk.await("la.confirm-evidence").id(), Walk.outcome("fail", "No gauge was set."))
                .expect(204);
        complete(walk, walk.await("la.record-breach"));
    }

    @Test
    void completesAnAppeal() {
        Walk walk = Walk.draft(api, "la.enterprise", SampleProposals.foodProcessingInChina())
                .submit()
                .answering("cn.decide-national", "reject")
                .toTheEnd();
        api.post(
                        "la.enterprise",
                        "/api/proposals/" + walk.id() + "/appeal",
                        Map.of("member", "cn", "grounds", "The water balance was overlooked."))
                .expect(202);

        complete(walk, walk.await("cn.admit-appeal"));
        complete(walk, walk.await("cn.decide-appeal"));
    }

    private Optional<Walk.Seen> findNew(Walk walk) {
        return walk.findOpen(seen -> !tried.contains(use(walk, seen)));
    }

    private String use(Walk walk, Walk.Seen seen) {
        return ReviewForm.of(seen.tenant(), seen.step()).use(opened(walk, seen).role());
    }

    private ReviewStep opened(Walk walk, Walk.Seen seen) {
        return proposals.listSteps(walk.id()).stream()
                .filter(step -> step.taskId().equals(seen.id()))
                .findFirst()
                .orElseThrow();
    }

    private void complete(Walk walk, Walk.Seen seen) {
        ReviewStep step = opened(walk, seen);
        ReviewForm form = ReviewForm.of(seen.tenant(), seen.step());
        String user = seen.tenant() + "." + holder(step);
        tried.add(form.use(step.role()));
        Tasklist tasklist = people.computeIfAbsent(user, this::signIn);
        try {
            tasklist.open(seen.id());
            tasklist.claim();
            assertBrief(tasklist, walk, step, form);
            if (form.name().equals(SHOWN_IN_README)) {
                tasklist.page().setViewportSize(1280, 1400);
                Pictures.takeForReadme(tasklist.page(), "tasklist-task");
            }
            Map<String, Object> given = fill(tasklist, walk, seen, step, form);
            Pictures.take(
                    tasklist.page(),
                    "form-" + form.use(step.role()).replace('/', '-').replace(' ', '-'));
            Response answer = tasklist.complete(form);
            assertThat(answer.status()).as(form + ": " + answer.statusText()).isEqualTo(204);
            assertCompleted(walk, seen, user, given);
        } catch (AssertionError | RuntimeException failure) {
            Pictures.take(tasklist.page(), "failed-" + form.name().replace('/', '-'));
            throw new AssertionError(form + " by " + user + ": " + failure.getMessage(), failure);
        }
        completed.add(form.use(step.role()));
    }

    private Tasklist signIn(String user) {
        String[] name = user.split("\\.", 2);
        return Tasklist.signedIn(port, name[0], name[1]);
    }

    private static String holder(ReviewStep step) {
        // Whoever refused does not decide the appeal.
        return step.step().equals("decide-appeal")
                ? "approver2"
                : Objects.requireNonNull(
                        PEOPLE.get(step.actorGroup().substring(step.actorGroup().indexOf('.') + 1)), step.actorGroup());
    }

    /** The project, the rules that fired with their citations, and what others found before. */
    private void assertBrief(Tasklist tasklist, Walk walk, ReviewStep step, ReviewForm form) {
        JsonNode dossier = walk.dossier();
        tasklist.assertShows(form.heading());
        tasklist.assertShows(dossier.path("reference").asText());
        tasklist.assertShows(step.authority());
        String shown = tasklist.form().innerText();

        List<String> expected = new ArrayList<>();
        expected.add(dossier.at("/title").asText());
        for (JsonNode review : dossier.at("/routing/nationalReviews")) {
            if (review.path("member").asText().equals(step.member())
                    && review.path("role").asText().equals(step.role())) {
                for (JsonNode approval : review.at("/legalFramework/approvals")) {
                    expected.add(approval.path("rule").asText());
                    approval.path("legalBasis").forEach(citation -> expected.add(citation.asText()));
                }
            }
        }
        proposals.listSteps(walk.id()).stream()
                .filter(done -> done.member().equals(step.member())
                        && done.role().equals(step.role())
                        && done.outcome() != null
                        && Objects.requireNonNull(done.closedAt()).isBefore(step.openedAt()))
                .forEach(done -> expected.add(Objects.requireNonNull(done.findings())));
        assertThat(shown).contains(expected).doesNotContainPattern(RAW);
    }

    /** Fills every field that is shown, and finds none that should not be; gives the facts as they will be recorded. */
    private Map<String, Object> fill(Tasklist tasklist, Walk walk, Walk.Seen seen, ReviewStep step, ReviewForm form) {
        LocalDate today = members.getMember(seen.tenant()).dayOf(Instant.now());
        Map<String, Object> given = new LinkedHashMap<>();
        for (ReviewForm.Field field : form.fields(step.role())) {
            if (field.isHiddenAt(walk.outcomeOf(seen))) {
                continue;
            }
            switch (field.key()) {
                case "outcome" -> tasklist.fill(field, walk.outcomeOf(seen));
                case "findings" -> tasklist.fill(field, Walk.findingsOf(seen));
                case "conditions" -> {
                    if (Set.of("pass", "approve-with-conditions").contains(walk.outcomeOf(seen))) {
                        tasklist.fill(field, CONDITION);
                    }
                }
                default -> {
                    Object value = walk.factsOf(seen).getOrDefault(field.key(), usual(field, today));
                    tasklist.fill(
                            field,
                            value instanceof LocalDate day
                                    ? day.format(DateTimeFormatter.ofPattern("dd/MM/yyyy"))
                                    : value);
                    given.put(field.key(), value);
                }
            }
        }
        return given;
    }

    /** A choice that changes no route, where there is one. */
    private static Object usual(ReviewForm.Field field, LocalDate today) {
        return switch (field.type()) {
            case "select" ->
                field.choices().contains("false") ? "false" : field.choices().get(0);
            case "checkbox" -> true;
            case "datetime" -> field.key().endsWith("DueOn") ? today.plusYears(1) : today;
            case "number" -> 2;
            default -> "As found in the file";
        };
    }

    private void assertCompleted(Walk walk, Walk.Seen seen, String user, Map<String, Object> given) {
        assertThat(history.createHistoricTaskInstanceQuery()
                        .taskId(seen.id())
                        .finished()
                        .singleResult())
                .satisfies(task -> {
                    assertThat(task).isNotNull();
                    assertThat(task.getDeleteReason()).isEqualTo("completed");
                    assertThat(task.getAssignee()).isEqualTo(user);
                });
        ReviewStep closed = opened(walk, seen);
        assertThat(closed.outcome()).isEqualTo(walk.outcomeOf(seen));
        assertThat(closed.findings()).isEqualTo(Walk.findingsOf(seen));
        assertThat(closed.completedBy()).isEqualTo(user);
        given.forEach((name, value) -> assertThat(answers.find(seen.id(), name).map(Object::toString))
                .as(name)
                .hasValue(String.valueOf(value)));
    }
}

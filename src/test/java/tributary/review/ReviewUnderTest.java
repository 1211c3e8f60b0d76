package tributary.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.journey.Api;
import tributary.local.TestSystem;
import tributary.proposal.AppealLodged;
import tributary.proposal.Milestone;
import tributary.proposal.NationalReview;
import tributary.proposal.ProposalSubmitted;
import tributary.proposal.ProposalWithdrawn;
import tributary.proposal.Proposals;
import tributary.proposal.SupplementAnswered;
import tributary.proposal.SupplementRequest;
import tributary.tenancy.DeclaredTenants;
import tributary.time.TimeOrderedId;

/** A filed proposal and the people who review it, at the engine's own door. */
@Component
class ReviewUnderTest {

    private static final Map<String, String> PEOPLE = Map.of(
            "focal-points", "focal",
            "legal-reviewers", "legal",
            "environment-reviewers", "environment",
            "finance-reviewers", "finance",
            "approvers", "approver",
            "secretariat", "secretary");

    final TaskService tasks;
    final RuntimeService runtime;
    final ManagementService management;
    final Proposals proposals;
    final DeclaredTenants tenants;
    private final IdentityService identity;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;
    private final Environment environment;
    private final Set<String> signedIn = ConcurrentHashMap.newKeySet();

    ReviewUnderTest(
            TaskService tasks,
            RuntimeService runtime,
            ManagementService management,
            Proposals proposals,
            DeclaredTenants tenants,
            IdentityService identity,
            JdbcClient database,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            ObjectMapper json,
            Environment environment) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.management = management;
        this.proposals = proposals;
        this.tenants = tenants;
        this.identity = identity;
        this.database = database;
        this.events = events;
        this.transaction = transaction;
        this.json = json;
        this.environment = environment;
    }

    /**
     * A foreign-owned project in that country, far from water and people, whose scope the secretariat has confirmed.
     *
     * @param more facts beside or instead of these
     */
    UUID submitIn(String host, Map<String, Object> more) {
        Map<String, Object> facts = new HashMap<>(Map.of(
                "title",
                "Sample project in " + host,
                "hostCountries",
                List.of(host),
                "foreignOwnershipPercent",
                "100",
                "siting",
                Map.of("protectedArea", false, "transboundaryImpact", false, "householdsResettled", 0)));
        facts.put("mekongWaterUse", null);
        facts.putAll(more);
        UUID id = submit(facts);
        complete(id, "joint", "confirm-scope", "pass");
        return id;
    }

    /** A foreign-owned garment factory in Cambodia that asks for incentives; the CDC decides within a term. */
    UUID submitGarmentsInCambodia() {
        return submitIn(
                "kh",
                Map.of(
                        "sector",
                        "textile",
                        "activity",
                        "garments",
                        "size",
                        Map.of("annual-units", "900000"),
                        "circumstances",
                        Map.of("incentivesRequested", true),
                        "investment",
                        Map.of("amount", "4000000.00", "currency", "USD")));
    }

    /** A hydropower project of a Chinese enterprise on the Mekong's mainstream in Lao PDR; {@code changed} facts at the top level. */
    UUID submit(Map<String, Object> changed) {
        UUID id = TimeOrderedId.next(Instant.now());
        Map<String, Object> facts = new HashMap<>(Map.of(
                "title", "Sample hydropower project",
                "summary", "prior-consultation",
                "hostCountries", List.of("la"),
                "cooperationForm", "direct-investment",
                "sector", "electric-power",
                "activity", "hydropower",
                "size", Map.of("installed-capacity", "1285", "reservoir-area", "4900"),
                "mekongWaterUse", Map.of("watercourse", "mainstream", "basin", "intra-basin", "season", "all-year"),
                "investment", Map.of("amount", "3500000000.00", "currency", "USD")));
        facts.putAll(changed);
        ObjectNode written = json.valueToTree(facts);
        transaction.executeWithoutResult(status -> {
            database.sql("""
                            insert into proposal (id, reference, home_member, enterprise, title, status, revision, version, facts, created_by,
                                                  created_at, updated_at, filed_on, submitted_at)
                            values (:id, :reference, 'cn', 'cn-works', 'Sample hydropower project', 'submitted', 1, 1, :facts::jsonb,
                                    'cn.enterprise', :filedAt, :filedAt, :day, :filedAt)
                            """)
                    .param("id", id)
                    .param("reference", "LM-TEST-" + id)
                    .param("facts", written.toString())
                    .param("filedAt", Timestamp.from(Instant.parse("2026-11-24T04:00:00Z")))
                    .param("day", LocalDate.of(2026, 11, 24))
                    .update();
            events.publishEvent(new ProposalSubmitted(id, 1));
        });
        return id;
    }

    void withdraw(UUID id) {
        transaction.executeWithoutResult(
                status -> events.publishEvent(new ProposalWithdrawn(id, "Financing fell through")));
    }

    void answer(UUID id, SupplementRequest request) {
        transaction.executeWithoutResult(status -> {
            database.sql("update supplement_request set answered_at = now(), answer = 'Here it is' where id = :id")
                    .param("id", request.id())
                    .update();
            events.publishEvent(new SupplementAnswered(
                    id, request.id(), request.member(), request.role(), request.step(), 2, false));
        });
    }

    /** The only open task of that key in that tenant, once it is there. */
    Task task(UUID id, String tenant, String step) {
        await(() -> tasks(id, tenant, step).size() == 1);
        return tasks(id, tenant, step).get(0);
    }

    List<Task> tasks(UUID id, String tenant, String step) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(id.toString())
                .tenantIdIn(tenant)
                .taskDefinitionKey(step)
                .list();
    }

    /** Open tasks as {@code la.review-environment}, sorted. */
    List<String> open(UUID id) {
        return tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).list().stream()
                .map(task -> task.getTenantId() + "." + task.getTaskDefinitionKey())
                .sorted()
                .toList();
    }

    /** Keys of a tenant's open tasks, each once. */
    List<String> openOf(UUID id, String tenant) {
        return open(id).stream()
                .filter(task -> task.startsWith(tenant + "."))
                .map(task -> task.substring(tenant.length() + 1))
                .distinct()
                .toList();
    }

    /** Ends the home country's review by its first authority. */
    void decideHome(UUID id) {
        complete(id, "cn", "check-completeness", "fail");
        await(() -> review(id, "cn").outcome() != null);
    }

    void appeal(UUID id, String member, String role) {
        appeal(id, member, role, Instant.now());
    }

    void appeal(UUID id, String member, String role, Instant lodgedAt) {
        UUID appeal = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            database.sql("""
                            insert into appeal (id, proposal_id, member, role, grounds, lodged_by, lodged_at)
                            values (:appeal, :id, :member, :role, 'The fish ladder was overlooked', 'cn.enterprise', :lodgedAt)
                            """)
                    .param("appeal", appeal)
                    .param("id", id)
                    .param("member", member)
                    .param("role", role)
                    .param("lodgedAt", Timestamp.from(lodgedAt))
                    .update();
            events.publishEvent(new AppealLodged(id, appeal, member, role, "The fish ladder was overlooked"));
        });
    }

    void complete(UUID id, String tenant, String step, String outcome) {
        complete(id, tenant, step, outcome, Map.of());
    }

    /** Whoever the task is offered to completes it. */
    void complete(UUID id, String tenant, String step, String outcome, Map<String, Object> more) {
        Task task = task(id, tenant, step);
        String group = tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(link -> link.getGroupId() == null ? "" : link.getGroupId().substring(tenant.length() + 1))
                .filter(PEOPLE::containsKey)
                .findFirst()
                .orElse("focal-points");
        completeAs(PEOPLE.getOrDefault(group, "focal"), group, task, outcome, more);
    }

    void completeAs(String person, String group, Task task, String outcome, Map<String, Object> more) {
        String tenant = task.getTenantId();
        signIn(tenant + "." + person);
        Map<String, Object> variables = new HashMap<>(more);
        variables.put("outcome", outcome);
        variables.put("findings", "Examined " + task.getTaskDefinitionKey());
        as(tenant + "." + person, tenant, List.of(tenant + "." + group), () -> tasks.complete(task.getId(), variables));
    }

    /** Whether people belong to the enterprise is known once they were here. */
    private void signIn(String user) {
        if (signedIn.add(user)) {
            String port = environment.getRequiredProperty("local.server.port");
            new Api(URI.create("http://localhost:" + port), TestSystem::token)
                    .get(user, "/api/proposals?size=1")
                    .expect(200);
        }
    }

    void as(String user, String tenant, List<String> groups, Runnable work) {
        identity.setAuthentication(user, groups, List.of(tenant));
        try {
            work.run();
        } finally {
            identity.clearAuthentication();
        }
    }

    /** Groups that a task is offered to. */
    List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Completes a committee's three tasks by its three people. */
    void vote(UUID id, String tenant, String step, String... outcomes) {
        await(() -> tasks(id, tenant, step).size() == outcomes.length);
        List<Task> seats = tasks(id, tenant, step);
        String[] people = {"approver", "approver2", "approver3"};
        for (int i = 0; i < outcomes.length; i++) {
            completeAs(people[i], "approvers", seats.get(i), outcomes[i], Map.of());
        }
    }

    /** Lets a timer of that element elapse. */
    void elapse(UUID id, String element) {
        awaitQuiet(id);
        Job timer = timer(id, element);
        management.executeJob(timer.getId());
    }

    /** Waits until no step of the proposal's processes is under way. */
    void awaitQuiet(UUID id) {
        await(() -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).list().stream()
                .allMatch(instance -> management
                                .createJobQuery()
                                .processInstanceId(instance.getProcessInstanceId())
                                .messages()
                                .count()
                        == 0));
    }

    Job timer(UUID id, String element) {
        List<Job> timers =
                runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).list().stream()
                        .flatMap(instance -> management
                                .createJobQuery()
                                .processInstanceId(instance.getProcessInstanceId())
                                .activityId(element)
                                .list()
                                .stream())
                        .toList();
        assertThat(timers).as("timers of " + element).isNotEmpty();
        return timers.get(0);
    }

    /** Looks at that moment which of the proposal's tasks want a reminder. */
    void remindAt(UUID id, Instant moment) {
        new Reminders(tasks, runtime, proposals, database, transaction, tenants, Clock.fixed(moment, ZoneOffset.UTC))
                .check(() -> tasks.createTaskQuery().processInstanceBusinessKey(id.toString()));
    }

    NationalReview review(UUID id, String member) {
        return proposals.listNationalReviews(id).stream()
                .filter(review -> review.member().equals(member))
                .findFirst()
                .orElseThrow();
    }

    /** {@code type/member/outcome} of each milestone of that type. */
    List<String> milestones(UUID id, String type) {
        awaitQuiet(id);
        return proposals.listMilestones(id).stream()
                .filter(milestone -> milestone.type().equals(type))
                .map((Milestone milestone) -> milestone.member() + "/" + milestone.outcome())
                .sorted()
                .toList();
    }

    SupplementRequest openRequest(UUID id) {
        await(() -> proposals.getProposal(id).supplementRequests().stream().anyMatch(SupplementRequest::isOpen));
        return proposals.getProposal(id).supplementRequests().stream()
                .filter(SupplementRequest::isOpen)
                .findFirst()
                .orElseThrow();
    }

    void awaitOpen(UUID id, String... expected) {
        List<String> sorted = List.of(expected).stream().sorted().toList();
        waiting().untilAsserted(() -> assertThat(open(id)).as(this::failedJobs).isEqualTo(sorted));
    }

    /** Waits until jobs have led to what is expected. */
    void await(BooleanSupplier condition) {
        waiting()
                .untilAsserted(() -> assertThat(condition.getAsBoolean())
                        .as(this::failedJobs)
                        .isTrue());
    }

    private ConditionFactory waiting() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .pollInSameThread();
    }

    private String failedJobs() {
        return management.createJobQuery().withException().list().stream()
                .map(Job::getExceptionMessage)
                .collect(Collectors.joining("; ", "failed jobs: ", ""));
    }
}

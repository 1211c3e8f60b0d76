package tributary.models;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import tributary.local.TestSystem;

/**
 * A bare engine that runs one member's {@code national-review} without the application: the delegates are stand-ins that remember what they
 * were called for, so a test sees the model alone. It notes every sequence flow that was taken.
 */
final class ReviewEngine implements AutoCloseable {

    private final String member;
    private final ProcessEngine engine;
    private final Set<String> taken = new TreeSet<>();
    private final Map<String, List<String>> votes = new HashMap<>();
    private final List<String> recorded = new ArrayList<>();
    private boolean isMekongAwaited;
    private boolean hasMekongEnded;
    private final Set<String> said = new TreeSet<>();
    private final Map<String, Object> answered = new HashMap<>();
    private String steps = " ";
    private String stepsOnceAnswered = " ";
    private String category = "none";

    ReviewEngine(String member, String folder) {
        this.member = member;
        ProcessEngineConfigurationImpl configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("models-" + folder);
        String schema = "models_" + folder;
        configuration.setJdbcUrl(database(schema));
        configuration.setJdbcDriver("org.postgresql.Driver");
        configuration.setJdbcUsername(String.valueOf(TestSystem.properties().get("spring.flyway.user")));
        configuration.setJdbcPassword("");
        configuration.setDatabaseSchema(schema);
        configuration.setDatabaseTablePrefix(schema + ".");
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("none");
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.setEnforceHistoryTimeToLive(true);
        configuration.setBeans(beans());
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new TakenFlows())));
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .tenantId(member)
                .addClasspathResource("processes/" + folder + "/national-review.bpmn")
                .addClasspathResource("processes/common/supplement-request.bpmn")
                .deploy();
    }

    /** Begins a review in which these steps run. */
    Review start(String role, Collection<String> running) {
        return start(role, running, "none");
    }

    /** Begins a review in which these steps run and the environmental review is of a category. */
    Review start(String role, Collection<String> running, String categoryOfReview) {
        steps = running.stream().collect(Collectors.joining(" ", " ", " "));
        stepsOnceAnswered = steps;
        category = categoryOfReview;
        answered.clear();
        isMekongAwaited = false;
        hasMekongEnded = false;
        votes.clear();
        recorded.clear();
        said.clear();
        ProcessInstance instance = engine.getRuntimeService()
                .createProcessInstanceByKey("national-review")
                .processDefinitionTenantId(member)
                .businessKey("proposal")
                .setVariables(Map.of("proposalId", "proposal", "member", member, "role", role))
                .execute();
        Review review = new Review(instance.getId());
        review.continueJobs();
        return review;
    }

    /** The sequence flows that were taken so far, over all reviews. */
    Set<String> taken() {
        return taken;
    }

    @Override
    public void close() {
        engine.close();
    }

    /** One running review. */
    final class Review {

        private final String instance;

        private Review(String instance) {
            this.instance = instance;
        }

        /** The steps that are open, each once, in alphabetical order. */
        List<String> open() {
            return tasks().map(Task::getTaskDefinitionKey).distinct().sorted().toList();
        }

        int seats(String step) {
            return (int) tasks(step).count();
        }

        boolean isAsking() {
            return engine.getRuntimeService()
                            .createProcessInstanceQuery()
                            .superProcessInstanceId(instance)
                            .processDefinitionKey("supplement-request")
                            .count()
                    > 0;
        }

        boolean hasEnded() {
            return engine.getRuntimeService()
                            .createProcessInstanceQuery()
                            .processInstanceId(instance)
                            .count()
                    == 0;
        }

        /** What was recorded for the member: {@code decision} or {@code rejection}. */
        List<String> recorded() {
            return List.copyOf(recorded);
        }

        /** Completes every open instance of a step alike. */
        Review complete(String step, String outcome) {
            List<Task> open = tasks(step).toList();
            if (open.isEmpty()) {
                throw new AssertionError(step + " is not open: " + open());
            }
            open.forEach(task -> completeOne(task, outcome));
            return this;
        }

        /** Completes one instance of a step for each vote. */
        Review vote(String step, String... outcomes) {
            List<Task> open = tasks(step).toList();
            for (int seat = 0; seat < outcomes.length; seat++) {
                completeOne(open.get(seat), outcomes[seat]);
            }
            return this;
        }

        /** Completes whatever is open with {@code pass}, {@code approve} in the end, until nothing is; gives the steps in order. */
        List<String> passAll() {
            List<String> walked = new ArrayList<>();
            for (List<String> open = open(); !open.isEmpty(); open = open()) {
                for (String step : open) {
                    if (tasks(step).findAny().isPresent()) {
                        complete(step, step.equals("decide-national") ? "approve" : "pass");
                        walked.add(step);
                    }
                }
            }
            return walked;
        }

        /** Passes whatever is open until this step is among it. */
        Review passUntil(String step) {
            for (List<String> open = open(); !open.contains(step); open = open()) {
                if (open.isEmpty()) {
                    throw new AssertionError(step + " was never reached");
                }
                complete(open.get(0), open.get(0).equals("decide-national") ? "approve" : "pass");
            }
            return this;
        }

        Review answerSupplement() {
            engine.getRuntimeService()
                    .createMessageCorrelation("supplement-answered")
                    .tenantId(member)
                    .processInstanceBusinessKey("proposal")
                    .correlate();
            continueJobs();
            return this;
        }

        Review endMekongProcedure() {
            engine.getRuntimeService()
                    .createMessageCorrelation("mekong-procedure-ended")
                    .tenantId(member)
                    .processInstanceBusinessKey("proposal")
                    .correlate();
            continueJobs();
            return this;
        }

        /** Lets the limit of a step run out. */
        Review elapse(String step) {
            Job timer = engine.getManagementService()
                    .createJobQuery()
                    .processInstanceId(instance)
                    .activityId(step + "-period-elapsed")
                    .singleResult();
            if (timer == null) {
                throw new AssertionError("No limit runs for " + step);
            }
            engine.getManagementService().executeJob(timer.getId());
            continueJobs();
            return this;
        }

        /** Says that the route rests on this rule, or that this authority holds a step: {@code check-completeness region-committee}. */
        Review say(String fact) {
            said.add(fact);
            return this;
        }

        /** Says which steps run once the model has recorded an answer. */
        Review runOnceAnswered(Collection<String> running) {
            stepsOnceAnswered = running.stream().collect(Collectors.joining(" ", " ", " "));
            return this;
        }

        /** What the model recorded as answers, by fact. */
        Map<String, Object> answered() {
            return Map.copyOf(answered);
        }

        Review awaitMekong(boolean ended) {
            isMekongAwaited = true;
            hasMekongEnded = ended;
            return this;
        }

        private void completeOne(Task task, String outcome) {
            votes.computeIfAbsent(task.getTaskDefinitionKey(), step -> new ArrayList<>())
                    .add(outcome);
            engine.getTaskService().complete(task.getId(), Map.of("outcome", outcome, "findings", "Seen."));
            continueJobs();
        }

        private Stream<Task> tasks() {
            return engine.getTaskService().createTaskQuery().processInstanceId(instance).list().stream();
        }

        private Stream<Task> tasks(String step) {
            return engine
                    .getTaskService()
                    .createTaskQuery()
                    .processInstanceId(instance)
                    .taskDefinitionKey(step)
                    .list()
                    .stream();
        }

        private void continueJobs() {
            for (List<Job> jobs = continuations(); !jobs.isEmpty(); jobs = continuations()) {
                engine.getManagementService().executeJob(jobs.get(0).getId());
            }
        }

        private List<Job> continuations() {
            return engine.getManagementService()
                    .createJobQuery()
                    .processInstanceId(instance)
                    .messages()
                    .list();
        }
    }

    private Map<Object, Object> beans() {
        Map<Object, Object> beans = new HashMap<>();
        beans.put("route", new RouteConditions());
        beans.put("clock", new Clock());
        beans.put("committee", new Committee());
        beans.put("routeReview", (JavaDelegate) execution -> {
            execution.setVariable("steps", steps);
            execution.setVariable("category", category);
        });
        beans.put("recordAnswer", (JavaDelegate) execution -> {
            answered.put((String) execution.getVariable("fact"), execution.getVariable("answer"));
            execution.getProcessInstance().setVariable("steps", stepsOnceAnswered);
        });
        beans.put("lookUpMekongEnd", (JavaDelegate) execution -> execution.setVariable("mekongEnded", hasMekongEnded));
        beans.put("recordNationalDecision", (JavaDelegate) execution -> recorded.add("decision"));
        beans.put("recordNationalRejection", (JavaDelegate) execution -> recorded.add("rejection"));
        beans.put("tallyVotes", (JavaDelegate) this::tally);
        beans.put("requestSupplement", (JavaDelegate) execution -> {
            if (!member.equals(execution.getVariable("member"))) {
                throw new IllegalStateException("A supplement is asked for another member");
            }
        });
        beans.put("dropQuestion", (ExecutionListener) waiting -> {});
        return beans;
    }

    private void tally(DelegateExecution execution) {
        String step = (String) execution.getVariable("step");
        List<String> cast = votes.remove(step);
        UserTask council = execution.getBpmnModelInstance().getModelElementById(step);
        List<String> otherwise = Models.property(council, "otherwise");
        if (!otherwise.isEmpty()) {
            boolean isUnanimous = cast.stream().allMatch("pass"::equals);
            boolean isRefused = cast.stream().filter("fail"::equals).count() > 1;
            execution.setVariable(outcomeOf(step), isUnanimous ? "pass" : isRefused ? "fail" : otherwise.get(0));
            return;
        }
        String carried = cast.stream()
                .filter(vote -> cast.stream().filter(vote::equals).count() > 1)
                .findFirst()
                .orElse("supplement");
        execution.setVariable(outcomeOf(step), carried);
    }

    private static String outcomeOf(String step) {
        String[] words = step.split("-", -1);
        return words[0]
                + Stream.of(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining())
                + "Outcome";
    }

    private static String database(String schema) {
        Map<String, Object> properties = TestSystem.properties();
        String url = String.valueOf(properties.get("spring.datasource.url"));
        String plain = url.replaceFirst("\\?.*$", "");
        try (var connection =
                        DriverManager.getConnection(plain, String.valueOf(properties.get("spring.flyway.user")), "");
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
        } catch (SQLException failure) {
            throw new IllegalStateException("The schema of the engine could not be made", failure);
        }
        return plain + "?currentSchema=" + schema;
    }

    /** Stands in for what gateways ask. */
    public final class RouteConditions {

        public boolean runs(String running, String step) {
            return running.contains(" " + step + " ");
        }

        public boolean fired(DelegateExecution execution, String rule) {
            return said.contains(rule);
        }

        public boolean isHeldBy(DelegateExecution execution, String step, String authority) {
            return said.contains(step + " " + authority);
        }

        public boolean awaitsMekong(DelegateExecution execution) {
            return isMekongAwaited && "host".equals(execution.getVariable("role"));
        }
    }

    /** Stands in for the statutory clock: no day ever comes by itself. */
    public static final class Clock {

        public String due(DelegateExecution execution, String step) {
            return "2999-12-31T00:00:00Z";
        }

        public String afterWorkingDays(DelegateExecution execution, int days) {
            return "2999-12-31T00:00:00Z";
        }
    }

    /** Stands in for the committees: one sits wherever one may. */
    public static final class Committee {

        public int votes(String proposalId, String member, String role, String step) {
            return 3;
        }
    }

    private final class TakenFlows extends AbstractBpmnParseListener {

        @Override
        public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl transition) {
            String id = transition.getId();
            transition.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) execution -> taken.add(id));
        }
    }
}

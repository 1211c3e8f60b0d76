package tributary.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import tributary.Tributary;
import tributary.benchmark.rounds.Rounds;
import tributary.engine.WithoutUser;
import tributary.identity.CurrentUser;
import tributary.identity.SampleSignIn;

/**
 * The application's own engine as it runs, with tenants, rights, rows that only their tenants see, the log and its sequencer; settings are arguments.
 * What a proposal's task needs besides, such as its brief, is left out: no proposal is reviewed, and no other engine does such work.
 */
final class OwnReviews {

    private static final String TENANT = "la";
    private static final String PERSON = "la.legal";
    private static final String GROUP = "la.legal-reviewers";

    private final ProcessEngineConfigurationImpl engine;
    private final IdentityService identity;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final WithoutUser system;
    private final Authentication person =
            SampleSignIn.of(new CurrentUser(TENANT, "legal", PERSON, null, Set.of(GROUP)));

    private OwnReviews(ConfigurableApplicationContext application) {
        engine = application.getBean(ProcessEngineConfigurationImpl.class);
        identity = application.getBean(IdentityService.class);
        repository = application.getBean(RepositoryService.class);
        runtime = application.getBean(RuntimeService.class);
        tasks = application.getBean(TaskService.class);
        system = application.getBean(WithoutUser.class);
    }

    public static void main(String[] arguments) throws Exception {
        OwnReviews reviews = new OwnReviews(new SpringApplicationBuilder(Tributary.class).run(arguments));
        reviews.deploy(Files.readString(Path.of("bench/review.bpmn")));
        Rounds.serve(reviews::review);
    }

    private void deploy(String model) {
        String definition = system.call(() -> repository
                .createDeployment()
                .tenantId(TENANT)
                .addString("review.bpmn", model)
                .deployWithResult()
                .getDeployedProcessDefinitions()
                .get(0)
                .getId());
        system.run(() -> engine.getCommandExecutorTxRequired().execute(command -> {
            engine.getDeploymentCache()
                    .findDeployedProcessDefinitionById(definition)
                    .getTaskDefinitions()
                    .values()
                    .forEach(task -> task.getTaskListeners()
                            .forEach((event, listeners) ->
                                    task.getAllTaskListenersForEvent(event).removeAll(listeners)));
            return definition;
        }));
    }

    private void review() {
        String instance = system.call(() -> runtime.createProcessInstanceByKey("bench-review")
                        .processDefinitionTenantId(TENANT)
                        .businessKey(UUID.randomUUID().toString())
                        .setVariables(Rounds.givenAtStart())
                        .execute())
                .getId();
        SecurityContextHolder.setContext(new SecurityContextImpl(person));
        identity.setAuthentication(PERSON, List.of(GROUP), List.of(TENANT));
        try {
            for (List<Task> open = open(instance); !open.isEmpty(); open = open(instance)) {
                for (Task task : open) {
                    tasks.claim(task.getId(), PERSON);
                    tasks.complete(task.getId(), Rounds.foundAt(task.getTaskDefinitionKey()));
                }
            }
        } finally {
            identity.clearAuthentication();
            SecurityContextHolder.clearContext();
        }
    }

    private List<Task> open(String instance) {
        return tasks.createTaskQuery().processInstanceId(instance).listPage(0, 10);
    }
}

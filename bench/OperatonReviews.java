import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.operaton.bpm.engine.task.Task;
import tributary.benchmark.rounds.Rounds;

/** A bare Operaton as it comes, over the database at {@code arguments[0]}, with the model at {@code arguments[1]} and history as {@code arguments[2]} tells. */
public class OperatonReviews {

    public static void main(String[] arguments) throws Exception {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(arguments[0]);
        pool.setMaximumPoolSize(20);
        StandaloneProcessEngineConfiguration settings = new StandaloneProcessEngineConfiguration();
        settings.setDataSource(pool);
        settings.setDatabaseSchemaUpdate("true");
        settings.setHistory(arguments[2]);
        settings.setJobExecutorActivate(false);
        ProcessEngine engine = settings.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addString("review.bpmn", Files.readString(Path.of(arguments[1])))
                .deploy();
        Rounds.serve(() -> review(engine));
    }

    private static void review(ProcessEngine engine) {
        TaskService tasks = engine.getTaskService();
        String instance = engine.getRuntimeService()
                .startProcessInstanceByKey("bench-review", UUID.randomUUID().toString(), Rounds.givenAtStart())
                .getId();
        List<Task> open;
        while (!(open = tasks.createTaskQuery().processInstanceId(instance).listPage(0, 10)).isEmpty()) {
            for (Task task : open) {
                tasks.claim(task.getId(), "la.legal");
                Map<String, Object> findings = Rounds.foundAt(task.getTaskDefinitionKey());
                tasks.complete(task.getId(), findings);
            }
        }
    }
}

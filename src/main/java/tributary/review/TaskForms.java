package tributary.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import tributary.engine.WithoutUser;

/** The fields of the form that was deployed with a task, so that REST and Tasklist take the same answers. */
@Component
class TaskForms {

    private final WithoutUser engine;
    private final ObjectMapper json;
    private final Map<String, Map<String, JsonNode>> fieldsByForm = new ConcurrentHashMap<>();

    TaskForms(WithoutUser engine, ObjectMapper json) {
        this.engine = engine;
        this.json = json;
    }

    /** Fields by key, in the form of Camunda Forms; empty where the task has no form of its own. */
    Map<String, JsonNode> fields(DelegateTask task) {
        return fields(task.getProcessEngineServices(), task.getProcessDefinitionId(), task.getTaskDefinitionKey());
    }

    /** Those of a step of some process, which may have ended. */
    Map<String, JsonNode> fields(ProcessEngineServices services, String processDefinitionId, String step) {
        RepositoryService repository = services.getRepositoryService();
        return engine.call(() -> {
            String deployment =
                    repository.getProcessDefinition(processDefinitionId).getDeploymentId();
            String form = "forms/" + step + ".form";
            return fieldsByForm.computeIfAbsent(
                    deployment + "/" + form,
                    // Asked first, since a failure would undo what the caller is in the middle of.
                    key -> repository.getDeploymentResourceNames(deployment).contains(form)
                            ? read(repository.getResourceAsStream(deployment, form))
                            : Map.of());
        });
    }

    private Map<String, JsonNode> read(InputStream form) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        try (form) {
            collect(json.readTree(form), fields);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Map.copyOf(fields);
    }

    private static void collect(JsonNode parent, Map<String, JsonNode> fields) {
        for (JsonNode component : parent.path("components")) {
            if (component.hasNonNull("key")) {
                fields.put(component.path("key").asText(), component);
            }
            if (component.hasNonNull("path")) {
                // A dynamic list: its rows are one answer.
                fields.put(component.path("path").asText(), component);
            } else {
                collect(component, fields);
            }
        }
    }
}

package tributary.engine;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.stereotype.Component;

/** What the shield must know of a task before the engine is asked. */
@Component
public class EngineTasks {

    private final TaskService tasks;
    private final RepositoryService repository;
    private final WithoutUser withoutUser;

    EngineTasks(TaskService tasks, RepositoryService repository, WithoutUser withoutUser) {
        this.tasks = tasks;
        this.repository = repository;
        this.withoutUser = withoutUser;
    }

    /**
     * Which variables completing a task may set: the inputs of its own that the model declares, and the facts that it lists in the property
     * {@code facts}. Any other name would reach the process itself, and could change whose proposal it is about. Nothing for a task that is not open.
     */
    public Optional<Set<String>> findAnswers(String taskId) {
        return withoutUser.call(() -> {
            Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
            if (task == null) {
                return Optional.empty();
            }
            BpmnModelInstance model = repository.getBpmnModelInstance(task.getProcessDefinitionId());
            Set<String> names = new HashSet<>();
            if (model.getModelElementById(task.getTaskDefinitionKey()) instanceof UserTask step
                    && step.getExtensionElements() != null) {
                inputs(step.getExtensionElements()).forEach(names::add);
                facts(step.getExtensionElements()).forEach(names::add);
            }
            return Optional.of(names);
        });
    }

    private static Stream<String> inputs(ExtensionElements extensions) {
        return extensions.getElementsQuery().filterByType(CamundaInputOutput.class).list().stream()
                .flatMap(mapping -> mapping.getCamundaInputParameters().stream())
                .map(CamundaInputParameter::getCamundaName);
    }

    private static Stream<String> facts(ExtensionElements extensions) {
        return extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> "facts".equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .flatMap(
                        names -> Stream.of(Optional.ofNullable(names).orElse("").split("[,\\s]+")))
                .filter(name -> !name.isBlank());
    }
}

package tributary.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The process models under {@code processes/}, as files. */
final class Models {

    record Model(String folder, String file, BpmnModelInstance bpmn) {

        boolean isNationalReview() {
            return file.equals("national-review.bpmn");
        }

        List<UserTask> userTasks() {
            return bpmn.getModelElementsByType(UserTask.class).stream().toList();
        }

        List<FlowNode> flowNodes() {
            return bpmn.getModelElementsByType(FlowNode.class).stream().toList();
        }

        List<FlowElement> flowElements() {
            return bpmn.getModelElementsByType(FlowElement.class).stream().toList();
        }

        List<String> sequenceFlows() {
            return bpmn.getModelElementsByType(SequenceFlow.class).stream()
                    .map(BaseElement::getId)
                    .toList();
        }

        UserTask userTask(String step) {
            return bpmn.getModelElementById(step);
        }

        /** The codes that a task takes as its outcome. */
        List<String> outcomes(String step) {
            return property(userTask(step), "outcomes");
        }

        @Override
        public String toString() {
            return folder + "/" + file;
        }
    }

    private Models() {}

    static List<Model> all() {
        return resources("processes/*/*.bpmn").map(Models::read).toList();
    }

    static Model nationalReview(String folder) {
        return read(resources("processes/" + folder + "/national-review.bpmn")
                .findFirst()
                .orElseThrow());
    }

    /** A task's property, a list with commas; empty when it has none. */
    static List<String> property(UserTask task, String name) {
        if (task.getExtensionElements() == null) {
            return List.of();
        }
        return task.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> property.getCamundaName().equals(name))
                .map(CamundaProperty::getCamundaValue)
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .toList();
    }

    static Stream<Resource> resources(String pattern) {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern))
                    .sorted(Comparator.comparing(Models::path));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Model read(Resource resource) {
        String[] path = path(resource).split("/", -1);
        try (var content = resource.getInputStream()) {
            return new Model(path[path.length - 2], path[path.length - 1], Bpmn.readModelFromStream(content));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String path(Resource resource) {
        try {
            return resource.getURL().getPath();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package tributary.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The sample belongs to no proposal: what every review's task does is taken off it again. */
@Component
@Order(EngineSetup.LAST + 1)
class SampleModel extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (engine.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(engine.getCustomPostBPMNParseListeners());
        }
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                if (activity.getProcessDefinition() instanceof ProcessDefinitionEntity process
                        && process.getKey().equals("sample-review")
                        && activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
                    TaskDefinition task = behavior.getTaskDefinition();
                    Map<String, List<TaskListener>> own = new HashMap<>();
                    task.getTaskListeners().forEach((event, attached) -> own.put(event, withoutReview(attached)));
                    task.setTaskListeners(own);
                    // Only an addition makes the engine look at the changed map again.
                    task.addTaskListener(TaskListener.EVENTNAME_UPDATE, updated -> {});
                }
            }
        });
        engine.setCustomPostBPMNParseListeners(listeners);
    }

    private static List<TaskListener> withoutReview(List<TaskListener> attached) {
        return new ArrayList<>(attached.stream()
                .filter(listener -> !listener.getClass().getName().startsWith("tributary.review."))
                .toList());
    }
}

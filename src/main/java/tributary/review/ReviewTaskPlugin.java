package tributary.review;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Attaches {@link ReviewTasks} to every user task that is deployed, so that no model can forget it. */
@Component
@Order(0)
class ReviewTaskPlugin extends AbstractProcessEnginePlugin {

    // The tasks' beans need the engine that this plug-in helps to build.
    private final ObjectProvider<ReviewTasks> tasks;

    ReviewTaskPlugin(ObjectProvider<ReviewTasks> tasks) {
        this.tasks = tasks;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<BpmnParseListener> listeners = engine.getCustomPostBPMNParseListeners();
        if (listeners == null) {
            listeners = new ArrayList<>();
            engine.setCustomPostBPMNParseListeners(listeners);
        }
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
                    StepProperties properties = StepProperties.parse(element);
                    properties.keepIn(activity);
                    attach(behavior.getTaskDefinition(), properties);
                }
            }
        });
    }

    private void attach(TaskDefinition task, StepProperties properties) {
        task.addTaskListener(
                TaskListener.EVENTNAME_CREATE, created -> tasks.getObject().created(created, properties));
        task.addTaskListener(
                TaskListener.EVENTNAME_ASSIGNMENT, assigned -> tasks.getObject().assigned(assigned));
        task.addTaskListener(
                TaskListener.EVENTNAME_COMPLETE, completed -> tasks.getObject().completed(completed, properties));
        task.addTaskListener(
                TaskListener.EVENTNAME_DELETE, deleted -> tasks.getObject().deleted(deleted));
    }
}

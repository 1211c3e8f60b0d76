package tributary.engine;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Refuses an answer without an outcome, as a real review does. */
@ModelBean("sampleAnswer")
public class SampleAnswer implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        if (task.getVariable("outcome") == null) {
            throw new RefusedAnswer(Map.of("outcome", "Outcome is missing. Choose pass or fail."));
        }
    }
}

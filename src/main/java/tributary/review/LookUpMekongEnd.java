package tributary.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import tributary.engine.ModelBean;

/** Looks whether the Mekong procedure has ended already, before a host's review waits for the message. */
@ModelBean("lookUpMekongEnd")
class LookUpMekongEnd implements JavaDelegate {

    private final MekongEnds ends;

    LookUpMekongEnd(MekongEnds ends) {
        this.ends = ends;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("mekongEnded", ends.hasEnded(ReviewVariables.proposalId(execution)));
    }
}

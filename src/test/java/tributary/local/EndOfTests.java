package tributary.local;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Ends the application and its servers in order once the last test has run; shutdown hooks would end them all at the same time. */
public final class EndOfTests implements TestExecutionListener {

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        AtEnd.INSTANCE.run();
    }
}

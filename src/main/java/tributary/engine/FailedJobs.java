package tributary.engine;

import java.io.Serial;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.jspecify.annotations.Nullable;

/** When a job that failed is tried again: what it lacks may come back in some minutes, and what overtook it has passed at once. */
final class FailedJobs implements FailedJobCommandFactory {

    /** How long after each failure, in the engine's notation; what fails once more stays. */
    static final String DELAYS = "PT0S,PT1M,PT2M,PT5M";

    @Override
    public Command<Object> getCommand(String jobId, Throwable failure) {
        return Overtaken.isIn(failure) ? new AtOnce(jobId, failure) : new DefaultJobRetryCmd(jobId, failure);
    }

    private static final class AtOnce extends DefaultJobRetryCmd {

        @Serial
        private static final long serialVersionUID = 1;

        private AtOnce(String jobId, Throwable failure) {
            super(jobId, failure);
        }

        @Override
        public @Nullable Object execute(CommandContext context) {
            executeStandardStrategy(context);
            return null;
        }
    }
}

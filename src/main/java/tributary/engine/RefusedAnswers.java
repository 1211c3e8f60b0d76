package tributary.engine;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tributary.web.Conflict;
import tributary.web.ProblemType;
import tributary.web.TookTooLong;

/**
 * Digs out why a command was refused. The engine wraps what a listener says as a failure of its own, and its REST API would answer 500; the shield
 * asks here what the caller of this thread did wrong, or who was faster.
 */
@Component
public class RefusedAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedAnswers.class);
    private static final ThreadLocal<RuntimeException> LAST = new ThreadLocal<>();

    /** Forgets what this thread's last request did wrong. */
    public void forget() {
        LAST.remove();
    }

    /** What a listener refused since this thread last forgot. */
    public Optional<Refusal> find() {
        return LAST.get() instanceof BadUserRequestException refused
                ? Optional.of(new Refusal(
                        String.valueOf(refused.getMessage()),
                        refused instanceof RefusedAnswer answer ? answer.faults() : Map.of()))
                : Optional.empty();
    }

    /** Why this person, of all to whom the task is offered, was refused; empty when it was not that. */
    public Optional<String> findRecusal() {
        return LAST.get() instanceof Recused recused ? Optional.ofNullable(recused.getMessage()) : Optional.empty();
    }

    /** Why the state of things did not allow the command, or that it took too long; empty when it was neither. */
    public Optional<tributary.web.Refusal> findConflict() {
        RuntimeException last = LAST.get();
        if (last instanceof OptimisticLockingException) {
            return Optional.of(
                    new Conflict(ProblemType.OVERTAKEN, "Somebody else changed this at the same moment. Look again."));
        }
        return last instanceof tributary.web.Refusal refusal ? Optional.of(refusal) : Optional.empty();
    }

    /**
     * What was wrong.
     *
     * @param detail for people
     * @param faults by variable name, where the listener told
     */
    public record Refusal(String detail, Map<String, String> faults) {}

    static class Interceptor extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            try {
                return next.execute(command);
            } catch (RuntimeException failure) {
                for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                    if (cause instanceof BadUserRequestException refused) {
                        LAST.set(refused);
                        throw refused;
                    }
                    if (cause instanceof AuthorizationException denied) {
                        if (denied instanceof Recused) {
                            LAST.set(denied);
                        }
                        throw denied;
                    }
                    if (cause instanceof OptimisticLockingException
                            || cause instanceof TaskAlreadyClaimedException
                            || cause instanceof tributary.web.Refusal) {
                        LAST.set((RuntimeException) cause);
                        throw failure;
                    }
                }
                if (Overtaken.isIn(failure)) {
                    LAST.set(new OptimisticLockingException(failure.getMessage(), failure));
                    throw failure;
                }
                Optional<TookTooLong> late = TookTooLong.findIn(failure);
                if (late.isPresent()) {
                    LAST.set(late.get());
                    throw failure;
                }
                LOG.warn("The engine failed at {}", command.getClass().getSimpleName(), failure);
                throw failure;
            }
        }
    }
}

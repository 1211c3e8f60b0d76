package tributary.engine;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.stereotype.Component;

/**
 * Digs out what a listener refused. The engine wraps it as a failure of its own, and its REST API would answer 500; the shield asks here what
 * the caller of this thread did wrong.
 */
@Component
public class RefusedAnswers {

    private static final ThreadLocal<BadUserRequestException> LAST = new ThreadLocal<>();

    /** Forgets what this thread's last request did wrong. */
    public void forget() {
        LAST.remove();
    }

    /** What a listener refused since this thread last forgot. */
    public Optional<Refusal> find() {
        return Optional.ofNullable(LAST.get())
                .map(refused -> new Refusal(
                        String.valueOf(refused.getMessage()),
                        refused instanceof RefusedAnswer answer ? answer.faults() : Map.of()));
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
            } catch (ProcessEngineException failure) {
                for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                    if (cause instanceof BadUserRequestException refused) {
                        LAST.set(refused);
                        throw refused;
                    }
                    if (cause instanceof AuthorizationException denied) {
                        throw denied;
                    }
                }
                throw failure;
            }
        }
    }
}

package tributary.engine;

import java.sql.SQLException;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;

/** Failures of a command that was overtaken by another, and may do better when it begins again. */
public final class Overtaken {

    // A step that began below one that was to be removed, a deadlock, and what another transaction changed: the engine
    // tells only the last from other failures, and that not always.
    private static final Set<String> STATES = Set.of("23503", "40P01", "40001");

    private Overtaken() {}

    /** Whether this, or what caused it, is such a failure. */
    public static boolean isIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException
                    || cause instanceof ConcurrencyFailureException
                    || (cause instanceof SQLException known && STATES.contains(known.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}

package tributary.tenancy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How long the database works on one statement of this thread, waiting for locks included. Without a word that is as long as it takes: the system's own
 * work is not cut short. What takes longer is ended, and its transaction with it.
 */
@Component
public class StatementTime {

    private static final ThreadLocal<@Nullable Duration> MOST = new ThreadLocal<>();

    /** From now on each statement of this thread may take that long. */
    public void limit(Duration most) {
        MOST.set(most);
    }

    /** From now on the statements of this thread may take as long as they need. */
    public void unlimit() {
        MOST.remove();
    }

    /** As PostgreSQL reads {@code statement_timeout}: milliseconds, 0 for no limit. */
    String current() {
        Duration here = MOST.get();
        return here == null ? "0" : Long.toString(Math.max(1, here.toMillis()));
    }
}

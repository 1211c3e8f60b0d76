package tributary.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** Ends what was started, last first, when this process ends or is told to. */
final class AtEnd {

    static final AtEnd INSTANCE = new AtEnd();

    private final Deque<Runnable> ends = new ArrayDeque<>();
    private boolean hasEnded;

    private AtEnd() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::run, "end"));
    }

    /** Remembers what to end; ends it at once when the end has come already. */
    void add(Runnable end) {
        synchronized (this) {
            if (!hasEnded) {
                ends.push(end);
                return;
            }
        }
        end.run();
    }

    /** Ends everything now, and whatever is added later. */
    synchronized void run() {
        hasEnded = true;
        while (!ends.isEmpty()) {
            try {
                ends.pop().run();
            } catch (RuntimeException failure) {
                System.err.println("Could not end cleanly: " + failure.getMessage());
            }
        }
    }
}

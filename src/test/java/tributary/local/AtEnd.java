package tributary.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** Ends what was started, last first, when this process ends. */
final class AtEnd {

    static final AtEnd INSTANCE = new AtEnd();

    private final Deque<Runnable> ends = new ArrayDeque<>();

    private AtEnd() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::run, "end"));
    }

    synchronized void add(Runnable end) {
        ends.push(end);
    }

    /** Ends everything now. */
    synchronized void run() {
        while (!ends.isEmpty()) {
            try {
                ends.pop().run();
            } catch (RuntimeException failure) {
                System.err.println("Could not end cleanly: " + failure.getMessage());
            }
        }
    }
}

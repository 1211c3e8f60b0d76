package tributary.local;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Standard input as a leash: its end means that whoever started this process is gone or wants it to stop. */
final class StandardInput {

    private volatile boolean hasEnded;

    /** Runs this once when standard input ends, on a thread of its own that keeps the process alive until then. */
    static StandardInput onEnd(Runnable action) {
        StandardInput input = new StandardInput();
        Thread thread = new Thread(() -> input.watch(action), "standard input");
        thread.start();
        return input;
    }

    boolean hasEnded() {
        return hasEnded;
    }

    private void watch(Runnable action) {
        try {
            byte[] buffer = new byte[256];
            int read = 0;
            while (read >= 0) {
                read = System.in.read(buffer);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            hasEnded = true;
            action.run();
        }
    }
}

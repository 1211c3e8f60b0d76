package tributary.local;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Tells people at a terminal what happens, each line with the seconds since the start. */
final class Console implements Progress {

    private final PrintStream out;
    private final Instant start;

    Console(PrintStream out, Instant start) {
        this.out = out;
        this.start = start;
    }

    @Override
    public synchronized void tell(String step) {
        out.printf("%4d s  %s%n", Duration.between(start, Instant.now()).toSeconds(), step);
        out.flush();
    }

    synchronized void print(String text) {
        out.println(text);
        out.flush();
    }
}

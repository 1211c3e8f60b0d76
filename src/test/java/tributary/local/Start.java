package tributary.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for servers that were started in processes of their own. */
final class Start {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private Start() {}

    /** Returns when the server is ready; shows the end of its log when it is not in time, or has ended. */
    static void await(String server, BooleanSupplier isReady, BooleanSupplier isAlive, Path log) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!isReady.getAsBoolean()) {
            if (!isAlive.getAsBoolean() || Instant.now().isAfter(end)) {
                throw new IllegalStateException(
                        server + " is not ready; the end of its log, " + log + ":\n" + Logs.end(log));
            }
            pause(server);
        }
    }

    private static void pause(String server) {
        try {
            Thread.sleep(200);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + server, interrupted);
        }
    }
}

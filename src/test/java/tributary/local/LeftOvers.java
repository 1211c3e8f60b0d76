package tributary.local;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends what an earlier start left running. */
final class LeftOvers {

    private LeftOvers() {}

    /** Ends the process of this id when its command line names the given program; ids get reused. */
    static void stop(long pid, String program) {
        ProcessHandle.of(pid)
                .filter(process -> process.info().commandLine().orElse("").contains(program))
                .ifPresent(LeftOvers::stop);
    }

    /** Asks a process to end, and makes it end when it has not after 20 seconds. */
    static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(20, TimeUnit.SECONDS);
        } catch (TimeoutException stuck) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("Process " + process.pid() + " could not be awaited", failure);
        }
    }
}

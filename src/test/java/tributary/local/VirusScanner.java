package tributary.local;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Speaks ClamAV's protocol and knows one virus, the EICAR test string. Of a file that says {@link #SILENCE} it hangs up without a verdict, as a daemon
 * does that is being restarted. Over one that says {@link #PUZZLE} it ponders until it is told to decide.
 */
public final class VirusScanner {

    /** Split, so that no scanner takes this class for infected. */
    public static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    public static final String SILENCE = "The scanner will not answer to this.";

    public static final String PUZZLE = "The scanner will think about this.";

    private static final Semaphore PONDERING = new Semaphore(0);
    private static final Semaphore DECIDED = new Semaphore(0);

    private static final String COMMAND = "zINSTREAM\0";

    private VirusScanner() {}

    /** Starts on any free port, which it gives; it ends with the process. */
    static int start() {
        try {
            ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread thread = new Thread(() -> serve(server), "virus-scanner");
            thread.setDaemon(true);
            thread.start();
            return server.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void serve(ServerSocket server) {
        while (true) {
            try (Socket caller = server.accept()) {
                answer(caller);
            } catch (IOException hungUp) {
                // The next caller is served all the same.
            }
        }
    }

    private static void answer(Socket caller) throws IOException {
        DataInputStream in = new DataInputStream(caller.getInputStream());
        if (!new String(in.readNBytes(COMMAND.length()), StandardCharsets.US_ASCII).equals(COMMAND)) {
            say(caller, "UNKNOWN COMMAND");
            return;
        }
        StringBuilder content = new StringBuilder();
        for (int length = in.readInt(); length != 0; length = in.readInt()) {
            content.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
        }
        if (content.indexOf(PUZZLE) >= 0) {
            PONDERING.release();
            DECIDED.acquireUninterruptibly();
        }
        if (content.indexOf(SILENCE) < 0) {
            say(caller, content.indexOf(EICAR) < 0 ? "stream: OK" : "stream: Eicar-Test-Signature FOUND");
        }
    }

    /** Returns once it has begun to ponder. */
    public static void awaitPondering() {
        try {
            if (!PONDERING.tryAcquire(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("No file came that says " + PUZZLE);
            }
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    /** Lets it say what it found. */
    public static void decide() {
        DECIDED.release();
    }

    private static void say(Socket caller, String verdict) throws IOException {
        caller.getOutputStream().write((verdict + "\0").getBytes(StandardCharsets.US_ASCII));
    }
}

package tributary.document;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** ClamAV's daemon, by its own protocol over TCP: {@code INSTREAM}. */
final class ClamAv implements Scanner {

    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int ANSWER_LIMIT = 4096;

    private final String host;
    private final int port;
    private final Duration longest;

    ClamAv(String host, int port) {
        this(host, port, LONGEST);
    }

    ClamAv(String host, int port, Duration longest) {
        this.host = host;
        this.port = port;
        this.longest = longest;
    }

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public Optional<String> scan(Path file) throws IOException {
        try (Socket daemon = new Socket()) {
            daemon.connect(new InetSocketAddress(host, port), (int) CONNECT.toMillis());
            daemon.setSoTimeout((int) ANSWER.toMillis());
            // One that takes the file in no more: a write knows no limit of its own.
            CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> hangUp(daemon));
            send(file, daemon);
            return verdict(new String(daemon.getInputStream().readNBytes(ANSWER_LIMIT), StandardCharsets.UTF_8));
        }
    }

    private static void hangUp(Socket daemon) {
        try {
            daemon.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** In chunks, each after its length; one of length zero ends them. */
    private static void send(Path file, Socket daemon) throws IOException {
        DataOutputStream out = new DataOutputStream(daemon.getOutputStream());
        out.write(COMMAND);
        byte[] buffer = new byte[32 * 1024];
        try (InputStream content = Files.newInputStream(file)) {
            for (int read = content.read(buffer); read > 0; read = content.read(buffer)) {
                out.writeInt(read);
                out.write(buffer, 0, read);
            }
        }
        out.writeInt(0);
        out.flush();
    }

    /** {@code stream: OK}, {@code stream: Eicar-Signature FOUND}, or an error such as {@code INSTREAM size limit exceeded. ERROR}. */
    private static Optional<String> verdict(String answer) throws IOException {
        String line = answer.replace("\0", "").strip();
        if (line.equals("stream: OK")) {
            return Optional.empty();
        }
        if (line.startsWith("stream: ") && line.endsWith(" FOUND")) {
            return Optional.of(line.substring("stream: ".length(), line.length() - " FOUND".length()));
        }
        throw new IOException("The virus scanner answered: " + line);
    }
}

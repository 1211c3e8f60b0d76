package tributary.document;

import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ClamAvTests {

    /** As one does whose threads are all at work. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void givesUpADaemonThatTakesNothingIn(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("large"), new byte[32 * 1024 * 1024]);
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ClamAv daemon = new ClamAv("127.0.0.1", silent.getLocalPort(), Duration.ofSeconds(1));

            assertThatIOException().isThrownBy(() -> daemon.scan(file));
        }
    }
}

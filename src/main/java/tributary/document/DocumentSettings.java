package tributary.document;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of documents.
 *
 * @param scanner where ClamAV's daemon listens, such as {@code clamav://127.0.0.1:3310}; without it documents are not scanned for viruses, and marked so
 */
@ConfigurationProperties("tributary.document")
record DocumentSettings(@Nullable URI scanner) {

    DocumentSettings {
        if (scanner != null && scanner.toString().isEmpty()) {
            scanner = null;
        }
        if (scanner != null
                && (!"clamav".equals(scanner.getScheme()) || scanner.getHost() == null || scanner.getPort() < 1)) {
            throw new IllegalArgumentException(
                    "tributary.document.scanner is " + scanner + ": give host and port as clamav://127.0.0.1:3310");
        }
    }
}

package tributary.document;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What is known of viruses in a document, as of its upload. */
public enum VirusScan {
    /** A scanner looked at it and found nothing. */
    CLEAN,
    /** No scanner was configured. */
    UNSCANNED,
    /** The application wrote it itself. */
    NOT_NEEDED;

    /** As the API writes it: {@code not-needed}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static VirusScan of(String code) {
        return Arrays.stream(values())
                .filter(scan -> scan.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(code + " says nothing of viruses"));
    }
}

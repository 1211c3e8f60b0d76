package tributary.retention;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What may be removed.
 *
 * @param unconfirmed whether periods that no source confirms count: {@code keep}, or {@code remove} once each member's experts have looked at them
 */
@ConfigurationProperties("tributary.retention")
record RetentionSettings(@DefaultValue("keep") Unconfirmed unconfirmed) {

    /** What becomes of records whose period is unconfirmed. */
    enum Unconfirmed {
        KEEP,
        REMOVE
    }
}

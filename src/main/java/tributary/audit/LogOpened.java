package tributary.audit;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tributary.identity.CurrentUser;

/**
 * Somebody was shown entries of the log, or took them away. Raised once the answer is sure.
 *
 * @param type {@code log-read}, {@code log-exported}, {@code bundle-made} or {@code log-verified}
 * @param proposal whose entries they are, or were looked for; one that the reader's log tells of already, null for others
 * @param question what was asked, without the page: {@code rule} to {@code LA-L8}
 */
public record LogOpened(
        CurrentUser reader, String type, @Nullable UUID proposal, Map<String, String> question) {

    public LogOpened {
        question = Map.copyOf(question);
    }

    /** Entries of one proposal were read. */
    static LogOpened reading(AuditReader reader, UUID proposal) {
        return new LogOpened(reader.user(), "log-read", proposal, Map.of());
    }

    /** A page was shown that tells of entries of one kind. */
    public static LogOpened part(AuditReader reader, String part) {
        return new LogOpened(reader.user(), "log-read", null, Map.of("part", part));
    }

    /** The log was searched. */
    static LogOpened searching(AuditReader reader, AuditQuery query, @Nullable UUID proposal) {
        return new LogOpened(reader.user(), "log-read", proposal, query.told());
    }
}
